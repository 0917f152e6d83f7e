import { follow } from "../shell/contents.js";

/** Says in the bar under the header at which of a module's stops the reader is, and how many minutes are left. @param {HTMLElement} root */
export function stops(root) {
  const said = root.querySelector("button span"), whole = said.textContent;
  const list = root.querySelector("ol"), links = Array.from(root.querySelectorAll("a"));

  follow(links, (at) => {
    const left = links.slice(at).reduce((sum, link) => sum + Number(link.dataset.minutes), 0);
    said.textContent = at < 0 ? whole : `${at + 1} of ${links.length} · ${links[at].textContent} · ${left} min left`;
  });
  list.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) list.hidePopover?.();
  });
}
