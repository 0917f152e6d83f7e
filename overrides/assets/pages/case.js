import { consent } from "../learning/consent.js";
import { sectionsRead } from "../learning/sections-read.js";
import { presentButton } from "../present/button.js";
import { caseStages, hypotheses } from "../questions/case.js";
import { printQuestions } from "../questions/print.js";
import { questions } from "../questions/question.js";
import { questionSummary } from "../questions/summary.js";
import { store } from "../shared/store.js";
import { page } from "../theme/every-page.js";

page(questions, questionSummary, printQuestions, caseStages, hypotheses, sectionsRead, consent, ["[data-present]", (line) => presentButton(line, store)]);
