/** Lets the learner choose the topics that are asked about only by choice. None is chosen at first. */
(function () {
  "use strict";
  const course = window.course, store = course.store;
  const place = document.querySelector("[data-review=topics]");
  if (!place) return;

  const group = document.createElement("fieldset");
  const legend = document.createElement("legend");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  legend.textContent = "Also ask me questions about";
  group.className = "review-topics";
  group.append(legend);

  const boxes = course.topics.map((topic) => {
    const line = document.createElement("p"), box = document.createElement("input"), label = document.createElement("label");
    box.type = "checkbox";
    box.id = `topic-${topic.id}`;
    box.autocomplete = "off";
    label.htmlFor = box.id;
    label.textContent = `${topic.name} (${topic.questions.length} questions)`;
    line.append(box, " ", label);
    group.append(line);
    box.addEventListener("change", () => {
      store.set(`include:${topic.id}`, box.checked ? "yes" : "");
      status.textContent = `Questions about ${topic.name} are ${box.checked ? "asked from now on, each after its note" : "not asked any more"}.`;
    });
    return { box: box, topic: topic };
  });

  function follow() {
    const record = store.read();
    boxes.forEach(({ box, topic }) => { box.checked = course.review.chosen(record, topic); });
  }

  place.replaceChildren(group, status);
  follow();
  store.onChange(follow);
})();
