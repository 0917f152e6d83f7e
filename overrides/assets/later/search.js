/** Answers what is typed into the search, from the first word on. */
import { results } from "../search/results.js";

document.addEventListener("course:search", (/** @type {CustomEvent} */ event) => results(event.detail.dialog, event.detail.documents));
