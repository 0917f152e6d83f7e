/** Keeps what a learner does, and alone touches the browser's storage for it: one record for the whole course, by question id and option key, in
 * the tab until the learner asks for the device. What cannot be kept lasts for the page, and trouble() says so; what cannot be read is put aside.
 * @typedef {{options: string[], keyed: boolean, at: number, partly?: true, sure?: string}} Answer `partly` where it can be defended
 * @typedef {{text: string, at: number}} Note an empty text is a note that was removed
 * @typedef {Object<string, Note>} Notes
 * @typedef {{course: string, version: number, cleared: number, forgotten: Object<string, number>,
 *   questions: Object<string, {version: string, first: Answer, last: Answer, tries: number}>, notes: Notes, seen: Object<string, {at: number}>,
 *   reviews: Object<string, {version: string, step: number, due: number, at: number}>, counts: Notes, cpd: Notes, settings: Notes}} CourseRecord
 *   nothing from before `cleared`, or from before a question's time in `forgotten`, is there: no other tab can bring it back
 * @typedef {"tab" | "device"} Place */
import { SURE } from "./answers.js";
import { attempt, facts, isInLearningSystem } from "./page.js";
import { isMap } from "./values.js";

const VERSION = 1;
const COURSE = facts.course, ALL = "course-record:" + COURSE;
const NAME = /^[a-z0-9][a-z0-9:-]{0,119}$/;
/** What is a learner's own text: a team's sheet, a day and a number are none. */
const WRITTEN = /^notes (reflect|hypothesis):|^cpd .*:(what|impact|peer|learnt|action)$/;
/** By this name, which is never kept, one tab tells the others what it did. */
const TOLD = ALL + ":told";
export const LONGEST_NOTE = 2e4;
const MOST = 5e6, LONGEST_OPTION = 500, MOST_ASIDES = 9, MOST_TRIES = 1e6;
/** The end of the year 9999: every time has a date, and one more than every time is a number. */
const LATEST = 253402300799999;
const UNTIL = "What you answer and write now lasts until you leave this page.";
const SAID = {
  none: "This browser lets the course keep nothing. " + UNTIL,
  full: "This browser has no room left for the course. " + UNTIL,
  unknown: "What is kept here is of a form that this version of the course does not know. It is left as it is, and My learning gives it to you as a file. " + UNTIL,
  stuck: "What is kept here cannot be read, and is left as it is. " + UNTIL,
  damaged: "Some of what was kept here cannot be read. It is put aside, not wiped.",
  tab: "Your answers and notes are kept in this tab, until you close it.",
  device: "Your answers and notes are kept on this device."
};
/** What counts as sound in each part of the record, field by field. */
/** `from` is when a text that was changed since was first written: versions of one text have the same. */
const NOTE = { text: isText(LONGEST_NOTE), at: isTime, from: (value) => value === undefined || isTime(value) };
const short = isText(LONGEST_OPTION);
const ANSWER = {
  options: (value) => Array.isArray(value) && value.length < 20 && value.every(short), keyed: (value) => typeof value === "boolean", at: isTime,
  partly: (value, answer) => value === undefined || (value === true && !answer.keyed),
  sure: (value) => value === undefined || Object.keys(SURE).includes(value)
};
const PARTS = {
  questions: { version: short, first: ANSWER, last: ANSWER, tries: (value) => Number.isSafeInteger(value) && value > 0 && value <= MOST_TRIES },
  notes: NOTE,
  seen: { at: isTime },
  reviews: { version: short, step: (value) => isTime(value) && value < 100, due: isTime, at: isTime },
  counts: { text: (value) => NOTE.text(value) && /^([a-z0-9-]+=\d{1,3} )*$/.test(value), at: isTime },
  cpd: NOTE,
  settings: NOTE
};
const listeners = [];
/** The name under which the record stands: in a learning system, that of the learner's attempt. */
let own = named(attempt);
/** What this page has seen and done, kept or not. */
let held = fresh();
/** The name in SAID of why the last write was not kept. */
let failed = null;
let damaged = false;

function named(name) { return name ? `${ALL}:${name}` : ALL; }

/** A map without the keys that every object has, such as "constructor". */
function map() { return Object.create(null); }

function fresh() {
  const parts = /** @type {any} */ (Object.fromEntries(Object.keys(PARTS).map((name) => [name, map()])));
  return { course: COURSE, version: VERSION, cleared: 0, forgotten: map(), ...parts };
}

/* What counts as sound, and copies of nothing else */

function isTime(value) { return Number.isSafeInteger(value) && value >= 0 && value <= LATEST; }
function isText(longest) { return (value) => typeof value === "string" && value.length <= longest; }

function isSound(form, value, whole) {
  if (typeof form === "function") return form(value, whole);
  if (!isMap(value)) return false;
  for (const name in form) if (!isSound(form[name], value[name], value)) return false;
  return true;
}

function copied(form, value) {
  if (typeof form === "function") return Array.isArray(value) ? value.slice() : value;
  const copy = {};
  for (const name in form) if (value[name] !== undefined) copy[name] = copied(form[name], value[name]);
  return copy;
}

/** The sound part of a record, and whether that is all of it. */
function sift(data) {
  const record = fresh();
  let whole = true;
  for (const [name, form] of Object.entries({ ...PARTS, forgotten: isTime })) {
    const part = isMap(data[name]) ? data[name] : {};
    whole = whole && (part === data[name] || (name === "counts" && !(name in data))); // what was kept before there were any
    for (const key of Object.keys(part)) {
      if (NAME.test(key) && isSound(form, part[key])) record[name][key] = copied(form, part[key]);
      else whole = false;
    }
  }
  if (isTime(data.cleared)) record.cleared = data.cleared;
  return { record, fault: whole ? null : "damaged" };
}

/* Two tabs, one record: the same two give the same, in any order and however often */

/** Above 0 where the one comes after the other: by time, and by text where the time is the same. */
function order(one, other) {
  if (one.at !== other.at) return one.at - other.at;
  const [text, rival] = [one, other].map((thing) => JSON.stringify(thing));
  return Number(text > rival) - Number(text < rival);
}
function newer(one, other) { return order(one, other) > 0 ? one : other; }

/** What two entries hold: of two versions of a question, the one answered last. */
function joined(one, other) {
  if (one.version !== other.version) return (order(one.last, other.last) || (one.version > other.version ? 1 : -1)) > 0 ? one : other;
  const first = order(one.first, other.first) > 0 ? other.first : one.first;
  return { version: one.version, first, last: newer(one.last, other.last), tries: Math.max(one.tries, other.tries) };
}

/** Two texts of one field, the other under the first where neither holds the other. @param {string} text @param {string} other */
function together(text, other) {
  return text.includes(other) ? text : (other.includes(text) ? other : `${text}\n\n${other}`).slice(0, LONGEST_NOTE);
}

function begun(note) { return note.from ?? note.at; }

/** Two texts of a learner's: of two versions of one the newer, so that nothing that was cut comes back; of two that were begun apart
 * the older one stays under the newer, whatever was removed. */
function both(one, other) {
  const [older, last] = [one, other].sort(order), text = together(last.text, older.text);
  if (text === last.text || begun(older) === begun(last)) return last;
  return { text, at: Math.min(LATEST, last.at + 1), from: Math.min(begun(older), begun(last)) };
}

/** @param {any} record @param {string[]} parts @returns {number} when something was last done in these parts of a record; 0 where nothing was */
export function latest(record, parts) {
  return parts.flatMap((name) => Object.values(record[name])).reduce((last, thing) => Math.max(last, (thing.last || thing).at), 0);
}

function forgottenAt(record, id) { return Math.max(record.cleared, record.forgotten[id] || 0); }

/** What is left of a thing in a part when all before a time is forgotten: of an entry, it may be the last answer alone. */
function since(part, name, gone) {
  const thing = Object.hasOwn(part, name) && part[name];
  if (!thing || (thing.last || thing).at <= gone) return null;
  return !thing.first || thing.first.at > gone ? thing : { ...thing, first: thing.last, tries: 1 };
}

function namesOf(one, other) { return Object.keys({ ...one, ...other }).sort(); }

/** @param {boolean} [isApart] whether neither was made from the other */
function merged(one, other, isApart) {
  const all = fresh();
  all.cleared = Math.max(one.cleared, other.cleared);
  for (const id of namesOf(one.forgotten, other.forgotten)) all.forgotten[id] = Math.max(one.forgotten[id] || 0, other.forgotten[id] || 0);
  for (const part of Object.keys(PARTS)) {
    for (const name of namesOf(one[part], other[part])) {
      const gone = part === "questions" || part === "reviews" ? forgottenAt(all, name) : all.cleared;
      const mine = since(one[part], name, gone), theirs = since(other[part], name, gone);
      const join = part === "questions" ? joined : isApart && WRITTEN.test(`${part} ${name}`) ? both : newer;
      if (mine && theirs) all[part][name] = join(mine, theirs);
      else if (mine || theirs) all[part][name] = mine || theirs;
    }
  }
  return all;
}

/* The browser's storage */

/** The browser's own store; null where there is none, or none that can be read: asked by a name that holds nothing. */
function area(place) {
  try {
    const store = place === "device" ? window.localStorage : window.sessionStorage;
    store.getItem(TOLD);
    return store instanceof Storage ? store : null;
  } catch (error) { return null; }
}

/** The text of the record in a place, as it stands there. @param {Place} place @returns {?string} */
export function textIn(place) {
  try { return area(place).getItem(own); } catch (error) { return null; }
}

function current() { return textIn("device") === null ? "tab" : "device"; }

function load(place) { return understood(textIn(place)); }

/** @returns {{record: CourseRecord, fault: ?string, text: ?string}} what a kept text holds and what is the matter with it */
function understood(text) {
  if (text === null) return { record: fresh(), fault: null, text: null };
  if (text.length > MOST) return { record: fresh(), fault: "stuck", text };
  let data = null;
  try { data = JSON.parse(text); } catch (error) { /* it stays null */ }
  if (!isMap(data) || data.course !== COURSE || !Number.isSafeInteger(data.version) || data.version < 1) {
    return { record: fresh(), fault: "damaged", text };
  }
  if (data.version !== VERSION) return { record: fresh(), fault: "unknown", text };
  return { ...sift(data), text };
}

function put(store, key, text) {
  try {
    store.setItem(key, text);
    return store.getItem(key) === text;
  } catch (error) { return false; }
}

/** Whether a name in the browser's storage is this learner's: in a learning system of any of their attempts, else of nobody's; the colours too. */
function isMine(key) {
  const [learner, other] = own.slice(ALL.length).split(".");
  if (key === ALL || !key.startsWith(ALL + ":")) return key === ALL && !other;
  return key === `${ALL}:__palette` || (other ? key.startsWith(ALL + learner + ".") : !key.includes(".", ALL.length));
}

function namesIn(place) {
  try { return Object.keys(area(place)).filter(isMine); } catch (error) { return []; }
}

/** Lets go of all there is in some places and in this page. */
function empty(places) {
  held = fresh();
  failed = null;
  damaged = false;
  for (const place of places) {
    namesIn(place).forEach((key) => { try { area(place).removeItem(key); } catch (error) { /* traces() tells */ } });
  }
}

/** Tells the other tabs. @param {"wiped" | "replaced"} what */
function tellTabs(what) {
  try {
    area("device").setItem(TOLD, what);
    area("device").removeItem(TOLD);
  } catch (error) { /* they go on as they are */ }
}

function putAside(store, text) {
  for (let number = 1; number <= MOST_ASIDES; number += 1) {
    const key = own + ":aside-" + number, there = store.getItem(key);
    if (there === text) return true;
    if (there === null) return put(store, key, text);
  }
  return false;
}

/** Writes the record into a place in one go, and says whether it is there. */
function write(place, record) {
  const store = area(place), now = load(place), text = JSON.stringify(record);
  if (!store) failed = "none";
  else if (now.fault === "unknown" || now.fault === "stuck") failed = now.fault;
  else if (now.fault === "damaged" && !putAside(store, now.text)) failed = "stuck";
  else failed = text.length <= MOST && put(store, own, text) ? null : "full";
  damaged = damaged || (now.fault === "damaged" && failed !== "stuck");
  if (!failed && place === "device") remove("tab");
  return !failed;
}

/** Takes a record out of a place that it has left; one that cannot be read stays. */
function remove(place) { if (load(place).text !== null && !load(place).fault) area(place).removeItem(own); }

function read() {
  const place = current();
  const kept = place === "device" ? merged(load("device").record, load("tab").record, true) : load("tab").record;
  return merged(kept, held);
}

function change(how) {
  const record = read();
  how(record);
  held = merged(record, fresh());
  write(current(), held);
  announce();
}

/** @param {"wiped"} [what] said where the learner removed everything */
function announce(what) {
  listeners.forEach((listener) => {
    try { listener(what); } catch (error) { console.error(error); }
  });
}

/** The time now, and later than all that it has to outlast, even where a clock was put back. */
function after(...times) { return Math.min(LATEST, Math.max(Date.now(), ...times.map((time) => time + 1))); }

function keep(part, name, what) {
  change((record) => {
    const old = record[part][name], changed = WRITTEN.test(`${part} ${name}`) && old?.text && { from: begun(old) };
    record[part][name] = Object.assign(what, { at: after(record.cleared, old ? old.at : 0, part === "reviews" ? forgottenAt(record, name) : 0) }, changed);
  });
}

function keeper(part) { return (/** @type {string} */ name, /** @type {string} */ text) => keep(part, name, { text: text.slice(0, LONGEST_NOTE) }); }

/* For the frame of a learning system alone: what no page asks for is in no page's bundle */

/** Goes over to the record of another name; `copy` is its text as it was kept elsewhere. @param {string} name @param {?string} copy */
export function under(name, copy) {
  if (own !== named(name)) [own, held, failed, damaged] = [named(name), fresh(), null, false];
  if (copy === null) return;
  if (textIn("device") === null && put(area("device"), own, copy)) return;
  held = merged(read(), understood(copy).record, true);
  write("device", held);
}

/** Whether what is put there now stays: neither blocked nor held by what cannot be read. @param {Place} place */
export function keeps(place) { return area(place) !== null && !/unknown|stuck/.test(load(place).fault || ""); }

/** @returns {CourseRecord[]} what this learner's other records hold, here and in copies by their names. @param {Map<string, string>} copies */
export function others(copies) {
  const texts = new Map(copies);
  for (const place of /** @type {Place[]} */ (["device", "tab"])) {
    for (const key of namesIn(place).filter((one) => /\.[\w-]+$/.test(one))) texts.set(key, area(place).getItem(key));
  }
  texts.delete(own);
  return Array.from(texts.values(), (text) => understood(text).record);
}

export const store = {
  /** @returns {CourseRecord} a copy of all there is */
  read: () => sift(read()).record,

  /** Notes an answer; the first one stays in the record. */
  answer(id, version, options, keyed, more = {}) {
    change((record) => {
      const old = record.questions[id];
      const at = after(forgottenAt(record, id), old ? old.last.at : 0);
      const noted = { ...(more.partly && { partly: true }), ...(more.sure && { sure: more.sure }) };
      const last = { options: options.map((option) => option.slice(0, LONGEST_OPTION)), keyed, at, ...noted };
      record.questions[id] = old && old.version === version
        ? { ...old, last, tries: Math.min(MOST_TRIES, old.tries + 1) } : { version, first: last, last, tries: 1 };
    });
  },

  /** Each keeps a text under a name of small letters, digits, hyphens and colons; an empty one removes what was there: a note, a field of
   * the record of learning as `piece:field`, counts such as "messages=3 decided=2 " as `slug:look`, and a choice of the learner's. */
  note: keeper("notes"), cpd: keeper("cpd"), count: keeper("counts"), set: keeper("settings"),

  /** Notes that a section, `slug:id`, was read. */
  seen: (name) => keep("seen", name, {}),

  /** Notes where a question stands in its reviews. */
  review: (id, { version, step, due }) => keep("reviews", id, { version, step, due }),

  /** Lets go of the answers to some questions. @param {string[]} ids */
  forget(ids) {
    change((record) => {
      for (const id of ids) {
        const entry = record.questions[id];
        if (entry) record.forgotten[id] = Math.max(Date.now(), entry.last.at);
      }
    });
  },

  /** @returns {CourseRecord} what two records hold together: of each thing the newer, and nothing that either has forgotten */
  merge: (one, other) => merged(one, other),

  /** @returns {{record: CourseRecord, fault: ?string}} the sound part of a record */
  sift: sift,

  /** Puts a whole record in the place of what there is, and says whether it is kept. @param {CourseRecord} record */
  replace(record) {
    held = sift(record).record;
    const kept = write(current(), held);
    announce();
    return kept;
  },

  /** The same, but all or nothing. Other tabs join what they hold to it, but where it stands `alone`, to undo something, they let go of that.
   * @param {CourseRecord} record @param {boolean} [alone] */
  swap(record, alone) {
    if (alone && current() === "device") tellTabs("replaced");
    const before = [held, failed], kept = write(current(), (held = sift(record).record));
    if (!kept) [held, failed] = before;
    announce();
    return kept;
  },

  /** @returns {Place} where the record lives */
  place: current,

  /** Moves the record to the tab or to the device, and says whether it is there now. */
  keepOn(place) {
    const moved = write(place, (held = read()));
    if (moved) remove(place === "tab" ? "device" : "tab");
    else write(current(), held);
    announce();
    return moved && current() === place;
  },

  /** @returns {string[]} the names in the browser's storage under which something of the course stands */
  traces: () => namesIn("tab").concat(namesIn("device")),

  /** Removes everything of the course from the browser, what was put aside and what other tabs hold too; says whether it is gone. */
  wipe() {
    empty(["tab", "device"]);
    tellTabs("wiped");
    announce("wiped");
    return store.traces().length === 0;
  },

  /** Calls back after each change, made here or in another tab; with "wiped" where the learner removed everything. */
  onChange(listener) { listeners.push(listener); },

  /** The same, and now as well. */
  follow(listener) {
    listeners.push(listener);
    listener();
  },

  /** @returns {?string} the text of what is kept here and cannot be read, as it stands; null where all can be */
  unread: () => (/unknown|stuck/.test(load(current()).fault) ? load(current()).text : null),

  /** @returns {?string} a sentence on what cannot be kept or read; null where all is well */
  trouble() {
    const there = failed === "stuck" ? failed : load(current()).fault;
    const fault = (!area(current()) && "none") || there || failed || (damaged && "damaged");
    return fault ? SAID[fault] : null;
  },

  /** @returns {string} a sentence on where things are kept, or on why they are not */
  says: () => store.trouble() || SAID[current()]
};

window.addEventListener("storage", (event) => {
  if (event.key === TOLD && event.newValue === "replaced" && !failed) held = fresh();
  if (event.key === TOLD && event.newValue === "wiped") {
    empty(["tab"]);
    announce("wiped");
  }
  if (event.key !== own && event.key !== null) return;
  if (event.newValue === null && !failed) held = fresh();
  const kept = load("device"), all = read();
  if (kept.text !== null && !kept.fault) {
    if (JSON.stringify(all) !== JSON.stringify(kept.record)) write("device", (held = all));
    else remove("tab"); // as it is after a write: what was cut since stands nowhere
  }
  announce();
});

window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (!failed) held = fresh();
  announce();
});

/** Who shows the page, as that of a learning system does, is given its record. */
(isInLearningSystem ? window.parent : window).dispatchEvent(new CustomEvent("course:store", { detail: store }));
