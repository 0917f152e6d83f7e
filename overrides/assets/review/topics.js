/** Lets the learner choose the topics that are asked about only by choice. None is chosen at first. */
import { make, status, ticked } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { chosen } from "./items.js";
import topics from "data/topics.json";

/** @param {HTMLElement} place */
export function reviewTopics(place) {
  const said = status(), boxes = topics.map((topic) => {
    const { box, line } = ticked("checkbox", `${topic.name} (${topic.questions.length} questions)`, { id: `topic-${topic.id}` });
    box.addEventListener("change", () => {
      store.set(`include:${topic.id}`, box.checked ? "yes" : "");
      said.textContent = `Questions about ${topic.name} are ${box.checked ? "asked from now on, each after its note" : "not asked any more"}.`;
    });
    return { box, line, topic };
  });
  place.replaceChildren(make("fieldset", "review-topics", make("legend", "", "Also ask me questions about"), ...boxes.map(({ line }) => line)), said);
  store.follow(() => {
    const record = store.read();
    boxes.forEach(({ box, topic }) => { box.checked = chosen(record, topic); });
  });
}
