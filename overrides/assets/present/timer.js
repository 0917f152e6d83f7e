/** A quiet timer: the minutes since the deck was opened, against the plan of the guide. It can be paused, and a reload keeps it. */

const MINUTE = 60000;

export function timer(session) {
  const time = session.button("", toggle);
  time.classList.add("deck__time");
  session.dom.tools.append(time);
  start(session.kept("clock") || { began: Date.now(), paused: 0 });

  /** @param {{began: number, paused: number}} clock when it began, and when it was paused, if it is */
  function start(clock) {
    session.clock = clock;
    session.keep("clock", clock);
  }

  /** Milliseconds since the deck was opened, pauses left out. */
  function elapsed() { return (session.clock.paused || Date.now()) - session.clock.began; }

  function toggle() {
    const clock = session.clock;
    start(clock.paused ? { began: clock.began + Date.now() - clock.paused, paused: 0 } : { began: clock.began, paused: Date.now() });
    draw();
    session.say(session.clock.paused ? "The timer is paused." : "The timer runs.");
  }

  function again() {
    start({ began: Date.now(), paused: 0 });
    draw();
    session.say("The timer begins again.");
  }

  function draw() {
    const minutes = Math.floor(elapsed() / MINUTE);
    const plan = session.plan();
    let words = plan ? minutes + " / " + plan.minutes + " min" : minutes + " min";
    if (plan && minutes >= plan.minutes) words += ", time is up";
    if (session.clock.paused) words += ", paused";
    if (time.textContent !== words) time.textContent = words;
    time.setAttribute("aria-label", words + (session.clock.paused ? ": start the timer" : ": pause the timer"));
  }

  session.elapsed = elapsed;
  session.pause = toggle;
  session.restart = again;
  session.keys.p = toggle;
  session.on("plan", draw);
  session.on("show", draw);
  const ticking = setInterval(draw, 1000);
  session.on("leave", () => clearInterval(ticking));
}
