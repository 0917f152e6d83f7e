/** The home page and the course map, which say how far the learner is. */
import "../js/common.js";
import "../js/store.js";
import "../js/progress.js";
