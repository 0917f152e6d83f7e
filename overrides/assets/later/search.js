/** Answers what is typed into the search, from the first word on. */
import { results } from "../search/results.js";
import { asked } from "../shared/page.js";
import "../search/results.css";

asked("search", results);
