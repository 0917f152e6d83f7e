import { button, make, status } from "../shared/dom.js";
import { data } from "../shared/page.js";
import { FILE, isThere as isFileThere } from "./settings-file.js";
import { problems } from "./settings-text.js";
import { read } from "./settings.js";
import * as tests from "./tests.js";

/** The page on which hosts check a copy: runs the tests, says what is wrong in words, and reads a settings file line by line. */
export function hostCheck() {
  const root = document.querySelector("[data-module=host-check]");
  if (!root) return;
  const there = isFileThere();
  const MARKS = { good: "", look: "", unseen: "Cannot be seen: ", waiting: "Waiting: " };
  const kinds = new Map(Array.from(document.querySelectorAll("[data-local][data-kind]"), (row) => [row.dataset.local, row.dataset.kind]));

  const told = status("host-check__status");
  const list = make("ol", "host-check__list"), waits = make("ul", "host-check__list");
  const fold = make("details", "fold"), right = make("summary"), rest = make("ul", "host-check__list");
  const again = button("Check every file", checkFiles);
  const chooser = make("input");
  const label = make("label", "host-check__choose", "Check a settings file before you put it in place ");
  const verdict = make("div", "host-check__verdict");
  verdict.setAttribute("role", "status");

  function drawn(finding) {
    const item = make("li", `host-check__item host-check__item--${finding.mark}`);
    item.append(make("strong", "", `${MARKS[finding.mark]}${finding.what}.`), " ", finding.words);
    if (finding.line) item.append(make("code", "host-check__paste", finding.line));
    return item;
  }

  /** Puts findings into their lists: what is to be done, and behind the fold what is right or cannot be seen. */
  function place(findings, mark = "") {
    for (const finding of findings) {
      const item = drawn(finding);
      if (mark) item.setAttribute(mark, "");
      (finding.mark === "look" ? list : rest).append(item);
    }
  }

  function summary() {
    const count = list.childElementCount, unseen = rest.querySelectorAll(".host-check__item--unseen").length;
    const fine = rest.childElementCount - unseen;
    told.textContent = count ? `${count} thing${count === 1 ? "" : "s"} to do` : "Nothing to do. What can be seen is right.";
    right.textContent = `${fine} thing${fine === 1 ? " is" : "s are"} right${unseen ? `, and ${unseen} cannot be seen from here` : ""}`;
    fold.hidden = false;
  }

  /** The text of the settings file in place; null where a browser may not read it or it is not there. */
  async function settingsText() {
    if (tests.FROM_FOLDER) return null;
    const answer = await fetch(FILE, { cache: "no-store" });
    return answer.ok && /^text\/css/.test(answer.headers.get("content-type") || "") ? answer.text() : null;
  }

  async function settings() {
    const name = "Your settings file", isThere = await there, held = isThere ? await read() : { found: false, values: new Map(), wrong: [] };
    if (!held.found && isThere) return [tests.look(name, "Something stands in its place, but the browser cannot use it, so learners see the neutral words. It has to be a style sheet, and a server has to send it as text/css.")];
    if (!held.found) return [tests.unseen(name, `There is none at ${decodeURI(FILE)}, or it could not be loaded, so the course shows its neutral words. The hosting guide says how to make one.`)];
    const text = await settingsText();
    if (text !== null) {
      const wrong = problems(text, kinds);
      if (wrong.length) return wrong.map((words) => tests.look(name, `${words}.`));
    }
    if (held.wrong.length) return held.wrong.map((one) => tests.look(name, `--${one} cannot be read, so learners see the neutral words. Choose the file below to see its line.`));
    if (!held.values.size) return [tests.look(name, "It is there, and sets nothing. Choose the file below to see what is wrong with it.")];
    const due = held.values.get("review-by");
    const late = due && due < new Date().toISOString().slice(0, 10);
    return [
      tests.good(name, `It is read: ${Array.from(held.values.keys()).join(", ") || "nothing is set in it"}.`),
      ...(late ? [tests.look("Your numbers", `They were to be checked again by ${due}. Ring each one, then set a new date.`)] : [])
    ];
  }

  async function guarded(name, test) {
    try { return [].concat(await test()); } catch (error) {
      return [tests.look(name, `This could not be checked (${error.message}). Is the network there?`)];
    }
  }

  /** Runs a test. Its place in the list says that there is no answer until there is one, and the other tests go on. */
  async function run(name, test) {
    const waiting = drawn({ mark: "waiting", what: name, words: "There is no answer yet." });
    waits.append(waiting);
    place(await guarded(name, test));
    waiting.remove();
  }

  async function begin() {
    // A copy without its list of files is told so by the test of its version.
    await data("manifest").catch(() => {});
    await Promise.all([
      run("How it is opened", tests.way), run("What learners keep", tests.storage), run("Version", tests.version),
      run("Your settings file", settings), run("Headers", tests.headers), ...(tests.FROM_FOLDER ? [run("Files", askForAll)] : [])
    ]);
    summary();
  }

  /** What only asking for every file shows, and for one that is not there: a browser notes that one as an error. */
  async function askForAll(tell) {
    return [...await guarded("Files", () => tests.files(tell)), ...await guarded("A page that does not exist", tests.missingPage)];
  }

  async function checkFiles() {
    again.disabled = true;
    root.querySelectorAll("[data-files]").forEach((item) => item.remove());
    const found = await askForAll((done, all) => {
      if (done % 25 === 0) told.textContent = `${done} of ${all} files checked.`;
    });
    place(found, "data-files");
    again.disabled = false;
    summary();
  }

  async function checkChosen() {
    if (!chooser.files.length) return;
    const wrong = problems(await chooser.files[0].text(), kinds);
    verdict.replaceChildren(make("p", "", wrong.length ? `${chooser.files[0].name} has ${wrong.length === 1 ? "one problem" : `${wrong.length} problems`}:` : `${chooser.files[0].name} can be read, every line of it.`));
    if (!wrong.length) return;
    const told = make("ul");
    told.append(...wrong.map((words) => make("li", "", `${words}.`)));
    verdict.append(told);
  }

  root.querySelectorAll(".host-check__none").forEach((part) => part.remove());
  chooser.type = "file";
  chooser.accept = ".css,text/css";
  chooser.addEventListener("change", checkChosen);
  label.append(chooser);
  again.addEventListener("click", checkFiles);
  fold.hidden = true;
  fold.append(right, rest);
  root.append(told, list, waits, fold, ...(tests.FROM_FOLDER ? [] : [again]), label, verdict);
  begin();
}
