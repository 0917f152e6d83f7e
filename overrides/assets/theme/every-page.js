/** The components of every page, in the order in which they start. */
import { hostSettings } from "../hosting/settings-file.js";
import { shell } from "../shell/shell.js";
import { checkBy } from "./check-by.js";
import { terms } from "./terms.js";
import { wideTables } from "./wide-tables.js";

export const everyPage = [...shell, terms, wideTables, () => checkBy(document), hostSettings];
