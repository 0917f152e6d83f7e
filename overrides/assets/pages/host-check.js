import { hostCheck } from "../hosting/check.js";
import { page } from "../theme/every-page.js";
import "../hosting/check.css";
import "../record/record-file.css";

page(["[data-module=host-check]", hostCheck]);
