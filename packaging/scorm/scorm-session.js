/** A session with a learning system, in SCORM 1.2 or 2004. A system that throws or refuses stops nothing here; `onTrouble` hears of it. */

const STANDARDS = {
  "1.2": {
    api: "API", call: (name) => `LMS${name}`, finish: "Finish", running: "101", ended: "", room: 4096, place: 255, written: clock,
    learner: "cmi.core.student_id", mode: "cmi.core.lesson_mode", credit: "cmi.core.credit", status: "cmi.core.lesson_status", location: "cmi.core.lesson_location",
    data: "cmi.suspend_data", time: "cmi.core.session_time", exit: "cmi.core.exit", score: "cmi.core.score.", success: "", scaled: ""
  },
  "2004": {
    api: "API_1484_11", call: (name) => name, finish: "Terminate", running: "103", ended: "104", room: 64000, place: 1000, written: period,
    learner: "cmi.learner_id", mode: "cmi.mode", credit: "cmi.credit", status: "cmi.completion_status", location: "cmi.location",
    data: "cmi.suspend_data", time: "cmi.session_time", exit: "cmi.exit", score: "cmi.score.", success: "cmi.success_status", scaled: "cmi.score.scaled"
  }
};

/** A time as SCORM 1.2 writes it: HHHH:MM:SS.SS. */
export function clock(time) {
  const hundredths = Math.floor(time / 10), seconds = Math.floor(hundredths / 100), two = (value) => String(value).padStart(2, "0");
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
  for (let at = start; at && !all.includes(at); at = look(at, "parent")) all.push(at);
  return all;
}

/** The system's API: in this window or one around it, or in a window that opened one of these, or around that; else null. */
export function find(standard) {
  const here = around(window), openers = here.map((one) => look(one, "opener")).filter(Boolean).flatMap(around);
  return here.concat(openers).map((one) => look(one, STANDARDS[standard].api)).find(Boolean) || null;
}

function isYes(said) { return String(said) === "true" || said === 1; }

/** @param {any} api the system's @param {"1.2" | "2004"} standard @param {(is: boolean) => void} onTrouble told when trouble comes and goes */
export function start(api, standard, onTrouble) {
  const names = STANDARDS[standard], told = new Map(), began = Date.now();
  let isOpen = false, trouble = false, isKept = false;

  function call(name, ...given) {
    try { return api[names.call(name)](...given); } catch (error) { return undefined; }
  }

  /** @returns {"" | "closed" | "ended"} nothing where there is a session now, one that was running already too */
  function begin() {
    const begun = isYes(call("Initialize", "")), error = begun ? "" : String(call("GetLastError"));
    isOpen = begun || error === names.running;
    if (!begun && isOpen) isOpen = get("learner") !== "";
    trouble = !isOpen;
    return isOpen ? "" : error === names.ended ? "ended" : "closed";
  }

  /** Why what is done in this session is not the learner's own attempt; nothing where it is. @returns {"" | "browse" | "review" | "credit"} */
  function only() {
    const mode = get("mode");
    return mode === "browse" || mode === "review" ? mode : get("credit") === "no-credit" ? "credit" : "";
  }

  /** @returns {string} what the system holds under one of the names of STANDARDS */
  function get(name) { return String((isOpen && names[name] ? call("GetValue", names[name]) : "") ?? ""); }

  /** Sets what is not yet there; an element that a system need not know may be refused. */
  function set(element, value, optional) {
    if (!isOpen || told.get(element) === value) return true;
    if (!isYes(call("SetValue", element, value)) && !optional) return false;
    told.set(element, value);
    return true;
  }

  function setTime() { return set(names.time, names.written(Date.now() - began)); }

  function setScore({ score, success }) {
    set(names.score + "min", "0", true);
    set(names.score + "max", "100", true);
    if (names.scaled) set(names.scaled, String(score / 100), true);
    if (names.success && success) set(names.success, success, true);
    return set(names.score + "raw", String(score));
  }

  /** Tells what there is to tell and has it kept. @param {{status: string, location: string, data: ?string, score: ?number, success: ?string}} now */
  function tell(now) {
    if (!isOpen) return false;
    const before = JSON.stringify(Array.from(told));
    // Each is told, whatever the system says of the one before.
    const took = [
      !now.status || set(names.status, now.status), !now.location || set(names.location, now.location.slice(0, names.place)),
      now.data === null || set(names.data, now.data), now.score === null || setScore(now), set(names.exit, "suspend")
    ];
    if (!took.includes(false) && !trouble && isKept && before === JSON.stringify(Array.from(told))) return true;
    took.push(setTime(), isKept = isYes(call("Commit", "")));
    const isTrouble = took.includes(false);
    if (isTrouble !== trouble) onTrouble(trouble = isTrouble);
    return !isTrouble;
  }

  /** Ends the session, once. One of which nothing is told stays unfinished: Moodle makes of a finish without a status "completed", and of any a
   * time (mod/scorm/datamodels/scorm_12.js, StoreData). */
  function finish(now) {
    if (!isOpen || !now) return;
    tell(now);
    setTime();
    isOpen = false;
    call(names.finish, "");
  }

  return { room: names.room, begin, only, get, tell, finish };
}
