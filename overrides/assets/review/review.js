import { holds } from "../shared/answers.js";
import * as dates from "../shared/dates.js";
import { button, make, parsed, status } from "../shared/dom.js";
import { data, held } from "../shared/page.js";
import { store } from "../shared/store.js";
import * as reviewItems from "./items.js";
import * as schedule from "./schedule.js";
import contents from "data/contents.json";

/**
 * Asks questions again, five at a time: says how many are due, asks them one by one with why each is asked, and says when
 * each comes back. Each question is driven by its own script; this one hears its answer and moves it on in the schedule.
 */
export function review() {
  const place = document.querySelector("[data-review=now]");
  if (!place) return;
  const AT_ONCE = 5;
  const NUMBERS = ["no", "one", "two", "three", "four", "five"];
  const pages = new Map(contents.modules.concat(contents.cases).map((page) => [page.slug, page]));
  /** What was asked since this page was opened: it waits for what was not. */
  const asked = new Set();

  function many(count, one, more) { return count === 1 ? `1 ${one}` : `${count} ${more}`; }

  /* What is said before anything is asked */

  const summary = status("review__summary");
  const start = button("", () => begin());
  start.classList.add("md-button--primary");
  const kept = make("p", "review__kept");
  const session = make("div", "review__session");
  const bar = make("p", "");
  bar.append(start);

  /** The next few questions, those that were asked in this sitting last. */
  function upNext() {
    const record = store.read(), now = Date.now();
    const all = reviewItems.items(record);
    const fresh = all.filter((item) => !asked.has(item.id));
    return schedule.queue(fresh.length ? fresh : all, now, reviewItems.begun(record), Math.random).slice(0, AT_ONCE);
  }

  function tell() {
    const now = Date.now(), items = reviewItems.items(store.read());
    const due = items.filter((item) => schedule.isDue(item.standing, now));
    const count = (why) => due.filter((item) => item.standing.why === why).length;
    const parts = [
      count("again") && `${count("again")} asked for another look`,
      count("changed") && `${many(count("changed"), "has", "have")} changed since you answered`,
      count("due") && `${many(count("due"), "has", "have")} reached ${count("due") === 1 ? "its" : "their"} day`
    ].filter(Boolean);
    const days = schedule.days(items, now);
    const later = days.length ? ` The next day is ${dates.withWeekday(days[0].at)}.` : "";
    summary.textContent = due.length
      ? `${many(due.length, "question is", "questions are")} due: ${parts.join(", ")}.`
      : items.some((item) => item.standing.why !== "new") ? `Nothing is due now.${later}` : "You have answered no questions yet, so nothing is due. You can begin here with new ones.";
    const next = upNext(), number = NUMBERS[next.length];
    const kind = next.length && next.every((item) => item.standing.why === "new") ? " new" : "";
    start.hidden = !next.length;
    start.textContent = `Ask me ${number}${kind} question${next.length === 1 ? "" : "s"}${next.length && !due.length && !kind ? " before they are due" : ""}`;
    kept.textContent = store.says();
  }

  /* Asking */

  let run = null;

  function begin() {
    run = { items: upNext(), at: -1, done: [] };
    run.items.forEach((item) => asked.add(item.id));
    bar.hidden = summary.hidden = true;
    onward();
  }

  function onward() {
    // What was asked beside a question, such as where to keep its answer, stays in sight and is not asked with each.
    session.after(...session.querySelectorAll(".keep"));
    run.at += 1;
    const item = run.items[run.at];
    if (!item) return finish();
    bring(item);
  }

  /** Asks a question once those of its page are here. What is late or cannot be had is said, and holds nobody up. */
  function bring(item) {
    const from = pages.get(item.from).title;
    const tell = (...shown) => { if (run && run.items[run.at] === item) ask(item, ...shown); };
    if (!held(`questions/${item.from}`)) tell(make("p", "review__waiting", `The questions of "${from}" are on their way.`));
    data(`questions/${item.from}`).then((questions) => questions[item.id], () => "").then((html) => (html ? tell(...parsed(html)) : tell(
      make("p", "", `The questions of "${from}" could not be loaded. Nothing is lost: it stays due.`), button("Try again", () => bring(item)), " ")));
  }

  function why(item) {
    const title = pages.get(item.from).title, { why, due } = item.standing;
    const from = `From "${title}".`;
    if (why === "new") return `A new one. ${from}`;
    if (why === "changed") return `It has changed since you answered it. ${from}`;
    if (why === "again") return `${item.standing.sure ? "You were sure, and it" : "It"} asked for another look last time. ${from}`;
    return `${schedule.isDue(item.standing, Date.now()) ? "Due since" : "Due on"} ${dates.withWeekday(due)}. ${from}`;
  }

  /** The notes that come before a question on a topic that the learner chose. */
  function notes(item) {
    return reviewItems.topicsOf(item.id).map((topic) => {
      const note = make("div", "content-note"), text = make("p", ""), way = make("p", ""), link = make("a", "", "Help and support");
      note.setAttribute("role", "note");
      text.append(make("strong", "", "Before you start."), ` ${topic.note} You can skip it.`);
      link.href = "about/support.html";
      way.append(link);
      note.append(text, way);
      return note;
    });
  }

  /** @param {...(Node | string)} shown the question, or what is said in its place */
  function ask(item, ...shown) {
    const box = make("section", "review__question"), count = make("p", "review__count", `Question ${run.at + 1} of ${run.items.length}`);
    const then = make("p", "review__then"), next = button("Skip this question", onward);
    count.id = "review-count";
    count.tabIndex = -1;
    box.setAttribute("aria-labelledby", count.id);
    box.append(count, make("p", "review__why", why(item)), ...notes(item), ...shown);
    box.querySelectorAll("[data-module=question]").forEach((root) => { root.dataset.again = ""; });
    box.append(then, next);
    box.addEventListener("course:answered", (/** @type {CustomEvent} */ event) => {
      if (run.done.some((one) => one.item === item)) return;
      then.textContent = moved(item, event.detail);
      next.textContent = run.at + 1 < run.items.length ? "Next question" : "Finish";
    });
    session.replaceChildren(box);
    session.dispatchEvent(new CustomEvent("course:added", { bubbles: true }));
    count.focus();
  }

  /** Moves a question on in the schedule and says when it comes back. One that holds before its day keeps its day. */
  function moved(item, answer) {
    const now = Date.now(), { why, step, due } = item.standing, inLine = holds(answer);
    const early = inLine && why !== "new" && !schedule.isDue(item.standing, now);
    const to = early ? { step: step, due: due } : schedule.next(step, inLine, now);
    store.review(item.id, { version: item.version, step: to.step, due: to.due });
    const back = !inLine ? "It comes first next time." : to.due ? `It comes back on ${dates.withWeekday(to.due)}.` : "It held each time, so it rests now.";
    run.done.push({ verdict: answer.verdict, back: back, item: item, title: session.querySelector("h3").textContent.trim() });
    return back;
  }

  function finish() {
    const heading = make("h3", "", "That is all for now"), list = make("ul", "");
    heading.id = "review-done";
    heading.tabIndex = -1;
    list.append(...run.done.map((one) => {
      const line = make("li", "");
      line.append(make("strong", "", one.title), `: ${one.verdict} ${one.back}`);
      return line;
    }));
    const skipped = run.items.length - run.done.length;
    const words = run.done.length ? "What you were asked:" : "You answered none of these, and each stays where it was.";
    session.replaceChildren(heading, make("p", "", words), ...(run.done.length ? [list] : []),
      ...(run.done.length && skipped ? [make("p", "", `${many(skipped, "question was", "questions were")} skipped, and ${skipped === 1 ? "stays" : "stay"} as before.`)] : []));
    run = null;
    bar.hidden = summary.hidden = false;
    session.after(summary, bar);
    tell();
    heading.focus();
  }

  place.replaceChildren(summary, bar, session, kept);
  tell();
  store.onChange(() => (run ? (kept.textContent = store.says()) : tell()));
}
