/** Puts on the colours that the reader chose before the page is first drawn; anything else that is stored is dropped. */
(function () {
  "use strict";
  var NAMES = ["media", "scheme", "primary", "accent"];
  var options = Array.from(document.querySelectorAll("[data-md-component=palette] input"));
  var kept = window.__md_get("__palette");

  function media(option) { return option.getAttribute("data-md-color-media"); }

  function isChoice(value) {
    return Boolean(value) && Number.isInteger(value.index) && Boolean(options[value.index]) &&
      Boolean(value.color) && value.color.media === media(options[value.index]);
  }

  // The theme leaves every option unchecked, so that a screen reader would say that none is chosen.
  var chosen = options[isChoice(kept) ? kept.index : 0];
  if (chosen) chosen.checked = true;

  if (!isChoice(kept)) {
    if (kept !== null) window.__md_set("__palette", null);
    return;
  }
  var wanted = kept.color.media;
  if (wanted === "(prefers-color-scheme)") {
    wanted = matchMedia("(prefers-color-scheme: light)").matches ? "(prefers-color-scheme: light)" : "(prefers-color-scheme: dark)";
  }
  var option = options.find(function (one) { return media(one) === wanted; });
  NAMES.forEach(function (name) {
    document.body.setAttribute("data-md-color-" + name, option.getAttribute("data-md-color-" + name));
  });
})();
