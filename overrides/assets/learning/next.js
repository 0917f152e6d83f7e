import { link } from "../shared/dom.js";
import { at } from "../shared/page.js";
import { nextOf } from "./model.js";

/** What to go on with and what is due, as a line that begins with the link. @param {any} record @param {string} [className] of that link */
export function nextLine(record, className) {
  const next = nextOf(record, Date.now()), there = link(next.text, at(next.href));
  there.className = className || "";
  const due = next.due === 1 ? "1 question is due" : `${next.due} questions are due`;
  return [there, next.left ? ` About ${next.left} minute${next.left === 1 ? "" : "s"} left. ` : " ", ...(next.due ? [link(due, at("review.html")), "."] : [])];
}
