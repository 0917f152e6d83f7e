"""Word, OpenDocument, HTML, RTF and Markdown as lines, by way of pandoc, which reads them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from course.briefing.readers.contents import is_titled, without_contents
from course.briefing.source import BULLETS, BriefingError, LeftOut, Line, Reading, blank, cleaned, numeral

_FORMS = {
    "word": "docx",
    "opendocument": "odt",
    "html": "html",
    "rtf": "rtf",
    "markdown": "commonmark_x+sourcepos-footnotes-smart",
}
_ANCHORS = re.compile(r"^((?:<(?:span|a)\b[^>]*>\s*</(?:span|a)>\s*)+)(?=#{1,6}\s)", re.MULTILINE)
_NOTE = re.compile(r"\[\^?(\w{1,8})\]:?\s+")
_NOTES = re.compile(r"^\[\^(\w{1,8})\]:[ \t]+", re.MULTILINE)
_RAISED = re.compile(r"`[^`\n]*`|\$\^\{?(\d{1,3})\}?\$|<sup>(?:<[^>]*>)*(\d{1,3}|[*†‡])(?:<[^>]*>)*</sup>")
_RAISED_MARK = re.compile(r"\d{1,3}|[*†‡]")
_TARGETS = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|^\[[^\]^]+\]:[ \t]+\S+.*$", re.MULTILINE)
_TAG = re.compile(r"<!--(.*?)-->|<[^>]*>", re.DOTALL)
_BULLET = re.compile(rf"[{BULLETS}\uf000-\uf01f]\s*")
_APART = re.compile(r'(cookie)|\["role", "(?:navigation|banner|contentinfo|search)"\]', re.IGNORECASE)
_LONGEST, _MOST_OF_NOTICE = 180, 200
BOLD = "#######"
"""The mark of a paragraph that is set as a heading, in bold throughout, and has no style that says so."""


def read_by_pandoc(kind: str, data: bytes, raw: str) -> Reading:
    """The document as lines, each a paragraph, an item, a heading or a table; BriefingError where pandoc cannot read it."""
    if kind == "markdown":
        raw = _RAISED.sub(lambda m: rf"\[{m[1] or m[2]}\]" if m[1] or m[2] else m[0], raw)
        data = _NOTES.sub(r"\\[^\1] ", _ANCHORS.sub("", raw)).encode()
        raw = unescape(_TARGETS.sub("] ", _TAG.sub(lambda tag: tag[1] or " ", raw)))
    reading = Reading(raw, marked=True, unit="line" if kind == "markdown" else "paragraph")
    document, said = _parsed(kind, data)
    walker = _Walker(reading, lines=kind == "markdown")
    meta = document["meta"]
    held = [meta[key] for key in ("title", "subtitle", "author", "date", "abstract") if key in meta]
    for one in (one for value in held for one in (value["c"] if value["t"] == "MetaList" else [value])):
        if one["t"] in ("MetaInlines", "MetaBlocks"):
            walker.blocks(one["c"] if one["t"] == "MetaBlocks" else [{"t": "Plain", "c": one["c"]}])
    walker.blocks(document["blocks"])
    walker.end_notes()
    without_contents(reading)
    _settle_bold(reading)
    reading.warnings += [(0, f"pandoc: {line}") for line in said]
    return reading


def _parsed(kind: str, data: bytes) -> tuple[Any, list[str]]:
    """What pandoc makes of a document, and what it says of it."""
    import pypandoc

    try:
        command = [pypandoc.get_pandoc_path(), "-f", _FORMS[kind], "-t", "json"]
        command += ["--quiet"] if kind == "markdown" else []
        done = subprocess.run(command, input=data, capture_output=True, timeout=_LONGEST, check=False)
    except OSError as error:
        raise ImportError("pandoc") from error
    except subprocess.TimeoutExpired as error:
        raise BriefingError(f"pandoc was not done with it after {_LONGEST} seconds; is it one briefing?") from error
    told = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if done.returncode:
        raise BriefingError(f"pandoc cannot read it ({' '.join(told)[:200]}); open it and save it anew")
    return json.loads(done.stdout), told


def _settle_bold(reading: Reading) -> None:
    """Leave a bold line in the text where another heading or nothing follows it, and say how many are headings."""
    below = "#"
    for at in reversed([at for at, line in enumerate(reading.lines) if line.text]):
        line, above = reading.lines[at], below
        below = line.mark[:1]
        if line.mark == BOLD and above == "#":
            reading.lines[at] = replace(line, mark="")
    if bold := sum(line.mark == BOLD for line in reading.lines):
        reading.told.append(f"headings: {bold} in bold type, without a style that says so")


class _Walker:
    """A document on its way to lines."""

    def __init__(self, reading: Reading, *, lines: bool = False) -> None:
        self.reading, self.sourced = reading, lines
        self.at = self.number = 0
        self.notes: list[str] = []

    def blocks(self, blocks: Sequence[Any], mark: str = "") -> None:
        """Take in blocks; the first of an item has its mark."""
        for block in blocks:
            kind, held = block["t"], block.get("c")
            if self.sourced and kind in ("Div", "CodeBlock", "Table"):
                match = re.match(r"(?:.*@)?(\d+):\d+-", dict(held[0][2]).get("data-pos", ""))
                self.at = int(match[1]) if match else self.at
            if kind in ("Para", "Plain"):
                bold = not mark and all(one["t"] in ("Strong", "Underline", "Space", "SoftBreak") for one in held)
                text = self._inlines(held)
                self._paragraph(text, BOLD if bold and is_titled(text.rstrip(":?")) else mark)
            elif kind == "Header":
                self.end_notes()
                self._add("#" * held[0], self._inlines(held[2]))
            elif kind == "Table":
                self._table(held)
            elif kind == "RawBlock":
                self._raw(held[1])
            elif kind != "HorizontalRule":
                for inner, own in self._inside(kind, held, mark):
                    self.blocks(inner, own)
            mark = "" if mark == "bullet" or mark.endswith((".", ")")) else mark

    def _inside(self, kind: str, held: Any, mark: str) -> list[tuple[Any, str]]:
        if kind == "BulletList":
            return [(item, "bullet") for item in held]
        if kind == "OrderedList":
            kind, end = held[0][1]["t"], ")" if "Paren" in held[0][2]["t"] else "."
            return [(item, f"{numeral(number, kind)}{end}") for number, item in enumerate(held[1], held[0][0])]
        if kind == "DefinitionList":
            terms = (([{"t": "Plain", "c": term}], meanings) for term, meanings in held)
            return [one for term, meanings in terms for one in ((term, mark), *((m, "bullet") for m in meanings))]
        if kind in ("LineBlock", "CodeBlock"):
            lines = held if kind == "LineBlock" else [[{"t": "Str", "c": line}] for line in held[1].splitlines()]
            return [([{"t": "Plain", "c": line} for line in lines], mark)]
        if kind == "BlockQuote":
            return [(held, mark or "quote")]
        if kind == "Div" and (match := _APART.search(json.dumps(held[0]))):
            words = self._words(held[1], [])
            if not match[1] or len(words.split()) < _MOST_OF_NOTICE:  # else it may hold the page
                self._leave(words, "navigation or notice of the page")
                return []
        return [([*held[2], *held[1][1]], mark)] if kind == "Figure" else [(held[1], mark)]

    def end_notes(self) -> None:
        """The notes of a section, at its end."""
        for note in self.notes:
            self._add("note", note)
        self.notes = []

    def _add(self, mark: str, text: str) -> None:
        """A line and the blank one after it; the mark of a numbered item is its number."""
        text, mark = (f"{mark} {text}", "number") if mark.endswith((".", ")")) else (text, mark)
        clean = "\n".join(map(cleaned, text.split("\n"))) if mark == "table" else cleaned(text)
        self.at += not self.sourced
        if clean:
            line = Line(max(self.at, 1), clean, text, 0, mark)
            self.reading.lines += [line, blank(line)]

    def _leave(self, text: str, reason: str) -> None:
        self.reading.left_out.append(LeftOut(max(self.at, 1), cleaned(text), reason))

    def _paragraph(self, text: str, mark: str) -> None:
        if not mark and (match := _NOTE.match(text)):
            mark, text = "note", f"{match[1]} {text[match.end() :]}"
        elif match := _BULLET.match(text):
            mark, text = mark or "bullet", text[match.end() :]
        self._add(mark, text)

    def _raw(self, text: str) -> None:
        """Say what HTML is left out: a comment is, a tag without words is not missed."""
        words = _TAG.sub(lambda tag: tag[1] or " ", text)
        if words.strip():
            self._leave(words, "comment" if text.lstrip().startswith("<!--") else "HTML in the text")

    def _table(self, held: Any) -> None:
        self.blocks(held[1][1])
        rows = [*held[3][1], *(row for body in held[4] for part in (body[2], body[3]) for row in part), *held[5][1]]
        cells = [[cell[4] for cell in row[1]] for row in rows]
        headed = any(block["t"] == "Header" for row in cells for cell in row for block in cell)
        if headed or all(len(row) < 2 for row in cells):  # it only says where things stand
            for cell in (cell for row in cells for cell in row):
                self.blocks(cell)
        else:
            texts = [[self._words(cell, self.notes).replace("|", "\\|") for cell in row] for row in cells]
            self._add("table", as_table(texts))

    def _words(self, blocks: Sequence[Any], notes: list[str]) -> str:
        """Blocks in one line."""
        inner = _Walker(Reading(""))
        inner.blocks(blocks)
        self.reading.left_out += inner.reading.left_out
        notes += inner.notes
        return " ".join(line.text.replace("\n", " ") for line in inner.reading.lines if line.text)

    def _inlines(self, held: Any) -> str:
        return "".join(map(self._inline, held))

    def _inline(self, one: Any) -> str:
        kind, held = one["t"], one.get("c")
        if kind in ("Str", "Code", "Math"):
            return str(held if kind == "Str" else held[1])
        if kind == "Note":
            self.number += 1
            self.notes.append(f"{self.number} {self._words(held, [])}")
            return f"[{self.number}]"
        if kind == "Image":
            self._leave(self._inlines(held[1]) or held[2][0], "picture")
            return ""
        if kind == "RawInline":
            self._raw(held[1])
            return " " if held[1].startswith("<br") else ""
        inner = held[1] if kind in ("Link", "Span", "Cite", "Quoted") else held
        text = self._inlines(inner) if isinstance(inner, list) else " "
        if kind == "Quoted":
            sign = "'" if held[0]["t"] == "SingleQuote" else '"'
            return f"{sign}{text}{sign}"
        return f"[{text}]" if kind == "Superscript" and _RAISED_MARK.fullmatch(text) else text


def as_table(cells: Sequence[Sequence[str]]) -> str:
    """Cells as a table in Markdown; its first row is the head."""
    width = max(len(row) for row in cells)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
