/** The pages of the kind guide. */
import "../css/learning.css";
import "../js/common.js";
import "../js/store.js";
import "../js/action-log.js";
import "../js/keep.js";
import "../js/present.js";
import "../js/trainer-notes.js";
