/** Says before anything is typed that other pages will not see it, in a browser which keeps each file of a folder apart; and what to do. */
import { saveFile } from "../record/save-file.js";
import { button, link, make, status } from "../shared/dom.js";
import { asked, at, has } from "../shared/page.js";

asked("apart", (store) => {
  const said = status(), whole = /** @type {?HTMLAnchorElement} */ (document.querySelector(".take-away a[href$='.html'][download]"));
  const learning = has("my-learning.html") && document.querySelector("[data-module=record-load]") === null;
  document.querySelector(".page-head").append(make(
    "div", { className: "content-note on-screen", role: "note" },
    make("p", "", make("strong", "", "This browser keeps the pages of a folder apart."),
      " What you do here stays with this page: no other sees it, and this one sees nothing of theirs. Save it to a file before you go",
      ...(learning ? [", and load that under ", link("My learning", at("my-learning.html#load")), ". "] : [". "]),
      ...(whole ? ["Or take ", make("a", { href: whole.href, download: "" }, "this module as one file"), ", which has its own record. "] : []),
      "Edge and Chrome keep one record for all the pages."),
    make("p", "", button("Save what this page holds to a file", () => { said.textContent = saveFile(store); })), said
  ));
}, { once: true });
