/** Marks the words by which a page was found, which its address names: `?h=threshold`. */
import { marked, pieces, split } from "../search/words.js";

const PASSED_OVER = "script, template, svg, textarea";
const words = split(new URLSearchParams(location.search).get("h")), texts = [];
const walker = document.createTreeWalker(document.querySelector("[data-md-component=content]"), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
for (const text of texts.filter((one) => !one.parentElement.closest(PASSED_OVER))) {
  const cut = pieces(text.data, words);
  if (cut.length > 1) text.replaceWith(...marked(cut));
}
