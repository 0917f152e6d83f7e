import { manySheets } from "../team/many-sheets.js";
import { page } from "../theme/every-page.js";
import "../record/record-file.css";
import "../team/team.css";

page(["[data-module=many-sheets]", manySheets]);
