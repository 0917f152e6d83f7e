/** Draws one slide and gives it the largest type that fits. Present and the notes window both use it. */
import { make, parsed, svg } from "../shared/dom.js";
import { checkBy } from "../theme/check-by.js";

/** Sizes of type, largest first; a line or two may begin larger than what is read as a text. */
const STEPS = 8;
const USUAL = 2;
const FIRST = { point: 0, key: 0, pair: 1, figure: 4, table: 3, plan: 3, vote: 3, since: 3 };
const THREAD = "M0 60C60 88 76 62 120 52S180 18 250 50s90 44 152 26 40-60 90-60 70 66 134 40 54-54 104-52 50 52 110 40 54-38 90-30 60 50 130 26";

function thread() {
  const given = { viewBox: "0 0 1060 110", preserveAspectRatio: "none", class: "slide__thread", "aria-hidden": "true" };
  return svg("svg", given, svg("path", { d: THREAD }));
}

/** The element of a slide. @param {any} slide as the deck's script has it @param {"h1" | "p"} level the element of its title */
export function draw(slide, level) {
  const body = make("div", "slide__body", ...parsed(slide.html));
  const title = make(
    level, slide.title.length > 44 ? "slide__title slide__title--long" : "slide__title", slide.title,
    ...(slide.part ? [" ", make("span", "slide__part", slide.part)] : [])
  );
  checkBy(body);
  return make(
    "div", { className: "slide", "data-kind": slide.kind }, make("div", "slide__head", slide.label && make("p", "slide__label", slide.label), title), body,
    ["title", "section"].includes(slide.kind) && thread()
  );
}

function overflows(body) { return body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1; }

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
  const made = Array.from(new Set([stage, slide])).flatMap(({ trainer, notes }) => [
    trainer && make("div", "notes__trainer", make("h3", "", "For the trainer"), ...parsed(trainer)), notes && make("div", "notes__page", ...parsed(notes))
  ]).filter(Boolean);
  return made.length ? made : [make("p", "notes__none", "There are no notes for this slide.")];
}
