/** Draws one slide and gives it the largest type that fits. Present and the notes window both use it. */
import { make, parsed } from "../shared/dom.js";
import { checkBy } from "../theme/check-by.js";

/** Sizes of type, largest first; a line or two may begin larger than what is read as a text. */
const STEPS = 8;
const USUAL = 2;
const FIRST = { point: 0, key: 0, pair: 1, figure: 4, table: 3, plan: 3, vote: 3, since: 3 };
const THREAD = "M0 60C60 88 76 62 120 52S180 18 250 50s90 44 152 26 40-60 90-60 70 66 134 40 54-54 104-52 50 52 110 40 54-38 90-30 60 50 130 26";
const SVG = "http://www.w3.org/2000/svg";

/** The line that runs under the first slide and those that open a section. */
function thread() {
  const picture = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  picture.setAttribute("viewBox", "0 0 1060 110");
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("class", "slide__thread");
  picture.setAttribute("aria-hidden", "true");
  path.setAttribute("d", THREAD);
  picture.append(path);
  return picture;
}

/**
 * The element of a slide.
 * @param {any} slide as the deck's script has it
 * @param {"h1" | "p"} level the element of its title
 */
export function draw(slide, level) {
  const element = make("div", "slide");
  element.dataset.kind = slide.kind;
  const head = make("div", "slide__head");
  if (slide.label) head.append(make("p", "slide__label", slide.label));
  const title = make(level, "slide__title", slide.title);
  if (slide.title.length > 44) title.classList.add("slide__title--long");
  if (slide.part) title.append(" ", make("span", "slide__part", slide.part));
  head.append(title);
  const body = make("div", "slide__body");
  body.append(...parsed(slide.html));
  element.append(head, body);
  checkBy(body);
  if (slide.kind === "title" || slide.kind === "section") element.append(thread());
  return element;
}

function overflows(body) {
  return body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
}

/** Gives a slide that stands in the page the largest type in which all of it is seen. */
export function fit(element) {
  const body = element.querySelector(".slide__body");
  body.removeAttribute("tabindex");
  for (let step = FIRST[element.dataset.kind] ?? USUAL; step < STEPS; step += 1) {
    element.dataset.fit = String(step);
    if (!overflows(body)) return;
  }
  body.tabIndex = 0;
}

/** What who presents reads with a slide and with the stage that it is in: the trainer's notes and the page's own words. */
export function notes(slide, stage) {
  const made = [];
  for (const one of new Set([stage, slide])) {
    if (one.trainer) made.push(holder("notes__trainer", "For the trainer", one.trainer));
    if (one.notes) made.push(holder("notes__page", "", one.notes));
  }
  return made.length ? made : [make("p", "notes__none", "There are no notes for this slide.")];
}

function holder(kind, title, html) {
  const made = make("div", kind);
  if (title) made.append(make("h3", "", title));
  made.append(...parsed(html));
  return made;
}
