/**
 * Keeps what a learner does, and alone touches the browser's storage for it. One record for the whole course, by
 * question id and option key, wherever its pages lie: in the tab, until the learner asks for the device.
 *
 * Whatever cannot be kept lasts for the page, and trouble() says so. What cannot be read is put aside, never wiped.
 *
 * @typedef {{options: string[], keyed: boolean, at: number}} Answer
 * @typedef {{version: string, first: Answer, last: Answer, tries: number, earlier: Entry[]}} Entry
 *   `earlier` holds what was answered to older versions of the question.
 * @typedef {{text: string, at: number}} Note
 * @typedef {{course: string, version: number, cleared: number, forgotten: Object<string, number>,
 *   questions: Object<string, Entry>, notes: Object<string, Note>}} CourseRecord
 *   Nothing from before `cleared`, or from before a question's time in `forgotten`, is there: no other tab can bring it back.
 * @typedef {"tab" | "device"} Place
 */
(function () {
  "use strict";
  const VERSION = 1;
  const COURSE = document.currentScript.getAttribute("data-course") || "learning-from-reviews";
  const KEY = "course-record:" + COURSE;
  const NAME = /^[a-z0-9][a-z0-9:-]{0,119}$/;
  const MOST = 5e6, LONGEST_NOTE = 2e4, LONGEST_OPTION = 500, MOST_ASIDES = 9;
  const UNTIL = "What you answer and write now lasts until you leave this page.";
  const SAID = {
    none: "This browser lets the course keep nothing. " + UNTIL,
    full: "This browser has no room left for the course. " + UNTIL,
    newer: "What is kept here comes from a newer version of the course, and is left as it is. " + UNTIL,
    stuck: "What is kept here cannot be read, and is left as it is. " + UNTIL,
    damaged: "Some of what was kept here cannot be read. It is put aside, not wiped.",
    tab: "Your answers and notes are kept in this tab, until you close it.",
    device: "Your answers and notes are kept on this device."
  };
  const listeners = [];
  /** What this page has seen and done, kept or not. */
  let held = fresh();
  /** The name in SAID of why the last write was not kept. */
  let failed = null;
  let damaged = false;

  /** A map without the keys that every object has, such as "constructor". */
  function map() { return Object.create(null); }

  /** @returns {CourseRecord} */
  function fresh() {
    return { course: COURSE, version: VERSION, cleared: 0, forgotten: map(), questions: map(), notes: map() };
  }

  /* What counts as sound, and copies of nothing else */

  function isMap(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }
  function isTime(value) { return Number.isSafeInteger(value) && value >= 0; }
  function isNote(value) { return isMap(value) && typeof value.text === "string" && isTime(value.at); }
  function isAnswer(value) {
    return isMap(value) && Array.isArray(value.options) && value.options.length < 20 &&
      value.options.every((option) => typeof option === "string" && option.length <= LONGEST_OPTION) &&
      typeof value.keyed === "boolean" && isTime(value.at);
  }
  function isEntry(value) {
    return isMap(value) && typeof value.version === "string" && isAnswer(value.first) && isAnswer(value.last) &&
      Number.isSafeInteger(value.tries) && value.tries > 0;
  }
  function copyNote(note) { return { text: note.text, at: note.at }; }
  function copyAnswer(answer) { return { options: answer.options.slice(), keyed: answer.keyed, at: answer.at }; }
  function copyEntry(entry) {
    const earlier = Array.isArray(entry.earlier) ? entry.earlier.filter(isEntry) : [];
    return {
      version: entry.version, first: copyAnswer(entry.first), last: copyAnswer(entry.last), tries: entry.tries,
      earlier: earlier.map((one) => Object.assign(copyEntry(one), { earlier: [] }))
    };
  }

  /** The sound part of what was stored, and whether that is all of it. */
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
    take("questions", isEntry, copyEntry);
    take("notes", isNote, copyNote);
    take("forgotten", isTime, Number);
    if (isTime(data.cleared)) record.cleared = data.cleared;
    return { record: record, fault: whole ? null : "damaged" };
  }

  /* Two tabs, one record: the same two give the same, in any order and however often */

  function newer(one, other) {
    return (one.at - other.at || (JSON.stringify(one) > JSON.stringify(other) ? 1 : -1)) > 0 ? one : other;
  }

  function joined(one, other) {
    const last = newer(one.last, other.last);
    if (one.version !== other.version) return last === one.last ? one : other;
    const first = newer(one.first, other.first) === one.first ? other.first : one.first;
    const longer = one.earlier.length > other.earlier.length ? one : other;
    return { version: one.version, first: first, last: last, tries: Math.max(one.tries, other.tries), earlier: longer.earlier };
  }

  function union(one, other, join) {
    const both = map();
    for (const key of Object.keys(Object.assign(map(), one, other)).sort()) {
      both[key] = key in one && key in other ? join(one[key], other[key]) : key in one ? one[key] : other[key];
    }
    return both;
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

  function merged(one, other) {
    const both = fresh();
    both.cleared = Math.max(one.cleared, other.cleared);
    both.forgotten = union(one.forgotten, other.forgotten, Math.max);
    const questions = (record) => since(record.questions, (id, entry) => {
      const gone = forgottenAt(both, id);
      if (entry.last.at <= gone) return null;
      return entry.first.at > gone ? entry : Object.assign({}, entry, { first: entry.last, tries: 1 });
    });
    const notes = (record) => since(record.notes, (name, note) => (note.at > both.cleared ? note : null));
    both.questions = union(questions(one), questions(other), joined);
    both.notes = union(notes(one), notes(other), newer);
    return both;
  }

  /* The browser's storage */

  /** The browser's own store, not the stand-in of theme-storage.js, which lasts for the page; null where there is none. */
  function area(place) {
    try {
      const store = place === "device" ? window.localStorage : window.sessionStorage;
      return store instanceof Storage ? store : null;
    } catch (error) { return null; }
  }

  function textIn(place) {
    try { return area(place).getItem(KEY); } catch (error) { return null; }
  }

  /** @returns {Place} */
  function current() { return textIn("device") === null ? "tab" : "device"; }

  /** @returns {{record: CourseRecord, fault: ?string, text: ?string}} what is kept in a place and what is the matter with it */
  function load(place) {
    const text = textIn(place);
    if (text === null) return { record: fresh(), fault: null, text: null };
    if (text.length > MOST) return { record: fresh(), fault: "stuck", text: text };
    let data = null;
    try { data = JSON.parse(text); } catch (error) { /* it stays null */ }
    if (!isMap(data) || data.course !== COURSE || !Number.isSafeInteger(data.version) || data.version < 1) {
      return { record: fresh(), fault: "damaged", text: text };
    }
    if (data.version > VERSION) return { record: fresh(), fault: "newer", text: text };
    return Object.assign(sift(data), { text: text });
  }

  function put(store, key, text) {
    try {
      store.setItem(key, text);
      return store.getItem(key) === text;
    } catch (error) { return false; }
  }

  function putAside(store, text) {
    for (let number = 1; number <= MOST_ASIDES; number += 1) {
      const key = KEY + ":aside-" + number;
      const there = store.getItem(key);
      if (there === text) return true;
      if (there === null) return put(store, key, text);
    }
    return false;
  }

  /** Writes the record into a place in one go, and says whether it is there. */
  function write(place, record) {
    const store = area(place), now = load(place);
    if (!store) failed = "none";
    else if (now.fault === "newer" || now.fault === "stuck") failed = now.fault;
    else if (now.fault === "damaged" && !putAside(store, now.text)) failed = "stuck";
    else failed = put(store, KEY, JSON.stringify(record)) ? null : "full";
    damaged = damaged || (now.fault === "damaged" && failed !== "stuck");
    if (!failed && place === "device") remove("tab");
    return !failed;
  }

  /** Takes a record out of a place that it has left; one that cannot be read stays. */
  function remove(place) {
    if (load(place).text !== null && !load(place).fault) area(place).removeItem(KEY);
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

  function announce() {
    listeners.forEach((listener) => {
      try { listener(); } catch (error) { console.error(error); }
    });
  }

  /** The time now, and later than all that it has to outlast, even where a clock was put back. */
  function after() { return Math.max(Date.now(), ...Array.from(arguments, (time) => time + 1)); }

  const store = {
    /** @returns {CourseRecord} a copy of all there is */
    read: () => sift(read()).record,

    /** Notes an answer. The first to this version of the question stays in the record, whatever follows. */
    answer(id, version, options, keyed) {
      change((record) => {
        const old = record.questions[id];
        const at = after(forgottenAt(record, id), old ? old.last.at : 0);
        const last = { options: options.map((option) => option.slice(0, LONGEST_OPTION)), keyed: keyed, at: at };
        if (!old) record.questions[id] = { version: version, first: last, last: last, tries: 1, earlier: [] };
        else if (old.version === version) record.questions[id] = Object.assign({}, old, { last: last, tries: old.tries + 1 });
        else {
          const earlier = old.earlier.concat(Object.assign({}, old, { earlier: [] }));
          record.questions[id] = { version: version, first: last, last: last, tries: 1, earlier: earlier };
        }
      });
    },

    /** Keeps a text under a name of small letters, digits, hyphens and colons. */
    note(name, text) {
      change((record) => {
        const at = after(record.cleared, record.notes[name] ? record.notes[name].at : 0);
        record.notes[name] = { text: text.slice(0, LONGEST_NOTE), at: at };
      });
    },

    /** @param {string | string[] | null} ids of questions; null forgets everything, the notes too */
    forget(ids) {
      change((record) => {
        const entries = Object.values(record.questions);
        if (ids === null) {
          const times = entries.map((entry) => entry.last.at).concat(Object.values(record.notes).map((note) => note.at));
          Object.assign(record, fresh(), { cleared: times.reduce((latest, at) => Math.max(latest, at), Date.now()) });
        } else {
          for (const id of [].concat(ids)) {
            const entry = record.questions[id];
            if (entry) record.forgotten[id] = Math.max(Date.now(), entry.last.at);
          }
        }
      });
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

    /** Calls back after each change, made here or in another tab. */
    onChange(listener) { listeners.push(listener); },

    /** @returns {?string} a sentence on what cannot be kept or read; null where all is well */
    trouble() {
      const fault = (!area(current()) && "none") || load(current()).fault || failed || (damaged && "damaged");
      return fault ? SAID[fault] : null;
    },

    /** @returns {string} a sentence on where things are kept, or on why they are not */
    says: () => store.trouble() || SAID[current()]
  };

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
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

  window.course = window.course || {};
  window.course.store = store;
})();
