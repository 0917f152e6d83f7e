import MiniSearch from "minisearch";

/**
 * Answers the questions that search-worker.js is asked, from an index that names for each word the sections that have it.
 * What people commonly ask is answered first; modules come before the rest. MiniSearch finds, and this says where it counts.
 */

const MOST_PROMOTED = 2;
const MOST_TEXTS = 6;
const BEFORE = 90, EXCERPT = 260;
const IN_TITLE = 4, ALL_WORDS = 4, MISSPELT = 0.25;
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A word as it is compared: in small letters and without the ending of a plural. @param {string} word */
function plain(word) {
  const low = word.toLowerCase();
  if (low.length < 4 || /(?:ss|us|is)$/.test(low)) return low;
  return low.replace(/ies$/, "y").replace(/s$/, "");
}

function folded(text) {
  return text.toLowerCase().replace(/[’']/g, "").replace(/[^a-z0-9]+/g, " ").trim();
}

function pageOf(location) { return location.split("#")[0]; }

/** The sections as a list, each with its page's address, its title and the words that it is found by. */
function sectionsOf(index) {
  const docs = index.pages.flatMap(([page, text, ...parts]) => {
    const found = [];
    for (let at = 0; at < parts.length; at += 2) {
      found.push({ location: page + (parts[at] && "#" + parts[at]), title: parts[at + 1], text: parts[at] ? "" : text, words: [] });
    }
    return found;
  });
  const places = index.places.split(" ");
  index.words.split(" ").forEach((written, at) => {
    const word = plain(written);
    let number = -1;
    for (const sign of places[at]) {
      number += sign === "~" ? DIGITS.length : DIGITS.indexOf(sign) + 1;
      if (sign !== "~") docs[number].words.push(word);
    }
  });
  return docs;
}

/**
 * What answers questions from `index`.
 * @param {Object} index what entries.js holds
 * @param {(page: string) => Promise<Object>} textsOf the texts of a page's sections by their anchors
 * @param {(items: Object[][], suggest: string[]) => void} send tells the theme's box
 * @returns {(query: string) => void} answers a question: at once by titles, and again as soon as the words around what was found are here
 */
self.courseSearch = function (index, textsOf, send) {
  const docs = sectionsOf(index);
  const byLocation = new Map(docs.map((doc) => [doc.location, doc]));
  const separator = new RegExp(index.separator, "u");
  const stop = new Set(index.stop.split(" "));
  const texts = new Map(), coming = new Map();
  let asked = 0;

  const engine = new MiniSearch({
    fields: ["names", "words"],
    stringifyField: (value) => value,
    tokenize: (value) => (Array.isArray(value) ? value : [value]),
    processTerm: (word) => word,
    searchOptions: { boost: { names: IN_TITLE }, prefix: true }
  });
  docs.forEach((doc, at) => {
    const described = doc.text ? telling(doc.text) : [];
    engine.add({ id: at, names: telling(doc.title), words: doc.words.concat(described) });
  });

  /** The words of a text as they are compared, without those that tell nothing. @param {string} text */
  function telling(text) { return text.toLowerCase().split(separator).filter((word) => word && !stop.has(word)).map(plain); }

  /** The words of a question that tell something; all of them where none does. @param {string} query */
  function wordsOf(query) {
    const asked = query.replace(/[*+~^]/g, " ");
    const words = telling(asked);
    return Array.from(new Set(words.length ? words : asked.toLowerCase().split(separator).filter(Boolean)));
  }

  /** The sections that have any of the words, or begin with them; a word that is nowhere stands for those written nearly like it. */
  function find(words) {
    const queries = words.map((word) => ({ queries: [word], fuzzy: engine.search(word).length ? false : MISSPELT }));
    return engine.search({ queries: queries, combineWith: "OR" }).map((found) => {
      const all = words.every((word) => found.queryTerms.includes(word));
      return Object.assign({}, docs[found.id], { score: found.score * (all ? ALL_WORDS : 1), terms: termsOf(words, found), found: found.terms });
    });
  }

  /** Which of the words a section has, for the theme to say and to mark on its page; of a misspelt one, how the section writes it. */
  function termsOf(words, found) {
    const terms = {};
    words.forEach((word) => { terms[word] = found.terms.some((term) => term.startsWith(word)); });
    const misspelt = words.filter((word) => !terms[word] && found.queryTerms.includes(word));
    misspelt.forEach((word) => { delete terms[word]; });
    if (misspelt.length) found.terms.filter((term) => !words.some((word) => term.startsWith(word))).forEach((term) => { terms[term] = true; });
    return terms;
  }

  /** The sections found as groups, one a page, the page itself among them; what counts most comes first. */
  function grouped(sections) {
    const groups = new Map();
    sections.forEach((doc) => groups.set(pageOf(doc.location), [...(groups.get(pageOf(doc.location)) || []), doc]));
    groups.forEach((group, page) => { if (!group.some((doc) => doc.location === page)) group.push(unfound(page)); });
    const best = (group) => Math.max(...group.map((doc) => doc.score)) * weightOf(pageOf(group[0].location));
    return Array.from(groups.values()).sort((a, b) => best(b) - best(a));
  }

  function unfound(location) { return Object.assign({}, byLocation.get(location), { score: 0, terms: {}, found: [] }); }

  /** How much a page counts, by the start of its address. */
  function weightOf(page) { return (index.weights.find((row) => page.startsWith(row[0])) || [page, 1])[1]; }

  /** The addresses that answer what was asked: help first, then whole phrases, then phrases that the question contains or begins. */
  function promoted(query) {
    const question = folded(query);
    if (question.length < 3) return [];
    const scored = [];
    for (const [phrase, location] of index.phrases) {
      if (phrase === question) scored.push([3, phrase.length, location]);
      else if (` ${question} `.includes(` ${phrase} `)) scored.push([2, phrase.length, location]);
      else if (phrase.startsWith(question)) scored.push([1, question.length, location]);
    }
    const help = (row) => Number(row[0] > 1 && pageOf(row[2]) === index.help);
    scored.sort((a, b) => help(b) - help(a) || b[0] - a[0] || b[1] - a[1]);
    return Array.from(new Set(scored.map((row) => row[2]))).slice(0, MOST_PROMOTED);
  }

  /** The group of results of the page that holds `location`, with that section foremost. */
  function groupFor(location, groups) {
    const page = pageOf(location);
    const group = groups.find((one) => pageOf(one[0].location) === page) || [];
    const take = (wanted) => group.find((doc) => doc.location === wanted) || unfound(wanted);
    const rest = group.filter((doc) => doc.location !== location && doc.location !== page);
    return byLocation.has(location) && location !== page ? [take(page), take(location), ...rest] : [take(page), ...rest];
  }

  /** Keeps the words that were asked out of the address of a result, where a browser's history or a server's log would hold them. */
  function forget(doc) { doc.terms = {}; }

  /** What was found for a question, the first pages foremost. @param {string} query */
  function answersTo(query) {
    const groups = grouped(find(wordsOf(query)));
    const first = promoted(query).map((location) => groupFor(location, groups));
    if (first.length && pageOf(first[0][0].location) === index.help) groups.concat(first).flat().forEach(forget);
    const pages = new Set(first.map((group) => pageOf(group[0].location)));
    return [...first, ...groups.filter((group) => !pages.has(pageOf(group[0].location)))];
  }

  /** Whether a page is searched, and shown, by its whole text. */
  function isFull(page) { return index.full.some((start) => page.startsWith(start)); }

  /** The texts that the first pages found still wait for; what cannot be had is shown by its title alone, and asked for again next time. */
  function awaited(groups) {
    return groups.slice(0, MOST_TEXTS).map((group) => pageOf(group[0].location))
      .filter((page) => isFull(page) && !texts.has(page))
      .map((page) => coming.get(page) || coming.set(page, bring(page)).get(page));
  }

  function bring(page) {
    return textsOf(page).then((found) => texts.set(page, found), () => {}).then(() => coming.delete(page));
  }

  /** The results as the theme's box draws them: words marked, with what stands around them where the text is here. */
  function shown(items) {
    return items.map((group) => group.map((doc) => {
      const mark = marks(doc.found);
      const page = pageOf(doc.location);
      const text = isFull(page) ? (texts.get(page) || {})[doc.location.slice(page.length + 1)] || "" : doc.text;
      return { location: doc.location, score: doc.score, terms: doc.terms, title: marked(doc.title, mark), text: excerpt(text, mark) };
    }));
  }

  /** The word to complete the question with: the likeliest that begins as its last one does. @param {string} query */
  function suggested(query) {
    const last = query.toLowerCase().split(separator).pop();
    const found = last.length > 2 ? engine.autoSuggest(last, { prefix: true, fuzzy: false })[0] : null;
    return found ? [found.suggestion] : [];
  }

  return function (query) {
    const number = ++asked;
    const items = answersTo(query);
    const tell = () => { if (number === asked) send(shown(items), suggested(query)); };
    const missing = awaited(items);
    tell();
    missing.forEach((one) => one.then(tell));
  };
};

/** What finds the words, as they were compared, in a text that is escaped. @param {string[]} words */
function marks(words) {
  const forms = words.map((word) => word.replace(/[^\w]/g, "\\$&").replace(/y$/, "(?:y|ies)"));
  return forms.length ? new RegExp("(?<![\\w&])(?:" + forms.join("|") + ")\\w*", "gi") : null;
}

function marked(text, mark) { return mark ? text.replace(mark, "<mark data-md-highlight>$&</mark>") : text; }

/** The part of a text around the first of the words found, with those words marked; the text is escaped already. */
function excerpt(text, mark) {
  const found = mark ? text.search(mark) : -1;
  const from = found > BEFORE ? text.indexOf(" ", found - BEFORE) + 1 : 0;
  const end = text.indexOf(" ", from + EXCERPT);
  return (from ? "… " : "") + marked(text.slice(from, end < 0 ? undefined : end), mark) + (end < 0 ? "" : " …");
}
