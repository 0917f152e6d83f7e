/**
 * The last slide: what the room will do, who, and by when, typed large. It is kept for this visit, as the place in the deck
 * is, until somebody prints it or hands it to the action log of the team's guide.
 */
import { make } from "../shared/dom.js";
import * as drawing from "./slide.js";

const HINT = "Name no family. It is kept for this visit only, unless you put it in the log or print it.";
const LENGTHS = [120, 40, 30];

export function promise(session) {
  function field(head, index, form) {
    const label = make("label", "promise__field", head), box = make("textarea");
    box.value = (session.kept("promise") || {})[index] || "";
    box.maxLength = LENGTHS[index] || LENGTHS[0];
    box.rows = index ? 1 : 3;
    box.addEventListener("input", () => session.keep("promise", { ...session.kept("promise"), [index]: box.value }));
    label.append(box);
    form.append(label);
    return box;
  }

  session.on("draw", (element, slide) => {
    document.documentElement.classList.toggle("deck-prints", slide.kind === "promise");
    if (slide.kind !== "promise") return;
    const table = element.querySelector("table"), form = make("div", "promise"), row = make("div", "vote__tools"), hint = make("p", "small", HINT);
    const boxes = Array.from(table.querySelectorAll("th"), (head, index) => field(head.textContent, index, form));
    row.append(session.button("Print this page", () => window.print()));
    if (session.deck.log) row.append(session.button("Put it in the team's log", () => {
      const cells = boxes.map((box) => box.value.trim()), kept = session.kept("promise") || {};
      if (!cells.some(Boolean)) { session.say(hint.textContent = "There is nothing to keep yet."); return; }
      const done = session.log(session.deck.log, cells, kept.line);
      session.keep("promise", { ...kept, line: done.line });
      session.say(hint.textContent = done.said);
      drawing.fit(element);
    }));
    table.replaceWith(form, row, hint);
  });
  session.on("leave", () => document.documentElement.classList.remove("deck-prints"));
}
