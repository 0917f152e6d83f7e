import { make, parsed } from "../shared/dom.js";
import { data } from "../shared/page.js";
import { begun, counted, gone, isTaken, keyOf, moveOf, placeOf, slidesOf, time, turned } from "./model.js";
import * as drawing from "./slide.js";
import { talk } from "./talk.js";

/** The notes window, in step with the slides. It loads the deck itself: where the two windows cannot talk it says so and works alone. */
export function notesWindow() {
  const PING = 1500, SILENCE = 4;
  const ALONE = "This window cannot hear the slides, so it works alone: move it by the arrow keys.";
  const asked = new URLSearchParams(location.hash.slice(1)), name = asked.get("deck") || "";
  const at = (part) => document.querySelector("[data-notes=" + part + "]");
  let deck = null, slides = [];
  let now = 0;
  let state = { clock: begun(), length: 0, stage: "", road: "" };
  /** How often it has asked since it was answered: in a covered window a minute may lie between two. */
  let silence = 0;
  let inStep = false;

  let send;

  function say(text) { if (at("status").textContent !== text) at("status").textContent = text; }

  function preview(place, slide) {
    if (!slide) { place.replaceChildren(make("p", "notes__end", "This is the last slide.")); return; }
    const element = drawing.draw(slide, "p");
    place.replaceChildren(element);
    drawing.fit(element);
  }

  function show(index) {
    now = Math.max(0, Math.min(slides.length - 1, index));
    const slide = slides[now], stage = slide.steps.find((one) => one.id === state.stage) || slide;
    at("count").textContent = counted(slides, now, stage);
    preview(at("current"), stage);
    preview(at("next"), slides[now + 1]);
    at("notes").replaceChildren(...drawing.notes(slide, stage));
    at("notes").scrollTop = 0;
  }

  function go(by) {
    if (inStep) send({ type: "go", by });
    else show(now + by);
  }

  /** Takes what the presenting window says; it alone knows the slide, the clock and the length. */
  function hear(data) {
    if (data.type === "bye") { inStep = false; say("The slides were left. This window works alone now."); return; }
    if (data.type !== "at" || data.deck !== name) return;
    silence = 0;
    inStep = true;
    say("In step with the slides.");
    if (["default", "slate"].includes(data.scheme)) document.body.dataset.mdColorScheme = data.scheme;
    const isNew = data.length !== state.length || data.road !== state.road || data.stage !== state.stage || data.slide !== slides[now].id;
    state = data;
    slides = slidesOf(deck, state.length, state.road);
    const index = placeOf(slides, data.slide);
    if (index >= 0 && isNew) show(index);
    draw();
  }

  function draw() {
    const plan = deck && deck.plans.find((one) => one.minutes === state.length);
    at("clock").textContent = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    at("time").textContent = time(state.clock, state.length);
    at("pause").textContent = state.clock.paused ? "Start the timer" : "Pause the timer";
    at("plan").hidden = !plan;
    if (plan && at("plan").dataset.minutes !== String(plan.minutes)) fill(plan);
    if (plan) mark(plan);
  }

  function fill(plan) {
    at("plan").dataset.minutes = String(plan.minutes);
    const steps = plan.steps.map(([minutes, words, html]) => make("li", "", make("strong", "", `${minutes} min: ${words}`), " ", ...parsed(html)));
    at("steps").replaceChildren(...steps);
  }

  function mark(plan) {
    const ends = plan.steps.map((step, index) => plan.steps.slice(0, index + 1).reduce((sum, one) => sum + one[0], 0));
    const current = ends.findIndex((end) => gone(state.clock) < end);
    Array.from(at("steps").children, (item, index) => { item.ariaCurrent = index === current ? "step" : null; });
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !deck) return;
    const key = keyOf(event), by = moveOf(event, key);
    if (isTaken(event.target instanceof Element ? event.target : document.body, key)) return;
    if (by) go(by);
    else if (key === "b" || key === ".") send({ type: "black" });
    else if (key === "p") pause();
    else return;
    event.preventDefault();
  }

  function pause() {
    if (inStep) { send({ type: "pause" }); return; }
    state.clock = turned(state.clock);
    draw();
  }

  /** @param {any} found the deck */
  function begin(found) {
    deck = found;
    if (!deck) { say("The slides could not be loaded. Open this window with N while you present."); return; }
    document.title = "Notes: " + deck.title;
    slides = deck.slides;
    show(placeOf(slides, asked.get("slide")));
    send = talk(asked.get("token") || "", () => window.opener, hear);
    at("back").addEventListener("click", () => go(-1));
    at("on").addEventListener("click", () => go(1));
    at("black").addEventListener("click", () => send({ type: "black" }));
    at("pause").addEventListener("click", pause);
    document.addEventListener("keydown", onKey);
    new ResizeObserver(() => document.querySelectorAll(".notes__screen > .slide").forEach(drawing.fit)).observe(at("current"));
    setInterval(() => {
      silence += 1;
      if (silence > SILENCE) { inStep = false; say(ALONE); }
      send({ type: "hello" });
      draw();
    }, PING);
    send({ type: "hello" });
    draw();
  }

  if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
  // The same window is opened for another deck by its address alone.
  window.addEventListener("hashchange", () => location.reload());
  if (!/^[a-z]+\/[a-z0-9-]+$/.test(name)) { begin(null); return; }
  say("The slides are on their way.");
  data(`decks/${name}`).then(begin, () => begin(null));
}
