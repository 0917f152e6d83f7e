/** The page for addresses that do not exist. */
import "../css/lost.css";
import "../js/lost.js";
