/** What every room needs of values, numbers and lists. */

/** Whether a value that was read is an object with names. */
export function isMap(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

/** @template Thing @param {Thing[]} list @param {() => number} [random] @returns {Thing[]} the same in an order by chance */
export function shuffled(list, random = Math.random) {
  const all = list.slice();
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}

/** Things by what they share. @template Thing @param {Thing[]} list @param {(thing: Thing) => any} keyOf @returns {[any, Thing[]][]} */
export function parted(list, keyOf) {
  const all = new Map();
  for (const thing of list) all.set(keyOf(thing), (all.get(keyOf(thing)) || []).concat(thing));
  return Array.from(all);
}

/** A number of things, such as "1 sheet" or "1,200 sheets". @param {number} number @param {string} one @param {string} [more] */
export function many(number, one, more = `${one}s`) { return `${number.toLocaleString("en-GB")} ${number === 1 ? one : more}`; }

/** A text of which a spreadsheet works out no line: what could be a formula has a mark before it. A telephone number and any other number cannot
 * be one, nor can dashes alone, and the dash before an entry of a list becomes a dot. @param {string} text */
export function calm(text) {
  return text.split(/\r\n?|\n/).map((line) => line.replace(/^(\s*)-(?=\s)/, "$1•")
    .replace(/^(?=\s*(?!-+$|[+-]\d[\d ]*([.,]\d+)*$)[=+\-@＝＋－＠])/, "'")).join("\n");
}
