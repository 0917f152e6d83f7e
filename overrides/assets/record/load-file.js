import * as dates from "../shared/dates.js";
import { button, make, status } from "../shared/dom.js";
import { store } from "../shared/store.js";
import * as files from "./file.js";

/** Loads a saved record: says first what that would do, then does it or leaves it, and can take it back until the page is left. */
export function loadRecord() {
  const place = document.querySelector("[data-module=record-load]");
  if (!place) return;
  const LONGEST_NAME = 100;
  const UNTOUCHED = " Nothing was changed.";
  /** The record of the chosen file; null where none is waiting. */
  let waiting = null;
  /** What was there before and after a load, to take it back. */
  let done = null;
  /** Counts the choices, so that a slow file does not come in after a later one. */
  let turn = 0;

  const choice = make("p"), label = make("label", "record-file__label", "Choose the file that you saved"), input = make("input", "record-file__input");
  const box = make("section", "record-file__box"), title = make("h4", "record-file__title"), body = make("div"), buttons = make("p", "record-file__buttons");
  const said = status("record-file__said");
  input.type = "file";
  input.accept = ".json,application/json";
  input.id = "record-file-input";
  input.autocomplete = "off";
  label.htmlFor = input.id;
  title.id = "record-file-title";
  title.tabIndex = -1;
  box.setAttribute("aria-labelledby", title.id);
  said.tabIndex = -1;

  function list(lines) {
    const made = make("ul");
    made.append(...lines.map((line) => {
      const item = make("li"), name = make("strong", "", line.label.replace(/^./, (letter) => letter.toUpperCase()));
      item.append(name, `: ${line.says.join("; ")}.`);
      return item;
    }));
    return made;
  }

  function show(words, parts, acts) {
    title.textContent = words;
    body.replaceChildren(...parts);
    buttons.replaceChildren(...acts);
    box.hidden = false;
  }

  /** Puts the box away and says what came of it. */
  function close(text) {
    waiting = null;
    box.hidden = true;
    body.replaceChildren();
    buttons.replaceChildren();
    said.textContent = text;
  }

  function leave() {
    close(`The file was not loaded.${UNTOUCHED}`);
    input.focus();
  }

  function many(number, one, more) { return `${number.toLocaleString("en-GB")} ${number === 1 ? one : more}`; }

  /** What has to be said of a file before it is loaded. */
  function remarks(found) {
    const all = [`The file is ${found.name}.`];
    if (found.saved) all.push(`It was saved on ${dates.inWords(dates.of(found.saved))}.`);
    if (found.left) all.push(`${many(found.left, "thing in it cannot be read, and is", "things in it cannot be read, and are")} left out.`);
    if (found.late) all.push(`${many(found.late, "thing in it is", "things in it are")} dated in the future. That date becomes today.`);
    return make("p", "", all.join(" "));
  }

  function preview() {
    const { lines, changes } = files.compare(store.read(), waiting.record);
    if (!changes) {
      const none = make("p", "", "Everything in this file is here already, or is newer here. There is nothing to load.");
      return show("What loading this file would do", [remarks(waiting), none], [button("Close", leave)]);
    }
    show("What loading this file would do", [remarks(waiting), list(lines), make("p", "", "All else here stays as it is. Nothing is changed until you say so.")],
      [button("Load it", load), button("Leave it", leave)]);
  }

  function load() {
    const before = store.read(), { after, lines } = files.compare(before, waiting.record);
    waiting = null;
    if (!store.swap(after)) {
      close(`The file could not be loaded. ${store.trouble() || "This browser has no room for it."} What was here is as it was.`);
      return said.focus();
    }
    said.textContent = "";
    done = { before: before, after: store.read() };
    show("The file is loaded", [list(lines), make("p", "", `${store.says()} You can take this back until you leave this page.`)], [button("Take it back", undo)]);
    title.focus();
  }

  function undo() {
    const { before, after } = done;
    done = null;
    const kept = store.swap(files.without(store.read(), after, before), true);
    close(kept ? "What the file brought is taken back. What you have done since is still here." : "This could not be taken back. Nothing was changed.");
    said.focus();
  }

  /** The text of a file in UTF-8; null where it is none. */
  function textOf(file) {
    return file.arrayBuffer().then((bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).catch(() => null);
  }

  function judge(file, text) {
    if (text === null) return { problem: file.size ? files.WRONG.letters : files.WRONG.empty };
    return files.read(text, Date.now());
  }

  async function choose() {
    const file = input.files[0];
    if (!file) return;
    const mine = (turn += 1);
    place.setAttribute("aria-busy", "true");
    const found = file.size > files.MOST_BYTES ? { problem: files.WRONG.large } : judge(file, await textOf(file));
    if (mine !== turn) return;
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

  /** Follows what other tabs do; what was removed everywhere can not be brought back from here. */
  function follow() {
    if (waiting) preview();
    if (done && !files.count(store.read()).length) {
      done = null;
      close("");
    }
  }

  choice.append(label, input);
  box.append(title, body, buttons);
  box.hidden = true;
  place.replaceChildren(choice, said, box);
  input.addEventListener("change", choose);
  store.onChange(follow);
}
