/** What every page has: its looks, and what it needs before it is drawn. */
import { start } from "../shared/dom.js";
import { colours } from "../shell/colours.js";
import { scripted } from "../shell/scripted.js";
import { late } from "../theme/late.js";
import "../theme/course.css";
import "../theme/figures.css";
import "../shell/shell.css";
import "../search/search.css";
import "../hosting/local.css";
import "../theme/take-away.css";

start(scripted, colours, late);
