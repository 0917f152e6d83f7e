import { keepSwitch } from "../learning/keep.js";
import { cpdForm } from "../record/form.js";
import { cpdNoted } from "../record/noted.js";
import { cpdOut } from "../record/out.js";
import { on } from "../shared/dom.js";
import { page } from "../theme/every-page.js";
import "../learning/keep.css";
import "../learning/learning.css";
import "../record/record.css";

page(on("[data-cpd=piece]", cpdForm), on("[data-cpd=noted]", cpdNoted), on("[data-cpd=out]", cpdOut), on("[data-module=keep]", keepSwitch));
