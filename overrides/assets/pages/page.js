import { page } from "../theme/every-page.js";

page();
