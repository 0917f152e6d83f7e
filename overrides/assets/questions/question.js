import { answerTo } from "../shared/answers.js";
import { link, make } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { kindOf } from "./kinds.js";

/**
 * Drives a question: nothing is judged before something is chosen, the verdict is said in words beside each choice, and
 * it can be asked again without the first answer leaving the record. What holds for other families too waits until the
 * answer is in line, or the reader opens the fold. Without this script its answers are a fold.
 *
 * A page that adds questions later says so with the event `course:added` on what holds them. One with `data-again` is
 * asked without its earlier answer. Each answer is told to the page by the event `course:answered`.
 */
export function questions() {
  const LONGEST_BLANK = 200;
  const SURE = { sure: "Sure", fairly: "Fairly sure", guessing: "Guessing" };
  /** What cannot be kept is said once, where it first happens. */
  let told = null;

  /** A copy that no link or label can take for the original. */
  function copy(node) {
    const made = node.cloneNode(true);
    [made, ...made.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
    return made;
  }

  /** Puts options into an order by chance, and never into the one of the last answer. */
  function shuffle(list, orderOf, before) {
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
      this.kind = kindOf(root.dataset.kind);
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
      this.sureness = this.askSure();
      this.status.before(this.sureness);
    }

    /** How sure somebody is may be said before the answer is checked, by one press. */
    askSure() {
      const group = make("p", "question__sure"), words = make("span", "", "How sure are you? (You can leave this out.)");
      words.id = this.id + "--sure";
      group.setAttribute("role", "radiogroup");
      group.setAttribute("aria-labelledby", words.id);
      group.append(words);
      for (const [value, name] of Object.entries(SURE)) {
        const label = make("label"), input = Object.assign(make("input"), { type: "radio", name: words.id, value: value });
        label.append(input, " " + name);
        group.append(label);
      }
      return group;
    }

    start() {
      this.form.autocomplete = "off"; // a browser puts choices back by place, and the places change
      this.list = this.form.querySelector(".question__options");
      const begun = this.inputs.some((input) => input.checked || input === document.activeElement);
      const kept = store.read(), entry = answerTo(kept, this.id, this.version), order = kept.settings[`order:${this.id}`];
      // What is on the screen already stays where it is.
      const place = this.list && this.list.getBoundingClientRect();
      const isSeen = place && !("again" in this.root.dataset) && place.height > 0 && place.top < innerHeight;
      if (this.list && !begun && !isSeen) shuffle(this.list, () => this.order(), order && order.text);
      if ("again" in this.root.dataset && entry) this.seen = entry.last.at;
      if (!this.list) this.inputs[0].maxLength = LONGEST_BLANK;

      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
      this.form.addEventListener("click", (event) => { if (this.shown && this.inputs.includes(event.target)) event.preventDefault(); });
      // What is pressed twice, or held, to check an answer does not take it back.
      this.retry.addEventListener("click", (event) => { if (event.detail < 2) this.askAgain(); });
      this.retry.addEventListener("keydown", (event) => { if (event.repeat) event.preventDefault(); });
      store.onChange(() => this.follow());
      this.root.dataset.ready = "";
      this.follow();
    }

    /** The keys of options in the order of the list. */
    order() { return Array.from(this.list.children, (item) => this.kind.keyOf(item)).join(" "); }

    check() {
      if (this.shown) return this.say("You have answered this question. Choose Try again to be asked once more.");
      const options = this.kind.chosen(this);
      if (!options.length) return this.say(this.kind.missing);
      const how = this.kind.judge(this, options), pressed = document.activeElement === this.button;
      const sure = this.sureness.querySelector("input:checked");
      if (this.list) store.set(`order:${this.id}`, this.order());
      store.answer(this.id, this.version, options, how === "yes", { partly: how === "partly", sure: sure && sure.value });
      const verdict = this.root.dataset[how], summary = this.kind.summary(this, options);
      const detail = { id: this.id, version: this.version, keyed: how === "yes", partly: how === "partly", verdict: verdict };
      this.root.dispatchEvent(new CustomEvent("course:answered", { bubbles: true, detail: detail }));
      const trouble = store.trouble(), news = trouble && trouble !== told ? trouble : "";
      // What stands beside the choice for the eye is said here for the ear alone.
      this.say([summary || verdict, news].join(" ").trim(), !summary && !news);
      if (pressed) this.retry.focus();
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
      const options = entry ? entry.last.options.filter((option) => this.kind.isKnown(this, option)) : [];
      if (options.length) this.show(options);
    }

    show(options) {
      const how = this.kind.judge(this, options);
      this.shown = true;
      this.root.dataset.answered = "";
      this.root.dataset.keyed = how;
      this.kind.put(this, options);
      this.inputs.forEach((input) => input.setAttribute("aria-disabled", "true"));
      this.kind.told(this, options).forEach((one) => this.tell(one));
      if (how === "yes") this.add(this.form, "after", ...[this.explanation && copy(this.explanation), this.onward()].filter(Boolean));
      this.sureness.hidden = this.button.hidden = true;
      this.retry.hidden = false;
    }

    /** The way to the next question, if one stands below this one in the same section. */
    onward() {
      let next = this.root.nextElementSibling;
      while (next && !next.matches("h2, [data-module=question]")) next = next.nextElementSibling;
      if (!next || next.matches("h2")) return null;
      const way = make("p"), onward = link("Next question", "#" + /** @type {HTMLElement} */ (next).dataset.question);
      onward.className = "md-button";
      way.append(onward);
      return way;
    }

    /** Puts the verdict and the feedback beside a choice. @param {import("./kinds.js").Told} one */
    tell(one) {
      const box = make("div", "question__feedback"), verdict = make("p", "question__verdict", one.words);
      verdict.id = `${this.id}--${one.key}--verdict`;
      box.dataset.keyed = one.keyed;
      box.append(verdict, ...Array.from(this.answers.get(one.key).querySelectorAll(".question__verdict ~ *"), copy));
      one.input.setAttribute("aria-describedby", verdict.id);
      this.added.push({ remove: () => one.input.removeAttribute("aria-describedby") });
      this.add(one.input.parentElement, "append", box);
    }

    add(place, how, ...nodes) {
      place[how](...nodes);
      this.added.push(...nodes);
    }

    clear() {
      this.shown = false;
      delete this.root.dataset.answered;
      delete this.root.dataset.keyed;
      this.added.splice(0).forEach((one) => one.remove());
      this.kind.put(this, []);
      this.inputs.forEach((input) => input.removeAttribute("aria-disabled"));
      this.sureness.querySelectorAll("input").forEach((input) => { input.checked = false; });
      this.sureness.hidden = this.button.hidden = false;
      this.retry.hidden = true;
      this.say("");
    }

    askAgain() {
      this.clear();
      this.form.querySelector("fieldset input").focus();
      this.say("You can answer again. Your first answer stays in your record.");
    }

    /** Says it anew even where it was said before. @param {string} text @param {boolean} [unseen] */
    say(text, unseen = false) {
      this.status.classList.toggle("label-words", unseen);
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
