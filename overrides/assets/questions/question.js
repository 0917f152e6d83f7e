import { answerTo } from "../shared/answers.js";
import { make } from "../shared/dom.js";
import { store } from "../shared/store.js";

/**
 * Drives a question: nothing is judged before something is chosen, the verdict is said in words beside each choice,
 * and it can be asked again without the first answer leaving the record. Without this script its answers are a fold.
 *
 * A page that adds questions later says so with the event `course:added` on what holds them. One with `data-again` is
 * asked without its earlier answer. Each answer is told to the page by the event `course:answered`.
 */
export function questions() {
  const IN_LINE = "In line with the report's learning.", AGAIN = "Look again.", LEFT_OUT = "Left out. ";
  const LONGEST_BLANK = 200;
  /** What cannot be kept is said once, where it first happens. */
  let told = null;

  /** A copy that no link or label can take for the original. */
  function copy(node) {
    const made = node.cloneNode(true);
    [made, ...made.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
    return made;
  }

  /** What is left of a written answer when case, spaces and punctuation do not count. */
  function folded(text) { return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""); }

  /** The keys of options in the order of a list. */
  function orderOf(list) { return Array.from(list.querySelectorAll("input"), (input) => input.value).join(" "); }

  /** Puts options into an order by chance, and never into the one of the last answer. */
  function shuffle(list, before) {
    const items = Array.from(list.children);
    for (let last = items.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [items[last], items[other]] = [items[other], items[last]];
    }
    list.append(...items);
    if (orderOf(list) === before) list.append(list.firstElementChild);
  }

  class Question {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.id = root.dataset.question;
      this.version = root.dataset.version;
      this.isBlank = root.dataset.kind === "blank";
      this.form = root.querySelector("form");
      this.button = this.form.querySelector("[type=submit]");
      this.status = this.form.querySelector("[role=status]");
      this.inputs = Array.from(this.form.querySelectorAll("fieldset input"));
      this.answers = new Map(Array.from(root.querySelectorAll("details [data-option]"), (item) => [item.dataset.option, item]));
      this.explanation = root.querySelector("details .question__explanation");
      this.added = [];

      this.retry = make("button", "md-button question__retry", "Try again");
      this.retry.type = "button";
      this.retry.hidden = true;
      this.button.after(this.retry);
      this.notice = make("p", "question__notice");
      this.notice.hidden = true;
      this.form.before(this.notice);
    }

    start() {
      this.form.autocomplete = "off"; // a browser puts choices back by place, and the places change
      this.list = this.form.querySelector(".question__options");
      const begun = this.inputs.some((input) => input.checked || input === document.activeElement);
      const kept = store.read(), entry = answerTo(kept, this.id, this.version), order = kept.settings[`order:${this.id}`];
      // What is on the screen already stays where it is.
      const isSeen = this.list && !("again" in this.root.dataset) && this.list.getBoundingClientRect().top < innerHeight;
      if (this.list && !begun && !isSeen) shuffle(this.list, order && order.text);
      if ("again" in this.root.dataset && entry) this.seen = entry.last.at;
      if (this.isBlank) this.inputs[0].maxLength = LONGEST_BLANK;

      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
      this.form.addEventListener("click", (event) => { if (this.shown && this.inputs.includes(event.target)) event.preventDefault(); });
      this.retry.addEventListener("click", () => this.askAgain());
      store.onChange(() => this.follow());
      this.root.dataset.ready = "";
      this.follow();
    }

    /** @returns {string[]} the keys of what is chosen, or the words that were written */
    chosen() {
      if (this.isBlank) return folded(this.inputs[0].value) ? [this.inputs[0].value.trim()] : [];
      return this.inputs.filter((input) => input.checked).map((input) => input.value);
    }

    isKeyed(option) {
      if (!this.isBlank) return this.answers.get(option).dataset.keyed === "yes";
      return Array.from(this.answers.values()).some((item) =>
        item.dataset.accept.split("|").some((accepted) => folded(accepted) === folded(option)));
    }

    leftOut(options) {
      if (this.root.dataset.kind !== "multiple") return [];
      return Array.from(this.answers.keys()).filter((key) => this.isKeyed(key) && !options.includes(key));
    }

    check() {
      if (this.shown) return this.say("You have answered this question. Choose Try again to be asked once more.");
      const options = this.chosen();
      if (!options.length) return this.say(this.isBlank ? "Write an answer first." : "Choose an answer first.");
      const keyed = options.every((option) => this.isKeyed(option)) && !this.leftOut(options).length;
      if (this.list) store.set(`order:${this.id}`, orderOf(this.list));
      store.answer(this.id, this.version, options, keyed);
      const detail = { id: this.id, version: this.version, keyed: keyed };
      this.root.dispatchEvent(new CustomEvent("course:answered", { bubbles: true, detail: detail }));
      const trouble = store.trouble();
      this.say(this.verdict(options, keyed) + (trouble && trouble !== told ? " " + trouble : ""));
      told = trouble;
    }

    /** Shows what the record holds, which may have changed in another tab; a question that is being asked again stays so. */
    follow() {
      const record = store.read(), entry = answerTo(record, this.id, this.version);
      const seen = entry ? entry.last.at : 0;
      this.notice.textContent = !entry && this.id in record.questions ? "This question has changed since you answered it, so it is asked afresh." : "";
      this.notice.hidden = !this.notice.textContent;
      if (seen === this.seen) return;
      if (this.shown) this.clear();
      this.seen = seen;
      const options = entry ? entry.last.options.filter((option) => this.isBlank || this.answers.has(option)) : [];
      if (options.length) this.show(options);
    }

    show(options) {
      this.shown = true;
      this.root.dataset.answered = "";
      const leftOut = this.leftOut(options);
      for (const input of this.inputs) {
        const option = this.isBlank ? options[0] : input.value;
        if (this.isBlank) { input.value = option; input.readOnly = true; }
        else { input.checked = options.includes(option); input.setAttribute("aria-disabled", "true"); }
        if (options.includes(option)) this.tell(input, option, this.isKeyed(option), "");
        else if (leftOut.includes(option)) this.tell(input, option, true, LEFT_OUT);
      }
      if (this.explanation) this.add(this.form, "after", copy(this.explanation));
      this.button.setAttribute("aria-disabled", "true");
      this.retry.hidden = false;
    }

    /** Puts the verdict and the feedback beside an option. */
    tell(input, option, keyed, before) {
      const item = this.answers.get(this.isBlank ? this.answers.keys().next().value : option);
      const box = make("div", "question__feedback");
      const verdict = make("p", "question__verdict", before + (keyed ? IN_LINE : AGAIN));
      verdict.id = input.id + "--verdict";
      box.dataset.keyed = keyed ? "yes" : "no";
      box.append(verdict);
      for (const part of Array.from(item.children).slice(1)) {
        if (!part.classList.contains("question__verdict")) box.append(copy(part));
      }
      if (this.isBlank && !keyed) box.append(make("p", "", "In line: " + item.firstElementChild.textContent));
      input.setAttribute("aria-describedby", verdict.id);
      this.add(input.parentElement, "append", box);
    }

    add(place, how, node) {
      place[how](node);
      this.added.push(node);
    }

    clear() {
      this.shown = false;
      delete this.root.dataset.answered;
      this.added.splice(0).forEach((node) => node.remove());
      for (const input of this.inputs) {
        input.checked = input.readOnly = false;
        if (this.isBlank) input.value = "";
        input.removeAttribute("aria-disabled");
        input.removeAttribute("aria-describedby");
      }
      this.button.removeAttribute("aria-disabled");
      this.retry.hidden = true;
      this.say("");
    }

    askAgain() {
      this.clear();
      this.form.querySelector("fieldset input").focus();
      this.say("You can answer again. Your first answer stays in your record.");
    }

    /** The verdict as a sentence for the status, which is where the reader is. */
    verdict(options, keyed) {
      if (this.root.dataset.kind !== "multiple") return (keyed ? IN_LINE : AGAIN) + (this.isBlank ? "" : " The reason is under your choice.");
      const count = options.filter((option) => this.isKeyed(option)).length;
      const left = this.leftOut(options).map((key) => this.labelOf(key));
      const words = `${count} of the ${options.length} you chose ${count === 1 ? "is" : "are"} in line with the report's learning. `;
      return words + (left.length ? `Left out: ${left.join("; ")}` : "Nothing is left out.");
    }

    labelOf(key) {
      return this.inputs.find((input) => input.value === key).labels[0].textContent.trim();
    }

    /** Says it anew even where it was said before. */
    say(text) {
      this.status.textContent = text && text === this.status.textContent ? text + "\u00a0" : text;
    }
  }

  function startIn(place) {
    place.querySelectorAll("[data-module=question]:not([data-ready])").forEach((root) => {
      try { new Question(root).start(); } catch (error) { console.error(error); }
    });
  }

  startIn(document);
  document.addEventListener("course:added", (event) => startIn(event.target));
}
