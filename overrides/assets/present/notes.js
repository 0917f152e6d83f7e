/**
 * Notes for who presents: under the slide in the same window, or in a window of their own that is in step with it.
 * The two windows talk by messages alone (on file:// nothing else is allowed), and by a channel where they cannot reach each other.
 */
import { make } from "../shared/dom.js";
import { root } from "../shared/page.js";
import { titled } from "./model.js";
import * as drawing from "./slide.js";

export function notes(session) {
  const panel = make("section", "deck__notes");
  const token = session.kept("token") || Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join("");
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("course-present-" + token) : null;
  let other = null;
  panel.hidden = true;
  panel.tabIndex = 0;
  panel.dataset.scrolls = "";
  panel.setAttribute("aria-label", "Notes");
  session.dom.region.append(panel);
  session.keep("token", token);

  /** What the notes window has to know. */
  function state() {
    return {
      course: "present", token: token, type: "at", deck: session.deck.name, slide: session.slide().id, stage: session.stage().id,
      clock: session.clock(), length: session.length(), scheme: document.body.dataset.mdColorScheme || "default"
    };
  }

  function send(message) {
    if (other && !other.closed) other.postMessage(message, "*");
    else if (channel) channel.postMessage(message);
  }

  function receive(event) {
    const data = event.data;
    // A folder has no origin to compare.
    if (location.protocol !== "file:" && event.origin !== location.origin) return;
    if (!data || data.course !== "present" || data.token !== token) return;
    if (event.source && event.source !== window) other = event.source;
    if (data.type === "hello") {
      session.notice("");
      send(state());
    } else if (data.type === "go") session.go(data.by);
    else if (data.type === "black") session.darken();
    else if (data.type === "pause") { session.pause(); send(state()); }
  }

  function openNotes() {
    const place = new URL("notes.html", root);
    place.hash = new URLSearchParams({ deck: session.deck.name, slide: session.slide().id, token: token }).toString();
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
    session.dom.region.classList.toggle("deck--notes", shown);
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
  session.on("show", () => { if (!panel.hidden) fill(); send(state()); });
  if (session.kept("under")) under(true);
  window.addEventListener("message", receive);
  if (channel) channel.addEventListener("message", receive);
  session.on("leave", () => {
    send({ course: "present", token: token, type: "bye" });
    window.removeEventListener("message", receive);
    if (channel) channel.close();
  });
}
