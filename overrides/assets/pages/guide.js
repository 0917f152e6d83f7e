import { presentButton } from "../present/button.js";
import { trainerNotes } from "../present/trainer-notes.js";
import { store } from "../shared/store.js";
import { page } from "../theme/every-page.js";

page(["[data-present]", (line) => presentButton(line, store)], ["[data-trainer-notes] button", trainerNotes]);
