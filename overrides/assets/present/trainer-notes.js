/** Shows a trainer's notes, out of a learner's way until then; the address keeps it (?trainer=1). Without this script each is a closed line. */
export function trainerNotes(button) {
  const NAME = "trainer", notes = Array.from(document.querySelectorAll("details.trainer-note"));
  let shown = new URLSearchParams(location.search).get(NAME) === "1";

  function draw() {
    button.setAttribute("aria-pressed", String(shown));
    notes.forEach((note) => {
      note.hidden = !shown;
      note.open = shown;
    });
  }

  button.addEventListener("click", () => {
    const place = new URL(location.href);
    shown = !shown;
    draw();
    if (shown) place.searchParams.set(NAME, "1");
    else place.searchParams.delete(NAME);
    try { history.replaceState(history.state, "", place); } catch (error) { location.replace(place); }
  });
  draw();
}
