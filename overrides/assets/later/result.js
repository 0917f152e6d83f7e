/** What sums up a module's answers, once its core is answered. */
import { resultAfter } from "../questions/result.js";
import { asked } from "../shared/page.js";

asked("result", resultAfter(Array.from(document.querySelectorAll("[data-module=question]")).pop()));
