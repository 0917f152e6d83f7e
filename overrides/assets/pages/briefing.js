import { presentButton } from "../present/button.js";
import { on } from "../shared/dom.js";
import { page } from "../theme/every-page.js";
import "../theme/briefing.css";

page(on("[data-present]", presentButton));
