/** The form for what a learner counts in their own cases, the first time that it is asked for. */
import { countsForm } from "../learning/counts.js";
import { asked, load } from "../shared/page.js";
import "../learning/counts.css";

load("assets/later/counts.css");
asked("counts", countsForm, { once: true });
