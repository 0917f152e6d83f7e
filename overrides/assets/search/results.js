/** Answers what is typed into the search: the pages found with the words around what was asked for, and how many there are. */
import { make, settled } from "../shared/dom.js";
import { at } from "../shared/page.js";
import { finder } from "./finder.js";
import { marked, pieces } from "./words.js";

/** @typedef {import("./finder.js").Found} Found */

const BEFORE = 90, EXCERPT = 260;
/** How many sections of a page are shown unfolded. */
const SHOWN = 2;
const START = "Type to search the course";
const NOTHING = "Nothing found. Try other words, or look in the course map.";
const EVERYWHERE = "No heading has these words, and they are on every page. Add one that tells more.";
const STOPS = "input, a, summary";

/** The part of a text around the first of the words. @param {string} text @param {string[]} words */
function excerpt(text, words) {
  const found = pieces(text, words)[0].length;
  const from = found < text.length && found > BEFORE ? text.indexOf(" ", found - BEFORE) + 1 : 0;
  const end = text.indexOf(" ", from + EXCERPT);
  const cut = pieces(text.slice(from, end < 0 ? undefined : end), words);
  return [from ? "… " : "", ...marked(cut), end < 0 ? "" : " …"];
}

function addressOf(doc, isPrivate) {
  const address = new URL(at(doc.at));
  if (doc.words.length && !isPrivate) address.search = new URLSearchParams({ h: doc.words.join(" ") }).toString();
  return address.href;
}

function link(doc, isPrivate, className) {
  return make(
    "a", { className, href: addressOf(doc, isPrivate) }, make("span", "search__title", ...marked(pieces(doc.title, doc.words))),
    doc.text && make("span", "search__text", ...excerpt(doc.text, doc.words)),
    doc.missing.length && make("span", "search__text", "Without: " + doc.missing.join(", "))
  );
}

/** A page with its sections, those beyond the first few folded. @param {Found[]} group @param {boolean} isPrivate */
function item([page, ...sections], isPrivate) {
  const links = sections.map((doc) => link(doc, isPrivate, "search__section")), more = links.slice(SHOWN);
  return make("li", "search__page", link(page, isPrivate, "search__head"), ...links.slice(0, SHOWN),
    more.length && make("details", "", make("summary", "", `${more.length} more on this page`), ...more));
}

/** @param {{dialog: HTMLDialogElement, documents: import("./finder.js").Documents}} given */
export function results({ dialog, documents }) {
  const [box, list, status, suggestion, share] = ["input", "ol", "[role=status]", "button[data-search-suggestion]", "a[data-search-share]"]
    .map((part) => dialog.querySelector(part));
  const find = finder(documents);

  function said(count, isEmpty) {
    if (!box.value.trim()) return START;
    if (!count) return isEmpty ? EVERYWHERE : NOTHING;
    return count === 1 ? "1 page found" : `${count} pages found`;
  }

  function draw() {
    const found = find(box.value), words = said(found.groups.length, found.isEmpty);
    if (status.textContent !== words) status.textContent = words;
    list.replaceChildren(...found.groups.map((group) => item(group, found.isPrivate)));
    suggestion.textContent = `Search for: ${found.suggestion}`;
    suggestion.dataset.words = found.suggestion;
    suggestion.hidden = !found.suggestion;
    share.hidden = !found.groups.length || found.isPrivate;
    share.href = "#search=" + encodeURIComponent(box.value.trim());
  }

  /** Moves the focus to the next of the box and the results. @param {KeyboardEvent} event */
  function move(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = Array.from(dialog.querySelectorAll(STOPS)).filter((one) => one === box || (list.contains(one) && one.getClientRects().length));
    const next = stops[stops.indexOf(document.activeElement) + steps];
    if (!steps || !next) return;
    event.preventDefault();
    next.focus();
  }

  // Once all that was typed in the meantime has come in, what was asked last is answered.
  box.addEventListener("input", settled(draw, 0));
  dialog.addEventListener("keydown", move);
  box.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key === "Enter" && first) first.click();
  });
  suggestion.addEventListener("click", () => {
    box.value = suggestion.dataset.words;
    box.focus();
    draw();
  });
  draw();
}
