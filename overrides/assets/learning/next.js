import { link } from "../shared/dom.js";
import { at } from "../shared/page.js";
import { nextOf } from "./model.js";

/** What to go on with and what is due, as a line that begins with the link. @param {any} record @param {boolean} isWhole whether it is a button, and says that nothing is due */
export function nextLine(record, isWhole) {
  const next = nextOf(record, Date.now()), there = link(next.text, at(next.href));
  if (isWhole) there.className = "md-button md-button--primary";
  const left = next.left ? ` ${next.left} minute${next.left === 1 ? "" : "s"} left. ` : " ";
  if (!next.due) return [there, left, isWhole && next.href !== "review.html" ? "Nothing is due for review." : ""];
  return [there, left, link(next.due === 1 ? "1 question is due" : `${next.due} questions are due`, at("review.html")), "."];
}
