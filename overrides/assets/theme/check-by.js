import { each } from "../shared/dom.js";

/** Says of a change in law, once the day has passed by which somebody should have looked again, that it is to be checked. */
export function checkBy(within) {
  each("[data-check-by]", (seen) => {
    const [year, month, day] = seen.dataset.checkBy.split("-").map(Number);
    if (Date.now() >= new Date(year, month - 1, day + 1).getTime()) seen.append(": check before you rely on it");
  }, within);
}
