/** A question for a group: hands on a bar for each option, the reasons beside them; where the room wants it, it talks, votes again, and sees how
 * it moved. The counts live in the deck alone: nothing goes into the learner's own record. */
import { make, parsed } from "../shared/dom.js";
import * as drawing from "./slide.js";

const LETTERS = "ABCDEFGH";
const MOST = 999;

export function question(session) {
  /** The vote on the screen that takes hands: its slide, and which of the two times it is. */
  let vote = null;

  function held(slide) { return (session.kept("hands") || {})[slide.id] || {}; }

  function keep(slide, more) { session.keep("hands", { ...session.kept("hands"), [slide.id]: { ...held(slide), ...more } }); }

  function counts(slide, kind) { return held(slide)[kind] || {}; }

  function total(some) { return Object.values(some).reduce((sum, one) => sum + one, 0); }

  function isCounted(slide) { return ["first", "again"].some((kind) => total(counts(slide, kind))); }

  /** How one option fared: "4", or, where the room voted again, "3, then 5". */
  function fared(slide, key) {
    const [first, again] = ["first", "again"].map((kind) => counts(slide, kind));
    if (!isCounted(slide)) return "";
    return total(again) ? `${first[key] || 0}, then ${again[key] || 0}` : String(first[key] || 0);
  }

  /** What comes on a slide with a choice, one after the other: the talk and the second vote where they were asked for. */
  function stages(slide) {
    const rest = slide.steps.filter((one) => one.kind === "answer" || one.kind === "discuss");
    if (!held(slide).talks) return [slide, ...rest];
    const [talk, again] = ["talk", "vote"].map((kind) => slide.steps.find((one) => one.kind === kind));
    return [slide, talk, again, { ...again, id: talk.id, kind: "moved", part: "How the room moved" }, ...rest];
  }

  function draw(element, slide, stage) {
    vote = null;
    if (slide.kind !== "vote") return;
    const body = element.querySelector(".slide__body"), list = body.querySelector(".options");
    element.dataset.stage = stage.kind;
    element.toggleAttribute("data-hands", isCounted(slide));
    if (stage.kind === "vote") vote = { slide, kind: stage === slide ? "first" : "again", rows: [] };
    Array.from(list.children, (item, index) => row(slide, stage, item, LETTERS[index]));
    if (vote) {
      body.append(tools(slide));
      refresh();
    } else if (stage.kind !== "moved") {
      body.querySelectorAll(".stem").forEach((one) => one.remove());
      body.append(make("div", "beside", ...parsed(stage.html), stage.kind === "talk" && make("p", "talk__time")));
    }
  }

  /** An option as a bar across the slide: to press while hands go up, to look at when they are down. */
  function row(slide, stage, item, letter) {
    const text = make("span", "option__text", ...item.childNodes), number = make("span", "option__number", fared(slide, item.dataset.option));
    const bar = vote ? session.button("", (event) => count(letter, event.shiftKey ? -1 : 1)) : make("div");
    bar.className = "option__bar";
    const shares = (vote ? [vote.kind] : ["first", "again"]).map((kind) => share(slide, kind, item.dataset.option));
    bar.append(make("span", "option__letter", letter), text, number, ...shares);
    item.replaceChildren(bar);
    if (stage.kind === "answer" && stage.html.includes(`data-option="${item.dataset.option}"`)) item.setAttribute("aria-current", "true");
    if (!vote) return;
    const less = session.button("Option " + letter + ": one hand fewer", () => count(letter, -1), "−");
    less.className = "option__less";
    item.append(less);
    vote.rows.push({ key: item.dataset.option, number, less, share: shares[0] });
  }

  /** A bar as long as the share of the hands that an option had. */
  function share(slide, kind, key, made = make("span", "option__share option__share--" + kind)) {
    const some = counts(slide, kind);
    made.style.inlineSize = 100 * (some[key] || 0) / (total(some) || 1) + "%";
    return made;
  }

  function tools(slide) {
    return make("div", "vote__tools",
      vote.kind === "first" ? session.button("Talk, then vote again (T)", talk) : session.button("How the room moved", () => session.go(1)),
      session.button("What lies behind each (S)", found), session.button("Clear", () => {
        keep(slide, { [vote.kind]: {} });
        refresh();
        session.say("All hands are cleared.");
      }));
  }

  function count(letter, by) {
    const one = vote.rows[LETTERS.indexOf(letter)], now = counts(vote.slide, vote.kind);
    const hands = Math.max(0, Math.min(MOST, (now[one.key] || 0) + by));
    keep(vote.slide, { [vote.kind]: { ...now, [one.key]: hands } });
    refresh();
    session.say(`Option ${letter}: ${hands} ${hands === 1 ? "hand" : "hands"}`);
  }

  function refresh() {
    const now = counts(vote.slide, vote.kind), all = total(now);
    for (const one of vote.rows) {
      one.number.textContent = all ? String(now[one.key] || 0) : "";
      one.less.disabled = !now[one.key];
      share(vote.slide, vote.kind, one.key, one.share);
    }
    if (session.dom.stage.firstElementChild) drawing.fit(session.dom.stage.firstElementChild);
  }

  function talk() {
    if (!vote || vote.kind === "again") return;
    keep(vote.slide, { talks: true, began: Date.now() });
    session.go(1);
  }

  function found() {
    if (session.slide().kind === "vote") session.show(session.index(), stages(session.slide()).findIndex((one) => one.kind === "answer" || one.kind === "discuss"));
  }

  /** How long the room has talked: it counts up, and asks for nothing. */
  function tick() {
    const place = session.dom.stage.querySelector(".talk__time");
    const seconds = Math.max(0, Math.floor((Date.now() - held(session.slide()).began) / 1000));
    if (place) place.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} of talk`;
  }

  session.voteStages = stages;
  session.spoken = (slide, stage) => (stage.kind !== "moved" ? "" : Array.from(session.dom.stage.querySelectorAll(".option__bar"), (bar) =>
    `${bar.querySelector(".option__letter").textContent}: ${bar.querySelector(".option__number").textContent}`).join(". "));
  session.hand = (event, key) => {
    const place = /^(Digit|Numpad)[1-8]$/.test(event.code) ? Number(event.code.slice(-1)) - 1 : key.length === 1 ? LETTERS.indexOf(key.toUpperCase()) : -1;
    if (!vote || place < 0 || !vote.rows[place]) return false;
    count(LETTERS[place], event.shiftKey ? -1 : 1);
    return true;
  };
  session.keys.t = talk;
  session.keys.s = found;
  session.on("draw", draw);
  session.on("show", tick);
  session.on("tick", tick);
}
