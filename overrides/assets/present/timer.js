/** The length of the session: asked on the first slide, and the clock that counts towards it, which can be paused and left alone. */
import { make } from "../shared/dom.js";
import { begun, slidesOf, time, turned } from "./model.js";

export function timer(session) {
  const shown = session.button("", pause);
  shown.classList.add("deck__time");
  session.dom.tools.append(shown);

  function set(clock, words) {
    session.keep("clock", clock);
    draw();
    session.say(words);
  }

  function pause() {
    const clock = turned(session.clock());
    set(clock, clock.paused ? "The timer is paused." : "The timer runs.");
  }

  function draw() {
    const words = time(session.clock(), session.length());
    if (shown.textContent === words) return;
    shown.textContent = words;
    shown.setAttribute("aria-label", words + (session.clock().paused ? ": start the timer" : ": pause the timer"));
  }

  session.lengths = () => {
    let pressed = false;
    const row = make("fieldset", "lengths", make("legend", "", "How long is there?"), ...[...session.deck.lengths, 0].map((length) => {
      const choice = make("input", { type: "radio", name: "length", checked: length === session.length() });
      choice.addEventListener("change", () => {
        session.setLength(length);
        session.say(`${slidesOf(session.deck, length).length} slides.`);
        if (pressed && !session.modal) session.dom.region.focus({ preventScroll: true }); // The next key moves on.
      });
      return make("label", "lengths__one", choice, length ? `${length} minutes` : "All slides");
    }));
    row.addEventListener("pointerdown", () => { pressed = true; });
    return row;
  };
  session.on("draw", (element, slide) => {
    if (slide.kind === "title") element.querySelector(".slide__body").append(session.lengths());
  });

  if (!session.kept("clock")) session.keep("clock", begun());
  session.clock = () => session.kept("clock");
  session.pause = pause;
  session.restart = () => set(begun(), "The timer begins again.");
  session.keys.p = pause;
  session.on("show", draw);
  const ticking = setInterval(() => { draw(); session.tell("tick"); }, 1000);
  session.on("leave", () => clearInterval(ticking));
}
