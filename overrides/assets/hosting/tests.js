/** What the page for hosts looks at. Each test gives one finding or several, with words to act on.
 * @typedef {{mark: "good" | "look" | "unseen", what: string, words: string, line?: string}} Finding */
import { crc32 } from "../shared/crc32.js";
import { make } from "../shared/dom.js";
import { at, held } from "../shared/page.js";

export const FROM_FOLDER = location.protocol === "file:";
const TYPES = {
  html: /^text\/html/, css: /^text\/css/, js: /^(text|application)\/(x-)?javascript/, json: /^application\/json/,
  svg: /^image\/svg\+xml/, png: /^image\/png/, xml: /^(text|application)\/xml/, ics: /^text\/calendar/
};
const FETCHED = /** @type {RequestInit} */ ({ cache: "no-store", credentials: "same-origin" });

/** @param {Finding["mark"]} mark @returns {(what: string, words: string, line?: string) => Finding} whose line is one to paste */
const finding = (mark) => (what, words, line) => ({ mark, what, words, line });
export const good = finding("good"), look = finding("look"), unseen = finding("unseen");

export function way() {
  const name = "How it is opened";
  if (FROM_FOLDER) return good(name, "From a folder, with no server.");
  if (location.protocol === "https:") return good(name, "From a server, encrypted.");
  return look(name, "From a server, without encryption. Others on the network could read or change what is sent. Ask for a certificate, and serve the course over https.");
}

export function storage() {
  const name = "What learners keep";
  try {
    if (!(window.localStorage instanceof Storage)) throw new Error("blocked");
    window.localStorage.setItem("course-check", "1");
    window.localStorage.removeItem("course-check");
  } catch {
    return look(name, "This browser lets the course keep nothing, or has no room left. Learners can read all of it, but their answers last for one page. Ask whoever sets the browser's policy to allow local storage for this address.");
  }
  return good(name, "The browser can keep answers and notes. This page cannot see whether a policy clears them when the browser is closed: ask.");
}

export function version() {
  const name = "Version", files = held("manifest"), page = document.querySelector("meta[name=course-version]")?.content;
  if (!files) return look(name, "The list of this version's files (assets/manifest.js) is missing or cannot be loaded. Copy the whole folder again.");
  if (page === files.version) return good(name, `Version ${page}.`);
  return look(name, `This page is of version ${page}, and the list of files of version ${files.version}. Two versions are mixed: empty the folder, all but local, and copy one version into it whole.`);
}

function policy(headers) {
  const name = "Header Content-Security-Policy", held = headers.get("content-security-policy");
  const own = document.querySelector("meta[http-equiv=Content-Security-Policy]");
  const line = own ? `Content-Security-Policy: ${own.content}; frame-ancestors 'self'` : "";
  if (!held) return look(name, "The server does not send it. Pages carry the same policy, so scripts from elsewhere are still stopped, but other sites can frame the course.", line);
  if (/sandbox(?!.*allow-downloads)/.test(held)) return look(name, "Its sandbox lets nobody save a file: add allow-downloads, allow-popups, allow-scripts and allow-same-origin to it.", line);
  if (/unsafe-inline|unsafe-eval|\*/.test(held)) return look(name, `It is looser than the course needs: ${held}.`, line);
  if (!/frame-ancestors/.test(held)) return look(name, "It does not say who may frame the course. Add frame-ancestors 'self'.", line);
  return good(name, "It is there, and strict.");
}

function header(headers, name, pattern, advice, right) {
  const held = headers.get(name) || "";
  return pattern.test(held) ? good(`Header ${name}`, held)
    : look(`Header ${name}`, `${held ? `It is “${held}”.` : "The server does not send it."} ${advice}`, `${name}: ${right}`);
}

/** @returns {Promise<Finding[]>} what the server's headers say */
export async function headers() {
  if (FROM_FOLDER) return [unseen("Headers", "A folder has none. The policy stands in each page.")];
  const sent = (await fetch(location.pathname, FETCHED)).headers;
  return [
    policy(sent),
    header(sent, "X-Content-Type-Options", /^nosniff$/i, "With it, no file is taken for another kind.", "nosniff"),
    header(sent, "Referrer-Policy", /^(no-referrer|same-origin|strict-origin)/i, "With it, no other site learns which page was open.", "no-referrer"),
    header(sent, "Permissions-Policy", /./, "The course needs no camera, microphone or place.", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"),
    header(sent, "Cache-Control", /no-cache|no-store|max-age=0/i, "With it, on pages, learners see a new version at once.", "no-cache"),
    clock(sent.get("date"))
  ];
}

/** Whether a picture can be shown. @param {string} address @returns {Promise<boolean>} */
function isPicture(address) {
  return new Promise((resolve) => { make("img", { onload: () => resolve(true), onerror: () => resolve(false), src: address }); });
}

/** Whether a file is there that the settings name. */
export async function ownFile(name, address, isLogo) {
  const what = `Your file local/${name}`;
  if (!isLogo && FROM_FOLDER) return unseen(what, "A browser may not look for it in a folder. Open its link.");
  const isThere = isLogo ? await isPicture(address) : (await fetch(address, { ...FETCHED, method: "HEAD" })).ok;
  if (isThere) return good(what, "It is there.");
  return look(what, isLogo ? "There is no such picture, or it cannot be shown, so learners see the course's own mark. Names are exact, in small and capital letters too."
    : "There is no such file, so its link leads nowhere. Put it there, or write https:// before the address of a website.");
}

function clock(date) {
  const name = "Clock", apart = date ? Math.abs(Date.now() - Date.parse(date)) / 60000 : NaN;
  if (isNaN(apart)) return unseen(name, "The server does not say what time it is.");
  if (apart <= 5) return good(name, "This computer and the server agree.");
  return look(name, `This computer and the server differ by ${Math.round(apart)} minutes. Dates in learners' records come from their computers. Set the clock that is wrong.`);
}

/** @returns {Promise<Finding>} whether a page that does not exist is told as missing */
export async function missingPage() {
  const name = "A page that does not exist";
  if (FROM_FOLDER) return unseen(name, "In a folder, the browser shows its own message.");
  const answer = await fetch(at("no-such-page.html"), FETCHED);
  const words = await answer.text();
  if (answer.status !== 404) return look(name, `The server answers ${answer.status}, and not 404. Old links then seem to work. Use the server settings in the package.`);
  return /This page is not here/.test(words) ? good(name, "The server answers 404, with the course's own page.")
    : look(name, "The server answers 404 with a page of its own. Name 404.html as the page for errors, if you can.");
}

/** What is wrong with one file of the manifest: the kind of fault and its words; null where all is well. @returns {Promise<?[string, string]>} */
async function fileFault([name, size, hash]) {
  const answer = await fetch(at(name.split("/").map(encodeURIComponent).join("/")), FETCHED).catch(() => null);
  if (!answer || answer.status >= 400) return ["missing", name];
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length !== size || crc32(bytes).toString(16).padStart(8, "0") !== hash) return ["changed", name];
  const expected = TYPES[name.split(".").pop()];
  const type = answer.headers.get("content-type") || "no type";
  return expected && !expected.test(type) ? ["type", `${name} is sent as ${type}`] : null;
}

const ADVICE = {
  missing: ["Files that are missing", "Copy the whole folder again."],
  changed: ["Files that are not those of this version", "Two versions are mixed, the copy was cut short, or something on the way changes pages. Empty the folder, all but local, and copy one version into it whole."],
  type: ["Files sent as the wrong type", "The browser may refuse them. Add the types that stand in the package's server settings."]
};

/** @returns {Promise<Finding[]>} what asking for every file of the manifest shows; `tell` hears how many are done */
export async function files(tell) {
  const all = (held("manifest") || { files: [] }).files;
  if (FROM_FOLDER) return [unseen("Files", "From a folder a browser may not read them. Compare the folder with SHA256SUMS.txt from the package.")];
  const waiting = all.slice(), faults = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const fault = await fileFault(next);
      if (fault) faults.push(fault);
      tell(all.length - waiting.length, all.length);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  if (!faults.length) return [good("Files", `All ${all.length} files of this version are here, as your browser gets them, whole and of the right type.`)];
  return Object.entries(ADVICE).flatMap(([kind, [what, advice]]) => {
    const names = faults.filter((fault) => fault[0] === kind).map((fault) => fault[1]);
    return names.length ? [look(what, `${names.length}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " and others" : ""}. ${advice}`)] : [];
  });
}

const POLICY = "What your own policy allows";
const stopped = new Set();
document.addEventListener("securitypolicyviolation", (event) => stopped.add(event.effectiveDirective));

/** Whether a file of the course can be shown in a frame on a page of its own: the smallest that waits for nothing. @type {?Promise<boolean>} */
let framed = null;

function canBeFramed() {
  return (framed = framed || new Promise((resolve) => {
    const end = () => {
      let found = false;
      try { found = frame.contentDocument.documentElement.nodeName === "svg"; } catch (error) { /* another origin's: refused */ }
      frame.remove();
      object.remove();
      resolve(found);
    };
    // A policy that stops objects says so to the page in which one stands.
    const object = make("object", { width: "0", height: "0", tabIndex: -1, "aria-hidden": "true", data: at("assets/images/favicon.svg") });
    const frame = make("iframe", { onload: end, onerror: end, hidden: true, title: POLICY, src: at("assets/images/favicon.svg") });
    document.body.append(object, frame);
  }));
}

/** Whether a policy has stopped anything. @returns {Promise<boolean>} */
export async function isStrict() { return !(await canBeFramed()) || stopped.size > 0; }

/** What a policy of the host's own, on top of the course's, takes away: seen by what it stops, however it is worded. @returns {Promise<Finding[]>} */
export async function allowed() {
  if (FROM_FOLDER) return [unseen(POLICY, "A folder has none.")];
  const found = [];
  if (!(await canBeFramed())) found.push(look(POLICY, "No page of the course may be shown in a frame, so your settings file is not found, and a learning system on this server shows an empty window. Send frame-ancestors 'self' and frame-src 'self', or X-Frame-Options: SAMEORIGIN."));
  if (!getComputedStyle(document.documentElement).getPropertyValue("--course-gap")) found.push(look(POLICY, "Styles are stopped. Allow style-src 'self'."));
  for (const directive of stopped) found.push(look(POLICY, `The policy stopped something of the course by ${directive}. Allow ${directive} 'self'.`));
  return found.length ? found : [good(POLICY, "Frames, styles, scripts and pictures of the course are all let through.")];
}

/** Whether the window of a trainer's notes can be opened; only a press of a button may ask. */
export function notesWindow() {
  const opened = window.open(at("notes.html"), "course-host-check", "popup,width=200,height=200");
  if (opened) opened.close();
  return opened ? good("The window of a trainer's notes", "It can be opened.")
    : look("The window of a trainer's notes", "It cannot be opened. Allow new windows for this address, and allow-popups where the course stands in a sandbox.");
}
