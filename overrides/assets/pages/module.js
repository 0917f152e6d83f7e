import { moduleParts } from "../learning/module.js";
import { presentButton } from "../present/button.js";
import { store } from "../shared/store.js";
import { page } from "../theme/every-page.js";

page(...moduleParts, ["[data-present]", (line) => presentButton(line, store)]);
