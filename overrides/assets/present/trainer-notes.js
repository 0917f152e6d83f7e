/**
 * Trainer's notes: out of a learner's way, and one switch away. The address says which (?trainer=1), so that a link
 * can carry it. Without this script each note is a closed line that anybody can open.
 */
export function trainerNotes() {
  const NAME = "trainer";
  const notes = Array.from(document.querySelectorAll("details.trainer-note"));
  const button = document.querySelector("[data-trainer-notes] button");
  if (!button) return;
  let shown = new URLSearchParams(location.search).get(NAME) === "1";

  function draw() {
    button.setAttribute("aria-pressed", String(shown));
    notes.forEach((note) => {
      note.hidden = !shown;
      note.open = shown;
    });
  }

  /** The page's address with or without the mark. */
  function address() {
    const place = new URL(location.href);
    if (shown) place.searchParams.set(NAME, "1");
    else place.searchParams.delete(NAME);
    return place;
  }

  button.addEventListener("click", () => {
    shown = !shown;
    draw();
    const place = String(address());
    try { history.replaceState(history.state, "", place); } catch (error) { location.replace(place); }
  });

  draw();
}
