/** The pages of the kind module. */
import "../css/questions.css";
import "../css/learning.css";
import "../js/common.js";
import "../js/store.js";
import "../js/question.js";
import "../js/quiz.js";
import "../js/print-questions.js";
import "../js/kept-text.js";
import "../js/handover.js";
import "../js/cpd-entry.js";
import "../js/reading.js";
import "../js/reflect.js";
import "../js/keep.js";
import "../js/present.js";
import "../js/trainer-notes.js";
