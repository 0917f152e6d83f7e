/** The page as a deck, moved through by keys, clicker, swipe or buttons. A slide may come in stages: a scene by its sentences, a choice by
 * votes and reasons. What else it can do (clock, overview, hands, notes) are parts: functions of the session, each in a file of its own. */
import { button as plainButton, make } from "../shared/dom.js";
import { awake } from "./awake.js";
import { counted, isTaken, keyOf, moveOf, placeOf, slidesOf } from "./model.js";
import { notes } from "./notes.js";
import { overview } from "./overview.js";
import { promise } from "./promise.js";
import { question } from "./question.js";
import { roads } from "./roads.js";
import * as drawing from "./slide.js";
import { timer } from "./timer.js";

const SWIPE = 50;
const BLACK = "The screen is black. Press a key to show the slide again.";
const parts = [timer, overview, question, roads, promise, notes, awake];
const left = {};
let session = null;

/** A button with a name, and a sign in place of its name where one is given. @param {string} [sign] */
function button(name, act, sign) {
  return plainButton(sign || name, act, { className: "deck__button", ...(sign && { "aria-label": name }) });
}

function build(deck) {
  const at = { region: make("div", { className: "deck", role: "region", "aria-label": "Presentation: " + deck.title, tabIndex: -1 }) };
  for (const name of ["screen", "stage", "bar", "section", "tools", "count", "black", "notice", "said"]) at[name] = make("div", "deck__" + name);
  at.black.hidden = at.notice.hidden = true;
  at.said.setAttribute("role", "status");
  at.bar.append(at.section, at.tools);
  at.screen.append(at.stage, at.notice, at.bar);
  at.region.append(at.screen, at.black, at.said);
  return at;
}

/** Shows the deck. `options`: the `deck`, `at` (a slide's id or number), `store` (keeps what a room agrees), `onLeave`. */
export function open({ deck, ...options }) {
  if (session) {
    if (options.at) session.find(options.at);
    return;
  }
  const before = left[deck.name] || (options.at && history.state?.present === deck.name && history.state) || {};
  const dom = build(deck), over = new AbortController();
  const hooks = { draw: [], show: [], leave: [], length: [], tick: [] };
  const kept = { length: deck.lengths.includes(30) ? 30 : deck.lengths[0] || 0, ...before.kept };
  const minutes = location.hash !== before.hash && deck.lengths.find((one) => location.hash === `#minutes-${one}`);
  if (minutes) kept.length = minutes;
  const others = /** @type {HTMLElement[]} */ (Array.from(document.body.children)).filter((one) => !one.inert && one.tagName !== "SCRIPT");
  let slides = slidesOf(deck, kept.length, kept.road), stages = [], now = 0, step = 0;

  function tell(name, ...rest) { hooks[name].forEach((hook) => hook(...rest)); }
  function stage() { return stages[step] || slides[now]; }
  function words() { return counted(slides, now, stage()); }

  /** Puts the slide, and what is kept for a reload, into the address; nothing is stored elsewhere. */
  function address(push) {
    const place = "#slide=" + encodeURIComponent(stage().id);
    try { history[push ? "pushState" : "replaceState"]({ present: deck.name, kept }, "", place); } catch (error) { location.replace(place); }
  }

  /** The stages of a slide: of a story its sentences, unless somebody asked for less motion. */
  function stagesOf(slide) {
    if (slide.kind === "vote") return session.voteStages(slide);
    const lines = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : slide.html.split('class="line"').length - 1;
    return Array(lines || 1).fill(slide);
  }

  function show(index, at = 0, quiet = false) {
    const moved = index !== now;
    now = index;
    const slide = slides[now];
    stages = stagesOf(slide);
    step = Math.max(0, Math.min(stages.length - 1, at));
    const element = drawing.draw({ ...slide, part: stage().part, label: stage().label }, "h1");
    const lines = Array.from(element.querySelectorAll(".line"));
    if (stages.length === lines.length) lines.slice(step + 1).forEach((line) => line.classList.add("line--later"));
    element.setAttribute("role", "group");
    element.setAttribute("aria-roledescription", "slide");
    dom.stage.replaceChildren(element);
    tell("draw", element, slide, stage());
    refresh();
    drawing.fit(element);
    dom.region.scrollTop = 0;
    if (document.activeElement === document.body) dom.region.focus({ preventScroll: true });
    session.darken(false);
    if (moved) session.notice("");
    if (!quiet) address(false);
    session.say(step && lines[step] ? lines[step].textContent : [words(), session.spoken(slide, stage())].filter(Boolean).join(". "));
    tell("show");
  }

  function refresh() {
    dom.stage.firstElementChild.setAttribute("aria-label", words());
    dom.section.textContent = slides[now].section === slides[now].title ? "" : slides[now].section;
    dom.count.textContent = "Slide " + (now + 1) + " of " + slides.length;
  }

  /** On or back by a stage, or to an end; a slide that is come back to is seen whole. */
  function go(by) {
    const end = slides.length - 1;
    if (!Number.isFinite(by)) show(by > 0 ? end : 0);
    else if (stages[step + by]) show(now, step + by);
    else if (slides[now + by]) show(now + by, by > 0 ? 0 : Infinity);
  }

  /** Shows the slide, or the step of one, with an id, or of that number. One that this length leaves out brings all slides with it. */
  function find(wanted, quiet) {
    if (placeOf(slides, wanted) < 0 && placeOf(deck.slides, wanted) >= 0) slides = slidesOf(deck, kept.length = 0, kept.road = "");
    const place = placeOf(slides, wanted), number = Number(wanted) - 1;
    const index = place >= 0 ? place : Number.isInteger(number) && number >= 0 ? Math.min(number, slides.length - 1) : 0;
    show(index, stagesOf(slides[index]).findIndex((one) => one.id === wanted), quiet);
  }

  function leave() {
    const heading = slides.slice(0, now + 1).map((one) => document.getElementById(one.id.split(".")[0])).filter(Boolean).pop();
    left[deck.name] = { slide: stage().id, kept };
    tell("leave");
    over.abort();
    watch.disconnect();
    others.forEach((one) => { one.inert = false; });
    dom.region.remove();
    session = null;
    if (location.hash.startsWith("#slide=")) {
      try { history.replaceState(null, "", location.pathname + location.search); } catch (error) { /* the next line puts the place there */ }
      if (heading || location.hash) location.replace("#" + (heading ? heading.id : ""));
    }
    left[deck.name].hash = location.hash;
    if (heading) heading.scrollIntoView();
    options.onLeave();
  }

  const keys = { b: () => session.darken(), ".": () => session.darken(), Escape: leave };

  /** Keys go to the deck alone: the theme has its own use for some of them. */
  function onKey(event) {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keyOf(event), target = event.target instanceof Element ? event.target : dom.region;
    if (session.modal) {
      if (key === "Escape" || key === session.modal.key) { event.preventDefault(); session.modal.close(); }
      return;
    }
    if (key === "Escape" && target.closest("textarea")) { dom.region.focus(); return; }
    if (isTaken(target, key)) return;
    if (!dom.black.hidden && key !== "Escape" && !["Shift", "Control", "Alt", "Meta"].includes(key)) {
      event.preventDefault();
      session.darken(false);
    } else if (session.hand(event, key)) event.preventDefault();
    else if (moveOf(event, key) || keys[key]) {
      event.preventDefault();
      if (keys[key]) keys[key](event);
      else go(moveOf(event, key));
    }
  }

  /** A finger turns the slide; two enlarge it, and then one moves about in it. */
  let from = null;
  const isEnlarged = () => Boolean(window.visualViewport && window.visualViewport.scale > 1.05);
  dom.stage.addEventListener("touchstart", (event) => {
    from = event.touches.length === 1 && !isEnlarged() ? event.touches[0] : null;
    dom.region.classList.toggle("deck--enlarged", isEnlarged());
  }, { passive: true });
  dom.stage.addEventListener("touchend", (event) => {
    if (!from || isEnlarged()) return;
    const across = event.changedTouches[0].clientX - from.clientX, down = event.changedTouches[0].clientY - from.clientY;
    from = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) go(across < 0 ? 1 : -1);
  });
  dom.black.addEventListener("click", () => session.darken(false));

  session = {
    deck, dom, over, keys, button, show, find, go, tell, leave, stage, modal: null, store: options.store,
    on: (name, hook) => hooks[name].push(hook),
    slides: () => slides, slide: () => slides[now], next: () => slides[now + 1] || null, index: () => now, length: () => kept.length,
    kept: (name) => kept[name],
    keep: (name, value) => { kept[name] = value; if (dom.stage.firstElementChild) address(false); },
    say: (text) => { dom.said.textContent = text; },
    notice: (text) => { dom.notice.textContent = text; dom.notice.hidden = !text; },
    darken: (dark = dom.black.hidden) => {
      if (dom.black.hidden === !dark) return;
      dom.black.hidden = !dark;
      session.say(dark ? BLACK : words());
    },
    takeRoad: (road) => {
      slides = slidesOf(deck, kept.length, kept.road = road);
      show(slides.findIndex((one) => one.road === road));
      tell("length");
    },
    setLength: (length) => {
      const slide = slides[now];
      slides = slidesOf(deck, kept.length = length, kept.road);
      if (slides.includes(slide)) now = slides.indexOf(slide);
      else show(0);
      session.keep("length", length);
      refresh();
      tell("length");
      tell("show");
    }
  };

  others.forEach((one) => { one.inert = true; });
  document.body.append(dom.region);
  window.addEventListener("keydown", onKey, { capture: true, signal: over.signal });
  // Back, to before the slides, leaves them.
  window.addEventListener("popstate", () => { if (!location.hash.startsWith("#slide=")) leave(); }, { signal: over.signal });
  parts.forEach((part) => part(session));
  dom.tools.append(button("Previous slide", () => go(-1), "‹"), dom.count, button("Next slide", () => go(1), "›"), button("Leave", leave));
  find(options.at || (!minutes && before.slide) || slides[0].id, true);
  // An address that asks for the slides gives way to the slide's own, or Back would ask for them again.
  address(!/^#(present$|slide=)/.test(location.hash));
  const watch = new ResizeObserver(() => drawing.fit(dom.stage.firstElementChild));
  watch.observe(dom.stage);
  dom.region.focus({ preventScroll: true });
}
