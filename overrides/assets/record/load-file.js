import * as dates from "../shared/dates.js";
import { button, chooser, make, status } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { many } from "../shared/values.js";
import * as files from "./file.js";

const LONGEST_NAME = 100, UNTOUCHED = " Nothing was changed.";

function linesOf(lines) {
  return make("ul", "", ...lines.map(({ label, says }) =>
    make("li", "", make("strong", "", label[0].toUpperCase() + label.slice(1)), `: ${says.join("; ")}.`)));
}

/** Both texts, where one of the learner's would give way to another. @param {string[][]} replaced */
function givesWay(replaced) {
  return make("ul", "", ...replaced.map(([mine, theirs]) =>
    make("li", "", make("strong", "", "Here now: "), make("q", "", mine), " ", make("br"), make("strong", "", "From the file, in its place: "), make("q", "", theirs))));
}

function remarks({ name, saved, left, late }) {
  const all = [
    `The file is ${name}.`, saved && `It was saved on ${dates.inWords(saved)}.`,
    left && `${many(left, "thing in it cannot be read, and is", "things in it cannot be read, and are")} left out.`,
    late && `${many(late, "thing in it is", "things in it are")} dated in the future. That date becomes today.`
  ];
  return make("p", "", all.filter(Boolean).join(" "));
}

/** What a file holds, and what is wrong with it. @param {File} file */
async function read(file) {
  if (file.size > files.MOST_BYTES) return { problem: files.WRONG.large };
  const text = await file.arrayBuffer().then((bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).catch(() => null);
  if (text === null) return { problem: file.size ? files.WRONG.letters : files.WRONG.empty };
  return files.read(text, Date.now());
}

/** Loads a saved record: says first what that would do, then does it or leaves it, and can take it back until the page is left. */
export function loadRecord(place) {
  /** The record of the chosen file; null where none is waiting. */
  let waiting = null;
  /** What was there before and after a load, to take it back. */
  let done = null;

  const { input, label } = chooser("Choose the file that you saved", { id: "record-file-input" });
  const title = make("h4", { className: "record-file__title", id: "record-file-title", tabIndex: -1 }), body = make("div");
  const buttons = make("p", "record-file__buttons"), said = status("record-file__said");
  const box = make("section", { className: "record-file__box", "aria-labelledby": title.id, hidden: true }, title, body, buttons);
  said.tabIndex = -1;

  function show(words, parts, acts) {
    title.textContent = words;
    body.replaceChildren(...parts);
    buttons.replaceChildren(...acts);
    box.hidden = false;
  }

  /** Puts the box away and says what came of it. */
  function close(text, focus = null) {
    waiting = null;
    box.hidden = true;
    said.textContent = text;
    focus?.focus();
  }

  function leave() { close(`The file was not loaded.${UNTOUCHED}`, input); }

  function preview() {
    const { lines, changes, replaced } = files.compare(store.read(), waiting.record);
    const told = changes ? "All else here stays as it is. Nothing is changed until you say so."
      : "Everything in this file is here already, or is newer here. There is nothing to load.";
    show("What loading this file would do", [remarks(waiting), changes ? linesOf(lines) : "", replaced.length ? givesWay(replaced) : "", make("p", "", told)],
      changes ? [button("Load it", load), button("Leave it", leave)] : [button("Close", leave)]);
  }

  function load() {
    const before = store.read(), { after, lines } = files.compare(before, waiting.record);
    waiting = null;
    if (!store.swap(after)) {
      return close(`The file could not be loaded. ${store.trouble() || "This browser has no room for it."} What was here is as it was.`, said);
    }
    said.textContent = "";
    done = { before, after: store.read() };
    const where = make("p", "", `${store.says()} You can take this back until you leave this page.`);
    show("The file is loaded", [linesOf(lines), where], [button("Take it back", undo)]);
    title.focus();
  }

  function undo() {
    const { before, after } = done;
    done = null;
    const kept = store.swap(files.without(store.read(), after, before), true);
    close(kept ? "What the file brought is taken back. What you have done since is still here." : "This could not be taken back. Nothing was changed.", said);
  }

  async function choose() {
    const file = input.files[0];
    if (!file) return place.removeAttribute("aria-busy");
    place.setAttribute("aria-busy", "true");
    const found = await read(file);
    if (input.files[0] !== file) return; // A later one was chosen while this was read.
    input.value = "";
    done = null;
    if (found.problem) close(`${found.problem}${UNTOUCHED}`);
    else {
      close("");
      waiting = Object.assign(found, { name: file.name.slice(0, LONGEST_NAME) });
      preview();
      title.focus();
    }
    place.removeAttribute("aria-busy");
  }

  function follow() {
    if (waiting) preview();
    if (done && !files.count(store.read()).length) {
      done = null;
      close("");
    }
  }

  place.replaceChildren(make("p", "", label, input), said, box);
  input.addEventListener("change", choose);
  store.onChange(follow);
}
