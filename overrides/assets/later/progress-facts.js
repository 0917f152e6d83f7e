/** What the home page and the course map need to say how far the learner is, once the record holds something. */
import "../js/contents.js";
import "../js/topics.js";
import "../js/schedule.js";
import "../js/review-items.js";
import "../js/learning.js";
