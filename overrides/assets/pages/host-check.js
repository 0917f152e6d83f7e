/** The page on which hosts check a copy. */
import { hostCheck } from "../hosting/check.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../hosting/check.css";

start(...everyPage, hostCheck);
