/** The record of continuing professional development. */
import { keepSwitch } from "../learning/keep.js";
import { cpdForm } from "../record/form.js";
import { cpdNoted } from "../record/noted.js";
import { cpdOut } from "../record/out.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../learning/learning.css";
import "../record/record.css";

start(...everyPage, cpdForm, cpdNoted, cpdOut, keepSwitch);
