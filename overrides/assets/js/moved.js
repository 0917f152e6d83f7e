/** Leads from an old address to the new one, with the place on the page and what was asked. */
(function () {
  "use strict";
  const to = new URL(document.currentScript.dataset.to, location.href);
  if (!to.hash) to.hash = location.hash;
  to.search = location.search;
  location.replace(to.href);
})();
