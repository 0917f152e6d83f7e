/** Lets the learner choose the topics that are asked about only by choice. None is chosen at first. */
import { make, status } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { chosen } from "./items.js";
import topics from "data/topics.json";

export function reviewTopics() {
  const group = make("fieldset", "review-topics"), said = status();
  group.append(make("legend", "", "Also ask me questions about"));

  const boxes = topics.map((topic) => {
    const line = make("p"), box = make("input"), label = make("label", "", `${topic.name} (${topic.questions.length} questions)`);
    Object.assign(box, { type: "checkbox", id: `topic-${topic.id}`, autocomplete: "off" });
    label.htmlFor = box.id;
    line.append(box, " ", label);
    group.append(line);
    box.addEventListener("change", () => {
      store.set(`include:${topic.id}`, box.checked ? "yes" : "");
      said.textContent = `Questions about ${topic.name} are ${box.checked ? "asked from now on, each after its note" : "not asked any more"}.`;
    });
    return { box: box, topic: topic };
  });

  function follow() {
    const record = store.read();
    boxes.forEach(({ box, topic }) => { box.checked = chosen(record, topic); });
  }

  document.querySelector("[data-review=topics]").replaceChildren(group, said);
  follow();
  store.onChange(follow);
}
