/** My learning. */
import { consent } from "../learning/consent.js";
import { myLearning } from "../learning/my-learning.js";
import { loadRecord } from "../record/load-file.js";
import { saveRecord } from "../record/save-file.js";
import { wipeRecord } from "../record/wipe.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../learning/learning.css";
import "../record/record-file.css";

start(...everyPage, myLearning, saveRecord, loadRecord, wipeRecord, consent);
