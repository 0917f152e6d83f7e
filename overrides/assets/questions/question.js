import { SURE, answerTo } from "../shared/answers.js";
import { button, each, make } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { shuffled } from "../shared/values.js";
import { kindOf, wordsOf } from "./kinds.js";

const LONGEST_BLANK = 200;
/** What cannot be kept is said once, where it first happens. */
let told = null;

/** A copy that no link or label can take for the original. */
function copy(node) {
  const made = node.cloneNode(true);
  [made, ...made.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
  return made;
}

/** How sure somebody is may be said before the answer is checked, by one press. @param {string} name */
function askSure(name) {
  return make(
    "p", { className: "question__sure", role: "radiogroup", "aria-labelledby": name },
    make("span", { id: name }, "How sure are you? (You can leave this out.)"),
    ...Object.entries(SURE).map(([value, words]) => make("label", "", make("input", { type: "radio", name, value }), " " + words))
  );
}

/** The way to the next question, if one stands below this one in the same section. @param {Element} root */
function onward(root) {
  let next = root.nextElementSibling;
  while (next && !next.matches("h2, [data-module=question]")) next = next.nextElementSibling;
  if (!next || next.matches("h2")) return null;
  return make("p", "", make("a", { className: "md-button", href: `#${/** @type {HTMLElement} */ (next).dataset.question}` }, "Next question"));
}

/** Drives a question: the verdict is said beside each choice, and it can be asked again while the first answer stays in the record. What holds for
 * other families too waits until the answer is in line, or the reader opens the fold. @param {HTMLElement} root @param {Element[]} inView lists of options */
function drive(root, inView) {
  const { question: id, version } = root.dataset, kind = kindOf(root.dataset.kind), isAgain = "again" in root.dataset;
  const form = root.querySelector("form"), check = form.querySelector("[type=submit]"), status = form.querySelector("[role=status]");
  const list = form.querySelector(".question__options"), inputs = Array.from(form.querySelectorAll("fieldset input"));
  const answers = new Map(Array.from(root.querySelectorAll("details [data-option]"), (item) => [item.dataset.option, item]));
  const explanation = root.querySelector("details .question__explanation"), asked = { root, inputs, answers };
  const retry = button("Try again", (event) => { if (event.detail < 2) askAgain(); }, { className: "md-button question__retry" });
  const notice = make("p", { className: "question__notice", hidden: true }), sureness = askSure(id + "--sure");
  const added = [];
  let seen;

  function isShown() { return "answered" in root.dataset; }

  function order() { return Array.from(list.children, (item) => kind.keyOf(item)).join(" "); }

  /** Says it anew even where it was said before. @param {string} text @param {boolean} [unseen] */
  function say(text, unseen = false) {
    status.classList.toggle("label-words", unseen);
    status.textContent = text && text === status.textContent ? text + "\u00a0" : text;
  }

  function judge() {
    if (isShown()) return say("Choose Try again first.");
    const options = kind.chosen(asked);
    if (!options.length) return say(kind.missing);
    const how = kind.judge(asked, options), keyed = how === "yes", partly = how === "partly";
    const verdict = root.dataset[how], summary = kind.summary(asked, options);
    const pressed = document.activeElement === check, sure = sureness.querySelector("input:checked");
    if (list) store.set(`order:${id}`, order());
    store.answer(id, version, options, keyed, { partly, sure: sure && sure.value });
    root.dispatchEvent(new CustomEvent("course:answered", { bubbles: true, detail: { id, version, keyed, partly } }));
    const trouble = store.trouble(), news = trouble && trouble !== told ? trouble : "";
    // What stands beside the choice for the eye is said here for the ear alone, with the choice.
    const one = list && !summary ? `${wordsOf(asked, options[0]).replace(/\.$/, "")}: ` : "";
    say([summary || one + verdict, news].join(" ").trim(), !summary && !news);
    if (pressed) retry.focus();
    told = trouble;
  }

  /** Shows what the record holds, which may have changed in another tab; a question that is being asked again stays so. */
  function follow() {
    const record = store.read(), entry = answerTo(record, id, version), at = entry ? entry.last.at : 0;
    notice.textContent = !entry && id in record.questions ? "This question has changed since you answered it, so it is asked afresh." : "";
    notice.hidden = !notice.textContent;
    if (at === seen) return;
    if (isShown()) clear();
    seen = at;
    const options = entry ? entry.last.options.filter((option) => kind.isKnown(asked, option)) : [];
    if (options.length) show(options);
  }

  function show(options) {
    const how = kind.judge(asked, options);
    Object.assign(root.dataset, { answered: "", keyed: how });
    kind.put(asked, options);
    inputs.forEach((input) => input.setAttribute("aria-disabled", "true"));
    kind.told(asked, options).forEach((one) => tell(one, options));
    if (how === "yes") add(form, "after", ...[explanation && copy(explanation), onward(root)].filter(Boolean));
  }

  /** Puts the verdict and the feedback beside a choice. @param {import("./kinds.js").Told} one @param {string[]} options */
  function tell({ input, key, keyed, words }, options) {
    const verdict = make("p", { className: "question__verdict", id: `${id}--${key}--verdict` }, words);
    /** What is said of a pair is for those who chose both. */
    const isTold = (/** @type {HTMLElement} */ { dataset }) => !dataset.with || (options.includes(key) && options.includes(dataset.with));
    const feedback = Array.from(answers.get(key).querySelectorAll(".question__verdict ~ *")).filter(isTold).map(copy);
    input.setAttribute("aria-describedby", verdict.id);
    added.push({ remove: () => input.removeAttribute("aria-describedby") });
    add(input.closest("li, .question__blank"), "append", make("div", { className: "question__feedback", "data-keyed": keyed }, verdict, ...feedback));
  }

  function add(place, how, ...nodes) {
    place[how](...nodes);
    added.push(...nodes);
  }

  function clear() {
    delete root.dataset.answered;
    delete root.dataset.keyed;
    added.splice(0).forEach((one) => one.remove());
    kind.put(asked, []);
    inputs.forEach((input) => input.removeAttribute("aria-disabled"));
    sureness.querySelectorAll("input").forEach((input) => { input.checked = false; });
    say("");
  }

  function askAgain() {
    clear();
    form.querySelector("fieldset input").focus();
    say("You can answer again. Your first answer stays in your record.");
  }

  /** Puts the options into an order by chance, and never into the one of the last answer. What is on the screen already stays where it is. */
  function shuffle() {
    if ((inView.includes(list) && !isAgain) || inputs.some((input) => input.checked || input === document.activeElement)) return;
    list.append(...shuffled(Array.from(list.children)));
    if (order() === store.read().settings[`order:${id}`]?.text) list.append(list.firstElementChild);
  }

  check.after(retry);
  form.before(notice);
  status.before(sureness);
  form.autocomplete = "off"; // a browser puts choices back by place, and the places change
  if (list) shuffle();
  else inputs[0].maxLength = LONGEST_BLANK;
  if (isAgain) seen = answerTo(store.read(), id, version)?.last.at;
  form.addEventListener("submit", (event) => { event.preventDefault(); judge(); });
  form.addEventListener("click", (event) => { if (isShown() && inputs.includes(event.target)) event.preventDefault(); });
  // What is held to check an answer does not take it back; nor does what is pressed twice.
  retry.addEventListener("keydown", (event) => { if (event.repeat) event.preventDefault(); });
  root.dataset.ready = "";
  store.follow(follow);
}

/** Drives every question of the page, and those that `course:added` tells of. One with `data-again` is asked without its earlier answer; each answer is told by `course:answered`. */
export function questions() {
  const startIn = (place) => {
    // All are looked at before one is changed: else each look would lay out the page anew.
    const lists = Array.from(place.querySelectorAll(".question__options"));
    const inView = lists.filter((list) => list.offsetHeight && list.getBoundingClientRect().top < innerHeight);
    each("[data-module=question]:not([data-ready])", (root) => drive(root, inView), place);
  };
  startIn(document);
  document.addEventListener("course:added", (event) => startIn(event.target));
}
