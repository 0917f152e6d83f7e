import { SURE, holds } from "../shared/answers.js";
import { link, listOf, make } from "../shared/dom.js";

/** @typedef {{root: HTMLElement, entry: any}} Asked a question and what the record holds of it */

/** The sections that the explanations of these questions link to, once each. @param {Asked[]} missed */
function sections(missed) {
  const links = missed.map((item) => item.root.querySelector("details .question__explanation p:last-child a[href*='#']")).filter(Boolean);
  return links.filter((found, at) => links.findIndex((one) => one.href === found.href) === at)
    .map((found) => link(found.textContent.replace(/^Read again: /, ""), found.getAttribute("href")));
}

const HANDFUL = 5;

/** How well sureness fits, as a picture of all first answers for which it was told: a row each way, a mark each answer. */
function fit(record) {
  const told = Object.values(record.questions).map((entry) => entry.first).filter((first) => first.sure);
  if (told.length < HANDFUL) return [];
  const rows = Object.entries(SURE).map(([name, words]) => {
    const those = told.filter((one) => one.sure === name), count = those.length;
    const yes = those.filter((one) => one.keyed).length, partly = those.filter((one) => one.partly).length, no = count - yes - partly;
    const said = `${words}: ${yes} in line, ${partly} defensible, ${no} to look at again`;
    return count ? make("p", { role: "img", "aria-label": said }, "● ".repeat(yes) + "◐ ".repeat(partly) + "○ ".repeat(no) + words) : "";
  });
  return [make("p", "", "How sure you were, in all your first answers: ● in line, ◐ defensible, ○ to look at again."), ...rows];
}

/** The section that sums up a module's answers, after its last question. @param {HTMLElement} last */
export function resultAfter(last) {
  const title = make("h3", { id: "questions-result" }), result = make("section", { className: "questions-result", "aria-labelledby": title.id });
  (last.closest("details") || last).after(result);

  /** @param {{all: Asked[], record: any}} now the questions of this module */
  return ({ all, record }) => {
    const answered = all.filter((item) => item.entry), firsts = answered.map((item) => item.entry.first);
    const partly = firsts.filter((answer) => answer.partly).length;
    result.hidden = !all.length;
    title.textContent = answered.length === all.length ? "Your answers" : "Your answers so far";
    const told = `${firsts.filter((answer) => answer.keyed).length} of ${answered.length} first time.${partly ? ` ${partly} more could be defended.` : ""}`;
    const links = sections(answered.filter((item) => !holds(item.entry.first)));
    result.replaceChildren(title, make("p", "", told), ...fit(record),
      ...(links.length ? [make("p", "", "To read again, for what asked for another look:"), listOf(links)] : []));
  };
}
