/** Narrows the list of sessions by minutes, subject and who is in the room. Without this script all of them are there. */
import { make, status } from "../shared/dom.js";
import { filterBar } from "./points-filter.js";

const ANY = "Any";

/** @param {HTMLElement} root */
export function sessions(root) {
  const subjects = Array.from(root.querySelectorAll(":scope > ul > li"), (item) => ({
    item,
    Minutes: Array.from(item.querySelectorAll("li"), (one) => ({ item: one, minutes: /\d+$/.exec(one.textContent)[0] })),
    Subject: item.querySelector("strong").textContent,
    Who: item.lastElementChild.textContent.replace(/^For |\.$/g, "").split("; ")
  }));
  const said = status();

  /** @param {string} name @param {string[]} values of its choices, each once */
  function choice(name, values) {
    const list = make("select", { autocomplete: "off" }, ...[ANY, ...new Set(values)].map((value) => make("option", "", value)));
    list.addEventListener("change", narrow);
    return { list, label: make("label", "", name, list) };
  }

  function narrow() {
    const is = (list, value) => list.value === ANY || list.value === value;
    history.replaceState({ sessions: lists.map((list) => list.value) }, "");
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
  const choices = [
    choice("Minutes", every), choice("Subject", subjects.map((one) => one.Subject)), choice("Who", subjects.flatMap((one) => one.Who).sort())
  ];
  const lists = choices.map(({ list }) => list), [minutes, subject, who] = lists;
  root.prepend(filterBar("Sessions", ...choices.map(({ label }) => label), said));
  // Whoever comes back from a session finds the list as they left it.
  lists.forEach((list, at) => { list.value = history.state?.sessions?.[at] ?? ANY; });
  narrow();
}
