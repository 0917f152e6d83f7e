import { answerTo, holds } from "../shared/answers.js";
import { button, make, status } from "../shared/dom.js";
import { store } from "../shared/store.js";

/**
 * What a page says about all its questions: how many are answered, where that is kept, a way to clear it, and at the
 * end of a module's quiz what to read again. It reads the page and the store; each question looks after itself.
 */
export function questionSummary() {
  const roots = Array.from(document.querySelectorAll("[data-module=question]"));
  if (!roots.length) return;
  const heading = document.getElementById("quiz");
  const here = "on this page";
  /** What the bar stands before: the first question under its heading, or in a case the first stage. */
  const asked = heading ? roots.filter((root) => heading.compareDocumentPosition(root) & Node.DOCUMENT_POSITION_FOLLOWING) : roots;
  const begin = asked[0] || roots[0];
  const first = (!heading && document.querySelector(".stage")) || document.getElementById(begin.dataset.question) || begin;

  /** @returns {{root: HTMLElement, entry: any, changed: boolean}[]} each question with what the record holds of it as it stands today */
  function questions() {
    const record = store.read();
    return roots.map((root) => {
      const id = root.dataset.question, entry = answerTo(record, id, root.dataset.version);
      return { root: root, entry: entry, changed: !entry && id in record.questions };
    });
  }

  /* Clearing asks in the page, and says what goes */

  const clear = button(`Clear my answers ${here}`, () => ask(sure.hidden), "questions-clear");
  const sure = make("div", "questions-sure");
  const yes = button("Yes, clear them", () => {
    store.forget(roots.map((root) => root.dataset.question));
    ask(false);
    said.textContent = `Your answers ${here} are cleared.`;
  });
  const no = button("Keep them", () => ask(false));
  const said = status("questions-said");
  const question = make("p", "", `Clear your answers to all the questions ${here}? Your first answers go too.`);
  sure.append(question, yes, no);
  sure.id = "questions-sure";
  sure.setAttribute("role", "group");
  question.id = "questions-sure-label";
  sure.setAttribute("aria-labelledby", question.id);
  clear.setAttribute("aria-controls", sure.id);

  function ask(asking) {
    sure.hidden = !asking;
    clear.setAttribute("aria-expanded", String(asking));
    (asking ? no : clear).focus();
    said.textContent = "";
  }

  sure.addEventListener("keydown", (event) => { if (event.key === "Escape") ask(false); });

  /* The bar under the heading */

  const bar = make("div", "questions-bar");
  const progress = status("questions-progress");
  const kept = make("p", "questions-kept");
  sure.hidden = clear.hidden = true;
  clear.setAttribute("aria-expanded", "false");
  bar.append(progress, kept, clear, sure, said);

  /* The result */

  const result = make("section", "questions-result");
  const title = make("h3", "", "Your answers so far");
  title.id = "questions-result";
  result.setAttribute("aria-labelledby", title.id);
  result.hidden = true;

  /** The sections that the explanations of these questions link to, once each. */
  function sections(missed) {
    const links = new Map();
    for (const item of missed) {
      const link = item.root.querySelector("details .question__explanation p:last-child a[href*='#']");
      if (link && !links.has(link.href)) links.set(link.href, link);
    }
    return Array.from(links.values(), (link) => {
      const item = document.createElement("li");
      const again = make("a", "", link.textContent.replace(/^Read again: /, ""));
      again.href = link.getAttribute("href");
      item.append(again);
      return item;
    });
  }

  /** How well the learner's sureness fits, as a sentence; nothing where none was told. */
  function fit(firsts) {
    const told = Object.entries({ sure: "sure", fairly: "fairly sure", guessing: "guessing" }).map(([name, words]) => {
      const those = firsts.filter((answer) => answer.sure === name);
      return those.length ? `${words}, ${those.filter(holds).length} of ${those.length} held` : "";
    }).filter(Boolean);
    return told.length ? `Where you said how sure you were: ${told.join("; ")}.` : "";
  }

  /** A module's result stands once its core is answered, so that the short way through it has an end. */
  function drawResult(all) {
    const core = all.filter((item) => "core" in item.root.dataset);
    const answered = all.filter((item) => item.entry);
    const firsts = answered.map((item) => item.entry.first), partly = firsts.filter((answer) => answer.partly).length;
    const missed = answered.filter((item) => !holds(item.entry.first)), sureness = fit(firsts);
    result.hidden = !heading || (core.length ? core : all).some((item) => !item.entry);
    title.textContent = answered.length === all.length ? "Your answers" : "Your answers so far";
    const parts = /** @type {Node[]} */ ([title, make("p", "", `${firsts.filter((answer) => answer.keyed).length} of ${answered.length} first time.${partly ? ` ${partly} more could be defended.` : ""}`)]);
    if (sureness) parts.push(make("p", "", sureness));
    const links = sections(missed);
    if (links.length) {
      const list = make("ul", "");
      list.append(...links);
      parts.push(make("p", "", "To read again, for what asked for another look:"), list);
    }
    result.replaceChildren(...parts);
    return !result.hidden;
  }

  function update() {
    const all = questions();
    const count = all.filter((item) => item.entry).length;
    const done = drawResult(all) && count === all.length;
    const changed = all.filter((item) => item.changed).length;
    progress.textContent = `${count} of ${all.length} answered.` +
      (changed ? ` ${changed} ${changed === 1 ? "has" : "have"} changed since you answered.` : "") + (done ? " Your answers are summed up after the last question." : "");
    document.querySelectorAll("[data-tried]").forEach((place) => { place.textContent = `${count} of ${all.length} decisions tried.`; });
    kept.textContent = store.says();
    if (count || changed) clear.hidden = false;
  }

  first.before(bar);
  const last = roots[roots.length - 1];
  if (heading) (last.closest("details") || last).after(result);
  update();
  store.onChange(update);
}
