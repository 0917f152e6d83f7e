import { hostCheck } from "../hosting/check.js";
import { on } from "../shared/dom.js";
import { page } from "../theme/every-page.js";
import "../hosting/check.css";
import "../record/record-file.css";

page(on("[data-module=host-check]", hostCheck));
