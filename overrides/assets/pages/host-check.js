/** The pages of the kind host-check. */
import "../css/host-check.css";
import "../js/common.js";
import "../js/local-settings.js";
import "../js/settings-text.js";
import "../js/crc32.js";
import "../js/host-tests.js";
import "../js/host-check.js";
