/** A page of no kind of its own. */
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";

start(...everyPage);
