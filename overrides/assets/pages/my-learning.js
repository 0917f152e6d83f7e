/** My learning. */
import { keepSwitch } from "../learning/keep.js";
import { myNotes } from "../learning/my-notes.js";
import { progress } from "../learning/progress.js";
import { loadRecord } from "../record/load-file.js";
import { saveRecord } from "../record/save-file.js";
import { wipeRecord } from "../record/wipe.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../learning/learning.css";
import "../record/record-file.css";

start(...everyPage, progress, myNotes, saveRecord, loadRecord, wipeRecord, keepSwitch);
