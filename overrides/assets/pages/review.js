/** The review. */
import { consent } from "../learning/consent.js";
import { questions } from "../questions/question.js";
import { reviewDates } from "../review/dates.js";
import { review } from "../review/review.js";
import { reviewTopics } from "../review/topics.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../questions/questions.css";
import "../learning/learning.css";
import "../record/record.css";

start(...everyPage, questions, review, reviewDates, reviewTopics, consent);
