import { consent } from "../learning/consent.js";
import { progress } from "../learning/progress.js";
import { questions } from "../questions/question.js";
import { page } from "../theme/every-page.js";

page(questions, progress, consent);
