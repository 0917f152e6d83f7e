/**
 * Keeps the place among the results of a search, which the theme draws anew when the words around them arrive:
 * what had the focus has it again, and the sections that were unfolded stay so. Says so while there is no answer yet.
 */
export function searchResults() {
  const list = document.querySelector(".md-search-result__list"), box = document.querySelector(".md-search__input");
  if (!list || !box) return;
  const meta = document.querySelector(".md-search-result__meta");
  const NONE_YET = "No answer yet. If none comes, load this page again, or look in the course map.";
  let answered = false;
  /** What has the focus; it stays known when it is taken away with its list. @type {?Element} */
  let held = null;
  /** The results that were unfolded, by their addresses. */
  const unfolded = new Set();

  /** @param {Element} part @returns {string} the address of the page that the part of a result belongs to */
  function pageOf(part) { return part.closest("li").querySelector("a").href.split(/[?#]/)[0]; }

  /** The part of the new list that stands for what had the focus. */
  function twin(lost) {
    const item = Array.from(list.children).find((one) => pageOf(one) === lost.page);
    if (!item) return null;
    if (!lost.link) return item.querySelector("summary");
    return Array.from(item.querySelectorAll("a")).find((link) => link.href === lost.link);
  }

  let lost = null;
  list.addEventListener("focusin", (event) => {
    const part = /** @type {HTMLElement} */ (event.target);
    held = part;
    lost = { page: pageOf(part), link: /** @type {HTMLAnchorElement} */ (part).href };
  });
  // One that left by itself is still in its list a moment later.
  list.addEventListener("focusout", (event) => queueMicrotask(() => { if (held === event.target && held.isConnected) held = null; }));
  list.addEventListener("toggle", (event) => {
    const fold = /** @type {HTMLDetailsElement} */ (event.target);
    if (fold.isConnected) unfolded[fold.open ? "add" : "delete"](pageOf(fold));
  }, true);
  box.addEventListener("input", () => {
    unfolded.clear();
    if (!answered) meta.textContent = NONE_YET;
  });

  new MutationObserver(() => {
    if (!list.firstElementChild) return;
    answered = true;
    list.querySelectorAll("details:not([open])").forEach((fold) => { fold.open = unfolded.has(pageOf(fold)); });
    if (!held || held.isConnected) return;
    held = null;
    if (document.activeElement === document.body) (twin(lost) || box).focus();
  }).observe(list, { childList: true });
}
