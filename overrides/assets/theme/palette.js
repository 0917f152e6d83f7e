/**
 * Puts on the colours that the reader chose before the page is first drawn; anything else that is stored is dropped.
 * Stands in the head, so that no script in the body holds the text up, and waits for the choices to be read.
 */
export function palette() {
  const NAMES = ["media", "scheme", "primary", "accent"];
  let options = [];

  function media(option) { return option.getAttribute("data-md-color-media"); }

  function isChoice(value) {
    return Boolean(value) && Number.isInteger(value.index) && Boolean(options[value.index]) &&
      Boolean(value.color) && value.color.media === media(options[value.index]);
  }

  /** Whether the choices are read to their end: something stands after them, or all of the page is read. */
  function areRead() {
    const form = document.querySelector("[data-md-component=palette]");
    return form ? Boolean(form.nextSibling) : document.readyState !== "loading";
  }

  function wear(kept) {
    let wanted = kept.color.media;
    if (wanted === "(prefers-color-scheme)") {
      wanted = matchMedia("(prefers-color-scheme: light)").matches ? "(prefers-color-scheme: light)" : "(prefers-color-scheme: dark)";
    }
    const option = options.find(function (one) { return media(one) === wanted; });
    NAMES.forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, option.getAttribute("data-md-color-" + name));
    });
  }

  function begin() {
    options = Array.from(document.querySelectorAll("[data-md-component=palette] input"));
    const kept = window.__md_get("__palette");
    // The theme leaves every option unchecked, so that a screen reader would say that none is chosen.
    const chosen = options[isChoice(kept) ? kept.index : 0];
    if (chosen) chosen.checked = true;
    if (isChoice(kept)) wear(kept);
    else if (kept !== null) window.__md_set("__palette", null);
  }

  const reading = new MutationObserver(look);

  function look() {
    if (!areRead()) return;
    reading.disconnect();
    document.removeEventListener("DOMContentLoaded", look);
    begin();
  }

  reading.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", look);
}
