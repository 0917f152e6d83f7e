/** The window of notes for who presents. */
import "../css/present.css";
import "../js/present-slide.js";
import "../js/notes-window.js";
