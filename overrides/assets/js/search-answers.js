/**
 * Answers the questions that search-worker.js is asked, with the theme's own worker. The index and that worker are loaded
 * at the first question, not before; what people commonly ask is answered first; modules come before the rest.
 *
 * The address of search-worker.js names the theme's worker: search-worker.js?inner=../javascripts/workers/....js
 */
(function () {
  "use strict";
  const SETUP = 0, QUERY = 2;
  const MOST_PROMOTED = 2;
  const MOST_TEXTS = 6;
  const BEFORE = 90, EXCERPT = 260;
  const here = new URL(self.workerAddress || self.location.href);
  /** Loads scripts side by side. @param {string[]} sources */
  const load = self.load
    ? (sources) => Promise.all(sources.map((source) => self.load(source)))
    : (sources) => Promise.resolve(importScripts(...sources));
  const listen = self.addEventListener.bind(self);

  let index = null;
  let inner = null;
  let options = {};
  let starting = null;
  const waiting = [];

  /** Writes the sections out as the theme's worker has them: from the list of pages, and for each word the sections that have it. */
  function spread() {
    index.docs = index.pages.flatMap(([page, text, ...parts]) => {
      const docs = [];
      for (let at = 0; at < parts.length; at += 2) {
        docs.push({ location: page + (parts[at] && "#" + parts[at]), title: parts[at + 1], text: parts[at] ? "" : text });
      }
      return docs;
    });
    const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const places = index.places.split(" ");
    const found = index.docs.map(() => []);
    index.words.split(" ").forEach((word, at) => {
      let number = -1;
      for (const sign of places[at]) {
        if (sign === "~") { number += digits.length; continue; }
        number += digits.indexOf(sign) + 1;
        found[number].push(word);
      }
    });
    index.docs.forEach((doc, at) => { doc.text = doc.text || found[at].join(" "); });
  }

  /** Loads the index and the theme's worker, and gives that worker the index. What cannot be loaded is tried again with the next question. */
  function start() {
    starting = starting || begin().catch((error) => {
      self.addEventListener = listen;
      starting = null;
      throw error;
    });
    return starting;
  }

  async function begin() {
    self.addEventListener = (type, handler) => (type === "message" ? (inner = handler) : listen(type, handler));
    self.postMessage = receive;
    await load(["../../search/entries.js", here.searchParams.get("inner")].map((name) => String(new URL(name, here))));
    self.addEventListener = listen;
    index = self.courseIndex;
    spread();
    return new Promise((resolve) => {
      waiting.push(resolve);
      inner({ data: { type: SETUP, data: { config: index.config, docs: index.docs, options: options } } });
    });
  }

  function receive(message) { waiting.shift()(message); }

  function ask(query) {
    return new Promise((resolve) => {
      waiting.push(resolve);
      inner({ data: { type: QUERY, data: query } });
    });
  }

  function folded(text) {
    return text.toLowerCase().replace(/[’']/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  }

  /** The addresses that answer what was asked: help first, then whole phrases, then phrases that the question contains or begins. */
  function promoted(query) {
    const asked = folded(query);
    if (asked.length < 3) return [];
    const scored = [];
    for (const [phrase, location] of index.phrases) {
      if (phrase === asked) scored.push([3, phrase.length, location]);
      else if (` ${asked} `.includes(` ${phrase} `)) scored.push([2, phrase.length, location]);
      else if (phrase.startsWith(asked)) scored.push([1, asked.length, location]);
    }
    const help = (row) => Number(row[0] > 1 && pageOf(row[2]) === index.help);
    scored.sort((a, b) => help(b) - help(a) || b[0] - a[0] || b[1] - a[1]);
    return Array.from(new Set(scored.map((row) => row[2]))).slice(0, MOST_PROMOTED);
  }

  function pageOf(location) { return location.split("#")[0]; }

  /** The group of results of the page that holds `location`, with that section foremost. */
  function groupFor(location, groups) {
    const page = index.docs.find((doc) => doc.location === pageOf(location));
    const section = index.docs.find((doc) => doc.location === location);
    const found = groups.find((group) => pageOf(group[0].location) === pageOf(location)) || [];
    const rest = found.filter((doc) => doc.location !== location && doc.location !== page.location);
    const head = found.find((doc) => doc.location === page.location) || Object.assign({ score: 0, terms: {} }, page);
    const first = section && section !== page
      ? [found.find((doc) => doc.location === location) || Object.assign({ score: 0, terms: {} }, section)]
      : [];
    return [head, ...first, ...rest];
  }

  /** How much a page counts, by the start of its address. */
  function weightOf(page) { return (index.weights.find((row) => page.startsWith(row[0])) || [page, 1])[1]; }

  /** Whether a page is searched, and shown, by its whole text. */
  function isFull(page) { return index.full.some((start) => page.startsWith(start)); }

  function ranked(groups) {
    const best = (group) => Math.max(...group.map((doc) => doc.score)) * weightOf(pageOf(group[0].location));
    return groups.slice().sort((a, b) => best(b) - best(a));
  }

  /** Loads the texts of the first pages found, side by side; what cannot be loaded is shown by its title alone. */
  function loadTexts(groups) {
    const held = (self.courseTexts = self.courseTexts || {});
    const pages = groups.slice(0, MOST_TEXTS).map((group) => pageOf(group[0].location));
    const sources = pages.filter((page) => isFull(page) && !held[page])
      .map((page) => String(new URL("../../search/texts/" + page + ".js", here)));
    if (!sources.length) return Promise.resolve();
    try {
      return load(sources).catch(() => {});
    } catch (error) {
      return Promise.resolve();
    }
  }

  /** The part of a text around the first of the words asked for, with those words marked; the text is escaped already. */
  function excerpt(text, words) {
    const asked = words.length && new RegExp("(?<![\\w&])(?:" + words.map((word) => word.replace(/[^\w]/g, "\\$&")).join("|") + ")[\\w]*", "gi");
    const found = asked ? text.search(asked) : -1;
    const from = found > BEFORE ? text.indexOf(" ", found - BEFORE) + 1 : 0;
    const end = text.indexOf(" ", from + EXCERPT);
    const part = text.slice(from, end < 0 ? undefined : end);
    return (from ? "… " : "") + (asked ? part.replace(asked, "<mark data-md-highlight>$&</mark>") : part) + (end < 0 ? "" : " …");
  }

  /** Puts a text to read in the place of the words that a section was found by. */
  function showText(doc, words) {
    const page = pageOf(doc.location);
    if (!isFull(page)) return;
    const text = ((self.courseTexts || {})[page] || {})[doc.location.slice(page.length + 1)];
    doc.text = text ? excerpt(text, words) : "";
  }

  /** Keeps the words that were asked out of the address of a result, where a browser's history or a server's log would hold them. */
  function forget(doc) { doc.terms = {}; }

  async function answer(query) {
    const result = await ask(query);
    const groups = ranked(result.data.items);
    const first = promoted(query).map((location) => groupFor(location, groups));
    const pages = new Set(first.map((group) => pageOf(group[0].location)));
    if (first.length && pageOf(first[0][0].location) === index.help) groups.concat(first).flat().forEach(forget);
    const items = [...first, ...groups.filter((group) => !pages.has(pageOf(group[0].location)))];
    const words = query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) || [];
    await loadTexts(items);
    items.flat().forEach((doc) => showText(doc, words));
    result.data.items = items;
    return result;
  }

  /**
   * What the theme's box is told for a question.
   * @param {Object} chosen what the box asked for when it started @param {string} query
   */
  self.courseSearch = (chosen, query) => {
    options = chosen;
    return start().then(() => answer(query));
  };
})();
