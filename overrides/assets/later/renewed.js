/** Says once, where the reader is, that the site was replaced while this page was open: by its version, whatever served it. */
import { button, status } from "../shared/dom.js";

const told = status();
told.append("This course was renewed while this page was open. What you have done is kept. ", button("Load the page again", () => location.reload()));
Object.assign(told.style, { margin: "0", padding: "0.6rem 1rem" });
(document.querySelector("dialog[open]") || document.querySelector("main")).prepend(told);
