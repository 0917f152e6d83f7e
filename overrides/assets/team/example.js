/** A made-up year of twelve teams, as their files, the same each time and marked in each. Both looks are drawn by the same chance: a change means nothing. */
import * as dates from "../shared/dates.js";
import { countsOf, write } from "./file.js";

const TEAMS = 12, MONTHS = 12, WEEKS = 6;

/** Whole numbers from 0 to 1 below `most`, the same ones in the same order each time. */
function numbers() {
  let seed = 2016;
  return (most) => (seed = (seed * 48271) % 2147483647) % most;
}

/** @param {import("./file.js").Known} known */
export function madeUpYear(known, made, now) {
  const any = numbers();
  return Array.from({ length: TEAMS * MONTHS }, (_, at) => {
    const month = Math.floor(at / TEAMS), { used, will, who, child } = made[(3 * any(4) + Math.floor(month / 3)) % made.length];
    const [first, ...rest] = countsOf(known, used), met = dates.dayAfter(now, 30 * month + any(25) - 365);
    const look = dates.dayAfter(met, 7 * WEEKS), isLooked = look < now && any(4) > 0;
    const counts = () => {
      const all = 8 + any(10);
      return first ? Object.fromEntries([[first.id, all], ...rest.map(({ id }) => [id, 2 + any(all - 3)])]) : {};
    };
    const sheet = {
      id: at.toString(16).padStart(16, "0"), saved: met, date: dates.of(met), service: made[at % TEAMS].service,
      people: 4 + any(8), used, first: counts(), agreed: [{ will, who, child, by: dates.inWords(dates.dayAfter(met, 14)) }], look: dates.of(look),
      looked: isLooked ? dates.of(look) : "", second: isLooked ? counts() : {}, saw: "", made_up: /** @type {const} */ (true)
    };
    return { name: `made-up-${at + 1}.json`, text: write(sheet, known) };
  });
}
