import { consent } from "../learning/consent.js";
import { nearby } from "../learning/nearby.js";
import { reflect } from "../learning/reflect.js";
import { sectionsRead } from "../learning/sections-read.js";
import { stops } from "../learning/stops.js";
import { presentButton } from "../present/button.js";
import { printQuestions } from "../questions/print.js";
import { questions } from "../questions/question.js";
import { questionSummary } from "../questions/summary.js";
import { on } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { page } from "../theme/every-page.js";

page(
  on("[data-module=stops]", stops), questions, questionSummary, printQuestions, sectionsRead, reflect,
  on("[data-module=counts], [data-module=cpd-entry]", nearby), consent, on("[data-present]", (line) => presentButton(line, store))
);
