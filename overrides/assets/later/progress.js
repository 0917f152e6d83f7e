/** Says on home, in the course map and in My learning where the learner is, whenever it is given a record. */
import * as learning from "../learning/model.js";
import { nextLine } from "../learning/next.js";
import contents from "data/contents.json";

const items = new Map(contents.modules.concat(contents.cases).map((item) => [item.slug, item]));

/** @param {HTMLElement} place */
function tell(place, record) {
  const item = items.get(place.dataset.progressFor);
  if (!item) return;
  const now = learning.stateOf(record, item), more = [];
  if (now.state === "reading" && now.read) more.push(`${now.read} of ${item.sections.length} sections read`);
  if (now.answers) more.push(now.answers);
  place.dataset.state = now.state;
  const all = more.length && !place.closest(".desk") ? `: ${more.join(", ")}` : "";
  place.textContent = now.said + all;
}

document.addEventListener("course:progress", (/** @type {CustomEvent} */ event) => {
  document.querySelectorAll("[data-progress-for]").forEach((place) => tell(/** @type {HTMLElement} */ (place), event.detail));
  const start = document.querySelector("[data-module=next]");
  if (!start) return;
  start.replaceChildren(...nextLine(event.detail, start.matches(".my-next")));
});
