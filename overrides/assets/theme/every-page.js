/** What every page has, in the order in which it starts: components, each of which works what it finds by an attribute in the page. */
import { hostSettings } from "../hosting/settings-file.js";
import { search } from "../search/dialog.js";
import { on, start } from "../shared/dom.js";
import { load } from "../shared/page.js";
import { contents, side } from "../shell/contents.js";
import { folds } from "../shell/folds.js";
import { menu } from "../shell/menu.js";
import { title } from "../shell/title.js";
import { checkBy } from "./check-by.js";
import { terms } from "./terms.js";
import { wideTables } from "./wide-tables.js";

/** Starts that, and then the page's own components. @param {...() => void} components */
export function page(...components) {
  start(
    on("[data-module=menu]", menu), on("[data-module=search]", search), on("[data-md-component=header-title]", title),
    on("[data-md-type=navigation]", side), on("[data-md-component=toc]", contents), on("[data-md-component=content]", folds),
    () => { if (new URLSearchParams(location.search).get("h")) load("assets/later/marks.js"); },
    terms, wideTables, () => checkBy(document), ...components, hostSettings
  );
}
