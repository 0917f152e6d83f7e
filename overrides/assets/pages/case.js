/** The pages of the kind case. */
import "../css/questions.css";
import "../css/learning.css";
import "../js/common.js";
import "../js/store.js";
import "../js/question.js";
import "../js/quiz.js";
import "../js/print-questions.js";
import "../js/kept-text.js";
import "../js/case.js";
import "../js/reading.js";
import "../js/keep.js";
import "../js/present.js";
import "../js/trainer-notes.js";
