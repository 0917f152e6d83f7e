/** A page of no kind of its own. */
import "../js/common.js";
