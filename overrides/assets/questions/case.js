import { answerTo } from "../shared/answers.js";
import { button, make } from "../shared/dom.js";
import { keepText } from "../shared/saved-text.js";
import { store } from "../shared/store.js";

/**
 * Lets a case unfold: a stage opens when the question before it is answered, and what follows the stages when all are.
 * Keeps what a reader notes at the start, and shows it again at the end. Without this script, and on paper, all is open.
 */
export function caseStages() {
  const NO_FAMILY = "Do not write anything that could identify a family.";

  /** A stage, or the end of the case. */
  class Part {
    constructor(root) {
      this.root = root;
      this.heading = root.querySelector("h2");
      this.open = true;
    }

    isAnswered(kept) {
      return Array.from(this.root.querySelectorAll("[data-module=question]")).some((question) => question.dataset.question in kept);
    }

    /** Hidden, but for a search of the page, which opens what it finds. */
    hide() {
      this.open = false;
      this.root.setAttribute("hidden", "until-found");
    }

    show() {
      this.open = true;
      this.root.removeAttribute("hidden");
    }

    goTo() {
      this.show();
      this.heading.tabIndex = -1;
      this.heading.focus();
    }
  }

  class Case {
    /** @param {HTMLElement[]} stages in the order of the page */
    constructor(stages) {
      this.stages = stages.map((stage) => new Part(stage));
      this.parts = this.stages.concat(new Part(this.gather(stages[stages.length - 1])));

      this.line = make("p", "stages-line");
      this.line.setAttribute("role", "status");
      this.all = button("Show all stages", () => { this.parts.forEach((part) => part.show()); this.tell(); });
      const bar = make("div", "stages-bar");
      bar.append(this.line, this.all);
      stages[0].before(bar);
    }

    /** Puts what follows the last stage, up to the foot of the page, into one element. */
    gather(last) {
      const end = make("div", "case-end");
      while (last.nextElementSibling && !last.nextElementSibling.matches("footer")) end.append(last.nextElementSibling);
      last.after(end);
      return end;
    }

    start() {
      this.parts.slice(this.reached()).forEach((part) => part.hide());
      this.parts.forEach((part) => part.root.addEventListener("beforematch", () => { part.show(); this.tell(); }));
      this.follow();
      store.onChange(() => this.follow());
      window.addEventListener("hashchange", () => this.toAddress());
      this.toAddress();
    }

    /** How many parts are open: all up to the last that was answered, and the one after it. */
    reached() {
      const kept = store.read().questions;
      return this.stages.map((stage) => stage.isAnswered(kept)).lastIndexOf(true) + 2;
    }

    /** Opens what an answer has opened; nothing closes under a reader. */
    follow() {
      const count = this.reached();
      this.parts.slice(0, count).forEach((part) => part.show());
      this.tellRoads(store.read());
      this.stages.slice(0, count - 1).forEach((stage, index) => this.lead(stage, this.parts[index + 1]));
      this.tell();
    }

    /** Puts the way to the next part at the end of a stage that is answered. */
    lead(stage, next) {
      if (stage.onward || !next.heading) return;
      stage.onward = make("p", "stage__onward");
      stage.onward.append(button(`Go on to: ${next.heading.textContent.trim()}`, () => next.goTo()));
      stage.root.append(stage.onward);
    }

    /** Of what would have followed from other choices, shows what follows from those of this reader. */
    tellRoads(record) {
      document.querySelectorAll("[data-module=roads]").forEach((/** @type {HTMLElement} */ root) => {
        const answer = answerTo(record, root.dataset.question, root.dataset.version);
        if (!answer) return;
        root.querySelectorAll("li").forEach((road) => { road.hidden = !answer.last.options.includes(road.dataset.option); });
        root.hidden = !root.querySelector("li:not([hidden])");
      });
    }

    tell() {
      const open = this.stages.filter((stage) => stage.open).length, count = this.stages.length;
      const text = this.parts.every((part) => part.open)
        ? `This case has ${count} stages. All of it is open.`
        : `This case has ${count} stages, and ${open} of them ${open === 1 ? "is" : "are"} open. The next opens when you have answered the question.`;
      if (this.line.textContent !== text) this.line.textContent = text;
      if (this.parts.every((part) => part.open)) this.all.setAttribute("aria-disabled", "true");
    }

    /** An address that names something in a part that is closed opens that part. */
    toAddress() {
      const target = document.querySelector(":target");
      const part = this.parts.find((one) => one.root.contains(target));
      if (!part || part.open) return;
      part.show();
      this.tell();
      target.scrollIntoView();
    }
  }

  /** A box to note a hypothesis in; the second box of a case shows what the first one holds. */
  class Hypothesis {
    /** @param {?Hypothesis} first the box at the start, for the one at the end */
    constructor(root, first) {
      this.first = first;
      this.name = `hypothesis:${root.dataset.hypothesis}${first ? ":again" : ""}`;
      this.area = make("textarea", "hypothesis__text");
      this.area.id = this.name.replace(/:/g, "--");
      this.area.rows = 4;
      const label = make("label", "hypothesis__label", first ? "What you think now" : "What you think at the start");
      label.htmlFor = this.area.id;
      const rule = make("p", "hypothesis__rule", NO_FAMILY);
      rule.id = this.area.id + "--rule";
      this.where = make("p", "hypothesis__kept");
      this.where.id = this.area.id + "--kept";
      this.area.setAttribute("aria-describedby", `${rule.id} ${this.where.id}`);
      this.paper = make("p", "hypothesis__paper");
      if (first) {
        this.then = make("p", "hypothesis__then");
        root.append(make("p", "hypothesis__label", "What you wrote at the start"), this.then);
      }
      root.append(label, this.area, this.paper, rule, this.where);
    }

    start() {
      keepText(this.area, this.name, (text) => this.tell(text));
    }

    tell(text) {
      this.paper.textContent = text;
      if (this.first) {
        const then = store.read().notes[this.first.name];
        this.then.textContent = (then && then.text) || "You wrote nothing at the start.";
      }
      this.where.textContent = store.says();
    }
  }

  function alone(start) {
    try { start(); } catch (error) { console.error(error); }
  }

  const stages = Array.from(document.querySelectorAll("[data-module=stage]"));
  if (stages.length) alone(() => new Case(stages).start());
  const boxes = [];
  document.querySelectorAll("[data-module=hypothesis]").forEach((root) => alone(() => {
    boxes.push(new Hypothesis(root, boxes[0]));
    boxes[boxes.length - 1].start();
  }));
}
