/**
 * Has home, the course map and My learning say where the learner is in each module and case, and what to do next. What knows
 * that of the course is loaded only when the record holds something.
 */
import { load } from "../shared/page.js";
import { store } from "../shared/store.js";

export function progress() {
  let loading = null;

  async function follow() {
    const record = store.read();
    if (!loading && ["questions", "seen", "notes", "reviews"].every((part) => !Object.keys(record[part]).length)) return;
    loading = loading || load("assets/later/progress.js");
    await loading;
    document.dispatchEvent(new CustomEvent("course:progress", { detail: record }));
  }

  follow();
  store.onChange(follow);
}
