import { button, make } from "../shared/dom.js";

/** Prints questions alone, with the answers after them, or in place: so prints the browser too, with this script and without it. What stands
 * around the questions of a module is left out by the style, and the folds with their answers are opened as all others are. */
export function printQuestions() {
  const MODES = [["questions", "Questions only"], ["after", "Questions, answers after"], ["place", "Answers in place"]];
  const page = document.documentElement;
  const roots = Array.from(document.querySelectorAll("[data-module=question]"));
  if (!roots.length) return;
  const stage = document.querySelector(".stage"), last = roots[roots.length - 1];

  function control() {
    const ways = MODES.map(([mode, name]) => button(name, () => {
      page.dataset.print = mode;
      window.print();
    }));
    return make(
      "details", "questions-print", make("summary", "", stage ? "Print this case" : "Print this quiz"),
      make("div", { className: "questions-print__ways", role: "group", "aria-label": "Print" }, ...ways)
    );
  }

  function appendix() {
    const section = make("section", "questions-appendix", make("h2", "", "Answers and why"), ...roots.flatMap((root) => [
      make("h3", "", document.getElementById(root.dataset.question).textContent.trim()),
      ...Array.from(root.querySelector("details").children).slice(1).map((part) => part.cloneNode(true))
    ]));
    section.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    document.querySelector(".page-foot").before(section);
  }

  function clear() { document.querySelector(".questions-appendix")?.remove(); }

  window.addEventListener("beforeprint", () => {
    clear();
    if (page.dataset.print === "after") appendix();
  });
  window.addEventListener("afterprint", () => {
    clear();
    delete page.dataset.print;
  });
  if (stage) stage.before(control());
  else (last.closest("details") || last).after(control());
}
