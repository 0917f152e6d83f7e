import { keepSwitch } from "../learning/keep.js";
import { myCounts } from "../learning/my-counts.js";
import { myNotes } from "../learning/my-notes.js";
import { progress } from "../learning/progress.js";
import { loadRecord } from "../record/load-file.js";
import { saveRecord } from "../record/save-file.js";
import { wipeRecord } from "../record/wipe.js";
import { on } from "../shared/dom.js";
import { page } from "../theme/every-page.js";
import "../learning/counts.css";
import "../learning/keep.css";
import "../learning/learning.css";
import "../learning/my-learning.css";
import "../record/record-file.css";

page(
  progress, on("[data-module=my-notes]", myNotes), on("[data-module=my-counts]", myCounts), on("[data-module=record-save]", saveRecord),
  on("[data-module=record-load]", loadRecord), on("[data-module=record-wipe]", wipeRecord), on("[data-module=keep]", keepSwitch)
);
