import { answerTo } from "../shared/answers.js";
import { button, each, make, status } from "../shared/dom.js";
import { facts } from "../shared/page.js";
import { NO_ONE, noteBox } from "../shared/saved-text.js";
import { store } from "../shared/store.js";

/** Puts what follows the last stage, up to the foot of the page, into one element. */
function gathered(last) {
  const end = make("div", "case-end");
  while (last.nextElementSibling && !last.nextElementSibling.matches("footer")) end.append(last.nextElementSibling);
  last.after(end);
  return end;
}

function show(part) { part.removeAttribute("hidden"); }

/** Lets a case unfold: answering opens the next stage, and at last what follows. Without this script, and on paper, all is open. */
export function caseStages() {
  const stages = Array.from(document.querySelectorAll("[data-module=stage]"));
  if (!stages.length) return;
  const parts = [...stages, gathered(stages[stages.length - 1])], line = status("stages-line");
  const all = button("Show all stages", () => { parts.forEach(show); tell(); });
  const again = button("Take this case again by another road", askAgain);
  /** When the choice was made whose road is shown. */
  let chosen;

  /** How many parts are open: all up to the last that was answered, and the one after it. */
  function reached() {
    const kept = store.read().questions;
    const isAnswered = (stage) => Array.from(stage.querySelectorAll("[data-module=question]")).some((question) => question.dataset.question in kept);
    return stages.map(isAnswered).lastIndexOf(true) + 2;
  }

  /** Opens what an answer has opened; nothing closes under a reader. */
  function follow() {
    const count = reached();
    parts.slice(0, count).forEach(show);
    tellRoads(store.read());
    stages.slice(0, count - 1).forEach((stage, index) => lead(stage, parts[index + 1]));
    tell();
  }

  function lead(stage, next) {
    const heading = next.querySelector("h2");
    if (!heading || stage.querySelector(".stage__onward")) return;
    stage.append(make("p", "stage__onward", button(`Go on to: ${heading.textContent.trim()}`, () => {
      show(next);
      heading.tabIndex = -1;
      heading.focus();
    })));
  }

  /** Of what would have followed from other choices, shows what follows from those of this reader. A road tells its own. */
  function tellRoads(record) {
    each("[data-module=roads]", (root) => {
      const answer = answerTo(record, root.dataset.question, root.dataset.version);
      if (!answer) return;
      root.querySelectorAll("li").forEach((road) => { road.hidden = !answer.last.options.includes(road.dataset.option); });
      const parts = root.parentElement.querySelector("details.case-road"), way = parts && root.querySelector("li:not([hidden]) > a[href^='#']");
      root.hidden = Boolean(way) || !root.querySelector("li:not([hidden])");
      if (!parts || chosen === answer.last.at) return;
      chosen = answer.last.at;
      takeRoad(way ? way.hash : "");
    });
  }

  /** Opens the road that a choice led to, the first where it named none, and folds the other, to be looked at as well. */
  function takeRoad(hash) {
    const roads = Array.from(document.querySelectorAll("details.case-road")), taken = roads.find((road) => "#" + road.id === hash) || roads[0];
    for (const road of roads) {
      const summary = road.querySelector("summary"), mark = summary.querySelector("span") || summary.appendChild(make("span", "new"));
      road.open = road === taken;
      mark.textContent = road.open ? "Your road" : "To look at as well";
    }
    each("[data-road]", (mark) => mark.closest("tr").classList.toggle("elsewhere", mark.dataset.road !== taken.id));
    store.seen(`${facts.slug}:${taken.id}`);
    parts[stages.length].append(again);
  }

  /** Asks again from where the roads part. The first answers stay in the record. */
  function askAgain() {
    const from = stages.findIndex((stage) => stage.querySelector(".case-road")) - 1;
    stages.slice(from).reverse().forEach((stage) => stage.querySelectorAll("[data-answered] .question__retry").forEach((one) => one.click()));
  }

  function tell() {
    const open = stages.filter((stage) => !stage.hidden).length, count = stages.length, isWhole = parts.every((part) => !part.hidden);
    const text = `This case has ${count} stages${isWhole ? ". All of it is open."
      : `, and ${open} of them ${open === 1 ? "is" : "are"} open. The next opens when you have answered the question.`}`;
    if (line.textContent !== text) line.textContent = text;
    if (isWhole) all.setAttribute("aria-disabled", "true");
  }

  function toAddress() {
    const target = document.querySelector(":target"), part = parts.find((one) => one.hidden && one.contains(target));
    if (!part) return;
    show(part);
    tell();
    target.scrollIntoView();
  }

  stages[0].before(make("div", "stages-bar", line, all));
  // Hidden, but for a search of the page, which opens what it finds.
  parts.slice(reached()).forEach((part) => part.setAttribute("hidden", "until-found"));
  parts.forEach((part) => part.addEventListener("beforematch", () => { show(part); tell(); }));
  store.follow(follow);
  window.addEventListener("hashchange", toAddress);
  toAddress();
}

/** Keeps what a reader notes at the start of a case, and shows it again at the end. */
export function hypotheses() {
  let start = "";
  each("[data-module=hypothesis]", (root) => {
    const before = start, name = `hypothesis:${root.dataset.hypothesis}${before && ":again"}`, id = name.replace(/:/g, "--");
    const then = make("p", "hypothesis__then"), rule = make("p", { className: "hypothesis__kept", id: `${id}--kept` });
    start = start || name;
    const box = noteBox(name, { id, rows: 4, "aria-describedby": rule.id }, () => {
      then.textContent = store.read().notes[before]?.text || "You wrote nothing at the start.";
      rule.textContent = `${NO_ONE} ${store.says()}`;
    });
    root.append(
      ...(before ? [make("p", "hypothesis__label", "What you wrote at the start"), then] : []),
      make("label", { className: "hypothesis__label", htmlFor: id }, before ? "What you think now" : "What you think at the start"), ...box, rule
    );
  });
}
