/** The table of points. */
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import { pointsFilter } from "../theme/points-filter.js";

start(...everyPage, pointsFilter);
