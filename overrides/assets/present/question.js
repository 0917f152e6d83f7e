/**
 * A question for a group: hands are counted for each option, with number keys or taps, and the spread is shown as bars
 * with numbers. The counts live in the deck alone: nothing goes into the learner's own record.
 */
import { make } from "../shared/dom.js";
import * as drawing from "./slide.js";

const LETTERS = "ABCDEFGH";
const MOST = 999;

export function question(session) {
  let vote = null;

  function counts(id) { return (session.kept("hands") || {})[id] || {}; }

  function keep(id, value) { session.keep("hands", Object.assign({}, session.kept("hands"), { [id]: value })); }

  function total(held) { return Object.values(held).reduce((sum, one) => sum + one, 0); }

  function hands(number) { return number + (number === 1 ? " hand" : " hands"); }

  /** The options as rows with a letter to press, a number and a bar. */
  function draw(element, slide) {
    vote = null;
    if (slide.kind === "answer") say(element, slide);
    if (slide.kind !== "vote") return;
    const rows = Array.from(element.querySelectorAll(".options > li"), row);
    vote = { id: slide.id, rows: rows, shown: Boolean((session.kept("spread") || {})[slide.id]) };
    element.querySelector(".slide__body").append(tools());
    refresh();
  }

  function row(item, index) {
    const text = make("span", "option__text");
    const bar = make("span", "option__bar");
    const number = make("span", "option__number");
    const letter = LETTERS[index];
    text.append(...item.childNodes);
    text.id = "slide-option-" + letter;
    const add = session.button("Option " + letter + ": one hand more", () => count(index, 1), letter);
    const less = session.button("Option " + letter + ": one hand fewer", () => count(index, -1), "−");
    add.className = "option__add";
    less.className = "option__less";
    add.setAttribute("aria-describedby", text.id);
    bar.setAttribute("aria-hidden", "true");
    bar.append(make("span", "option__share"));
    item.replaceChildren(add, text, number, less, bar);
    return { item: item, key: item.dataset.option, letter: letter, number: number, share: bar.firstElementChild, less: less };
  }

  function tools() {
    const bar = make("div", "vote__tools");
    const spread = session.button("Show the spread", toggle);
    const clear = session.button("Clear", () => { keep(vote.id, {}); show(false); session.say("All hands are cleared."); });
    spread.classList.add("vote__spread");
    bar.append(spread, clear);
    return bar;
  }

  function count(index, by) {
    if (!vote || !vote.rows[index]) return;
    const one = vote.rows[index];
    const held = Object.assign({}, counts(vote.id));
    held[one.key] = Math.max(0, Math.min(MOST, (held[one.key] || 0) + by));
    keep(vote.id, held);
    refresh();
    session.say("Option " + one.letter + ": " + hands(held[one.key]));
  }

  function show(shown) {
    vote.shown = shown;
    session.keep("spread", Object.assign({}, session.kept("spread"), { [vote.id]: shown }));
    refresh();
  }

  function toggle() {
    show(!vote.shown);
    const held = counts(vote.id);
    const told = vote.rows.map((one) => one.letter + " " + (held[one.key] || 0)).join(", ");
    session.say(vote.shown ? "The spread: " + told + "." : "The spread is hidden.");
  }

  function refresh() {
    const held = counts(vote.id);
    const all = total(held);
    const slide = session.dom.stage.querySelector(".slide");
    vote.rows.forEach((one) => {
      const number = held[one.key] || 0;
      one.number.textContent = all || vote.shown ? String(number) : "";
      one.share.style.inlineSize = (all ? 100 * number / all : 0) + "%";
      one.less.disabled = !number;
      one.item.classList.toggle("option--shown", vote.shown);
    });
    if (!slide) return;
    slide.querySelector(".vote__spread").textContent = vote.shown ? "Hide the spread" : "Show the spread";
    drawing.fit(slide);
  }

  /** On an option's own slide: how many chose it. */
  function say(element, slide) {
    const held = counts(slide.id.split(".")[0] + ".choose");
    const option = element.querySelector(".option");
    if (total(held)) option.after(make("p", "option__hands", (held[option.dataset.option] || 0) + " of " + hands(total(held))));
  }

  session.keys.digit = (event) => {
    const index = Number(event.code.slice(-1)) - 1;
    count(index, event.shiftKey ? -1 : 1);
  };
  session.keys.s = () => { if (vote) toggle(); };
  session.on("draw", draw);
}
