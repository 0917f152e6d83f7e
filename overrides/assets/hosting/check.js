import { button, listOf, make, status } from "../shared/dom.js";
import { data } from "../shared/page.js";
import { FILE, isThere as isFileThere } from "./settings-file.js";
import { MADE_UP, isMadeUp, problems } from "./settings-text.js";
import { KINDS, addressOf, isFile, read } from "./settings.js";
import * as tests from "./tests.js";

const MARKS = { good: "", look: "", unseen: "Cannot be seen: ", waiting: "Waiting: " };

/** @param {any} finding */
function drawn({ mark, what, words, line }) {
  return make(
    "li", `host-check__item host-check__item--${mark}`, make("strong", "", `${MARKS[mark]}${what}.`), " ", words,
    line && make("code", "host-check__paste", line)
  );
}

/** The text of the settings file in place; null where a browser may not read it or it is not there. */
async function settingsText() {
  if (tests.FROM_FOLDER) return null;
  const answer = await fetch(FILE, { cache: "no-store" });
  return answer.ok && /^text\/css/.test(answer.headers.get("content-type") || "") ? answer.text() : null;
}

async function guarded(name, test) {
  try { return [].concat(await test()); } catch (error) {
    return [tests.look(name, `This could not be checked (${error.message}). Is the network there?`)];
  }
}

/** What only asking for every file shows, and for one that is not there: a browser notes that one as an error. */
async function askForAll(tell) {
  return [...await guarded("Files", () => tests.files(tell)), ...await guarded("A page that does not exist", tests.missingPage)];
}

/** The page on which hosts check a copy: runs the tests, says what is wrong in words, and reads a settings file line by line. */
export function hostCheck(root) {
  const there = isFileThere();
  const reading = there.then((found) => found ? read() : { found: false, values: new Map(), wrong: [] });

  const told = status("host-check__status"), list = make("ol", "host-check__list"), waits = make("ul", "host-check__list");
  const right = make("summary"), rest = make("ul", "host-check__list"), fold = make("details", { className: "fold", hidden: true }, right, rest);
  const again = button("Check every file", checkFiles), chooser = make("input", { className: "record-file__input", type: "file", accept: ".css,text/css" });
  const verdict = make("div", { className: "host-check__verdict", role: "status" });

  function place(findings, mark = "") {
    for (const finding of findings) {
      const item = drawn(finding);
      if (mark) item.setAttribute(mark, "");
      (finding.mark === "look" ? list : rest).append(item);
    }
  }

  let ofFiles = "";

  function summary() {
    const count = list.childElementCount, unseen = rest.querySelectorAll(".host-check__item--unseen").length;
    const fine = rest.childElementCount - unseen;
    told.textContent = [count ? `${count} thing${count === 1 ? "" : "s"} to do` : "Nothing to do. What can be seen is right", ofFiles].filter(Boolean).join(". ");
    right.textContent = `${fine} thing${fine === 1 ? " is" : "s are"} right${unseen ? `, and ${unseen} cannot be seen from here` : ""}`;
    fold.hidden = false;
  }

  async function settings() {
    const name = "Your settings file", isThere = await there, held = await reading;
    if (!held.found && isThere) return [tests.look(name, "Something stands in its place, but the browser cannot use it, so learners see the neutral words. It has to be a style sheet, and a server has to send it as text/css.")];
    if (!isThere && !tests.FROM_FOLDER && await tests.isStrict() && await settingsText() !== null) return [tests.look(name, "It is in its place, and no page finds it: a policy of the server stops the question for it. Allow object-src 'self', frame-src 'self' and frame-ancestors 'self', and no X-Frame-Options but SAMEORIGIN.")];
    if (!held.found) {
      const none = `There is none at ${decodeURI(FILE)}, or it could not be loaded, so the course shows its neutral words. `;
      return [tests.FROM_FOLDER ? tests.unseen(name, `${none}The hosting guide says how to make one.`)
        : tests.look(name, `${none}Is it perhaps called settings.css.txt, whose end Windows hides, or written with a capital letter? If you have made none, the hosting guide says how.`)];
    }
    const text = await settingsText();
    if (text !== null) {
      const wrong = problems(text);
      if (wrong.length) return wrong.map((words) => tests.look(name, `${words}.`));
    }
    if (held.wrong.length) return held.wrong.map((one) => tests.look(name, `--${one} cannot be read, so learners see the neutral words. Choose the file below to see its line.`));
    const madeUp = Array.from(held.values).filter(([, value]) => isMadeUp(value));
    if (madeUp.length) return madeUp.map(([setting]) => tests.look(name, `--${setting}: ${MADE_UP}.`));
    if (!held.values.size) return [tests.look(name, "It is there, and sets nothing. Choose the file below to see what is wrong with it.")];
    const due = held.values.get("review-by"), late = due && due < new Date().toISOString().slice(0, 10);
    return [
      tests.good(name, `It is read: ${Array.from(held.values.keys()).join(", ") || "nothing is set in it"}.`),
      ...(late ? [tests.look("Your numbers", `They were to be checked again by ${due}. Ring each one, then set a new date.`)] : [])
    ];
  }

  async function namedFiles() {
    const named = Array.from((await reading).values).filter(([setting, value]) => isFile(KINDS.get(setting), value));
    return Promise.all(named.map(([setting, value]) => tests.ownFile(value, addressOf(value), setting === "logo")));
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
      run("Your settings file", settings), run("Your files", namedFiles), run("Headers", tests.headers),
      run("What your own policy allows", tests.allowed), ...(tests.FROM_FOLDER ? [run("Files", askForAll)] : [])
    ]);
    summary();
  }

  async function checkFiles() {
    const notes = tests.notesWindow();
    again.disabled = true;
    root.querySelectorAll("[data-files]").forEach((item) => item.remove());
    const found = await askForAll((done, all) => {
      if (done % 25 === 0) told.textContent = `${done} of ${all} files checked.`;
    });
    place([notes, ...found], "data-files");
    again.disabled = false;
    const whole = found.find((one) => one.mark === "good" && one.what === "Files");
    ofFiles = whole ? whole.words : "";
    summary();
  }

  async function checkChosen() {
    if (!chooser.files.length) return;
    const { name } = chooser.files[0], wrong = problems(await chooser.files[0].text());
    const count = wrong.length === 1 ? "one problem" : `${wrong.length} problems`;
    verdict.replaceChildren(...(wrong.length ? [make("p", "", `${name} has ${count}:`), listOf(wrong.map((words) => `${words}.`))]
      : [make("p", "", `${name} can be read, every line of it.`)]));
  }

  root.querySelectorAll(".host-check__none").forEach((part) => part.remove());
  chooser.addEventListener("change", checkChosen);
  root.append(told, list, waits, fold, ...(tests.FROM_FOLDER ? [] : [again]),
    make("label", "host-check__choose", "Check a settings file before you put it in place ", chooser), verdict);
  begin();
}
