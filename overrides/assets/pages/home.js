/** Home. */
import { consent } from "../learning/consent.js";
import { progress } from "../learning/progress.js";
import { questions } from "../questions/question.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../questions/questions.css";
import "../learning/learning.css";
import "../theme/home.css";

start(...everyPage, questions, progress, consent);
