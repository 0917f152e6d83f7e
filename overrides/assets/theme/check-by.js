/**
 * Says of a change in law, once the day has passed by which somebody should have looked again, that it is to be checked. The
 * reader's own clock says which day it is; where the script does not run, the date of the last look stands alone.
 * @param {ParentNode} within a page, or a slide of it
 */
export function checkBy(within) {
  within.querySelectorAll("[data-check-by]").forEach((seen) => {
    const [year, month, day] = seen.dataset.checkBy.split("-").map(Number);
    if (Date.now() >= new Date(year, month - 1, day + 1).getTime()) seen.append(": check before you rely on it");
  });
}
