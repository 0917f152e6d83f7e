import { button, make } from "../shared/dom.js";

/** Prints questions alone, with the answers after them, or in place: so prints the browser too, with this script and without it. */
export function printQuestions() {
  const MODES = [["questions", "Questions only"], ["after", "Questions, answers after"], ["place", "Answers in place"]];
  const page = document.documentElement;
  const roots = Array.from(document.querySelectorAll("[data-module=question]"));
  if (!roots.length) return;
  const stage = document.querySelector(".stage");
  const restore = [];

  function titleOf(root) { return document.getElementById(root.dataset.question); }

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
    const section = make("section", "questions-appendix", make("h2", "", "Answers and why"), ...roots.flatMap((root) => [
      make("h3", "", (titleOf(root) || root.querySelector("legend")).textContent.trim()),
      ...Array.from(root.querySelector("details").children).slice(1).map((part) => part.cloneNode(true))
    ]));
    section.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    const host = roots[0].closest("article") || roots[0].parentElement, foot = host.querySelector(".page-foot");
    if (foot) foot.before(section); else host.append(section);
    restore.push(() => section.remove());
  }

  function before() {
    after();
    if (page.dataset.print && !stage) leaveOut(document.querySelector("article"));
    if (page.dataset.print === "after") appendix();
    document.querySelectorAll(".question__answers, .case-road").forEach(open);
  }

  function after() { restore.splice(0).forEach((undo) => undo()); }

  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", () => { after(); delete page.dataset.print; });
  const last = roots[roots.length - 1];
  if (stage) stage.before(control());
  else (last.closest("details") || last).after(control());
}
