import { answerTo } from "../shared/answers.js";
import { button, make, status } from "../shared/dom.js";
import { later } from "../shared/page.js";
import { store } from "../shared/store.js";

/** What a page says about all its questions: how many are answered, where that is kept, a way to clear it, and what to read again. */
export function questionSummary() {
  const roots = Array.from(document.querySelectorAll("[data-module=question]"));
  if (!roots.length) return;
  /** What the bar stands before: in a case the first stage, in a module the first question after the one that it begins with. */
  const first = document.querySelector(".stage") || document.getElementById((roots[1] || roots[0]).dataset.question);

  /** @returns {{root: HTMLElement, entry: any, changed: boolean}[]} each question with what the record holds of it as it stands today */
  function questions() {
    const record = store.read();
    return roots.map((root) => {
      const id = root.dataset.question, entry = answerTo(record, id, root.dataset.version);
      return { root, entry, changed: !entry && id in record.questions };
    });
  }

  const folded = { className: "questions-clear", "aria-controls": "questions-sure", "aria-expanded": "false", hidden: true };
  const clear = button("Clear my answers on this page", () => ask(sure.hidden), folded);
  const yes = button("Yes, clear them", () => {
    store.forget(roots.map((root) => root.dataset.question));
    ask(false);
    said.textContent = "Your answers on this page are cleared.";
  });
  const no = button("Keep them", () => ask(false)), said = status("questions-said");
  const sure = make(
    "div", { className: "questions-sure", id: "questions-sure", role: "group", "aria-labelledby": "questions-sure-label", hidden: true },
    make("p", { id: "questions-sure-label" }, "Clear your answers to all the questions on this page? Your first answers go too."), yes, no
  );

  function ask(asking) {
    sure.hidden = !asking;
    clear.setAttribute("aria-expanded", String(asking));
    (asking ? no : clear).focus();
    said.textContent = "";
  }

  sure.addEventListener("keydown", (event) => { if (event.key === "Escape") ask(false); });

  const progress = status("questions-progress"), kept = make("p", "questions-kept");

  /** The questions on the page's path: a module's core, or all. */
  function path(all) {
    const core = all.filter((item) => "core" in item.root.dataset);
    return core.length ? core : all;
  }

  /** How many are answered: of the path, for as long as there are more to practise on. */
  function tally(all, words) {
    const own = path(all), left = all.filter((item) => !item.entry && !own.includes(item)).length, some = left ? own : all;
    return `${some.filter((item) => item.entry).length} of ${some.length} ${words}` + (left ? `; ${left} more for practice.` : ".");
  }

  /** A module's result stands once its core is answered, so that the short way through it has an end; what draws it is fetched then. */
  function sumUp(all) {
    const isThere = document.getElementById("quiz") !== null && path(all).every((item) => item.entry);
    if (isThere || document.querySelector(".questions-result")) later("result", { all: isThere ? all : [], record: store.read() });
    return isThere;
  }

  first.before(make("div", "questions-bar", progress, kept, clear, sure, said));
  store.follow(() => {
    const all = questions();
    const count = all.filter((item) => item.entry).length;
    const done = sumUp(all) && count === all.length;
    const changed = all.filter((item) => item.changed).length;
    progress.textContent = tally(all, "answered") +
      (changed ? ` ${changed} ${changed === 1 ? "has" : "have"} changed since you answered.` : "") + (done ? " Your answers are summed up after the last question." : "");
    document.querySelectorAll("[data-tried]").forEach((place) => { place.textContent = tally(all, "decisions tried"); });
    kept.textContent = store.says();
    if (count || changed) clear.hidden = false;
  });
}
