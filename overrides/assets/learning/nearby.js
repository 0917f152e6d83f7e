import { later } from "../shared/page.js";
import { store } from "../shared/store.js";

/** Brings what works a part of a module, by its `data-module`, once that is in sight or somebody goes through the page by keys. */
export function nearby(root) {
  const bring = () => later(root.dataset.module, { root, store });
  new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) bring(); }).observe(root);
  // By the key and not by the focus: a press of a button has the focus too, and what comes in above would move it from under the finger.
  document.addEventListener("keydown", bring, { once: true });
}
