/** Marks on a page the words by which it was found, which its address names: `?h=threshold`. */
import { marked, pieces, split } from "./words.js";

const PASSED_OVER = "script, template, svg, textarea";

/** @param {HTMLElement} content */
export function marks(content) {
  const words = split(new URLSearchParams(location.search).get("h") || "");
  if (!words.length) return;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts.filter((one) => !one.parentElement.closest(PASSED_OVER))) {
    const cut = pieces(text.data, words);
    if (cut.length > 1) text.replaceWith(...marked(cut));
  }
}
