/** The pages of the kind review. */
import "../css/questions.css";
import "../css/learning.css";
import "../css/record.css";
import "../js/common.js";
import "../js/store.js";
import "../js/contents.js";
import "../js/topics.js";
import "../js/days.js";
import "../js/schedule.js";
import "../js/review-items.js";
import "../js/question.js";
import "../js/calendar.js";
import "../js/handover.js";
import "../js/review.js";
import "../js/review-dates.js";
import "../js/review-topics.js";
import "../js/keep.js";
