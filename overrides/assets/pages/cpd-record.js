/** The pages of the kind cpd-record. */
import "../css/learning.css";
import "../css/record.css";
import "../js/common.js";
import "../js/store.js";
import "../js/contents.js";
import "../js/days.js";
import "../js/handover.js";
import "../js/crc32.js";
import "../js/zip.js";
import "../js/docx.js";
import "../js/cpd-pieces.js";
import "../js/cpd-text.js";
import "../js/cpd-form.js";
import "../js/cpd-noted.js";
import "../js/cpd-out.js";
import "../js/keep.js";
