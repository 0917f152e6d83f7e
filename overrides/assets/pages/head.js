/** What every page has: its looks, and what it needs before it is drawn. */
import "../css/course.css";
import "../css/figures.css";
import "../css/local.css";
import "../css/take-away.css";
import "../js/file-worker.js";
import "../js/theme-storage.js";
import "../js/theme-palette.js";
import "../js/late.js";
