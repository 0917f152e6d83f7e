/** What a module's entry for the reader's own record holds beside its words, the first time that it is asked for. */
import { cpdEntry } from "../record/entry.js";
import { asked } from "../shared/page.js";

asked("cpd-entry", cpdEntry, { once: true });
