/** What every page has behind its words. */
import "./terms.js";
import "./menu.js";
import "./search-results.js";
import "./wide-tables.js";
import "./local-file.js";
import "./check-by.js";
