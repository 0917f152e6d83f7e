import { presentButton } from "../present/button.js";
import { trainerNotes } from "../present/trainer-notes.js";
import { on } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { page } from "../theme/every-page.js";

page(on("[data-present]", (line) => presentButton(line, store)), on("[data-trainer-notes] button", trainerNotes));
