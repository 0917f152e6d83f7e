/** Turns what a learning system has to hold, so that a learner can go on elsewhere, into a short text and back: which questions were answered and
 * how, and which sections were read. What people write is never in it.
 *
 * The text is `1`, a check of the rest, the hour of writing, the name of the attempt, a full stop, the answers, a full stop, the sections.
 * An answer is the code of its question, of its version, three letters of facts, its hour, and the codes of its options.
 * Sections stand in groups: the code of the module or case, how many, and a code each. All numbers are in base 64. */
import { crc32 } from "../../overrides/assets/shared/crc32.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const FORMAT = "1", HOUR = 3600000, FIRST = Date.UTC(2024, 0, 1) / HOUR;
const QUESTION = 4, VERSION = 3, TIME = 3, OPTION = 4, SLUG = 3, SECTION = 3, CHECK = 4, ATTEMPT = 4;
const HEAD = QUESTION + VERSION + 3 + TIME;
const KEY = /^k([0-9a-f]{5})(|-first|-next|-not-yet)$/;
/** The place of an act in an order is the highest digit of its key's number; an option that is no act has none. */
const PLACES = ["", "-first", "-next", "-not-yet"];
const SURE = [undefined, "sure", "fairly", "guessing"];

function digits(number, length) {
  let text = "";
  for (let place = length - 1; place >= 0; place -= 1) text += DIGITS[Math.floor(number / 64 ** place) % 64];
  return text;
}

function number(text) { return Array.from(text).reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0); }

/** A short code of a text: its CRC-32, folded. The check sees that no two questions share one. */
export function code(text, length) {
  const hash = crc32(new TextEncoder().encode(text)), size = 64 ** length;
  return digits((Math.floor(hash / size) ^ hash % size) >>> 0, length);
}

/** A name for an attempt of which the system holds nothing yet. */
export function newAttempt() { return code(crypto.getRandomValues(new Uint32Array(2)).join(), ATTEMPT); }

function hourOf(at) { return Math.max(0, Math.min(64 ** TIME - 1, Math.floor(at / HOUR) - FIRST)); }
function timeOf(text) { return (number(text) + FIRST) * HOUR; }

/** The codes of options; none where one is no key, as in a typed answer, which stays with the learner. */
function keysOf(options) {
  return options.length < 8 && options.every((option) => KEY.test(option))
    ? options.map((option) => KEY.exec(option)).map(([, key, place]) => digits(16 ** 5 * PLACES.indexOf(place) + parseInt(key, 16), OPTION)) : [];
}

function keyedAs(answer) { return answer.keyed ? 1 : answer.partly ? 2 : 0; }

/** An answer in three lengths: whole, without a first choice that was another, without choices. */
function lengths(id, entry) {
  const last = keysOf(entry.last.options), first = keysOf(entry.first.options);
  const other = first.join() !== last.join() ? first : [];
  const text = (latest, earliest) => code(id, QUESTION) + code(entry.version, VERSION) +
    digits(keyedAs(entry.last) + 3 * keyedAs(entry.first) + 9 * SURE.indexOf(entry.last.sure), 1) +
    digits(latest.length + 8 * earliest.length, 1) +
    digits(SURE.indexOf(entry.first.sure) + 4 * Math.min(entry.tries, 15), 1) + digits(hourOf(entry.last.at), TIME) + latest.concat(earliest).join("");
  return [text(last, other), text(last, []), text([], [])];
}

/** The sections read, with those that this edition does not know. */
function seenText(seen, kept) {
  const groups = Object.fromEntries(Object.entries(kept).map(([slug, codes]) => [slug, codes.slice()]));
  for (const name of Object.keys(seen)) {
    const [slug, ...rest] = name.split(":"), at = code(slug, SLUG);
    (groups[at] = groups[at] || []).push(code(rest.join(":"), SECTION));
  }
  return Object.keys(groups).sort().map((slug) => {
    const codes = Array.from(new Set(groups[slug])).sort().slice(0, 63);
    return slug + digits(codes.length, 1) + codes.join("");
  }).join("");
}

function whole(attempt, answers, seen, at) {
  const rest = digits(hourOf(at), TIME) + attempt + "." + answers.join("") + "." + seen;
  return FORMAT + code(rest, CHECK) + rest;
}

/** The text for a record, of at most `limit` characters, and how many answers went in without their choices or not at all. First goes what this
 * edition does not know, then the first choices of the oldest answers, then their choices. */
export function write(record, kept, limit, now) {
  const ids = Object.keys(record.questions).sort((one, other) =>
    record.questions[other].last.at - record.questions[one].last.at || (one < other ? -1 : 1));
  const forms = ids.map((id) => lengths(id, record.questions[id]));
  const known = new Set(ids.map((id) => code(id, QUESTION)));
  const left = kept.answers.filter((answer) => !known.has(answer.slice(0, QUESTION)));
  const seen = seenText(record.seen, {}), more = seenText(record.seen, kept.seen);
  const room = (answers, read) => whole(kept.attempt, answers, read, now).length <= limit;
  const made = (answers, read, lost) => ({ text: whole(kept.attempt, answers, read, now), lost });

  const answers = forms.map((form) => form[0]);
  if (room(answers.concat(left), more)) return made(answers.concat(left), more, 0);
  if (room(answers, seen)) return made(answers, seen, 0);
  let lost = 0;
  for (const length of [1, 2]) {
    for (let at = answers.length - 1; at >= 0 && !room(answers, seen); at -= 1, lost += length - 1) answers[at] = forms[at][length];
  }
  while (answers.length && !room(answers, seen)) answers.pop();
  return room(answers, seen) ? made(answers, seen, lost) : made([], "", ids.length);
}

function cut(text, sizes) {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size)));
}

function keyOf(text) {
  const whole = number(text);
  return "k" + (whole % 16 ** 5).toString(16).padStart(5, "0") + (PLACES[Math.floor(whole / 16 ** 5)] || "");
}

function answerOf(options, at, how, sure) {
  return { options, keyed: how === 1, at, ...(how === 2 && { partly: true }), ...(SURE[sure] && { sure: SURE[sure] }) };
}

function entryOf(answer, version) {
  const [, , facts, counts, more, hour] = cut(answer, [QUESTION, VERSION, 1, 1, 1, TIME]);
  const keys = (answer.slice(HEAD).match(/.{4}/g) || []).map(keyOf);
  const latest = number(counts) % 8, other = keys.slice(latest), at = timeOf(hour), told = number(facts);
  const last = answerOf(keys.slice(0, latest), at, told % 3, Math.floor(told / 9));
  const first = answerOf(other.length ? other : last.options, at, Math.floor(told / 3) % 3, number(more) % 4);
  return { version, first, last, tries: Math.max(1, number(more) >> 2) };
}

/** Reads the answers one by one, and says whether the text ends where one does. */
function readAnswers(text, contents, found) {
  const known = new Map(Object.keys(contents.questions).map((id) => [code(id, QUESTION), id]));
  let at = 0;
  while (at + HEAD <= text.length) {
    const counts = number(text[at + QUESTION + VERSION + 1]);
    const end = at + HEAD + OPTION * (counts % 8 + Math.floor(counts / 8));
    if (end > text.length) break;
    const answer = text.slice(at, end), [question, version] = cut(answer, [QUESTION, VERSION]), id = known.get(question);
    const now = id && contents.questions[id].version;
    if (now && code(now, VERSION) === version) found.questions[id] = entryOf(answer, now);
    else found.kept.answers.push(answer);
    at = end;
  }
  return at === text.length;
}

function readSeen(text, contents, at, found) {
  const slugs = new Map();
  for (const item of contents.modules.concat(contents.cases)) {
    slugs.set(code(item.slug, SLUG), new Map(item.sections.concat(item.roads).map((part) => [code(part.id, SECTION), item.slug + ":" + part.id])));
  }
  let place = 0;
  while (place + SLUG < text.length) {
    const slug = text.slice(place, place + SLUG), end = place + SLUG + 1 + SECTION * number(text[place + SLUG]);
    if (end > text.length) return false;
    for (const part of text.slice(place + SLUG + 1, end).match(/.{3}/g) || []) {
      const name = slugs.has(slug) && slugs.get(slug).get(part);
      if (name) found.seen[name] = { at };
      else (found.kept.seen[slug] = found.kept.seen[slug] || []).push(part);
    }
    place = end;
  }
  return place === text.length;
}

/** @returns {any} what a text holds that fits this edition of the course, and what is the matter with it */
export function read(text, contents) {
  const found = /** @type {any} */ ({ questions: {}, seen: {}, kept: { attempt: "", answers: [], seen: {} }, fault: "" });
  if (!text) return found;
  if (/^[2-9]/.test(text)) return Object.assign(found, { fault: "newer" });
  const parts = /^1([\w-]{4})(([\w-]{3})([\w-]{4})\.([\w-]*)(?:\.([\w-]*))?)/.exec(text);
  if (!parts) return Object.assign(found, { fault: "damaged" });
  const [, check, rest, hour, attempt, answers, seen] = parts;
  found.kept.attempt = attempt;
  const ends = [readAnswers(answers, contents, found), readSeen(seen || "", contents, timeOf(hour), found)];
  const none = { attempt, answers: [], seen: {} }, isWhole = code(rest, CHECK) === check && parts[0] === text && ends.every(Boolean);
  return Object.assign(found, isWhole ? {} : { kept: none, fault: "damaged" });
}
