"""Word, OpenDocument, HTML, RTF and Markdown as lines, by way of pandoc, which reads them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from course.briefing.readers.contents import without_contents
from course.briefing.source import BriefingError, LeftOut, Line, Reading, cleaned

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
_RAISED = re.compile(r"\$\^\{?(\d{1,3})\}?\$")
_TARGETS = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|^\[[^\]^]+\]:[ \t]+\S+.*$", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BULLET = re.compile(r"^[\uf000-\uf0ff•▪◦●➢✓✔]\s*")
_LONGEST = 180


def read_by_pandoc(kind: str, data: bytes, raw: str, name: str) -> Reading:
    """The document as lines, each a paragraph, an item, a heading or a table; BriefingError where pandoc cannot read it."""
    if kind == "markdown":
        raw = _RAISED.sub(r"<sup>\1</sup>", raw)
        data = _NOTES.sub(r"\\[^\1] ", _ANCHORS.sub("", raw)).encode()
        raw = unescape(_TARGETS.sub("] ", _TAG.sub(_words_of_tag, raw)))
    try:
        import pypandoc

        command = [
            pypandoc.get_pandoc_path(),
            "-f",
            _FORMS[kind],
            "-t",
            "json",
            "--quiet" if kind == "markdown" else "--wrap=none",
        ]
        done = subprocess.run(command, input=data, capture_output=True, timeout=_LONGEST, check=False)
    except (ImportError, OSError) as error:
        raise BriefingError(f"{name}: needs pandoc, which `make split SOURCE={name}` installs") from error
    except subprocess.TimeoutExpired as error:
        raise BriefingError(
            f"{name}: pandoc was not done with it after {_LONGEST} seconds; is it one briefing?"
        ) from error
    said = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    if done.returncode:
        raise BriefingError(f"{name}: pandoc cannot read it ({' '.join(said)[:200]}); open it and save it anew")
    reading = Reading(kind, raw, [], marked=True, unit="line" if kind == "markdown" else "paragraph")
    document = json.loads(done.stdout)
    _Walker(reading, lines=kind == "markdown").document(document)
    reading.lines, gone = without_contents(reading.lines)
    reading.left_out += [LeftOut(line.number, line.text, "contents page") for line in gone]
    reading.warnings += [(0, f"pandoc: {line}") for line in said]
    return reading


def _words_of_tag(found: re.Match[str]) -> str:
    """What somebody reads of a tag: a comment's words, and nothing of any other."""
    return found[0].strip("<!->") if found[0].startswith("<!--") else " "


def _with_marks(text: str) -> str:
    """The text with raised figures as a note's mark in square brackets."""
    marked = re.sub(r"\ue000(\d{1,3}|[*†‡])\ue001", r"[\1]", text)
    return marked.replace("\ue000", "").replace("\ue001", "")


class _Walker:
    """A document on its way to lines."""

    def __init__(self, reading: Reading, *, lines: bool) -> None:
        self.reading, self.sourced, self.at, self.notes = reading, lines, 0, list[str]()

    def document(self, document: Any) -> None:
        """Take in the title and every block."""
        for key in ("title", "subtitle", "author", "date"):
            for text in self._meta(document["meta"].get(key)):
                self._add("", text)
        self.blocks(document["blocks"])
        self._end_notes()

    def _meta(self, value: Any) -> Iterator[str]:
        if value and value["t"] == "MetaInlines":
            yield self.inlines(value["c"])
        elif value and value["t"] == "MetaList":
            for item in value["c"]:
                yield from self._meta(item)

    def _add(self, mark: str, text: str) -> None:
        """A line and the blank one after it."""
        text = _with_marks(text)
        clean = "\n".join(cleaned(line) for line in text.split("\n")) if mark == "table" else cleaned(text)
        self.at += not self.sourced
        if clean:
            page = len(self.reading.lines)
            self.reading.lines += [Line(max(self.at, 1), clean, text, page, mark), Line(max(self.at, 1), "", "", page)]

    def leave(self, text: str, reason: str) -> None:
        """Set something apart that is in no draft."""
        self.reading.left_out.append(LeftOut(max(self.at, 1), cleaned(_with_marks(text)), reason))

    def blocks(self, blocks: Sequence[Any], mark: str = "") -> None:
        """Take in blocks; the first of an item has its mark."""
        for block in blocks:
            kind, held = block["t"], block.get("c")
            method = getattr(self, f"_{kind.lower()}", None)
            if method:
                method(held, mark)
            elif kind != "HorizontalRule":
                self._add(mark, self.inlines([block]))
            mark = "" if mark in ("bullet", "number") else mark

    def _para(self, held: Any, mark: str) -> None:
        text = _with_marks(self.inlines(held))
        match = _NOTE.match(text)
        if match and not mark:
            self._add("note", f"{match[1]} {text[match.end() :]}")
        else:
            signed = _BULLET.match(text)
            self._add("bullet" if signed and not mark else mark, _BULLET.sub("", text) if signed else text)

    _plain = _para

    def _header(self, held: Any, mark: str) -> None:
        self._end_notes()
        self._add("#" * held[0], self.inlines(held[2]))

    def _div(self, held: Any, mark: str) -> None:
        self._place(held[0])
        self.blocks(held[1], mark)

    def _place(self, attributes: Any) -> None:
        position = dict(attributes[2]).get("data-pos", "")
        if self.sourced and (match := re.search(r"(\d+):\d+-", position)):
            self.at = int(match[1])

    def _blockquote(self, held: Any, mark: str) -> None:
        self.blocks(held, mark or "quote")

    def _bulletlist(self, held: Any, mark: str) -> None:
        for item in held:
            self.blocks(item, "bullet")

    def _orderedlist(self, held: Any, mark: str) -> None:
        for number, item in enumerate(held[1], held[0][0]):
            before = len(self.reading.lines)
            self.blocks(item, "number")
            if len(self.reading.lines) > before:
                line = self.reading.lines[before]
                self.reading.lines[before] = Line(line.number, f"{number}. {line.text}", line.raw, line.page, line.mark)

    def _definitionlist(self, held: Any, mark: str) -> None:
        for term, meanings in held:
            self._add(mark, self.inlines(term))
            for meaning in meanings:
                self.blocks(meaning, "bullet")

    def _lineblock(self, held: Any, mark: str) -> None:
        for line in held:
            self._add(mark, self.inlines(line))

    def _codeblock(self, held: Any, mark: str) -> None:
        self._place(held[0])
        for line in held[1].splitlines():
            self._add(mark, line)

    def _rawblock(self, held: Any, mark: str) -> None:
        self._raw(held[1])

    def _raw(self, text: str) -> None:
        """Say what HTML is left out: a comment is, a tag without words is not missed."""
        words = re.sub(r"<!--|-->", "", text) if text.lstrip().startswith("<!--") else _TAG.sub(" ", text)
        if words.strip():
            self.leave(words, "comment" if text.lstrip().startswith("<!--") else "HTML in the text")

    def _figure(self, held: Any, mark: str) -> None:
        self.blocks(held[2], mark)
        self.blocks(held[1][1], mark)

    def _table(self, held: Any, mark: str) -> None:
        self._place(held[0])
        self.blocks(held[1][1])
        rows = [*held[3][1], *(row for body in held[4] for part in (body[2], body[3]) for row in part), *held[5][1]]
        cells = [[self._cell(cell) for cell in row[1]] for row in rows]
        if any(len(row) == 1 for row in cells) and max(map(len, cells), default=0) == 1:
            for row in cells:
                self._add("", row[0].replace("\\|", "|"))
        elif cells:
            self._add("table", as_table(cells))

    def _cell(self, cell: Any) -> str:
        inner = _Walker(Reading("", "", []), lines=False)
        inner.blocks(cell[4])
        self.reading.left_out += inner.reading.left_out
        self.notes += inner.notes
        return " ".join(line.text.replace("\n", " ") for line in inner.reading.lines if line.text).replace("|", "\\|")

    def _end_notes(self) -> None:
        """The notes of a section, at its end."""
        for note in self.notes:
            self._add("note", note)
        self.notes = []
        self.sup = False

    def inlines(self, held: Any) -> str:
        """Words of inline elements; what is raised stands between two signs of private use."""
        return "".join(self._inline(one) for one in held)

    def _inline(self, one: Any) -> str:
        kind, held = one["t"], one.get("c")
        if kind == "Str":
            return str(held)
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind == "Note":
            self.number = getattr(self, "number", 0) + 1
            inner = _Walker(Reading("", "", []), lines=False)
            inner.blocks(held)
            self.notes.append(f"{self.number} " + " ".join(line.text for line in inner.reading.lines if line.text))
            return f"[{self.number}]"
        if kind == "Image":
            self.leave(self.inlines(held[1]) or held[2][0], "picture")
            return ""
        if kind == "RawInline":
            if held[1] in ("<sup>", "</sup>"):
                return "\ue000" if held[1] == "<sup>" else "\ue001"
            self._raw(held[1])
            return " " if held[1].startswith("<br") else ""
        if kind == "Superscript":
            return f"\ue000{self.inlines(held)}\ue001"
        if kind in ("Code", "Math"):
            return str(held[1])
        if kind == "Quoted":
            mark = "'" if held[0]["t"] == "SingleQuote" else '"'
            return f"{mark}{self.inlines(held[1])}{mark}"
        inner_held = held[1] if kind in ("Link", "Span", "Cite") else held
        return self.inlines(inner_held) if isinstance(inner_held, list) else ""


def as_table(cells: Sequence[Sequence[str]]) -> str:
    """Cells as a table in Markdown; its first row is the head."""
    width = max(len(row) for row in cells)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
