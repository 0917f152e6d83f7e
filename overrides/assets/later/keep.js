/** The question whether to keep things on this device, the first time that there is something to keep. */
import { askToKeep } from "../learning/keep-question.js";
import { asked, load } from "../shared/page.js";
import "../learning/keep-question.css";

load("assets/later/keep.css");
asked("keep", askToKeep);
