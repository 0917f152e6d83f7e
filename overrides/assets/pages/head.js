/** What every page has: its looks, and what it needs before it is drawn. */
import { start } from "../shared/dom.js";
import { colours } from "../shell/colours.js";
import { late } from "../theme/late.js";

// Tells the styles, before anything is drawn, that scripts run here.
start(() => { document.documentElement.classList.replace("no-js", "js"); }, colours, late);
