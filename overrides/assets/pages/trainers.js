/** A page for trainers. */
import { start } from "../shared/dom.js";
import { everyPage } from "../theme/every-page.js";
import { sessions } from "../theme/sessions.js";
import "../theme/sessions.css";

start(...everyPage, sessions);
