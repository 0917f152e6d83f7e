import { later } from "../shared/page.js";
import { store } from "../shared/store.js";

/** Has the page say where the learner is, and what to do next. What knows that of the course is loaded once the record holds something. */
export function progress() {
  let isTold = false;
  store.follow(() => {
    const record = store.read();
    isTold = isTold || ["questions", "seen", "notes", "reviews"].some((part) => Object.keys(record[part]).length);
    if (isTold) later("progress", record);
  });
}
