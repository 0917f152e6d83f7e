/** Finds what answers a question: what is commonly asked first, modules before lists. MiniSearch finds the words, and this says where they count.
 * @typedef {{at: string, title: string, text: string, page: string}} Doc a page, or a section of it
 * @typedef {Doc & {score: number, words: string[], missing: string[]}} Found with the words to mark in it, and those it lacks
 * @typedef {{pages: any[], phrases: [string, string][], weights: [string, number][], help: string}} Documents a page is its address, title and
 *   text, then the anchor, title and text of each section */
import MiniSearch from "minisearch";
import { parted } from "../shared/values.js";
import { bare, split } from "./words.js";

const MOST_PROMOTED = 2;
const IN_TITLE = 4, ALL_WORDS = 4, MISSPELT = 0.25;
// Left out of a question that has others, so nobody finds anything by them.
const STOP = new Set((
  "a able about across after all almost also am among an and any are as at be because been but by can cannot could dear did do does " +
  "either else ever every for from get got had has have he her hers him his how however i if in into is it its just least let like " +
  "likely may me might most must my neither no nor not of off often on only or other our own rather said say says she should since so " +
  "some than that the their them then there these they this tis to too twas us wants was we were what when where which while who whom " +
  "why will with would yet you your"
).split(" "));

/** A word without the ending of a plural. @param {string} word */
function singular(word) {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

/** The words of a text that tell something, each once. @param {string} text */
function telling(text) { return Array.from(new Set(split(text).filter((word) => !STOP.has(word)).map(singular))); }

function folded(text) { return bare(text).toLowerCase().replace(/[’']/g, "").replace(/[^a-z0-9]+/g, " ").trim(); }

/** @param {Documents} data */
export function finder(data) {
  const docs = data.pages.flatMap(([page, title, text, ...parts]) => [
    { at: page, title, text, page },
    ...parts.map(([anchor, title, text]) => ({ at: `${page}#${anchor}`, title, text, page }))
  ]);
  const byAddress = new Map(docs.map((doc) => [doc.at, doc]));
  const engine = new MiniSearch({
    fields: ["names", "words", "titles"],
    stringifyField: (value) => value,
    tokenize: (value) => (Array.isArray(value) ? value : [value]),
    processTerm: (word) => word,
    searchOptions: { boost: { names: IN_TITLE }, fields: ["names", "words"], prefix: true }
  });
  docs.forEach((doc, id) => engine.add({ id, names: telling(doc.title), words: telling(doc.text), titles: split(doc.title) }));

  /** What a section has of the words that were asked for; of a misspelt one, how the section writes it. */
  function judged(found, words) {
    const isThere = (word) => found.terms.some((term) => term.startsWith(word));
    const own = found.terms.filter((term) => !words.some((word) => term.startsWith(word)));
    const missing = words.filter((word) => !found.queryTerms.includes(word));
    return { ...docs[found.id], score: found.score * (missing.length ? 1 : ALL_WORDS), words: [...words.filter(isThere), ...own], missing };
  }

  /** The sections that have any of the words, or begin with them; a word that is nowhere stands for those written nearly like it. */
  function find(words) {
    const queries = words.map((word) => ({ queries: [word], fuzzy: engine.search(word).length ? false : MISSPELT }));
    return engine.search({ queries, combineWith: "OR" }).map((found) => judged(found, words));
  }

  /** The sections whose titles have all of these words: what is left of a question where none of its words tells anything. */
  function named(words) {
    return engine.search({ queries: words, combineWith: "AND", fields: ["titles"], prefix: false }).map((found) => judged(found, words));
  }

  /** How much a page counts, by the start of its address. */
  function weightOf(page) { return (data.weights.find(([start]) => page.startsWith(start)) || [page, 1])[1]; }

  /** The page of an address with its sections that were found, that of the address foremost. These two stand there whether they were found or not.
   * @param {string} address @param {Map<string, Found[]>} sections by their pages @returns {Found[]} */
  function group(address, sections) {
    const page = address.split("#")[0], found = sections.get(page) || [];
    const one = (at, words = []) => found.find((doc) => doc.at === at) || Object.assign({ score: 0, words, missing: [] }, byAddress.get(at));
    const head = [one(page, found[0]?.words), ...(address !== page && byAddress.has(address) ? [one(address)] : [])];
    return [...head, ...found.filter((doc) => !head.includes(doc))];
  }

  /** The addresses that answer what was asked: help first, then whole phrases, then phrases that the question contains or begins. */
  function promoted(query) {
    const question = folded(query);
    const isHelp = (row) => Number(row[0] > 1 && row[2].startsWith(data.help));
    /** @type {[number, number, string][]} how well each phrase fits, how much of it, and the address that answers it */
    const scored = question.length < 3 ? [] : data.phrases.flatMap(([phrase, address]) => {
      if (phrase === question) return [[3, phrase.length, address]];
      if (` ${question} `.includes(` ${phrase} `)) return [[2, phrase.length, address]];
      return phrase.startsWith(question) ? [[1, question.length, address]] : [];
    });
    scored.sort((a, b) => isHelp(b) - isHelp(a) || b[0] - a[0] || b[1] - a[1]);
    return Array.from(new Set(scored.map((row) => row[2]))).slice(0, MOST_PROMOTED);
  }

  /** The word to complete or mend the question with: the likeliest that begins as its last one does, or is nearly it. */
  function suggested(query) {
    const last = singular(split(query).pop() || "");
    if (last.length < 3 || STOP.has(last)) return "";
    const found = engine.autoSuggest(last, { prefix: true, fuzzy: MISSPELT });
    const one = found.some((some) => some.terms.includes(last)) ? null : found.find((some) => some.terms.length === 1);
    return one ? query.trim().replace(/[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u, one.suggestion) : "";
  }

  /** What was found for a question, the first pages foremost. `isPrivate` where help comes first: then the words stay out of every address.
   * `isEmpty` where no word of it tells anything. @param {string} query */
  return (query) => {
    const words = telling(query), sections = new Map(parted(words.length ? find(words) : named(split(query)), (doc) => doc.page));
    const best = (page) => Math.max(...sections.get(page).map((doc) => doc.score)) * weightOf(page);
    const first = promoted(query).map((address) => group(address, sections)), pages = new Set(first.map(([head]) => head.page));
    const others = Array.from(sections.keys()).filter((page) => !pages.has(page)).sort((a, b) => best(b) - best(a));
    return {
      groups: [...first, ...others.map((page) => group(page, sections))],
      suggestion: suggested(query),
      isPrivate: pages.has(data.help) && first[0][0].page === data.help,
      isEmpty: !words.length
    };
  };
}
