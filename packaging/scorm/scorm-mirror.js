/** A copy of what learners chose to keep on the device, one text for each record: some learning systems clear the browser's storage when somebody
 * signs in (Moodle: lib/amd/src/storage_validation.js). Where it can keep nothing, every call does nothing and `isSafe` says no. */
import { facts } from "../../overrides/assets/shared/page.js";

const NAME = "course-record:" + facts.course, PART = "records", WAIT = 3000;
let base = null;

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The texts, to read or to change; @param {IDBTransactionMode} mode */
function part(mode) { return base.transaction(PART, mode).objectStore(PART); }

async function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(PART);
  base = await answer(request);
  await answer(part("readwrite").put("", ""));
  await answer(part("readwrite").delete(""));
}

/** The name of a record in the mirror. @param {string} name LEARNER.ATTEMPT, or nothing where no system said */
export function keyOf(name) { return name ? `${NAME}:${name}` : NAME; }

/** All records of whose that one is: of a learner whom the system did not name, that one alone. */
function allOf(name) {
  const learner = name.split(".")[0];
  return learner ? IDBKeyRange.bound(`${NAME}:${learner}.`, `${NAME}:${learner}.\uffff`) : IDBKeyRange.only(keyOf(name));
}

export function isSafe() { return base !== null; }

/** @param {string} name @returns {Promise<Map<string, string>>} that record and the others of its learner; nothing where the browser does not say within a while */
export async function read(name) {
  const late = new Promise((resolve, reject) => { setTimeout(() => reject(new Error("late")), WAIT); });
  try {
    await Promise.race([opened(), late]);
    const names = await answer(part("readonly").getAllKeys(allOf(name))), texts = await answer(part("readonly").getAll(allOf(name)));
    return new Map(names.map((key, at) => [key, texts[at]]));
  } catch (error) {
    base = null;
    return new Map();
  }
}

/** Does one thing to the mirror; @param {(part: IDBObjectStore) => IDBRequest} what @param {() => void} onFault */
function change(what, onFault) {
  if (!base) return;
  const lost = () => { base = null; onFault(); };
  try {
    const request = what(part("readwrite"));
    request.onerror = lost;
    request.transaction.onabort = lost;
    request.transaction.commit();
  } catch (error) { lost(); }
}

/** Keeps the text of a record, or nothing any more where it is null. @param {string} name @param {?string} text @param {() => void} onFault */
export function keep(name, text, onFault) {
  change((all) => (text === null ? all.delete(keyOf(name)) : all.put(text, keyOf(name))), onFault);
}

/** Removes that record and the others of its learner. @param {string} name @param {() => void} onFault */
export function forget(name, onFault) { change((all) => all.delete(allOf(name)), onFault); }
