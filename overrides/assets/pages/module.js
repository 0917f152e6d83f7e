import { consent } from "../learning/consent.js";
import { nearby } from "../learning/nearby.js";
import { reflect } from "../learning/reflect.js";
import { sectionsRead } from "../learning/sections-read.js";
import { stops } from "../learning/stops.js";
import { presentButton } from "../present/button.js";
import { printQuestions } from "../questions/print.js";
import { questions } from "../questions/question.js";
import { questionSummary } from "../questions/summary.js";
import { store } from "../shared/store.js";
import { page } from "../theme/every-page.js";

page(
  ["[data-module=stops]", stops], questions, questionSummary, printQuestions, sectionsRead, reflect,
  ["[data-module=counts], [data-module=cpd-entry]", nearby], consent, ["[data-present]", (line) => presentButton(line, store)]
);
