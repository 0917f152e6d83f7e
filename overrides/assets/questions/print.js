import { make } from "../shared/dom.js";

/**
 * Prints questions in one of three ways: alone, with the answers after them, or with the answers in place.
 * A page printed in the browser's own way has its answers in place, with this script and without it.
 */
export function printQuestions() {
  const MODES = [["questions", "Questions only"], ["after", "Questions, answers after"], ["place", "Answers in place"]];
  const page = document.documentElement;
  const roots = Array.from(document.querySelectorAll("[data-module=question]"));
  if (!roots.length) return;
  const heading = document.getElementById("quiz");
  const inQuiz = roots.find((root) => heading && heading.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING) || roots[0];
  const first = (!heading && document.querySelector(".stage")) || titleOf(inQuiz) || inQuiz;
  const restore = [];

  function titleOf(root) { return document.getElementById(root.dataset.question); }

  function control() {
    const box = make("details", "questions-print");
    const group = make("div", "questions-print__ways");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Print");
    for (const [mode, name] of MODES) {
      const button = make("button", "md-button", name);
      button.type = "button";
      button.addEventListener("click", () => {
        page.dataset.print = mode;
        window.print();
      });
      group.append(button);
    }
    box.append(make("summary", "", heading ? "Print this quiz" : "Print this case"), group);
    return box;
  }

  /** The folds are opened for paper and put back after it. */
  function open(fold) {
    const was = fold.open;
    fold.open = true;
    restore.push(() => { fold.open = was; });
  }

  /** A quiz is printed without the module around it: what stands beside its questions is marked for the style sheet. */
  function leaveOut(parent) {
    const kept = [document.querySelector("article h1"), ...roots, ...roots.map(titleOf)];
    for (const part of parent.children) {
      if (kept.includes(part)) continue;
      if (kept.some((one) => part.contains(one))) { leaveOut(part); continue; }
      part.toggleAttribute("data-not-printed", true);
      restore.push(() => part.removeAttribute("data-not-printed"));
    }
  }

  function appendix() {
    const section = make("section", "questions-appendix");
    section.append(make("h2", "", "Answers and why"));
    for (const root of roots) {
      const title = titleOf(root);
      section.append(make("h3", "", title ? title.textContent.trim() : root.querySelector("legend").textContent));
      for (const part of Array.from(root.querySelector("details").children).slice(1)) {
        const copy = part.cloneNode(true);
        copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
        section.append(copy);
      }
    }
    const host = first.closest("article") || first.parentElement;
    const foot = host.querySelector(".page-foot");
    if (foot) foot.before(section); else host.append(section);
    restore.push(() => section.remove());
  }

  function before() {
    after();
    if (page.dataset.print && heading) leaveOut(document.querySelector("article"));
    if (page.dataset.print === "after") appendix();
    document.querySelectorAll(".question__answers").forEach(open);
  }

  function after() {
    restore.splice(0).forEach((undo) => undo());
  }

  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", () => { after(); delete page.dataset.print; });
  const last = roots[roots.length - 1];
  if (heading) (last.closest("details") || last).after(control());
  else first.before(control());
}
