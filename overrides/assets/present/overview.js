/** The overview: every slide by its section, the length of the session, and what else Present can do, with its keys. */
import { make } from "../shared/dom.js";

const KEYS = "Arrow keys, space, Page Up and Page Down move. Home and End go to the ends. B black, N notes window, U notes under the slide, " +
  "O overview, P timer. On a question: number keys count hands, S shows the spread. Escape leaves.";

export function overview(session) {
  const panel = make("div", "deck__overview");
  const title = make("h2", "", "Overview");
  const tools = make("div", "deck__row");
  const list = make("div", "deck__list");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-modal", "true");
  panel.setAttribute("aria-label", "Overview");
  panel.hidden = true;
  panel.append(title, tools, list, make("p", "deck__keys", KEYS));
  session.dom.region.append(panel);

  function done(act) { return () => { close(); act(); }; }

  tools.append(
    session.button("Back to the slide", close),
    session.button("Notes window", done(() => session.openNotes())),
    session.button("Notes under the slide", done(() => session.notesUnder())),
    session.button("Black screen", done(() => session.darken(true))),
    session.button("Restart the timer", done(() => session.restart()))
  );
  if (session.deck.plans.length) tools.append(plans());

  /** The choice of a length; slides that are for another length are left out. */
  function plans() {
    const label = make("label", "deck__plan", "Session ");
    const select = document.createElement("select");
    session.deck.plans.forEach((plan) => select.append(new Option(plan.minutes + " minutes", String(plan.minutes))));
    select.append(new Option("no plan", "0"));
    select.addEventListener("change", () => { session.setPlan(Number(select.value)); fill(); });
    session.on("plan", () => { select.value = String(session.plan() ? session.plan().minutes : 0); });
    label.append(select);
    return label;
  }

  /** The slides in groups: a heading a section, a row a title, a button a slide. */
  function fill() {
    list.replaceChildren();
    let group = null;
    let row = null;
    let last = {};
    session.slides().forEach((slide, index) => {
      if (!group || slide.section !== last.section) {
        if (slide.section && slide.section !== slide.title) list.append(make("h3", "", slide.section));
        group = document.createElement("ol");
        group.start = index + 1;
        list.append(group);
        row = null;
      }
      if (!row || slide.title !== last.title) {
        row = make("li", "deck__slides");
        group.append(row);
      }
      row.append(entry(slide, index, row.childElementCount > 0));
      last = slide;
    });
  }

  function entry(slide, index, follows) {
    const made = session.button(follows ? slide.part || String(index + 1) : slide.title, done(() => session.show(index)));
    if (follows) made.setAttribute("aria-label", slide.title + ", " + (slide.part || "slide " + (index + 1)));
    if (slide.title === slide.section && !follows) made.classList.add("deck__opens");
    if (index === session.index()) made.setAttribute("aria-current", "true");
    return made;
  }

  function open() {
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

  session.keys.o = open;
  session.dom.tools.append(session.button("Overview", open));
}
