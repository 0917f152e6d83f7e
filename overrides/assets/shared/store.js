/**
 * Keeps what a learner does, and alone touches the browser's storage for it. One record for the whole course, by
 * question id and option key, wherever its pages lie: in the tab, until the learner asks for the device.
 *
 * Whatever cannot be kept lasts for the page, and trouble() says so. What cannot be read is put aside, never wiped.
 *
 * @typedef {{options: string[], keyed: boolean, at: number, partly?: true, sure?: string}} Answer
 *   `partly` where it is not in line and can be defended; `sure` is one of SURE, where the learner said so
 * @typedef {{version: string, first: Answer, last: Answer, tries: number}} Entry
 * @typedef {{text: string, at: number}} Note an empty text is a note that was removed
 * @typedef {{at: number}} Mark
 * @typedef {{version: string, step: number, due: number, at: number}} Review
 * @typedef {{course: string, version: number, cleared: number, forgotten: Object<string, number>,
 *   questions: Object<string, Entry>, notes: Object<string, Note>, seen: Object<string, Mark>,
 *   reviews: Object<string, Review>, cpd: Object<string, Note>, settings: Object<string, Note>}} CourseRecord
 *   Nothing from before `cleared`, or from before a question's time in `forgotten`, is there: no other tab can bring it back.
 * @typedef {"tab" | "device"} Place
 */
import { attempt, facts, isInLearningSystem } from "./page.js";

const VERSION = 1;
const COURSE = facts.course;
const ALL = "course-record:" + COURSE;
const NAME = /^[a-z0-9][a-z0-9:-]{0,119}$/;
/** By this name, which is never kept, one tab tells the others what it did. */
const TOLD = ALL + ":told";
const MOST = 5e6, LONGEST_NOTE = 2e4, LONGEST_OPTION = 500, MOST_ASIDES = 9, MOST_TRIES = 1e6;
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
/** The parts of the record: what counts as sound in each, how to copy it, how to join two. */
const PARTS = {
  questions: { isSound: isEntry, copy: copyEntry, join: joined },
  notes: { isSound: isNote, copy: copyNote, join: newer },
  seen: { isSound: isMark, copy: copyMark, join: newer },
  reviews: { isSound: isReview, copy: copyReview, join: newer },
  cpd: { isSound: isNote, copy: copyNote, join: newer },
  settings: { isSound: isNote, copy: copyNote, join: newer }
};
/** How sure a learner may say to be of an answer. */
const SURE = ["sure", "fairly", "guessing"];
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

/** @returns {CourseRecord} */
function fresh() {
  const record = /** @type {any} */ ({ course: COURSE, version: VERSION, cleared: 0, forgotten: map() });
  for (const name of Object.keys(PARTS)) record[name] = map();
  return record;
}

/* What counts as sound, and copies of nothing else */

function isMap(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }
function isTime(value) { return Number.isSafeInteger(value) && value >= 0 && value <= LATEST; }
function isMark(value) { return isMap(value) && isTime(value.at); }
function isNote(value) { return isMark(value) && typeof value.text === "string" && value.text.length <= LONGEST_NOTE; }
function isReview(value) {
  return isMark(value) && isTime(value.due) && isTime(value.step) && value.step < 100 &&
    typeof value.version === "string" && value.version.length <= LONGEST_OPTION;
}
function isAnswer(value) {
  return isMap(value) && Array.isArray(value.options) && value.options.length < 20 &&
    value.options.every((option) => typeof option === "string" && option.length <= LONGEST_OPTION) &&
    typeof value.keyed === "boolean" && isTime(value.at) &&
    (value.partly === undefined || (value.partly === true && !value.keyed)) && (value.sure === undefined || SURE.includes(value.sure));
}
function isEntry(value) {
  return isMap(value) && typeof value.version === "string" && value.version.length <= LONGEST_OPTION &&
    isAnswer(value.first) && isAnswer(value.last) && Number.isSafeInteger(value.tries) && value.tries > 0 && value.tries <= MOST_TRIES;
}
function copyMark(mark) { return { at: mark.at }; }
function copyNote(note) { return { text: note.text, at: note.at }; }
function copyReview(review) { return { version: review.version, step: review.step, due: review.due, at: review.at }; }
function copyAnswer(answer) {
  return Object.assign({ options: answer.options.slice(), keyed: answer.keyed, at: answer.at }, noted(answer));
}
/** What an answer may have beside the rest, where it has it. @param {{partly?: boolean, sure?: string}} answer */
function noted({ partly, sure }) { return Object.assign({}, partly && { partly: true }, sure && { sure: sure }); }
function copyEntry(entry) {
  return { version: entry.version, first: copyAnswer(entry.first), last: copyAnswer(entry.last), tries: entry.tries };
}

/** The sound part of a record, and whether that is all of it. */
function sift(data) {
  const record = fresh();
  let whole = true;
  const take = (name, isSound, copy) => {
    const part = isMap(data[name]) ? data[name] : {};
    whole = whole && part === data[name];
    for (const key of Object.keys(part)) {
      if (NAME.test(key) && isSound(part[key])) record[name][key] = copy(part[key]);
      else whole = false;
    }
  };
  for (const name of Object.keys(PARTS)) take(name, PARTS[name].isSound, PARTS[name].copy);
  take("forgotten", isTime, Number);
  if (isTime(data.cleared)) record.cleared = data.cleared;
  return { record: record, fault: whole ? null : "damaged" };
}

/* Two tabs, one record: the same two give the same, in any order and however often */

/** Above 0 where the one comes after the other: by time, and by text where the time is the same. */
function order(one, other) {
  if (one.at !== other.at) return one.at - other.at;
  const [text, rival] = [JSON.stringify(one), JSON.stringify(other)];
  return text === rival ? 0 : text > rival ? 1 : -1;
}
function newer(one, other) { return order(one, other) > 0 ? one : other; }

/** What two entries hold: of two versions of a question, the one answered last. */
function joined(one, other) {
  if (one.version !== other.version) return (order(one.last, other.last) || (one.version > other.version ? 1 : -1)) > 0 ? one : other;
  const first = order(one.first, other.first) > 0 ? other.first : one.first;
  return { version: one.version, first: first, last: newer(one.last, other.last), tries: Math.max(one.tries, other.tries) };
}

function union(one, other, join) {
  const all = map();
  for (const key of Object.keys(Object.assign(map(), one, other)).sort()) {
    all[key] = key in one && key in other ? join(one[key], other[key]) : key in one ? one[key] : other[key];
  }
  return all;
}

/** When the learner last asked for a question, or for everything, to be forgotten. */
function forgottenAt(record, id) { return Math.max(record.cleared, record.forgotten[id] || 0); }

/** What `keep` leaves of each of the things in `part`. */
function since(part, keep) {
  const left = map();
  for (const key of Object.keys(part)) {
    const thing = keep(key, part[key]);
    if (thing) left[key] = thing;
  }
  return left;
}

/** What is left of an entry when all before a time is forgotten. */
function entrySince(entry, gone) {
  if (entry.last.at <= gone) return null;
  return entry.first.at > gone ? entry : Object.assign({}, entry, { first: entry.last, tries: 1 });
}

function merged(one, other) {
  const all = fresh();
  all.cleared = Math.max(one.cleared, other.cleared);
  all.forgotten = union(one.forgotten, other.forgotten, Math.max);
  for (const name of Object.keys(PARTS)) {
    const keep = name === "questions"
      ? (id, entry) => entrySince(entry, forgottenAt(all, id))
      : (key, thing) => (thing.at > (name === "reviews" ? forgottenAt(all, key) : all.cleared) ? thing : null);
    all[name] = union(since(one[name], keep), since(other[name], keep), PARTS[name].join);
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

function textIn(place) {
  try { return area(place).getItem(own); } catch (error) { return null; }
}

/** @returns {Place} */
function current() { return textIn("device") === null ? "tab" : "device"; }

/** What is kept in a place and what is the matter with it. */
function load(place) { return understood(textIn(place)); }

/** @returns {{record: CourseRecord, fault: ?string, text: ?string}} what a kept text holds and what is the matter with it */
function understood(text) {
  if (text === null) return { record: fresh(), fault: null, text: null };
  if (text.length > MOST) return { record: fresh(), fault: "stuck", text: text };
  let data = null;
  try { data = JSON.parse(text); } catch (error) { /* it stays null */ }
  if (!isMap(data) || data.course !== COURSE || !Number.isSafeInteger(data.version) || data.version < 1) {
    return { record: fresh(), fault: "damaged", text: text };
  }
  if (data.version !== VERSION) return { record: fresh(), fault: "unknown", text: text };
  return Object.assign(sift(data), { text: text });
}

function put(store, key, text) {
  try {
    store.setItem(key, text);
    return store.getItem(key) === text;
  } catch (error) { return false; }
}

/**
 * Whether a name in the browser's storage is this learner's: in a learning system that of any of their attempts, else all
 * that is nobody's attempt; the choice of colours too.
 */
function isMine(key) {
  const [learner, other] = own.slice(ALL.length).split(".");
  if (key === ALL || !key.startsWith(ALL + ":")) return key === ALL && !other;
  return key === `${ALL}:__palette` || (other ? key.startsWith(ALL + learner + ".") : !key.includes(".", ALL.length));
}

/** The names in a place under which something of this learner's stands. */
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
    const key = own + ":aside-" + number;
    const there = store.getItem(key);
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
function remove(place) {
  if (load(place).text !== null && !load(place).fault) area(place).removeItem(own);
}

/** @returns {CourseRecord} */
function read() {
  const place = current();
  const kept = place === "device" ? merged(load("device").record, load("tab").record) : load("tab").record;
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
    const old = record[part][name];
    record[part][name] = Object.assign(what, { at: after(record.cleared, old ? old.at : 0, part === "reviews" ? forgottenAt(record, name) : 0) });
  });
}

/* For the frame of a learning system alone: what no page asks for is in no page's bundle */

/** Goes over to the record of another name; `copy` is its text as it was kept elsewhere. @param {string} name @param {?string} copy */
export function under(name, copy) {
  if (own !== named(name)) [own, held, failed, damaged] = [named(name), fresh(), null, false];
  if (copy === null) return;
  if (textIn("device") === null && put(area("device"), own, copy)) return;
  held = merged(read(), understood(copy).record);
  write("device", held);
}

/** Whether what is put there now stays: neither blocked nor held by what cannot be read. @param {Place} place */
export function keeps(place) { return area(place) !== null && !/unknown|stuck/.test(load(place).fault || ""); }

/** @returns {?string} the text of the record in a place, as it stands there @param {Place} place */
export function textKept(place) { return textIn(place); }

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

  /**
   * Notes an answer. The first one stays in the record, whatever follows.
   * @param {string} id @param {string} version @param {string[]} options @param {boolean} keyed
   * @param {{partly?: boolean, sure?: string}} [more] whether it can be defended, and how sure of it the learner is
   */
  answer(id, version, options, keyed, more = {}) {
    change((record) => {
      const old = record.questions[id];
      const at = after(forgottenAt(record, id), old ? old.last.at : 0);
      const last = Object.assign({ options: options.map((option) => option.slice(0, LONGEST_OPTION)), keyed: keyed, at: at }, noted(more));
      record.questions[id] = old && old.version === version
        ? Object.assign({}, old, { last: last, tries: Math.min(MOST_TRIES, old.tries + 1) })
        : { version: version, first: last, last: last, tries: 1 };
    });
  },

  /** Keeps a text under a name of small letters, digits, hyphens and colons; an empty one removes what was there. */
  note: (name, text) => keep("notes", name, { text: text.slice(0, LONGEST_NOTE) }),

  /** Keeps a field of the learner's record of continuing professional development, as `piece:field`. */
  cpd: (name, text) => keep("cpd", name, { text: text.slice(0, LONGEST_NOTE) }),

  /** Keeps a choice of the learner's. */
  set: (name, text) => keep("settings", name, { text: text.slice(0, LONGEST_NOTE) }),

  /** Notes that a section, `slug:id`, was read. */
  seen: (name) => keep("seen", name, {}),

  /** Notes where a question stands in its reviews. @param {{version: string, step: number, due: number}} review */
  review: (id, review) => keep("reviews", id, { version: review.version, step: review.step, due: review.due }),

  /** @param {string | string[] | null} ids of questions; null forgets everything, the notes too */
  forget(ids) {
    change((record) => {
      if (ids === null) {
        const rest = Object.keys(PARTS).flatMap((name) => Object.values(record[name]));
        const times = rest.map((thing) => thing.at || thing.last.at);
        Object.assign(record, fresh(), { cleared: times.reduce((latest, at) => Math.max(latest, at), Date.now()) });
      } else {
        for (const id of [].concat(ids)) {
          const entry = record.questions[id];
          if (entry) record.forgotten[id] = Math.max(Date.now(), entry.last.at);
        }
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

  /**
   * The same, but all or nothing: what cannot be kept is not taken, and all is as it was. Other tabs join what they hold
   * to it, but where it is to stand `alone`, to undo something, they let go of that.
   * @param {CourseRecord} record @param {boolean} [alone]
   */
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
  if (kept.text !== null && !kept.fault && JSON.stringify(all) !== JSON.stringify(kept.record)) write("device", (held = all));
  announce();
});

window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (!failed) held = fresh();
  announce();
});

/** Who shows the page, as that of a learning system does, is given its record. */
(isInLearningSystem ? window.parent : window).dispatchEvent(new CustomEvent("course:store", { detail: store }));
