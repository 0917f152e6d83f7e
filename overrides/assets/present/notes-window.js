import { make, parsed } from "../shared/dom.js";
import { data } from "../shared/page.js";
import * as drawing from "./slide.js";

/**
 * The notes window: this slide and the next, notes, clock and plan, in step with the window that presents.
 * It loads the deck itself, so that where the two windows cannot talk it says so and works alone.
 */
export function notesWindow() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const name = asked.get("deck") || "";
  const token = asked.get("token") || "";
  const PING = 1500;
  const SILENCE = 5000;
  const ALONE = "This window cannot hear the slides, so it works alone: move it by the arrow keys.";
  const channel = token && "BroadcastChannel" in window ? new BroadcastChannel("course-present-" + token) : null;
  const at = (part) => document.querySelector("[data-notes=" + part + "]");
  /** @type {any} */
  let deck = null;
  /** @type {any[]} */
  let slides = [];
  let now = 0;
  let state = { clock: null, plan: 0 };
  let heard = 0;
  let inStep = false;

  function send(message) {
    const full = Object.assign({ course: "present", token: token }, message);
    if (window.opener && !window.opener.closed) window.opener.postMessage(full, "*");
    else if (channel) channel.postMessage(full);
  }

  function say(text) { if (at("status").textContent !== text) at("status").textContent = text; }

  function preview(place, slide) {
    place.replaceChildren();
    if (!slide) { place.append(make("p", "notes__end", "This is the last slide.")); return; }
    const element = drawing.draw(slide, "p");
    place.append(element);
    drawing.fit(element);
    element.querySelector(".slide__body").removeAttribute("tabindex");
  }

  function show(index) {
    now = Math.max(0, Math.min(slides.length - 1, index));
    const slide = slides[now];
    at("count").textContent = "Slide " + (now + 1) + " of " + slides.length + ": " + slide.title + (slide.part ? ", " + slide.part : "");
    preview(at("current"), slide);
    preview(at("next"), slides[now + 1]);
    at("notes").replaceChildren(...drawing.notes(slide));
    at("notes").scrollTop = 0;
  }

  function go(index) {
    const wanted = slides[Math.max(0, Math.min(slides.length - 1, index))];
    if (inStep) send({ type: "go", slide: wanted.id });
    else show(slides.indexOf(wanted));
  }

  /** Takes what the presenting window says; it alone knows the slide, the clock and the plan. */
  function receive(event) {
    const data = event.data;
    // A folder has no origin to compare.
    if (location.protocol !== "file:" && event.origin !== location.origin) return;
    if (!data || data.course !== "present" || data.token !== token || !deck) return;
    if (data.type === "bye") { heard = 0; inStep = false; say("The slides were left. This window works alone now."); return; }
    if (data.type !== "at" || data.deck !== name) return;
    heard = Date.now();
    inStep = true;
    say("In step with the slides.");
    if (["default", "slate"].includes(data.scheme)) document.body.dataset.mdColorScheme = data.scheme;
    state = data;
    const others = choose(data.plan);
    const index = slides.findIndex((one) => one.id === data.slide);
    if (index >= 0 && (others || index !== now)) show(index);
    draw();
  }

  /** Keeps the slides that a session of that length has; whether they are others than before. */
  function choose(minutes) {
    const slide = slides[now];
    const before = slides.length;
    slides = deck.slides.filter((one) => !one.minutes || !minutes || one.minutes === minutes);
    now = Math.max(0, slides.indexOf(slide));
    return slides.length !== before;
  }

  function minutesGone() {
    const clock = state.clock;
    return clock ? Math.max(0, ((clock.paused || Date.now()) - clock.began) / 60000) : 0;
  }

  /** The clock, the minutes gone, and the step of the plan that they fall in. */
  function draw() {
    const gone = minutesGone();
    const plan = deck && deck.plans.find((one) => one.minutes === state.plan);
    const whole = Math.floor(gone);
    at("clock").textContent = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    at("time").textContent = (plan ? whole + " of " + plan.minutes + " minutes" : whole + " minutes") + (state.clock && state.clock.paused ? ", paused" : "");
    at("pause").textContent = state.clock && state.clock.paused ? "Start the timer" : "Pause the timer";
    at("plan").hidden = !plan;
    if (plan && at("plan").dataset.minutes !== String(plan.minutes)) fill(plan);
    if (plan) mark(plan, gone);
  }

  function fill(plan) {
    at("plan").dataset.minutes = String(plan.minutes);
    at("steps").replaceChildren(...plan.steps.map((step) => {
      const item = make("li", "");
      item.append(make("strong", "", step[0] + " min: " + step[1]), " ", ...parsed(step[2]));
      return item;
    }));
  }

  function mark(plan, gone) {
    let end = 0;
    let found = false;
    plan.steps.forEach((step, index) => {
      end += step[0];
      const current = !found && gone < end;
      found = found || current;
      if (current) at("steps").children[index].setAttribute("aria-current", "step");
      else at("steps").children[index].removeAttribute("aria-current");
    });
  }

  const KEYS = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !deck) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("button") && (key === " " || key === "Enter")) return;
    if (target.closest("[data-scrolls]") && (key === " " || key === "ArrowUp" || key === "ArrowDown")) return;
    if (KEYS[key]) go(now + (key === " " && event.shiftKey ? -1 : KEYS[key]));
    else if (key === "Home") go(0);
    else if (key === "End") go(slides.length - 1);
    else if (key === "b" || key === ".") send({ type: "black" });
    else if (key === "p") pause();
    else return;
    event.preventDefault();
  }

  function pause() {
    if (inStep) { send({ type: "pause" }); return; }
    const clock = state.clock || { began: Date.now(), paused: 0 };
    state.clock = clock.paused ? { began: clock.began + Date.now() - clock.paused, paused: 0 } : { began: clock.began, paused: Date.now() };
    draw();
  }

  /** @param {any} found the deck */
  function begin(found) {
    deck = found;
    if (!deck) { say("The slides could not be loaded. Open this window with N while you present."); return; }
    document.title = "Notes: " + deck.title;
    state.clock = { began: Date.now(), paused: 0 };
    state.plan = deck.plans.length ? deck.plans[0].minutes : 0;
    slides = deck.slides;
    show(Math.max(0, slides.findIndex((one) => one.id === asked.get("slide"))));
    window.addEventListener("message", receive);
    if (channel) channel.addEventListener("message", receive);
    at("back").addEventListener("click", () => go(now - 1));
    at("on").addEventListener("click", () => go(now + 1));
    at("black").addEventListener("click", () => send({ type: "black" }));
    at("pause").addEventListener("click", pause);
    document.addEventListener("keydown", onKey);
    new ResizeObserver(() => document.querySelectorAll(".notes__screen > .slide").forEach(drawing.fit)).observe(at("current"));
    const opened = Date.now();
    setInterval(() => {
      send({ type: "hello" });
      if (Date.now() - (heard || opened) > SILENCE) { inStep = false; if (heard || Date.now() - opened > SILENCE) say(ALONE); }
      draw();
    }, PING);
    send({ type: "hello" });
    draw();
  }

  if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
  if (!/^[a-z]+\/[a-z0-9-]+$/.test(name)) { begin(null); return; }
  say("The slides are on their way.");
  data(`decks/${name}`).then(begin, () => begin(null));
}
