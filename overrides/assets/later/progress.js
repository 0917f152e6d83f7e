/** Says on home, in the course map and in My learning where the learner is, whenever it is given a record. */
import { nextOf, stateOf } from "../learning/model.js";
import { each, link } from "../shared/dom.js";
import { asked, at, has } from "../shared/page.js";
import { many } from "../shared/values.js";
import contents from "data/contents.json";

const items = new Map(contents.modules.concat(contents.cases).map((item) => [item.slug, item]));

/** What to go on with and what is due, as a line that begins with the link. */
function nextLine(record, isWhole) {
  const next = nextOf(record, Date.now()), there = link(next.text, at(next.href));
  if (isWhole) there.className = "md-button md-button--primary";
  const left = next.left ? `${isWhole ? " " : ", "}${many(next.left, "minute")} left. ` : " ";
  if (!next.due) return [there, left, isWhole && next.href !== "review.html" && has("review.html") ? "Nothing is due for review." : ""];
  return [there, left, link(many(next.due, "question is due", "questions are due"), at("review.html")), "."];
}

asked("progress", (record) => {
  each("[data-progress-for]", (place) => {
    const item = items.get(place.dataset.progressFor);
    if (!item) return;
    const now = stateOf(record, item);
    const more = [now.state === "reading" && now.read && `${now.read} of ${item.sections.length} sections read`, now.answers].filter(Boolean);
    place.dataset.state = now.state;
    place.textContent = now.said + (more.length && !place.closest(".desk") ? `: ${more.join(", ")}` : "");
  });
  each("[data-module=next]", (start) => start.replaceChildren(...nextLine(record, start.matches(".my-next"))));
});
