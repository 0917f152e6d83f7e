/** Files in one zip, stored as they are (PKWARE's APPNOTE, method 0). */
import { crc32 } from "../shared/crc32.js";

/** 1 January 1980, where the format's time begins: the same files give the same bytes. */
const NO_DATE = 0x21;
const UTF8 = 0x800;

/** Little-endian numbers, each given as [bytes, value]. @param {...number[]} given */
function numbers(...given) {
  return Uint8Array.from(given.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff)));
}

function joined(parts) { return Uint8Array.from(parts.flatMap((part) => Array.from(part))); }

/** @param {[string, string][]} files names and texts @returns {Uint8Array<ArrayBuffer>} */
export function zip(files) {
  const encoder = new TextEncoder();
  const local = [], central = [];
  let at = 0;
  for (const [name, text] of files) {
    const title = encoder.encode(name), data = encoder.encode(text);
    const common = numbers([2, 20], [2, UTF8], [2, 0], [2, 0], [2, NO_DATE], [4, crc32(data)], [4, data.length], [4, data.length], [2, title.length], [2, 0]);
    local.push(numbers([4, 0x04034b50]), common, title, data);
    central.push(numbers([4, 0x02014b50], [2, 20]), common, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), title);
    at += 4 + common.length + title.length + data.length;
  }
  const list = joined(central);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, list.length], [4, at], [2, 0]);
  return joined(local.concat(list, end));
}
