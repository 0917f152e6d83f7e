import { consent } from "../learning/consent.js";
import { questions } from "../questions/question.js";
import { reviewDates } from "../review/dates.js";
import { review } from "../review/review.js";
import { reviewTopics } from "../review/topics.js";
import { page } from "../theme/every-page.js";
import "../record/record.css";

page(questions, ["[data-review=now]", review], ["[data-review=when]", reviewDates], ["[data-review=topics]", reviewTopics], consent);
