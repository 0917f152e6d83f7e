/** A page with a list that its reader can narrow: the points of the briefing, and sessions for trainers. */
import { page } from "../theme/every-page.js";
import { pointsFilter } from "../theme/points-filter.js";
import { sessions } from "../theme/sessions.js";
import "../theme/sessions.css";

page(["[data-module=points-filter]", pointsFilter], ["[data-module=sessions]", sessions]);
