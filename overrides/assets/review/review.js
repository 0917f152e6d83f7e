import { holds, roadsTaken } from "../shared/answers.js";
import * as dates from "../shared/dates.js";
import { button, link, make, parsed, status } from "../shared/dom.js";
import { data, held } from "../shared/page.js";
import { store } from "../shared/store.js";
import { many } from "../shared/values.js";
import * as reviewItems from "./items.js";
import * as schedule from "./schedule.js";
import contents from "data/contents.json";

const AT_ONCE = 5, NUMBERS = ["no", "one", "two", "three", "four", "five"];
const pages = new Map(contents.modules.concat(contents.cases).map((page) => [page.slug, page]));

function why(item) {
  const page = pages.get(item.from), roads = roadsTaken(store.read(), page), { why, due, sure } = item.standing;
  const from = `From "${page.title}"${roads && ", which you took by " + roads}.`;
  if (why === "new") return `A new one. ${from}`;
  if (why === "changed") return `It has changed since you answered it. ${from}`;
  if (why === "again") return `${sure ? "You were sure, and it" : "It"} asked for another look last time. ${from}`;
  return `${schedule.isDue(item.standing, Date.now()) ? "Due since" : "Due on"} ${dates.withWeekday(due)}. ${from}`;
}

/** The notes that come before a question on a topic that the learner chose. */
function notes(item) {
  return reviewItems.topicsOf(item.id).map(({ note }) => make(
    "div", { className: "content-note", role: "note" }, make("p", "", make("strong", "", "Before you start."), ` ${note} You can skip it.`),
    make("p", "", link("Help and support", "about/support.html"))
  ));
}

/** Asks questions again, five at a time: how many are due, why each is asked, and when it comes back. Each is driven by its own script; this one
 * hears its answer and moves it on in the schedule. @param {HTMLElement} place */
export function review(place) {
  /** What was asked since this page was opened: it waits for what was not. */
  const asked = new Set();

  const summary = status("review__summary"), kept = make("p", "review__kept"), session = make("div", "review__session");
  const start = button("", () => begin(), "md-button md-button--primary"), bar = make("p", "", start);

  /** The next few questions, those that were asked in this sitting last. */
  function upNext() {
    const record = store.read(), all = reviewItems.items(record), fresh = all.filter((item) => !asked.has(item.id));
    return schedule.queue(fresh.length ? fresh : all, Date.now(), reviewItems.begun(record), Math.random).slice(0, AT_ONCE);
  }

  function tell() {
    const now = Date.now(), items = reviewItems.items(store.read());
    const due = items.filter((item) => schedule.isDue(item.standing, now)), days = schedule.days(items, now);
    const [again, changed, reached] = ["again", "changed", "due"].map((why) => due.filter((item) => item.standing.why === why).length);
    const parts = [
      again && `${again} asked for another look`, changed && `${many(changed, "has", "have")} changed since you answered`,
      reached && `${many(reached, "has", "have")} reached ${reached === 1 ? "its" : "their"} day`
    ].filter(Boolean);
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

  /** @param {...(Node | string)} shown the question, or what is said in its place */
  function ask(item, ...shown) {
    const count = make("p", { className: "review__count", id: "review-count", tabIndex: -1 }, `Question ${run.at + 1} of ${run.items.length}`);
    const then = make("p", "review__then"), next = button("Skip this question", onward);
    const box = make(
      "section", { className: "review__question", "aria-labelledby": count.id }, count, make("p", "review__why", why(item)), ...notes(item), ...shown, then, next
    );
    box.querySelectorAll("[data-module=question]").forEach((root) => { root.dataset.again = ""; });
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
    const to = early ? { step, due } : schedule.next(step, inLine, now);
    store.review(item.id, { version: item.version, step: to.step, due: to.due });
    const back = !inLine ? "It comes first next time." : to.due ? `It comes back on ${dates.withWeekday(to.due)}.` : "It held each time, so it rests now.";
    const verdict = answer.keyed ? "In line." : answer.partly ? "Defensible." : "To look at again.";
    run.done.push({ verdict, back, item, title: session.querySelector("h3").textContent.trim() });
    return back;
  }

  function finish() {
    const heading = make("h3", { id: "review-done", tabIndex: -1 }, "That is all for now"), skipped = run.items.length - run.done.length;
    const done = run.done.map(({ title, verdict, back }) => make("li", "", make("strong", "", title), `: ${verdict} ${back}`));
    session.replaceChildren(heading, ...(done.length ? [make("p", "", "What you were asked:"), make("ul", "", ...done)]
      : [make("p", "", "You answered none of these, and each stays where it was.")]),
    done.length && skipped ? make("p", "", `${many(skipped, "question was", "questions were")} skipped, and ${skipped === 1 ? "stays" : "stay"} as before.`) : "");
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
