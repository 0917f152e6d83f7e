/** Opens the search, by its button, by Ctrl+K or by an address that ends in `#search=words`. What answers is fetched with the first word. */
import { data, fragment, later, load } from "../shared/page.js";

const NONE_YET = "No answer yet. If none comes, load this page again, or look in the course map.";
const FAILED = "The search could not be loaded. Load this page again, or look in the course map.";
const ADDRESS = /^search=(.+)$/;

/** @param {HTMLButtonElement} button */
export function search(button) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
  if (!dialog.showModal) return;
  const box = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  let isReady = false;

  function open() {
    if (!dialog.open) dialog.showModal();
    box.select();
  }

  async function ask() {
    if (isReady || !box.value.trim()) return;
    if (status.textContent !== NONE_YET) status.textContent = NONE_YET; // said once, not with each letter
    try {
      const [documents] = await Promise.all([data("search/documents"), load("assets/later/search.css"), load("assets/later/search.js")]);
      if (!isReady) later("search", { dialog, documents });
      isReady = true;
    } catch (error) { status.textContent = FAILED; }
  }

  function fromAddress() {
    const found = ADDRESS.exec(fragment());
    if (!found) return;
    box.value = found[1];
    open();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  box.addEventListener("input", ask);
  button.addEventListener("click", open);
  dialog.addEventListener("click", (event) => {
    const on = /** @type {Element} */ (event.target);
    if (on === dialog || on.closest("[data-search-close], a:not([data-search-share])")) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  window.addEventListener("hashchange", fromAddress);
  button.removeAttribute("data-dormant");
  fromAddress();
}
