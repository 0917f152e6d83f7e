"""Word and OpenDocument files as pandoc reads them whole: boxes of text behind their paragraphs, and the numbers that Word
counts as text. And every word that such a file holds, whoever reads it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from html import unescape

from course.briefing.source import numeral

_PARTS = {
    "word": re.compile(
        r"word/(?:document|(?:foot|end)notes|(?P<running>(?:head|foot)er\d*)|(?P<comment>comments))\.xml"
    ),
    "opendocument": re.compile(r"content\.xml|(?P<running>styles)\.xml"),
}
_NOT_SHOWN = re.compile(
    r"<mc:Fallback>.*?</mc:Fallback>|<w:(instrText|delText|pPrChange|moveFrom)\b[^>]*>.*?</w:\1>|<(wp\w*:\w+)>[^<]*</\2>"
    r"|<text:tracked-changes>.*?</text:tracked-changes>",
    re.DOTALL,
)
_COMMENT = re.compile(r"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_RUNNING = re.compile(r"<style:(header|footer)\b[^>]*>.*?</style:\1>", re.DOTALL)
_LINE_ENDS = re.compile(r"</w:p>|</text:[ph]>|<w:(?:tab|br)/>|<text:(?:tab|s|line-break)\b[^>]*/>")
_BOX = re.compile(r"<(w:txbxContent|draw:text-box)\b[^>]*>((?:(?!<\1\b).)*?)</\1>(.*?</(?:w|text):p>)", re.DOTALL)
_REASONS = {"running": "running head or foot", "comment": "comment"}


def prepared(kind: str, data: bytes) -> tuple[bytes, list[tuple[str, str]]]:
    """The file for pandoc; and its words, part by part, each with why it is left out, where it is."""
    words, made = list[tuple[str, str]](), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, held in parts.items():
            if match := _PARTS[kind].fullmatch(name):
                text = _NOT_SHOWN.sub("", held.decode("utf-8", "replace"))
                words += [("comment", _words(one[0])) for one in _COMMENT.finditer(text)]
                text = _COMMENT.sub("", text)
                while moved := _BOX.search(text):
                    text = f"{text[: moved.start()]}{moved[3]}{moved[2]}{text[moved.end() :]}"
                held = (_numbered(text, parts) if kind == "word" else text).encode()
                shown = [one[0] for one in _RUNNING.finditer(text)] if name == "styles.xml" else [held.decode()]
                words += [(_REASONS.get(match.lastgroup or "", ""), _words(one)) for one in shown]
            new.writestr(name, held)
    return made.getvalue(), words


def _words(xml: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", _LINE_ENDS.sub("\n", xml)))


def _numbered(document: str, parts: dict[str, bytes]) -> str:
    """A Word document with what Word counts before headings, and in several levels, as text: pandoc tells no "1.1"."""
    styles, lists = (parts.get(f"word/{name}.xml", b"").decode("utf-8", "replace") for name in ("styles", "numbering"))
    style = _by_key(styles, "style", "styleId")
    kinds = {key: _by_key(one, "lvl", "ilvl") for key, one in _by_key(lists, "abstractNum", "abstractNumId").items()}
    lists_by = {key: kinds.get(_value(one, "abstractNumId"), {}) for key, one in _by_key(lists, "num", "numId").items()}
    counts: dict[int, Counter[str]] = defaultdict(Counter)

    def with_number(match: re.Match[str]) -> str:
        own = _value(match[1], "pStyle")
        held = next((one for one in (match[1], style.get(own, "")) if "<w:numId " in one), "")
        levels = lists_by.get(_value(held, "numId"), {})
        linked = next((at for at, one in levels.items() if own and _value(one, "pStyle") == own), "0")
        at, here = _value(held, "ilvl") or linked, counts[id(levels)]
        level = levels.get(at, "")
        here[at] = here[at] + 1 if here[at] else int(_value(level, "start") or 1)
        for deeper in [one for one in here if one > at]:
            del here[deeper]
        text = unescape(_value(level, "lvlText"))
        if text.count("%") < (1 if "<w:pStyle " in level else 2):
            return match[0]
        for place, one in levels.items():
            text = text.replace(f"%{int(place) + 1}", numeral(here[place] or 1, _value(one, "numFmt")))
        kept = re.sub(r"<w:numPr>.*?</w:numPr>", "", match[1])
        run = f'<w:r><w:t xml:space="preserve">{text} </w:t></w:r>'
        return f'<w:pPr>{kept}<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run}'

    return re.sub(r"<w:pPr>(.*?)</w:pPr>", with_number, document, flags=re.DOTALL)


def _by_key(xml: str, name: str, key: str) -> dict[str, str]:
    """What stands in each element of a name, by one of its attributes."""
    return dict(re.findall(rf'<w:{name} [^>]*?w:{key}="([^"]*)"(.*?)</w:{name}>', xml, re.DOTALL))


def _value(xml: str, name: str) -> str:
    match = re.search(rf'<w:{name} [^>]*?w:val="([^"]*)"', xml)
    return match[1] if match else ""
