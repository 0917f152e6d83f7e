/** The components of every page, in the order in which they start. */
import { hostSettings } from "../hosting/settings-file.js";
import { searchResults } from "../search/results.js";
import { checkBy } from "./check-by.js";
import { menu } from "./menu.js";
import { terms } from "./terms.js";
import { wideTables } from "./wide-tables.js";

export const everyPage = [terms, menu, searchResults, wideTables, () => checkBy(document), hostSettings];
