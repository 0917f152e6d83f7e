/** A module. */
import { intoLog } from "../learning/action-log.js";
import { consent } from "../learning/consent.js";
import { reflect } from "../learning/reflect.js";
import { sectionsRead } from "../learning/sections-read.js";
import { stops } from "../learning/stops.js";
import { presentButton } from "../present/button.js";
import { printQuestions } from "../questions/print.js";
import { questions } from "../questions/question.js";
import { questionSummary } from "../questions/summary.js";
import { cpdEntry } from "../record/entry.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../questions/questions.css";
import "../learning/learning.css";
import "../learning/stops.css";

start(...everyPage, stops, questions, questionSummary, printQuestions, cpdEntry, sectionsRead, reflect, consent, () => presentButton(intoLog));
