import { fragment } from "../shared/page.js";

/** Opens what is folded: all of it on paper, and what holds the place that the address names. @param {HTMLElement} content */
export function folds(content) {
  let opened = [];

  function reveal() {
    const place = document.getElementById(fragment());
    const fold = place && content.contains(place) && place.closest("details:not([open])");
    if (!fold) return;
    fold.setAttribute("open", "");
    place.scrollIntoView();
  }

  window.addEventListener("beforeprint", () => {
    opened = Array.from(content.querySelectorAll("details:not([open])"));
    opened.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => opened.splice(0).forEach((fold) => { fold.open = false; }));
  window.addEventListener("hashchange", reveal);
  reveal();
}
