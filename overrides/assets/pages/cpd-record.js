import { apart } from "../learning/apart.js";
import { keepSwitch } from "../learning/keep.js";
import { cpdForm } from "../record/form.js";
import { cpdNoted } from "../record/noted.js";
import { cpdOut } from "../record/out.js";
import { page } from "../theme/every-page.js";
import "../learning/keep.css";
import "../learning/learning.css";
import "../record/record.css";

page(apart, ["[data-cpd=piece]", cpdForm], ["[data-cpd=noted]", cpdNoted], ["[data-cpd=out]", cpdOut], ["[data-module=keep]", keepSwitch]);
