import { button, link, make, status } from "../shared/dom.js";
import { at, has, isInLearningSystem } from "../shared/page.js";

const WHAT = "Kept are your answers, the sections you have read, your notes, your counts and your record.";
const FOLDER = "other pages that are opened from a folder on this computer";
const SERVER = "other sites at this same address, such as other parts of an intranet or a learning system";
const WHO = `Who else could read it: anyone who uses this device, and ${location.protocol === "file:" ? FOLDER : SERVER}. ` +
  "Some browsers clear it when you have not been here for a week, and some workplaces when the browser is closed.";
/** The page that a learning system opens gives its window this name, and says itself what it reports. */
const SENT = isInLearningSystem
  ? "The note on top says what your learning system is told. Nothing else is sent anywhere. " : "Nothing is sent anywhere. ";

/** Asks once, in the page, whether to keep things on this device. No, or no answer, loses nothing of the course; My learning has a switch. */
export function askToKeep({ store, from }) {
  if (document.querySelector(".keep")) return;
  const where = make("p", "keep__where"), said = status("keep__said");
  const yes = button("Yes, keep them on this device", () => choose("device", "yes"));
  const no = button("No, only in this tab", () => choose("tab", "no"));
  const root = make(
    "section", { className: "keep", role: "group", "aria-labelledby": "keep-title" },
    make("p", { className: "keep__title", id: "keep-title" }, "Keep your answers and notes on this device?"), where, make("p", "", WHAT), make("p", "", WHO),
    make("p", "", SENT, ...(has("about/privacy.html") ? [link("Privacy", at("about/privacy.html")), " says more."] : [])),
    make("p", "keep__buttons", yes, no), said
  );

  function choose(place, word) {
    store.set("asked", word);
    const done = store.keepOn(place), then = make("p");
    said.textContent = done ? store.says() : `That could not be done. ${store.says()}`;
    if (has("my-learning.html")) then.append("You can change this at any time under ", link("My learning", at("my-learning.html")), ".");
    root.replaceChildren(said, then);
    document.addEventListener("input", () => root.remove(), { once: true });
    root.removeAttribute("aria-labelledby");
    root.tabIndex = -1;
    root.focus();
  }

  from.after(root);
  // This stands until the learner has chosen; what is said then stays whole, and goes with what they do next.
  store.follow(() => {
    if (!yes.isConnected) return;
    said.textContent = "";
    where.textContent = store.says();
    yes.setAttribute("aria-pressed", String(store.place() === "device"));
    no.setAttribute("aria-pressed", String(store.place() === "tab"));
  });
}
