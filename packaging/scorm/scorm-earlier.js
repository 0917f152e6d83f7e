/** What a learner did and wrote in earlier attempts, to read again and to save; none of it counts now. */
import * as dates from "../../overrides/assets/shared/dates.js";
import { button, listOf, make } from "../../overrides/assets/shared/dom.js";
import { download } from "../../overrides/assets/shared/save.js";
import { latest } from "../../overrides/assets/shared/store.js";
import * as files from "../../overrides/assets/record/file.js";

function worked(record) { return latest(record, ["questions", "notes", "seen", "counts", "cpd"]); }

function texts(record) {
  const all = Object.values(record.notes).concat(Object.values(record.cpd)).filter((note) => note.text.trim());
  return all.sort((one, other) => other.at - one.at);
}

/** @returns {number} when something was last written in a record; 0 where nothing is */
export function written(record) { return texts(record)[0]?.at || 0; }

/** @param {any[]} records @param {string} edition of the course @returns {HTMLElement[]} a part for each that holds something, the latest first */
export function parts(records, edition) {
  const some = records.filter((record) => files.count(record).length).sort((one, other) => worked(other) - worked(one));
  return some.map((record) => {
    const day = dates.of(worked(record));
    const save = () => download(`my-learning-${day}.json`, files.write(record, Date.now(), edition), "application/json");
    return make("section", "", make("h2", "", `Last worked on: ${dates.inWords(day)}`), make("p", "", `${files.count(record).join(", ")}.`),
      listOf(texts(record).map((note) => note.text)), button("Save this as a file", save));
  });
}
