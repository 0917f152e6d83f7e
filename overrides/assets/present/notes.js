/** Notes for who presents: under the slide in the same window, or in a window of their own that is in step with it. */
import { make } from "../shared/dom.js";
import { root } from "../shared/page.js";
import { titled } from "./model.js";
import * as drawing from "./slide.js";
import { talk } from "./talk.js";

export function notes(session) {
  const panel = make("section", { className: "deck__notes", hidden: true, tabIndex: 0, "data-scrolls": "", "aria-label": "Notes" });
  const token = session.kept("token") || Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join("");
  let other = null;
  session.dom.region.append(panel);
  session.keep("token", token);

  function tell() {
    send({
      type: "at", deck: session.deck.name, slide: session.slide().id, stage: session.stage().id, clock: session.clock(), length: session.length(),
      road: session.kept("road"), scheme: document.body.dataset.mdColorScheme || "default"
    });
  }

  const send = talk(token, () => other, (data, from) => {
    if (from && from !== window) other = from;
    if (data.type === "hello") {
      session.notice("");
      tell();
    } else if (data.type === "go") session.go(data.by);
    else if (data.type === "black") session.darken();
    else if (data.type === "pause") { session.pause(); tell(); }
  }, session.over.signal);

  function openNotes() {
    const place = new URL("notes.html", root);
    place.hash = new URLSearchParams({ deck: session.deck.name, slide: session.slide().id, token }).toString();
    other = window.open(String(place), "course-notes", "popup,width=1000,height=760");
    if (!other) {
      under(true);
      session.notice("The browser did not open a window for the notes. They are under the slide: scroll down.");
      return;
    }
    session.notice("The notes window is opening. Until it is in step with this one, move it by its own keys.");
  }

  /** Notes under the slide: who shares the top of this window in a call keeps them to themselves. */
  function under(shown) {
    panel.hidden = !shown;
    session.notice("");
    session.keep("under", shown);
    if (shown) fill();
    session.say(shown ? "Notes are under the slide: scroll down." : "Notes are hidden.");
  }

  function fill() {
    const next = session.next();
    panel.replaceChildren(
      make("h2", "", "Notes"), ...drawing.notes(session.slide(), session.stage()),
      make("p", "deck__next", next ? "Next: " + titled(next) : "This is the last slide.")
    );
  }

  session.openNotes = openNotes;
  session.notesUnder = () => under(panel.hidden);
  session.keys.u = session.notesUnder;
  session.keys.n = () => { if (panel.hidden) openNotes(); else under(false); };
  session.on("show", () => { if (!panel.hidden) fill(); tell(); });
  if (session.kept("under")) under(true);
  session.on("leave", () => send({ type: "bye" }));
}
