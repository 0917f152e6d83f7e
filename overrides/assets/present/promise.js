/** The last slide: what the room will do, who, and by when, in boxes that grow. It is kept for this visit, until it is printed or put into the sheet. */
import { make } from "../shared/dom.js";
import { agree } from "../team/kept.js";
import * as drawing from "./slide.js";

const HINT = "Write a role, and no name. It is kept for this visit only, unless you put it in the sheet or print it.";
const FULL = "This field is full: say it in fewer words.";
const LENGTHS = [120, 40, 30];

export function promise(session) {
  function field(head, index, element, hint) {
    const box = make("textarea", { maxLength: LENGTHS[index] || LENGTHS[0], rows: index ? 1 : 3 });
    box.value = session.kept("promise")?.[index] || "";
    const said = make("span", "promise__said", box.value + " ");
    box.addEventListener("input", () => {
      session.keep("promise", { ...session.kept("promise"), [index]: box.value });
      said.textContent = box.value + " ";
      const isFull = box.value.length === box.maxLength;
      hint.textContent = isFull ? FULL : HINT;
      if (isFull) session.say(FULL);
      drawing.fit(element);
    });
    return { box, label: make("label", "promise__field", head, make("span", "promise__box", box, said)) };
  }

  session.on("draw", (element, slide) => {
    if (slide.kind !== "promise") return;
    const table = element.querySelector("table"), hint = make("p", "small", HINT);
    const fields = Array.from(table.querySelectorAll("th"), (head, index) => field(head.textContent, index, element, hint));
    const put = session.deck.sheet && session.button("Put it in the team's sheet", () => {
      const cells = fields.map(({ box }) => box.value.trim()), kept = session.kept("promise") || {};
      if (!cells.some(Boolean)) { session.say(hint.textContent = "There is nothing to keep yet."); return; }
      const done = agree(session.store, session.deck.name, cells, kept.put);
      session.keep("promise", { ...kept, put: done });
      session.say(hint.textContent = done.said);
      drawing.fit(element);
    });
    const row = make("div", "vote__tools", session.button("Print this page", () => window.print()), put);
    table.replaceWith(make("div", "promise", ...fields.map(({ label }) => label)), row, hint);
  });
}
