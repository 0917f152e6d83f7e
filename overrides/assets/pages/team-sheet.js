import { consent } from "../learning/consent.js";
import { teamSheet } from "../team/sheet.js";
import { page } from "../theme/every-page.js";
import "../learning/learning.css";
import "../record/record.css";
import "../record/record-file.css";
import "../team/team.css";

page(["[data-module=team-sheet]", teamSheet], consent);
