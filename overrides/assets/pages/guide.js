/** A team discussion guide. */
import { actionLog, intoLog } from "../learning/action-log.js";
import { consent } from "../learning/consent.js";
import { presentButton } from "../present/button.js";
import { trainerNotes } from "../present/trainer-notes.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../learning/learning.css";

start(...everyPage, actionLog, consent, () => presentButton(intoLog), trainerNotes);
