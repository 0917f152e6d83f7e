/** How questions are answered, by kind: what is chosen, how far that is in line, and what is told beside each choice.
 * @typedef {"yes" | "partly" | "no"} Keyed
 * @typedef {{root: HTMLElement, inputs: HTMLInputElement[], answers: Map<string, HTMLElement>}} Asked with what lies behind each option, by its key
 * @typedef {{input: HTMLElement, key: string, keyed: Keyed, words: string}} Told beside an input: a verdict, then what lies behind it */

/** The places of an act, as answers keep them, and how the agreed place of one is keyed. */
const PLACES = { first: "yes", next: "partly", "not-yet": "no" };

/** What is left of a written answer when case, spaces and punctuation do not count. */
function folded(text) { return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""); }

function keyed(asked, key) { return /** @type {Keyed} */ (asked.answers.get(key).dataset.keyed); }

/** The words of an option. @param {Asked} asked @param {string} key */
export function wordsOf(asked, key) { return asked.inputs.find((input) => input.value === key).labels[0].textContent.trim(); }

function checked(asked) { return asked.inputs.filter((input) => input.checked); }

const choice = {
  missing: "Choose an answer first.",
  keyOf: (item) => item.querySelector("input").value,
  chosen: (asked) => checked(asked).map((input) => input.value),
  isKnown: (asked, option) => asked.answers.has(option),
  put: (asked, options) => asked.inputs.forEach((input) => { input.checked = options.includes(input.value); }),

  leftOut: (asked, options) => (asked.root.dataset.kind !== "multiple" ? []
    : Array.from(asked.answers.keys()).filter((key) => keyed(asked, key) === "yes" && !options.includes(key))),

  /** @returns {Keyed} partly where as many are chosen as are keyed, none of them is out of line, and not all are keyed */
  judge(asked, options) {
    const found = options.map((key) => keyed(asked, key));
    const wanted = Array.from(asked.answers.keys()).filter((key) => keyed(asked, key) === "yes").length;
    if (found.length !== wanted || found.includes("no")) return "no";
    return found.includes("partly") ? "partly" : "yes";
  },

  told(asked, options) {
    const left = choice.leftOut(asked, options);
    return asked.inputs.filter((input) => options.concat(left).includes(input.value)).map((input) => ({
      input, key: input.value, keyed: keyed(asked, input.value),
      words: (left.includes(input.value) ? "Left out. " : "") + asked.answers.get(input.value).querySelector(".question__verdict").textContent
    }));
  },

  /** What is said of several choices together; of one alone its own verdict says all. */
  summary(asked, options) {
    if (asked.root.dataset.kind !== "multiple") return "";
    const count = options.filter((key) => keyed(asked, key) === "yes").length;
    const left = choice.leftOut(asked, options).map((key) => wordsOf(asked, key));
    return `${count} of the ${options.length} you chose ${count === 1 ? "is" : "are"} in line. ` +
      (left.length ? `Left out: ${left.join("; ")}` : "Nothing is left out.");
  }
};

const blank = {
  missing: "Write an answer first.",
  chosen: (asked) => (folded(asked.inputs[0].value) ? [asked.inputs[0].value.trim()] : []),
  isKnown: () => true,
  put(asked, options) {
    asked.inputs[0].value = options[0] || "";
    asked.inputs[0].readOnly = options.length > 0;
  },
  judge: (asked, options) => (asked.answers.get("blank").dataset.accept.split("|").some((one) => folded(one) === folded(options[0])) ? "yes" : "no"),
  told(asked, options) {
    const how = blank.judge(asked, options);
    return [{ input: asked.inputs[0], key: "blank", keyed: how, words: asked.root.dataset[how] }];
  },
  summary: () => ""
};

/** An answer is a text for each act: its key, a hyphen and its place. */
const rank = {
  missing: "Give each act a place, and put one of them first.",
  keyOf: (item) => item.querySelector("input").name.split("--")[1],
  chosen(asked) {
    const placed = checked(asked), first = placed.filter((input) => input.value === "first");
    return placed.length === asked.answers.size && first.length === 1 ? placed.map((input) => `${input.name.split("--")[1]}-${input.value}`) : [];
  },
  isKnown: (asked, option) => asked.answers.has(option.slice(0, 6)) && option.slice(7) in PLACES,
  put: (asked, options) => asked.inputs.forEach((input) => { input.checked = options.includes(`${input.name.split("--")[1]}-${input.value}`); }),
  inPlace: (asked, options) => options.filter((option) => PLACES[option.slice(7)] === keyed(asked, option.slice(0, 6))),

  /** @returns {Keyed} partly where the act that comes first does, and others stand elsewhere */
  judge(asked, options) {
    const same = rank.inPlace(asked, options);
    if (same.length === options.length) return "yes";
    return same.some((option) => option.endsWith("-first")) ? "partly" : "no";
  },

  /** @returns {Told[]} a full mark for an act in its place, half of one for the next place, none for the furthest */
  told(asked, options) {
    const how = Object.values(PLACES), words = Object.keys(PLACES).map((place) => place.replace("-", " "));
    return options.map((option) => {
      const key = option.slice(0, 6), mine = how.indexOf(PLACES[option.slice(7)]), agreed = how.indexOf(keyed(asked, key));
      const input = asked.inputs.find((one) => one.name.endsWith(key) && one.checked);
      return { input: input.closest("[role=radiogroup]"), key: key, keyed: /** @type {Keyed} */ (how[Math.abs(mine - agreed)]),
        words: mine === agreed ? `As agreed: ${words[agreed]}.` : `You: ${words[mine]}. Agreed: ${words[agreed]}.` };
    });
  },

  summary(asked, options) {
    const how = rank.judge(asked, options), count = rank.inPlace(asked, options).length;
    return asked.root.dataset[how] + (how === "yes" ? "" : ` ${count} of ${options.length} acts ${count === 1 ? "stands" : "stand"} in the agreed place.`);
  }
};

/** What a kind of question does, as a choice where it has no way of its own. */
export function kindOf(name) { return { blank: blank, rank: rank }[name] || choice; }
