/** What a learner counts in their own cases: the form, and what was counted, before and after. Nothing but numbers can be entered. */
import * as dates from "../shared/dates.js";
import { button, keepFocus, link, make, status } from "../shared/dom.js";
import { at, facts, has } from "../shared/page.js";
import { looksAt, nextLook } from "./looks.js";

const MOST = 999;
/** Up to here a number is drawn too, dot by dot. */
const MOST_DOTS = 20;
const OTHER_REASONS = "A difference can have other reasons than what you did: other cases, another time of year, or that you knew this time " +
  "what you would count. With numbers as small as these, one more or less changes much. It measures nobody.";

/** @typedef {{id: string, words: string}} Item what is counted; the first is what the others are a number of */

/** What was counted of one thing with what it is a number of, such as "2 of 3", and the same dot by dot. @param {import("./looks.js").Look} look */
function told({ numbers }, id, base) {
  const number = numbers[id], of = numbers[base];
  if (id === base || number === undefined || of === undefined) return [number === undefined ? "not counted" : String(number), ""];
  return [`${number} of ${of}`, number <= of && of <= MOST_DOTS ? "●".repeat(number) + "○".repeat(of - number) : ""];
}

function list(looks, items) {
  return make("ul", "", ...items.map(({ id, words }) => {
    const all = looks.map((look) => told(look, id, items[0].id)), dots = all.map((one) => one[1]).join(" ").trim();
    const drawn = make("span", { className: "looks__dots", "aria-hidden": "true" }, dots);
    return make("li", "", `${words}: `, make("strong", "", all.map((one) => one[0]).join(", then ")), drawn);
  }));
}

function again(next) {
  return make("p", "", ...(next <= Date.now() ? ["Six weeks have passed. Count again, in the cases that you have now."] : [
    `Count again in six weeks, from ${dates.withWeekday(next)}, in the cases that you have then.`,
    ...(has("review.html") ? [" The day is among your ", link("review dates", at("review.html#when")), ", to save for a calendar."] : [])]));
}

/** A place that shows what was counted after a module, under a heading where it has one, and follows the record. */
export function shownLooks(store, slug, items, ...head) {
  const body = make("div"), said = status(), root = make("div", "looks", body, said);

  function remove(look, day) {
    const back = button("Bring them back", () => { store.count(look.name, look.text); said.replaceChildren(); });
    said.replaceChildren(`The counts of ${day} are removed. `, back);
    store.count(look.name, "");
    back.focus();
  }

  function draw(what) {
    const looks = looksAt(store.read(), slug), next = nextLook(looks);
    const days = looks.map((look) => dates.inWords(look.at));
    if (what === "wiped") said.replaceChildren();
    root.hidden = !looks.length && !said.hasChildNodes();
    const buttons = looks.map((look, index) => button(`Remove the counts of ${days[index]}`, () => remove(look, days[index]), "take-out"));
    body.replaceChildren(...(looks.length ? [...head, make("p", "", `You counted on ${days.join(", then on ")}.`), list(looks, items)] : []),
      ...(next ? [again(next)] : []), ...(looks.length > 1 ? [make("p", "", OTHER_REASONS)] : []), make("p", "looks__bar", ...buttons));
  }

  store.follow(draw);
  return root;
}

/** Makes a form of the list of what to count. @param {{root: HTMLElement, store: any}} given */
export function countsForm({ root, store }) {
  const lines = Array.from(root.querySelectorAll("li")), said = status();

  const fields = lines.map((line, index) => {
    const [words, ...rest] = /** @type {HTMLElement[]} */ (Array.from(line.childNodes)), rule = make("span", { id: `${line.id}--rule` });
    words.id = `${line.id}--words`;
    const field = make("input", {
      className: "counts__number", type: "number", min: index ? "0" : "1", max: String(MOST), inputMode: "numeric", autocomplete: "off",
      "aria-labelledby": words.id, "aria-describedby": rule.id
    });
    keepFocus(() => {
      rule.append(...rest);
      line.append(rule, field);
    });
    return field;
  });
  const items = lines.map((line) => ({ id: line.id.replace("count-", ""), words: line.querySelector("strong").textContent.replace(/\.$/, "") }));

  function fault(field) {
    const [base] = fields;
    if (!field.value || !field.validity.valid) return `Write a whole number from ${field.min} to ${MOST} in each box${field === base ? "" : ", 0 where you found none"}.`;
    return field.valueAsNumber > base.valueAsNumber ? `This is a number of the ${base.value} that you looked at, so it cannot be more.` : "";
  }

  function keep() {
    const wrong = fields.find(fault);
    fields.forEach((field) => field.setAttribute("aria-invalid", String(field === wrong)));
    said.textContent = wrong ? fault(wrong) : "";
    if (wrong) return wrong.focus();
    store.count(`${facts.slug}:${Date.now().toString(36)}`, items.map(({ id }, index) => `${id}=${fields[index].valueAsNumber} `).join(""));
    fields.forEach((field) => { field.value = ""; });
    said.textContent = `Your counts stand below. ${store.says()}`;
  }

  root.append(make("p", "", button("Keep these counts", keep)), said, shownLooks(store, facts.slug, items));
}
