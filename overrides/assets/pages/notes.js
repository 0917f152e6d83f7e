import { notesWindow } from "../present/notes-window.js";
import { start } from "../shared/dom.js";
import "../theme/course.css";
import "../theme/figures.css";
import "../present/present.css";

start(notesWindow);
