/** The overview: every slide by its section, the length of the session, and what else Present can do, with its keys. */
import { make } from "../shared/dom.js";
import { titled } from "./model.js";

const KEYS = {
  "Arrow keys, space, Page Up, Page Down": "on and back", "Home, End": "the first slide, the last", "Escape": "leave",
  "A to H or 1 to 8, on a question": "a hand for that option; with Shift, one taken back", "T": "talk, then vote again",
  "S": "what the reviews found", "N": "notes window", "U": "notes under the slide", "P": "pause the clock",
  "B or a full stop": "black screen (on a question, the full stop alone)", "O or ?": "this overview"
};

export function overview(session) {
  const panel = make("div", "deck__overview");
  const tools = make("div", "deck__row");
  const choice = make("div");
  const list = make("div", "deck__list");
  const keys = make("dl", "deck__keys");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-modal", "true");
  panel.setAttribute("aria-label", "Overview");
  panel.hidden = true;
  for (const [key, act] of Object.entries(KEYS)) keys.append(make("dt", "", key), make("dd", "", act));
  panel.append(make("h2", "", "Overview"), tools, choice, list, make("h3", "", "Keys"), keys);
  session.dom.region.append(panel);

  function done(act) { return () => { close(); act(); }; }

  tools.append(
    session.button("Back to the slide", close),
    session.button("Notes window", done(() => session.openNotes())),
    session.button("Notes under the slide", done(() => session.notesUnder())),
    session.button("Black screen", done(() => session.darken(true))),
    session.button("Restart the clock", done(() => session.restart()))
  );

  /** The slides in groups: a heading a section, a button a slide. */
  function fill() {
    let section = null;
    list.replaceChildren();
    session.slides().forEach((slide, index) => {
      if (slide.section !== section) {
        if (slide.section) list.append(make("h3", "", slide.section));
        list.append(Object.assign(make("ol"), { start: index + 1 }));
        section = slide.section;
      }
      const entry = session.button(titled(slide), done(() => session.show(index))), item = make("li");
      if (index === session.index()) entry.setAttribute("aria-current", "true");
      item.append(entry);
      list.lastElementChild.append(item);
    });
  }

  function open() {
    choice.replaceChildren(session.lengths());
    fill();
    panel.hidden = false;
    session.dom.screen.inert = true;
    session.modal = { key: "o", close: close };
    const current = list.querySelector("[aria-current]");
    current.focus();
    current.scrollIntoView({ block: "center" });
  }

  function close() {
    panel.hidden = true;
    session.dom.screen.inert = false;
    session.modal = null;
    session.dom.region.focus({ preventScroll: true });
  }

  session.keys.o = session.keys["?"] = open;
  session.on("length", () => { if (!panel.hidden) fill(); });
  session.dom.tools.append(session.button("Overview", open));
}
