import { button, link, make, status } from "../shared/dom.js";
import { at, isInLearningSystem } from "../shared/page.js";
import { store } from "../shared/store.js";

/**
 * Asks once, in the page and when there is first something to keep, whether to keep it on this device. Saying no, or
 * nothing, loses nothing of the course. On the page "My learning" a switch changes it at any time.
 */
export function consent() {
  const ASKED = "asked";
  const about = at("about/privacy.html");
  const mine = at("my-learning.html");
  const WHAT = "Kept are your answers, the sections you have read, your notes and your record.";
  const FOLDER = "other pages that are opened from a folder on this computer";
  const SERVER = "other sites at this same address, such as other parts of an intranet or a learning system";
  const WHO = `Who else could read it: anyone who uses this device, and ${location.protocol === "file:" ? FOLDER : SERVER}. ` +
    "Some browsers clear it when you have not been here for a week.";

  /** The page that a learning system opens gives its window this name, and says itself what it reports. */
  const SENT = isInLearningSystem
    ? "The note on top says what your learning system is told. Nothing else is sent anywhere. " : "Nothing is sent anywhere. ";

  /** The choice, in `root`; `after` is called once it is made. */
  function Choice(root, after) {
    const title = make("p", "keep__title", "Keep your answers and notes on this device?");
    title.id = "keep-title";
    root.setAttribute("role", "group");
    root.setAttribute("aria-labelledby", title.id);
    const where = make("p", "keep__where");
    const more = make("p");
    more.append(SENT, link("Privacy", about), " says more.");
    const said = status("keep__said");
    const choose = (place, word) => {
      store.set(ASKED, word);
      const done = store.keepOn(place);
      said.textContent = done ? store.says() : `That could not be done. ${store.says()}`;
      after(done);
    };
    const yes = button("Yes, keep them on this device", () => choose("device", "yes"));
    const no = button("No, only in this tab", () => choose("tab", "no"));
    const buttons = make("p", "keep__buttons");
    buttons.append(yes, no);
    root.append(title, where, make("p", "", WHAT), make("p", "", WHO), more, buttons, said);
    const tell = () => {
      said.textContent = "";
      where.textContent = store.says();
      yes.setAttribute("aria-pressed", String(store.place() === "device"));
      no.setAttribute("aria-pressed", String(store.place() === "tab"));
    };
    tell();
    store.onChange(tell);
    return { title: title, buttons: buttons, said: said };
  }

  /** What the learner last wrote or chose in. */
  let from = null;

  /** Asks after what the learner has just done, and takes nothing away from it. */
  function askOnce() {
    if (!from || document.querySelector(".keep") || store.place() === "device" || store.read().settings[ASKED]) return;
    const root = make("section", "keep");
    const choice = Choice(root, () => {
      const done = make("p");
      done.append("You can change this at any time under ", link("My learning", mine), ".");
      root.replaceChildren(choice.said, done);
      root.removeAttribute("aria-labelledby");
      root.tabIndex = -1;
      root.focus();
    });
    from.after(root);
  }

  document.addEventListener("input", (event) => {
    from = /** @type {Element} */ (event.target).closest(".question, .hypothesis, .action-log, ul:has(> [id^=reflect-])") || from;
  });
  store.onChange(askOnce);
}
