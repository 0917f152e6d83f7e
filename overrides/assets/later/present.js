/** The slides of a page, once somebody presents it. */
import "../css/present.css";
import "../js/present-slide.js";
import "../js/present-deck.js";
import "../js/present-timer.js";
import "../js/present-overview.js";
import "../js/present-question.js";
import "../js/present-notes.js";
