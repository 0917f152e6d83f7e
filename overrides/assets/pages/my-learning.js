import { apart } from "../learning/apart.js";
import { keepSwitch } from "../learning/keep.js";
import { myCounts } from "../learning/my-counts.js";
import { myNotes } from "../learning/my-notes.js";
import { progress } from "../learning/progress.js";
import { loadRecord } from "../record/load-file.js";
import { saveRecord } from "../record/save-file.js";
import { wipeRecord } from "../record/wipe.js";
import { page } from "../theme/every-page.js";
import "../learning/counts.css";
import "../learning/keep.css";
import "../learning/learning.css";
import "../learning/my-learning.css";
import "../record/record-file.css";

page(
  apart, progress, ["[data-module=my-notes]", myNotes], ["[data-module=my-counts]", myCounts], ["[data-module=record-save]", saveRecord],
  ["[data-module=record-load]", loadRecord], ["[data-module=record-wipe]", wipeRecord], ["[data-module=keep]", keepSwitch]
);
