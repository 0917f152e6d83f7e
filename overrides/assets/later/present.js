/** The slides of a page, whenever somebody presents it. */
import { open } from "../present/deck.js";
import "../present/present.css";

document.addEventListener("course:present", (/** @type {CustomEvent} */ event) => open(event.detail.deck, event.detail));
