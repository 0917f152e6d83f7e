/** What every page has: its looks, and what it needs before it is drawn. */
import { start } from "../shared/dom.js";
import { fileWorker } from "../theme/file-worker.js";
import { late } from "../theme/late.js";
import { palette } from "../theme/palette.js";
import { themeStorage } from "../theme/storage.js";
import "../theme/course.css";
import "../theme/figures.css";
import "../hosting/local.css";
import "../theme/take-away.css";

start(fileWorker, themeStorage, palette, late);
