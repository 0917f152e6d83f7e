import { make } from "../shared/dom.js";

/** Where a case parts: the room takes a road, the slides of the other are left out, and it can be looked back at. */
export function roads(session) {
  const fork = session.deck.slides.find((one) => one.kind === "fork");
  if (!fork) return;
  const ids = Array.from(new Set(session.deck.slides.map((one) => one.road))).filter(Boolean);
  const joined = session.deck.slides.find((one, index, all) => !one.road && index && all[index - 1].road);
  const other = session.button("The other road (R)", turn);

  function turn() {
    const road = session.slide().road;
    if (road) session.takeRoad(ids.find((id) => id !== road));
  }

  session.keys.r = turn;
  session.on("draw", (element, slide) => {
    other.remove();
    if (slide.road) session.dom.section.after(other);
    const taken = slide === joined && session.kept("road") && session.deck.slides.find((one) => one.road === session.kept("road"));
    if (taken) element.querySelector(".slide__head").prepend(make("p", "slide__label", `You come from the ${taken.title[0].toLowerCase()}${taken.title.slice(1)}`));
    if (slide === fork) element.querySelectorAll(".options > li").forEach((item, index) => {
      item.replaceChildren(session.button(item.textContent, () => session.takeRoad(ids[index])));
    });
  });
}
