/** A seven-minute briefing. */
import { presentButton } from "../present/button.js";
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import "../theme/briefing.css";

start(...everyPage, presentButton);
