/** Answers the questions of the search, from the first one on. */
import "../search/answers.js";
