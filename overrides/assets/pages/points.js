/** The pages of the kind points. */
import "../js/common.js";
import "../js/points-filter.js";
