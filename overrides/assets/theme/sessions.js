/** Narrows the list of sessions by minutes, subject and who is in the room. Without this script all of them are there. */
import { make, status } from "../shared/dom.js";

const ANY = "Any";

export function sessions() {
  const root = document.querySelector("[data-module=sessions]");
  if (!root) return;
  const subjects = Array.from(root.querySelectorAll(":scope > ul > li"), (item) => ({
    item: item,
    Minutes: Array.from(item.querySelectorAll("li"), (one) => ({ item: one, minutes: /\d+$/.exec(one.textContent)[0] })),
    Subject: item.querySelector("strong").textContent,
    Who: item.lastElementChild.textContent.replace(/^For |\.$/g, "").split("; ")
  }));
  const bar = make("form", "points-filter"), said = status();

  /** @param {string} name @param {string[]} values of its choices, each once */
  function choice(name, values) {
    const label = make("label", "", name), list = make("select");
    list.append(...[ANY, ...new Set(values)].map((value) => make("option", "", value)));
    list.autocomplete = "off";
    list.addEventListener("change", narrow);
    label.append(list);
    bar.append(label);
    return list;
  }

  function narrow() {
    const is = (list, value) => list.value === ANY || list.value === value;
    let count = 0;
    for (const { item, Minutes, Subject, Who } of subjects) {
      const fits = is(subject, Subject) && Who.some((one) => is(who, one));
      for (const one of Minutes) one.item.hidden = !is(minutes, one.minutes);
      const left = fits ? Minutes.filter((one) => !one.item.hidden).length : 0;
      item.hidden = !left;
      count += left;
    }
    said.textContent = count ? `${count} session${count === 1 ? "" : "s"}` : `No session fits. Choose ${ANY} in one of the three.`;
  }

  const every = subjects.flatMap((one) => one.Minutes.map(({ minutes: length }) => length)).sort((one, other) => Number(one) - Number(other));
  const minutes = choice("Minutes", every), subject = choice("Subject", subjects.map((one) => one.Subject));
  const who = choice("Who", subjects.flatMap((one) => one.Who).sort());
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", "Sessions");
  bar.append(said);
  root.prepend(bar);
  bar.addEventListener("submit", (event) => event.preventDefault());
  narrow();
}
