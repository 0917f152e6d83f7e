import { presentButton } from "../present/button.js";
import { page } from "../theme/every-page.js";
import "../theme/briefing.css";

page(["[data-present]", presentButton]);
