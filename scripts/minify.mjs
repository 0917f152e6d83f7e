/**
 * Makes the pages and what the theme brings smaller in a built site: node scripts/minify.mjs <the site's folder>.
 * The theme's styles lose the rules that no page, and no script, can meet; esbuild has made our own small already.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { minify as minifyPage } from "html-minifier-terser";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import fromHtml from "purgecss-from-html";

const site = process.argv[2];

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

/** The theme's style without the custom properties in `unread`. @param {string} css @param {string[]} unread */
function withoutProperties(css, unread) {
  const root = postcss.parse(css);
  root.walkDecls(/^--/, (declaration) => { if (unread.includes(declaration.prop)) declaration.remove(); });
  root.walkRules((rule) => { if (!rule.nodes.length) rule.remove(); });
  return root.toString();
}

const pages = files("", ".html");
const scripts = ["assets/bundles", "assets/later"].flatMap((folder) => files(folder, ".js"));
const slides = files("assets/decks", ".js");
const raw = Array.from(new Set(slides.flatMap((name) => slideWords(fs.readFileSync(name, "utf8"))))).join(" ");
// Browsers mark the focus by themselves: the class that a script of the theme would put on is not needed.
const sheets = files("assets/stylesheets", ".css").map((name) => ({ name, raw: fs.readFileSync(name, "utf8").replaceAll(".focus-visible", ":focus-visible") }));
const trimmed = await new PurgeCSS().purge({
  content: [...pages, ...scripts, { raw, extension: "js" }],
  css: sheets,
  extractors: [
    { extractor: fromHtml.default || fromHtml, extensions: ["html"] },
    { extractor: words, extensions: ["js"] },
  ],
  safelist: ["js", "no-js"],
  keyframes: true,
});
const own = ["assets/bundles", "assets/later"].flatMap((folder) => files(folder, ".css"));
const unread = unreadProperties(trimmed.map((sheet) => sheet.css), [...own, ...scripts].map((name) => fs.readFileSync(name, "utf8")));
sheets.forEach((sheet, at) => fs.writeFileSync(sheet.name, withoutProperties(trimmed[at].css, unread)));
/** New names for what the theme brings, by what is left of it: browsers may keep it for good. */
const renamed = sheets.map(({ name }) => {
  const hash = createHash("sha256").update(fs.readFileSync(name)).digest("hex").slice(0, 8);
  const lasting = path.join(path.dirname(name), path.basename(name).replace(/\.[0-9a-f]{8}\.min/, `.${hash}`));
  fs.renameSync(name, lasting);
  return [path.basename(name), path.basename(lasting)];
});
for (const name of pages) {
  const options = { collapseWhitespace: true, conservativeCollapse: true, removeComments: true };
  const page = renamed.reduce((text, [from, to]) => text.replaceAll(from, to), fs.readFileSync(name, "utf8"));
  fs.writeFileSync(name, await minifyPage(page, options));
}
