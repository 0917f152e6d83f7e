/** A document as a Word file, in the smallest form that Word, LibreOffice and Pages open.
 * @typedef {{style: string, text: string, rows?: string[][]}} Block a Title, Heading1, Heading2 or Normal, or a Table whose first row is its head */
import { zip } from "./zip.js";

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const STYLES = [["Normal", "Normal", 22, ""], ["Title", "Title", 36, "0"], ["Heading1", "heading 1", 28, "0"], ["Heading2", "heading 2", 23, "1"]];

/** A text in XML: marks escaped, and what XML cannot hold taken out. */
function escaped(text) {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function paragraph(block) {
  const lines = block.text.split(/\r\n|\r|\n/).map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:p><w:pPr><w:pStyle w:val="${block.style}"/></w:pPr><w:r>${lines.join("<w:br/>")}</w:r></w:p>`;
}

/** A table over the whole width. @param {string[][]} rows */
function table(rows) {
  const width = Math.floor(9638 / rows[0].length), edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((edge) => `<w:${edge} w:val="single" w:sz="4" w:color="808080"/>`);
  const cell = (text, isHead) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph({ style: "Normal", text }).replace(/<w:r>/, isHead ? "<w:r><w:rPr><w:b/></w:rPr>" : "$&")}</w:tc>`;
  const drawn = rows.map((row, at) => `<w:tr>${at ? "" : "<w:trPr><w:tblHeader/></w:trPr>"}${row.map((text) => cell(text, !at)).join("")}</w:tr>`);
  return `<w:tbl><w:tblPr><w:tblW w:w="${width * rows[0].length}" w:type="dxa"/><w:tblBorders>${edges.join("")}</w:tblBorders></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(rows[0].length)}</w:tblGrid>${drawn.join("")}</w:tbl>${paragraph({ style: "Normal", text: "" })}`;
}

function style([id, name, size, level]) {
  const heading = level ? `<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="${level}"/></w:pPr>` : "";
  const paragraphs = level ? "" : '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>';
  const look = `<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>${level ? "<w:b/>" : ""}<w:sz w:val="${size}"/><w:lang w:val="en-GB"/></w:rPr>`;
  return `<w:style w:type="paragraph"${level ? "" : ' w:default="1"'} w:styleId="${id}"><w:name w:val="${name}"/>${heading}${paragraphs}${look}</w:style>`;
}

/** @param {string} title @param {Block[]} blocks @returns {Uint8Array<ArrayBuffer>} */
export function docx(title, blocks) {
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  return zip([
    ["[Content_Types].xml", `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${KIND}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${KIND}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`],
    ["_rels/.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`],
    ["word/_rels/document.xml.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
    ["word/document.xml", `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${blocks.map((block) => (block.rows ? table(block.rows) : paragraph(block))).join("")}${page}</w:body></w:document>`],
    ["word/styles.xml", `${HEAD}<w:styles xmlns:w="${MAIN}">${STYLES.map(style).join("")}</w:styles>`],
    ["docProps/core.xml", `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`]
  ]);
}
