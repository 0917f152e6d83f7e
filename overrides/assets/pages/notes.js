/** The window of notes for who presents. */
import { notesWindow } from "../present/notes-window.js";
import { start } from "../shared/dom.js";
import "../present/present.css";

start(notesWindow);
