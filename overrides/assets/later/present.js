/** The slides of a page, whenever somebody presents it. */
import { open } from "../present/deck.js";
import { asked } from "../shared/page.js";
import "../present/present.css";

asked("present", open);
