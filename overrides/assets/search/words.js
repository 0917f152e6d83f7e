/** Where words stand in a text, whatever their accents and, for a plural, their ending. */
import { make } from "../shared/dom.js";

/** A text of the same length without accents. @param {string} text */
export function bare(text) { return text.normalize("NFC").replace(/[À-ɏḀ-ỿ]/g, (letter) => letter.normalize("NFD")[0]); }

/** The words of a text, in small letters and without accents. @param {string} text */
export function split(text) { return bare(text).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean); }

/** A text cut into pieces, of which every second one begins with one of the words. @param {string} text @param {string[]} words in their singular */
export function pieces(text, words) {
  const whole = text.normalize("NFC");
  const forms = words.map((word) => word.replace(/y$/, "(?:y|ies)")).join("|");
  const cut = [];
  let from = 0;
  if (!forms) return [whole];
  for (const match of bare(whole).matchAll(new RegExp(`(^|[^\\p{L}\\p{N}])((?:${forms})[\\p{L}\\p{N}]*)`, "giu"))) {
    const at = match.index + match[1].length;
    cut.push(whole.slice(from, at), whole.slice(at, at + match[2].length));
    from = at + match[2].length;
  }
  return [...cut, whole.slice(from)];
}

/** Nodes that show pieces of a text, every second of them marked. @param {string[]} cut */
export function marked(cut) { return cut.map((piece, number) => (number % 2 ? make("mark", "", piece) : piece)); }
