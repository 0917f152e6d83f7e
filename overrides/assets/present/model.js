/** What the slides and the notes window both know: which slides there are, where one is, how long it has run, and which keys move. */

/** The slides of a session of so many minutes, of none, all; where a road of a case is taken, without those of the other. */
export function slidesOf(deck, length, road) {
  return deck.slides.filter((one) => (!length || one.lengths.includes(length)) && (!road || !one.road || one.road === road));
}

/** The place of the slide with an id, or with a step of that id. @param {any[]} slides @param {string} id */
export function placeOf(slides, id) { return slides.findIndex((one) => one.id === id || one.steps.some((step) => step.id === id)); }

/** A title and what tells it apart from its neighbours. */
export function titled(slide) { return slide.title + (slide.part ? ", " + slide.part : ""); }

/** Where one is: "Slide 3 of 6: Suki takes it back, Choose". */
export function counted(slides, index, shown) { return `Slide ${index + 1} of ${slides.length}: ${titled(shown)}`; }

const MOVES = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, Enter: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity };

/** By how much a key moves: 0 where it does not. @param {KeyboardEvent} event @param {string} key */
export function moveOf(event, key) { return (event.shiftKey && key === " " ? -1 : 1) * (Object.hasOwn(MOVES, key) ? MOVES[key] : 0); }

/** The name of a key: a letter is a small one. @param {KeyboardEvent} event */
export function keyOf(event) { return event.key.length === 1 ? event.key.toLowerCase() : event.key; }

/** Whether a key is for what is in hand: a button pressed, a field written in, a row of choices, something that scrolls. */
export function isTaken(target, key) {
  const across = key.startsWith("Arrow");
  return Boolean((target.closest("button") && (key === " " || key === "Enter")) || target.closest("textarea") ||
    (target.closest("input") && (key === " " || across)) || (target.closest("[data-scrolls]") && (key === " " || across)));
}

/** @typedef {{began: number, paused: number}} Clock when it began, and when it was paused, if it is */

/** @returns {Clock} */
export function begun() { return { began: Date.now(), paused: 0 }; }

/** The clock paused, or going on. @param {Clock} clock @returns {Clock} */
export function turned(clock) {
  return clock.paused ? { began: clock.began + Date.now() - clock.paused, paused: 0 } : { began: clock.began, paused: Date.now() };
}

/** Minutes, pauses left out. @param {Clock} clock */
export function gone(clock) { return Math.max(0, ((clock.paused || Date.now()) - clock.began) / 60000); }

/** The time in words. @param {Clock} clock @param {number} length */
export function time(clock, length) {
  const minutes = Math.floor(gone(clock)), over = length && minutes >= length ? ", time is up" : "";
  return (length ? `${minutes} / ${length} min` : `${minutes} min`) + over + (clock.paused ? ", paused" : "");
}
