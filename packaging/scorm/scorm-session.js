/**
 * A session with a learning system, in SCORM 1.2 or 2004: found, begun, told what has changed, and finished once.
 * A system that throws or refuses stops nothing here; `onTrouble` hears of it.
 */

const LEVELS = 50;
const STANDARDS = {
  "1.2": {
    api: "API", begin: "LMSInitialize", finish: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
    error: "LMSGetLastError", running: "101", ended: "",
    learner: "cmi.core.student_id", mode: "cmi.core.lesson_mode", credit: "cmi.core.credit", status: "cmi.core.lesson_status", location: "cmi.core.lesson_location",
    data: "cmi.suspend_data", time: "cmi.core.session_time", exit: "cmi.core.exit", score: "cmi.core.score.", success: "", scaled: "",
    room: 4096, place: 255, written: clock
  },
  "2004": {
    api: "API_1484_11", begin: "Initialize", finish: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit",
    error: "GetLastError", running: "103", ended: "104",
    learner: "cmi.learner_id", mode: "cmi.mode", credit: "cmi.credit", status: "cmi.completion_status", location: "cmi.location",
    data: "cmi.suspend_data", time: "cmi.session_time", exit: "cmi.exit", score: "cmi.score.", success: "cmi.success_status", scaled: "cmi.score.scaled",
    room: 64000, place: 1000, written: period
  }
};

/** A time as SCORM 1.2 writes it: HHHH:MM:SS.SS. */
export function clock(time) {
  const hundredths = Math.floor(time / 10), two = (value) => String(value).padStart(2, "0");
  const seconds = Math.floor(hundredths / 100);
  return `${String(Math.min(9999, Math.floor(seconds / 3600))).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}

/** A time as SCORM 2004 writes it: PT1H2M3.45S. */
export function period(time) {
  const hundredths = Math.floor(time / 10), seconds = Math.floor(hundredths / 100);
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${((hundredths % 6000) / 100).toFixed(2).replace(/\.?0+$/, "")}S`;
}

/** What a window holds under a name, or a window beside it; null where another site's window does not say. */
function look(from, name) {
  try { return from[name] || null; } catch (error) { return null; }
}

/** A window and those it stands in, the innermost first. */
function around(start) {
  const all = [];
  for (let at = start; at && all.length < LEVELS && !all.includes(at); at = look(at, "parent")) all.push(at);
  return all;
}

/** The system's API: in this window or one around it, or else in a window that opened one of these, or around that. */
function findFrom(start, name) {
  const here = around(start);
  const openers = here.map((one) => look(one, "opener")).filter(Boolean).flatMap(around);
  return here.concat(openers).map((one) => look(one, name)).find(Boolean) || null;
}

function isYes(said) { return String(said) === "true" || said === 1; }

class Session {
  /** @param {any} api the system's @param {"1.2" | "2004"} standard @param {(is: boolean) => void} onTrouble told when trouble comes and goes */
  constructor(api, standard, onTrouble) {
    this.api = api;
    this.names = STANDARDS[standard];
    this.onTrouble = onTrouble;
    this.isOpen = false;
    this.trouble = false;
    this.told = new Map();
    this.began = Date.now();
  }

  call(name, ...given) {
    try { return this.api[this.names[name]](...given); } catch (error) { return undefined; }
  }

  /** @returns {"" | "closed" | "ended"} nothing where there is a session now, one that was running already too */
  begin() {
    const began = isYes(this.call("begin", "")), error = began ? "" : String(this.call("error"));
    this.isOpen = began || error === this.names.running;
    if (!began && this.isOpen) this.isOpen = this.get("learner") !== "";
    if (this.isOpen) return "";
    this.trouble = true;
    return error === this.names.ended ? "ended" : "closed";
  }

  /** Why what is done in this session is not the learner's own attempt; nothing where it is. @returns {"" | "browse" | "review" | "credit"} */
  only() {
    const mode = this.get("mode");
    return mode === "browse" || mode === "review" ? mode : this.get("credit") === "no-credit" ? "credit" : "";
  }

  /** @returns {string} what the system holds under one of the names of STANDARDS */
  get(name) {
    const found = this.isOpen && this.names[name] ? this.call("get", this.names[name]) : "";
    return found === undefined || found === null ? "" : String(found);
  }

  /** Sets what is not yet there; an element that a system need not know may be refused. */
  set(element, value, optional) {
    if (!this.isOpen || this.told.get(element) === value) return true;
    if (!isYes(this.call("set", element, value)) && !optional) return false;
    this.told.set(element, value);
    return true;
  }

  /** Tells what there is to tell and has it kept. @param {{status: string, location: string, data: ?string, score: ?number, success: ?string}} now */
  tell(now) {
    if (!this.isOpen) return false;
    const names = this.names, before = JSON.stringify(Array.from(this.told));
    let well = !now.status || this.set(names.status, now.status);
    well = (!now.location || this.set(names.location, now.location.slice(0, names.place))) && well;
    well = (now.data === null || this.set(names.data, now.data)) && well;
    if (now.score !== null) well = this.scored(now) && well;
    well = this.set(names.exit, "suspend") && well;
    if (well && !this.trouble && this.kept && before === JSON.stringify(Array.from(this.told))) return true;
    well = this.set(names.time, names.written(Date.now() - this.began)) && well;
    this.kept = isYes(this.call("commit", ""));
    this.say(!well || !this.kept);
    return well && this.kept;
  }

  scored(now) {
    const names = this.names, value = String(now.score);
    this.set(names.score + "min", "0", true);
    this.set(names.score + "max", "100", true);
    if (names.scaled) this.set(names.scaled, String(now.score / 100), true);
    if (names.success && now.success) this.set(names.success, now.success, true);
    return this.set(names.score + "raw", value);
  }

  /**
   * Ends the session, once, whatever is called how often. One of which nothing is told stays unfinished: Moodle makes of a
   * finish without a status "completed", and of any a time (mod/scorm/datamodels/scorm_12.js, StoreData).
   */
  finish(now) {
    if (!this.isOpen || !now) return;
    this.tell(now);
    this.set(this.names.time, this.names.written(Date.now() - this.began));
    this.isOpen = false;
    this.call("finish", "");
  }

  say(is) {
    if (is === this.trouble) return;
    this.trouble = is;
    this.onTrouble(is);
  }
}

/** The system's API for a standard; null where there is none. @param {"1.2" | "2004"} standard */
export function find(standard) { return findFrom(window, STANDARDS[standard].api); }

export function start(api, standard, onTrouble) { return new Session(api, standard, onTrouble); }
