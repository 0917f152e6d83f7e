/** What every page has, in the order in which it starts: components, each of which works what it finds by an attribute in the page. */
import { hostSettings } from "../hosting/settings-file.js";
import { search } from "../search/dialog.js";
import { start } from "../shared/dom.js";
import { load } from "../shared/page.js";
import { contents, side } from "../shell/contents.js";
import { folds } from "../shell/folds.js";
import { menu } from "../shell/menu.js";
import { title } from "../shell/title.js";
import { checkBy } from "./check-by.js";
import { terms } from "./terms.js";
import { wideTables } from "./wide-tables.js";

/** Starts that, and then the page's own components. @param {Parameters<typeof start>} components */
export function page(...components) {
  start(
    ["[data-module=menu]", menu], ["[data-module=search]", search], ["[data-md-component=header-title]", title],
    ["[data-md-type=navigation]", side], ["[data-md-component=toc]", contents], ["[data-md-component=content]", folds],
    () => { if (new URLSearchParams(location.search).get("h")) load("assets/later/marks.js"); },
    terms, wideTables, () => checkBy(document), ...components, hostSettings
  );
}
