/**
 * Makes the styles and scripts of a built site smaller: node scripts/trim.mjs <the site's folder>.
 * The theme's styles lose the rules that no page, and no script, can meet; everything is written without spaces.
 */
import fs from "node:fs";
import path from "node:path";
import { minify as minifyPage } from "html-minifier-terser";
import { Features, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import fromHtml from "purgecss-from-html";
import { minify } from "terser";

const site = process.argv[2];
// The oldest browsers that the styles are written for. Only vendors' prefixes depend on it: nothing is rewritten.
const targets = { chrome: 90 << 16, firefox: 90 << 16, safari: 15 << 16 };
const exclude = Features.LogicalProperties | Features.DirSelector | Features.LightDark | Features.IsSelector |
  Features.LangSelectorList | Features.NotSelectorList | Features.Nesting | Features.ColorFunction;

/** @param {string} folder @param {string} ending @returns {string[]} */
function files(folder, ending) {
  return fs.readdirSync(path.join(site, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The words of a script: any of them may become a class, an attribute or an element. @param {string} text */
function words(text) { return text.match(/[A-Za-z0-9_-]+/g) || []; }

/** The words inside the tags of slides, which a script keeps as text. @param {string} text */
function slideWords(text) { return (text.match(/<[^>]*>/g) || []).flatMap(words); }

/**
 * The custom properties, such as an icon's, that `sheets` set and neither they nor `others` read.
 * @param {string[]} sheets @param {string[]} others
 */
function unreadProperties(sheets, others) {
  const text = sheets.join("\n");
  const set = new Set(Array.from(text.matchAll(/(?<=[{;\s])(--[\w-]+)\s*:/g), (found) => found[1]));
  const read = new Set(Array.from([text, ...others].join("\n").matchAll(/(?:var\(\s*|["'`])(--[\w-]+)/g), (found) => found[1]));
  return Array.from(set).filter((name) => !read.has(name)).sort();
}

/** @param {string} name @param {string | Uint8Array} text @param {string[]} [unusedSymbols] */
function writeStyle(name, text, unusedSymbols = []) {
  const options = { filename: name, code: Buffer.from(text), minify: true, targets, exclude, unusedSymbols };
  fs.writeFileSync(name, transform(options).code);
}

const pages = files("", ".html");
const scripts = files("assets/js", ".js");
const theme = files("assets/javascripts", ".js").filter((name) => path.basename(name).startsWith("bundle."));
for (const name of scripts) {
  const done = await minify(fs.readFileSync(name, "utf8"), { ecma: 2018 });
  fs.writeFileSync(name, done.code + "\n");
}
for (const name of theme) {
  const compress = { passes: 3, pure_getters: true, toplevel: true };
  const done = await minify(fs.readFileSync(name, "utf8"), { ecma: 2018, toplevel: true, compress, format: { comments: /^!/ } });
  fs.writeFileSync(name, done.code + "\n");
}
const slides = files("assets/decks", ".js");
const trimmed = await new PurgeCSS().purge({
  content: [...pages, ...scripts, ...theme, { raw: slides.flatMap((name) => slideWords(fs.readFileSync(name, "utf8"))).join(" "), extension: "js" }],
  css: files("assets/stylesheets", ".css"),
  extractors: [
    { extractor: fromHtml.default || fromHtml, extensions: ["html"] },
    { extractor: words, extensions: ["js"] },
  ],
  safelist: ["js", "no-js"],
  keyframes: true,
});
const own = files("assets/css", ".css");
const unread = unreadProperties(trimmed.map((sheet) => sheet.css), [...own, ...scripts, ...theme].map((name) => fs.readFileSync(name, "utf8")));
for (const sheet of trimmed) writeStyle(sheet.file, sheet.css, unread);
for (const name of own) writeStyle(name, fs.readFileSync(name));
for (const name of pages) {
  const options = { collapseWhitespace: true, conservativeCollapse: true, removeComments: true };
  fs.writeFileSync(name, await minifyPage(fs.readFileSync(name, "utf8"), options));
}
