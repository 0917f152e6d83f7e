import { facts, later } from "../shared/page.js";
import { store } from "../shared/store.js";

/** Where each file of a folder has a storage of its own, as in Firefox, has that said on each page that keeps something. */
export function apart() {
  if (location.protocol === "file:" && /Firefox\//.test(navigator.userAgent) && !facts.inOneFile) later("apart", store);
}
