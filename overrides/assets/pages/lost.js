/** The page for addresses that do not exist leads to pages that do: this script's own address tells where the course is. */
import { each } from "../shared/dom.js";
import "../theme/not-found.css";

const top = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
each("a[data-to]", (link) => { link.href = new URL(link.dataset.to, top).href; });
