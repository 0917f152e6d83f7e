"""Word and OpenDocument files as pandoc reads them whole: boxes of text behind their paragraphs, the numbers that Word counts
as text, and what it outlines as headings. And every word that such a file holds, whoever reads it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from course.briefing.source import numeral

_PARTS = re.compile(r"(?:word/(?:document|styles|numbering|comments|\w+notes|\w+er\d*)|content|styles)\.xml")
_RUNS = "running head or foot"
_NOT_SHOWN = frozenset(["mc:Fallback", "w:instrText", "w:delText", "w:pPrChange", "w:moveFrom", "text:tracked-changes", "office:annotation"])  # fmt: skip
_PARAGRAPHS = frozenset(["w:p", "text:p", "text:h"])
_LINE_ENDS = _PARAGRAPHS | {"w:tab", "w:br", "text:tab", "text:s", "text:line-break"}
_NAMED = re.compile(r"(?:heading \d|(?:sub)?title)$", re.IGNORECASE)
_MOST_WORDS = 40


def prepared(data: bytes) -> tuple[bytes, list[tuple[str, str]]]:
    """The file for pandoc; and its words, part by part, each with why it is left out, where it is; ExpatError if it is broken."""
    words, made = list[tuple[str, str]](), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        trees = {name: _tree(held) for name, held in parts.items() if _PARTS.fullmatch(name)}
        for root in trees.values():
            words += [("comment", _words(one)) for one in root.iter("office:annotation")]
            _settle(root)
        _number(*(trees.get(f"word/{name}.xml", Element("")) for name in ("document", "styles", "numbering")))
        for name, held in parts.items():
            new.writestr(name, tostring(trees[name], "utf-8") if name in trees else held)
        styles = trees.pop("styles.xml", Element("")).iter()
        words += [(_RUNS, _words(one)) for one in styles if one.tag in ("style:header", "style:footer")]
        for name, root in trees.items():
            reason = "comment" if "comments" in name else _RUNS if re.search("header|footer", name) else ""
            words.append((reason, _words(root)))
    return made.getvalue(), words


def _tree(xml: str | bytes) -> Element:
    """The XML under the names that it gives itself, as pandoc looks for them; one that declares entities is refused."""

    def refuse(*_: object) -> None:
        raise ExpatError("it declares a type of its own")

    builder, parser = TreeBuilder(), ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.data, refuse
    parser.Parse(xml, True)
    return builder.close()


def _settle(root: Element) -> None:
    """Empty what is not shown, and put what stands in boxes behind the paragraphs that hold these, the innermost first."""
    for one in list(root.iter()):
        if one.tag in _NOT_SHOWN:
            one.tag, one[:], one.text = "hidden", [], None
        elif one.tag.startswith("wp") and not len(one):
            one.text = None  # a measure
    parents = {child: parent for parent in root.iter() for child in parent}
    for box in reversed([one for one in parents if one.tag in ("w:txbxContent", "draw:text-box")]):
        around = box
        while around.tag not in _PARAGRAPHS and parents[around].tag != "office:text" and parents[around] in parents:
            around = parents[around]
        place = list(parents[around]).index(around) + 1
        parents[around][place:place], box[:] = list(box), []


def _words(root: Element) -> str:
    for one in root.iter():
        one.tail = f"\n{one.tail or ''}" if one.tag in _LINE_ENDS else one.tail
    return "".join(root.itertext())


def _number(document: Element, styles: Element, lists: Element) -> None:
    """Say as text what Word counts before headings and in several levels, and by styles what it outlines: pandoc tells neither."""
    style, nums = _by(styles, "w:style", "w:styleId"), _by(lists, "w:num", "w:numId")
    kinds = {key: _by(one, "w:lvl", "w:ilvl") for key, one in _by(lists, "w:abstractNum", "w:abstractNumId").items()}
    lists_by = {key: kinds.get(_value(one, "w:abstractNumId"), {}) for key, one in nums.items()}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for paragraph in document.iter("w:p"):
        chain = [next((one for one in paragraph if one.tag == "w:pPr"), Element(""))]
        own, base = chain[0], _value(chain[0], "w:pStyle")
        while base in style and style[base] not in chain:
            chain.append(style[base])
            base = _value(style[base], "w:basedOn")
        held = next((one for one in chain if _value(one, "w:numId")), own)
        levels, name = lists_by.get(_value(held, "w:numId"), {}), held.get("w:styleId") or _value(own, "w:pStyle")
        linked = next((at for at, one in levels.items() if name and _value(one, "w:pStyle") == name), "0")
        at, here = _value(held, "w:ilvl") or linked, counts[id(levels)]
        level, outline = levels.get(at, Element("")), _outline(paragraph, chain)
        here[at] = here[at] + 1 if here[at] else int(_value(level, "w:start") or 1)
        for deeper in [one for one in here if one > at]:
            del here[deeper]
        text = _value(level, "w:lvlText")
        if text.count("%") >= (1 if outline or _value(level, "w:pStyle") else 2):
            for place, one in levels.items():
                text = text.replace(f"%{int(place) + 1}", numeral(here[place] or 1, _value(one, "w:numFmt")))
            own.insert(0, _tree('<w:numPr><w:numId w:val="0"/></w:numPr>'))
            paragraph.insert(1, _tree(f'<w:r><w:t xml:space="preserve">{escape(text)} </w:t></w:r>'))
        if outline:
            own[:] = [_tree(f'<w:pStyle w:val="outline{outline}"/>'), *(one for one in own if one.tag != "w:pStyle")]
    made = '<w:style w:type="paragraph" w:styleId="outline{0}"><w:name w:val="heading {1}"/></w:style>'
    styles.extend(_tree(made.format(level, level + 1)) for level in range(9))


def _outline(paragraph: Element, chain: Sequence[Element]) -> str:
    """The level of the outline, from 0, that a paragraph or its style says and no style's name, where it is no sentence."""
    said = ("9" if _NAMED.match(_value(one, "w:name")) else _value(one, "w:outlineLvl") for one in chain[1:])
    level, text = next(filter(None, said), "9"), "".join(paragraph.itertext()).rstrip()
    is_title = not text.endswith((".", ";", ",")) and 0 < len(text.split()) <= _MOST_WORDS
    return level if level < "9" and is_title else ""


def _by(xml: Element, name: str, key: str) -> dict[str, Element]:
    return {one.get(key, ""): one for one in xml.iter(name)}


def _value(xml: Element, name: str) -> str:
    return next((one.get("w:val", "") for one in xml.iter(name)), "")
