import { progress } from "../learning/progress.js";
import { page } from "../theme/every-page.js";
import "../theme/map.css";

page(progress);
