/** What works a module, in the order in which it starts, on its page and in its one file. */
import { questionSummary } from "../questions/summary.js";
import { questions } from "../questions/question.js";
import { printQuestions } from "../questions/print.js";
import { consent } from "./consent.js";
import { nearby } from "./nearby.js";
import { reflect } from "./reflect.js";
import { sectionsRead } from "./sections-read.js";
import { stops } from "./stops.js";

/** @type {Parameters<typeof import("../shared/dom.js").start>} */
export const moduleParts = [
  ["[data-module=stops]", stops], questions, questionSummary, printQuestions, sectionsRead, reflect,
  ["[data-module=counts], [data-module=cpd-entry]", nearby], consent
];
