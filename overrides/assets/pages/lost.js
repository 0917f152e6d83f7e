/** The page for addresses that do not exist. */
import { start } from "../shared/dom.js";
import { notFound } from "../theme/not-found.js";
import "../theme/not-found.css";

start(notFound);
