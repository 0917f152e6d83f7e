/** The course map. */
import { progress } from "../learning/progress.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";

start(...everyPage, progress);
