/** A case. */
import { intoLog } from "../learning/action-log.js";
import { consent } from "../learning/consent.js";
import { sectionsRead } from "../learning/sections-read.js";
import { presentButton } from "../present/button.js";
import { caseStages } from "../questions/case.js";
import { printQuestions } from "../questions/print.js";
import { questions } from "../questions/question.js";
import { questionSummary } from "../questions/summary.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../questions/questions.css";
import "../learning/learning.css";

start(...everyPage, questions, questionSummary, printQuestions, caseStages, sectionsRead, consent, () => presentButton(intoLog));
