/** A page with a list that its reader can narrow: the points of the briefing, and sessions for trainers. */
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import { pointsFilter } from "../theme/points-filter.js";
import { sessions } from "../theme/sessions.js";
import "../theme/sessions.css";

start(...everyPage, pointsFilter, sessions);
