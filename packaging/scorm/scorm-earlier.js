/** What a learner did and wrote in earlier attempts, to read again and to save; none of it counts now. */
import * as dates from "../../overrides/assets/shared/dates.js";
import { button, make } from "../../overrides/assets/shared/dom.js";
import { download } from "../../overrides/assets/shared/save.js";
import * as files from "../../overrides/assets/record/file.js";

/** @returns {number} when something was last done in a record */
function latest(record) {
  const things = ["questions", "notes", "seen", "cpd"].flatMap((part) => Object.values(record[part]));
  return things.reduce((last, thing) => Math.max(last, (thing.last || thing).at), 0);
}

/** What somebody wrote, the latest first. */
function texts(record) {
  const all = Object.values(record.notes).concat(Object.values(record.cpd)).filter((note) => note.text.trim());
  return all.sort((one, other) => other.at - one.at);
}

/** @returns {number} when something was last written in a record; 0 where nothing is */
export function written(record) { return texts(record).reduce((last, note) => Math.max(last, note.at), 0); }

/** @param {any[]} records @param {string} edition of the course @returns {HTMLElement[]} a part for each that holds something, the latest first */
export function parts(records, edition) {
  const some = records.filter((record) => files.count(record).length).sort((one, other) => latest(other) - latest(one));
  return some.map((record) => {
    const part = make("section"), list = make("ul"), day = dates.of(latest(record));
    const save = () => download(`my-learning-${day}.json`, files.write(record, Date.now(), edition), "application/json");
    list.append(...texts(record).map((note) => make("li", "", note.text)));
    part.append(make("h2", "", `Last worked on: ${dates.inWords(day)}`), make("p", "", `${files.count(record).join(", ")}.`), list, button("Save this as a file", save));
    return part;
  });
}
