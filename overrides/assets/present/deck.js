/**
 * The page as a deck: one region over the whole window, moved through by keys, clicker, swipe or buttons.
 * What else it can do (timer, overview, hands, notes) are parts: functions of the session, each in a file of its own.
 */
import { button as plainButton, make } from "../shared/dom.js";
import { notes } from "./notes.js";
import { overview } from "./overview.js";
import { question } from "./question.js";
import * as drawing from "./slide.js";
import { timer } from "./timer.js";

const SWIPE = 50;
const BLACK = "The screen is black. Press B to show the slide again.";
const parts = [timer, overview, question, notes];
const left = {};
let session = null;

/** @returns {HTMLButtonElement} a button with a name, and a sign in place of its name where one is given */
/** A button with a name, and a sign in place of its name where one is given. @param {string} [sign] */
function button(name, act, sign) {
  const made = plainButton(sign || name, act, "deck__button");
  if (sign) made.setAttribute("aria-label", name);
  return made;
}

function build(deck) {
  const at = {
    region: make("div", "deck"),
    screen: make("div", "deck__screen"),
    stage: make("div", "deck__stage"),
    bar: make("div", "deck__bar"),
    section: make("p", "deck__section"),
    tools: make("div", "deck__tools"),
    count: make("p", "deck__count"),
    black: make("div", "deck__black"),
    notice: make("p", "deck__notice"),
    said: make("p", "deck__said")
  };
  at.region.setAttribute("role", "region");
  at.region.setAttribute("aria-label", "Presentation: " + deck.title);
  at.region.tabIndex = -1;
  at.black.hidden = at.notice.hidden = true;
  at.said.setAttribute("role", "status");
  at.bar.append(at.section, at.tools);
  at.screen.append(at.stage, at.notice, at.bar);
  at.region.append(at.screen, at.black, at.said);
  return at;
}

/** Shows the deck. `options`: `at` (a slide's id or number), `onLeave`. */
export function open(deck, options) {
  if (session) {
    if (options.at) session.show(session.find(options.at));
    return;
  }
  const before = left[deck.name] || (options.at && history.state && history.state.present === deck.name && history.state) || {};
  const dom = build(deck);
  const hooks = { draw: [], show: [], leave: [], plan: [] };
  const kept = Object.assign({}, before.kept);
  const others = /** @type {HTMLElement[]} */ (Array.from(document.body.children)).filter((one) => !one.inert && one.tagName !== "SCRIPT");
  let slides = deck.slides;
  let now = 0;
  let watch = null;

  function tell(name, ...rest) { hooks[name].forEach((hook) => hook(...rest)); }

  /** Puts the slide, and what is kept for a reload, into the address; nothing is stored elsewhere. */
  function address(push) {
    const place = "#slide=" + encodeURIComponent(slides[now].id);
    const state = { present: deck.name, kept: kept };
    try {
      if (push) history.pushState(state, "", place);
      else history.replaceState(state, "", place);
    } catch (error) {
      location.replace(place);
    }
  }

  function show(index, quiet) {
    now = Math.max(0, Math.min(slides.length - 1, index));
    const slide = slides[now];
    const element = drawing.draw(slide, "h1");
    element.setAttribute("role", "group");
    element.setAttribute("aria-roledescription", "slide");
    element.setAttribute("aria-label", words());
    dom.stage.replaceChildren(element);
    dom.section.textContent = slide.section === slide.title ? "" : slide.section;
    dom.count.textContent = "Slide " + (now + 1) + " of " + slides.length;
    tell("draw", element, slide);
    drawing.fit(element);
    dom.region.scrollTop = 0;
    session.darken(false);
    if (!quiet) address(false);
    session.say(words());
    tell("show", slide);
  }

  function words() {
    const slide = slides[now];
    return "Slide " + (now + 1) + " of " + slides.length + ": " + slide.title + (slide.part ? ", " + slide.part : "");
  }

  /** The place of the slide with an id, or of that number. A slide of another length of session brings that plan with it. */
  function find(wanted) {
    const slide = deck.slides.find((one) => one.id === wanted);
    if (slide && slides.indexOf(slide) < 0) session.setPlan(slide.minutes);
    const place = slide ? slides.indexOf(slide) : Number(wanted) - 1;
    return Number.isInteger(place) && place >= 0 ? Math.min(place, slides.length - 1) : 0;
  }

  function leave() {
    const slide = slides[now];
    const heading = document.getElementById(slide.id.split(".")[0]);
    left[deck.name] = { slide: slide.id, kept: kept };
    tell("leave");
    watch.disconnect();
    window.removeEventListener("keydown", onKey, true);
    window.removeEventListener("popstate", onBack);
    others.forEach((one) => { one.inert = false; });
    document.documentElement.classList.remove("deck-open");
    dom.region.remove();
    session = null;
    if (location.hash.startsWith("#slide=")) {
      try { history.replaceState(null, "", location.pathname + location.search); } catch (error) { /* the next line puts the place there */ }
      if (heading || location.hash) location.replace("#" + (heading ? heading.id : ""));
    }
    if (heading) heading.scrollIntoView();
    if (options.onLeave) options.onLeave();
  }

  function onBack() { if (!location.hash.startsWith("#slide=")) leave(); }

  const keys = {
    ArrowRight: () => show(now + 1), ArrowDown: () => show(now + 1), PageDown: () => show(now + 1), Enter: () => show(now + 1),
    ArrowLeft: () => show(now - 1), ArrowUp: () => show(now - 1), PageUp: () => show(now - 1),
    " ": (event) => show(event.shiftKey ? now - 1 : now + 1),
    Home: () => show(0), End: () => show(slides.length - 1),
    b: () => session.darken(), ".": () => session.darken(), Escape: leave
  };

  /** Keys go to the deck alone: the theme has its own use for some of them. */
  function onKey(event) {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (session.modal) {
      if (key === "Escape" || key === session.modal.key) { event.preventDefault(); session.modal.close(); }
      return;
    }
    const target = event.target instanceof Element ? event.target : dom.region;
    if (target.closest("button, select, input") && (key === " " || key === "Enter")) return;
    if (target.closest("[data-scrolls]") && (key === " " || key.startsWith("Arrow"))) return;
    if (!dom.black.hidden && key !== "Escape" && !["Shift", "Control", "Alt", "Meta"].includes(key)) {
      event.preventDefault();
      session.darken(false);
      return;
    }
    const act = keys[key] || (/^(Digit|Numpad)\d$/.test(event.code) && keys.digit);
    if (!act) return;
    event.preventDefault();
    act(event);
  }

  let from = null;
  dom.stage.addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  dom.stage.addEventListener("touchend", (event) => {
    if (!from) return;
    const across = event.changedTouches[0].clientX - from.clientX;
    const down = event.changedTouches[0].clientY - from.clientY;
    from = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(now + (across < 0 ? 1 : -1));
  });
  dom.black.addEventListener("click", () => session.darken(false));

  session = {
    deck: deck, dom: dom, keys: keys, button: button, modal: null,
    on: (name, hook) => hooks[name].push(hook),
    slides: () => slides, slide: () => slides[now], next: () => slides[now + 1] || null, index: () => now,
    show: show, find: find, leave: leave,
    kept: (name) => kept[name],
    keep: (name, value) => { kept[name] = value; if (dom.stage.firstElementChild) address(false); },
    say: (text) => { dom.said.textContent = text; },
    notice: (text) => { dom.notice.textContent = text; dom.notice.hidden = !text; },
    darken: (dark) => {
      const was = !dom.black.hidden;
      dom.black.hidden = dark === undefined ? was : !dark;
      if (was === dom.black.hidden) session.say(was ? words() : BLACK);
    },
    plan: () => deck.plans.find((one) => one.minutes === kept.plan) || null,
    setPlan: (minutes) => {
      const slide = slides[now];
      session.keep("plan", minutes);
      slides = deck.slides.filter((one) => !one.minutes || !minutes || one.minutes === minutes);
      now = Math.max(0, slides.indexOf(slide));
      if (dom.stage.firstElementChild) show(now);
      tell("plan");
    }
  };

  document.documentElement.classList.add("deck-open");
  others.forEach((one) => { one.inert = true; });
  document.body.append(dom.region);
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("popstate", onBack);
  parts.forEach((part) => part(session));
  dom.tools.append(
    button("Previous slide", () => show(now - 1), "‹"), dom.count, button("Next slide", () => show(now + 1), "›"),
    button("Leave", leave)
  );
  watch = new ResizeObserver(() => drawing.fit(dom.stage.firstElementChild));
  const lengths = deck.plans.map((one) => one.minutes);
  session.setPlan(kept.plan !== undefined ? kept.plan : lengths.includes(30) ? 30 : lengths[0] || 0);
  now = find(options.at || before.slide || slides[0].id);
  address(!options.at);
  show(now, true);
  watch.observe(dom.stage);
  dom.region.focus({ preventScroll: true });
}
