/** A module in one file, to take away: what its page has and would fetch, and the learner's own record in place of other pages. */
import { keepSwitch } from "../learning/keep.js";
import { moduleParts } from "../learning/module.js";
import { loadRecord } from "../record/load-file.js";
import { saveRecord } from "../record/save-file.js";
import { wipeRecord } from "../record/wipe.js";
import { start } from "../shared/dom.js";
import { folds } from "../shell/folds.js";
import { title } from "../shell/title.js";
import { checkBy } from "../theme/check-by.js";
import { terms } from "../theme/terms.js";
import { wideTables } from "../theme/wide-tables.js";
import "../hosting/local.css";
import "../later/counts.js";
import "../later/cpd-entry.js";
import "../later/keep.js";
import "../later/result.js";
import "../learning/keep.css";
import "../record/record-file.css";

start(
  ["[data-md-component=header-title]", title], ["[data-md-component=content]", folds], terms, wideTables, () => checkBy(document),
  ...moduleParts, ["[data-module=record-save]", saveRecord],
  ["[data-module=record-load]", loadRecord], ["[data-module=record-wipe]", wipeRecord], ["[data-module=keep]", keepSwitch]
);
