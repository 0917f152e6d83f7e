/** The overview: every slide by its section, the length of the session, and what else Present can do, with its keys. */
import { make } from "../shared/dom.js";
import { titled } from "./model.js";

const KEYS = {
  "Arrow keys, space, Page Up, Page Down": "on and back", "Home, End": "the first slide, the last", "Escape": "leave",
  "A to H or 1 to 8, on a question": "a hand for that option; with Shift, one taken back", "T": "talk, then vote again",
  "S": "what lies behind each option", "R": "the other road, where a case parts", "N": "notes window", "U": "notes under the slide", "P": "pause the clock",
  "B or a full stop": "black screen (on a question, the full stop alone)", "O or ?": "this overview"
};

export function overview(session) {
  const choice = make("div"), list = make("div", "deck__list");
  const tools = make(
    "div", "deck__row", session.button("Back to the slide", close), session.button("Notes window", done(() => session.openNotes())),
    session.button("Notes under the slide", done(() => session.notesUnder())), session.button("Black screen", done(() => session.darken(true))),
    session.button("Restart the clock", done(() => session.restart()))
  );
  const keys = Object.entries(KEYS).flatMap(([key, act]) => [make("dt", "", key), make("dd", "", act)]);
  const panel = make(
    "div", { className: "deck__overview", role: "dialog", "aria-modal": "true", "aria-label": "Overview", hidden: true },
    make("h2", "", "Overview"), tools, choice, list, make("h3", "", "Keys"), make("dl", "deck__keys", ...keys)
  );
  session.dom.region.append(panel);

  function done(act) { return () => { close(); act(); }; }

  function fill() {
    let section = null;
    list.replaceChildren();
    session.slides().forEach((slide, index) => {
      if (slide.section !== section) {
        if (slide.section) list.append(make("h3", "", slide.section));
        list.append(make("ol", { start: index + 1 }));
        section = slide.section;
      }
      const entry = session.button(titled(slide), done(() => session.show(index)));
      if (index === session.index()) entry.setAttribute("aria-current", "true");
      list.lastElementChild.append(make("li", "", entry));
    });
  }

  function open() {
    choice.replaceChildren(session.lengths());
    fill();
    panel.hidden = false;
    session.dom.screen.inert = true;
    session.modal = { key: "o", close };
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
