"""HTML on its way from a page to a slide: links become words, names and scripts' marks go, sentences are told apart."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from course.text.readability import split_sentences

PREFIX = "slide-"
"""Goes before the ids inside a picture: the page that the slide came from has the same picture."""
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_SPACES = re.compile(r"\s+")
_KEPT = frozenset({"class", "data-option", "data-keyed", "colspan", "rowspan", "start", "scope", "data-check-by"})
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup"}
)
_ID_USERS = (
    "id",
    "aria-labelledby",
    "aria-describedby",
    "href",
    "fill",
    "stroke",
    "marker-start",
    "marker-end",
    "clip-path",
    "mask",
)


def parse(html: str) -> BeautifulSoup:
    """The HTML as a tree."""
    return BeautifulSoup(html, "html.parser")


def article_of(page: str) -> Tag:
    """The article of a page of the site, read without what stands around it; the whole where there is none."""
    found = _ARTICLE.search(page)
    tree = parse(found[0] if found else page)
    return tree.find("article") or tree


def tags(element: Tag) -> Iterator[Tag]:
    """The elements that stand directly in `element`."""
    return (child for child in element.children if isinstance(child, Tag))


def classes(element: Tag) -> frozenset[str]:
    """The classes of `element`."""
    found = element.get("class")
    return frozenset(found.split() if isinstance(found, str) else found or ())


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute; empty where it is missing."""
    found = element.get(name)
    return found if isinstance(found, str) else " ".join(found or ())


def text_of(element: PageElement | None) -> str:
    """The words of `element` with single spaces; none of nothing."""
    return " ".join(element.get_text().split()) if element else ""


def plain(html: str) -> str:
    """The HTML of a slide or its notes as plain text, a line a paragraph, list item or row: for formats that have no HTML."""
    tree = parse(html)
    blocks = [block for block in tree.find_all(["p", "li", "tr"]) if not block.find(["p", "li", "tr"])]
    return "\n".join(_line(block) for block in blocks) if blocks else text_of(tree)


def _line(block: Tag) -> str:
    return " | ".join(text_of(cell) for cell in block.find_all(["th", "td"])) if block.name == "tr" else text_of(block)


def cleaned(element: Tag) -> Tag:
    """A copy of `element` for a slide: no link, no id but those inside pictures, no attribute that a slide has no use for."""
    made = copy.copy(element)
    for part in list(_parts(made)):
        if not isinstance(part, Tag):
            continue
        if part.name == "svg":
            _rename(part)
            continue
        part.attrs = {name: value for name, value in part.attrs.items() if name in _KEPT}
        if part.name == "a" and part is not made:
            part.unwrap()
    _fold(made)
    return made


def _parts(element: PageElement) -> Iterator[PageElement]:
    """The element and all that is in it, but nothing that is inside a picture."""
    yield element
    if isinstance(element, Tag) and element.name != "svg":
        for child in element.children:
            yield from _parts(child)


def emitted(elements: Iterable[Tag]) -> str:
    """The cleaned elements as HTML."""
    return "".join(str(cleaned(element)) for element in elements)


def inner(element: Tag) -> str:
    """What stands inside `element`, cleaned, as HTML."""
    return cleaned(element).decode_contents().strip()


def _rename(picture: Tag) -> None:
    for part in [picture, *picture.find_all(True)]:
        for name in _ID_USERS:
            if name in part.attrs:
                part[name] = _prefixed(name, attribute(part, name))


def _prefixed(name: str, value: str) -> str:
    if name in ("id", "aria-labelledby", "aria-describedby"):
        return " ".join(PREFIX + one for one in value.split())
    return re.sub(r"(url\(#|^#)", rf"\1{PREFIX}", value)


def _fold(element: Tag) -> None:
    """Fold white space in the text of `element` to single spaces, as a browser does, but not inside pictures."""
    element.smooth()
    for string in list(_parts(element)):
        if isinstance(string, NavigableString):
            folded = _SPACES.sub(" ", string)
            if folded != string:
                string.replace_with(folded)


def sentences_of(paragraph: Tag) -> list[Tag]:
    """The sentences of a paragraph, each a paragraph of its own with its marks and emphasis."""
    whole = cleaned(paragraph)
    text = whole.get_text().strip()
    found, start = [], len(whole.get_text()) - len(whole.get_text().lstrip())
    for sentence in split_sentences(text):
        found.append(_clipped(whole, start, start + len(sentence)))
        start += len(sentence) + 1
    return found


def _clipped(element: Tag, start: int, end: int) -> Tag:
    """A copy of `element` with its text from `start` up to but not `end`."""
    made = copy.copy(element)
    position = 0
    for string in list(made.find_all(string=True)):
        length = len(string)
        kept = str(string)[max(0, start - position) : max(0, end - position)]
        position += length
        string.replace_with(NavigableString(kept))
    for part in made.find_all(True):
        if not part.get_text() and part.name in _INLINE:
            part.decompose()
    return made


def joined(paragraphs: list[Tag]) -> Tag:
    """The sentences of one paragraph as one paragraph again."""
    made = copy.copy(paragraphs[0])
    for paragraph in paragraphs[1:]:
        made.append(" ")
        for child in list(copy.copy(paragraph).children):
            made.append(child)
    return made


def meanings(elements: Iterable[Tag]) -> list[tuple[str, str]]:
    """The terms of the glossary that stand in `elements`, each with its meaning."""
    links = (link for element in elements for link in element.select("a.term[data-meaning]"))
    return [(text_of(link), attribute(link, "data-meaning")) for link in links]
