"""What of a page's Markdown a reader would see raw or not as it was meant, and what the policy of the site refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.text.markdown import BOXES, slip_in_id
from course.text.page import Page
from course.text.problems import Faults, Problem, problems_in
from course.text.reading import Box

_TAG = re.compile(r"<(/?)([a-z][\w-]*)(?=[\s/>])([^<>]*)>?", re.IGNORECASE)
_INLINE = frozenset({"script", "style", "iframe", "embed", "link", "meta", "base", "form"})
_EMPTY = frozenset({"br", "hr", "img", "input"})
_KNOWN = _EMPTY | frozenset(
    {"a", "abbr", "b", "button", "div", "em", "i", "kbd", "label", "object", "p", "section", "span", "strong", "sub"}
    | {"sup", "textarea"}
)
_ATTRIBUTE = re.compile(r"(?:<[a-z][^<>]*|\{[^{}]*)(?<![\w-])(style|on[a-z]+)\s*=", re.IGNORECASE)
_ALIGNED = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_LISTED = ", ".join(BOXES)
_RAW = (
    (r"^ *(?:[-+•·▪◦](?: |$|(?=[A-Za-z\"'(\[]))|\d+[.)](?: |(?=[A-Za-z]))|[a-z]\) )", "a list begins after an empty line, each item with `- ` or `1. `"),
    (r"^ *\|.*\||^ *\|?[ :-]*-{3,}[ :-]*\|", "a table begins after an empty line, with a line |---|---| under its head, and none empty"),
    (r"^ *(?:/ ?/[/ ]*|!{2,}|\?{3,}|:{3,}).*", f"a box is `/// name | title`, its words, and `///`; names are {_LISTED}; ours and pair have no title, a trainer's note may, the others must"),
    (r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+", "close what it opens, with no space inside, or write \\ before it"),
    (r"\]\s?\((?!p\d)[^()\s]*\)?|\]\s?\[|\)\[[^\[\]]*\]|\[\[|\[\^", "a link is [words](page.md#id), without a space between or in the address"),
    (r"\[[ xX]?\](?!\w)|[{\[]\s*(?:fig|figure|table|image)\b[^\[\]{}]*[}\]]", "a figure is `[figure: name]`, alone on its line; there are no boxes to tick"),
    (r"\{[^{}\n]*\}?", "an id or a class stands as { #id } at the end of a heading or a list item, or on the line below"),
    (r"</?[A-Za-z!][^<>]*>?", "an element stands alone on its lines, with `markdown` in its tag where its words are Markdown"),
    (r"https?://\S+", "an address is a link with words: [words](https://...)"),
    (r"~~|~\w+~|==+|\+\+|\^\w+|\$\w+\$|(?<!\w):[a-z_]+:", "the course's Markdown has no such mark"),
)  # fmt: skip
_RAW_MARKS = tuple((re.compile(pattern, re.MULTILINE), right) for pattern, right in _RAW)


def check_markup(page: Page) -> list[Problem]:
    """What is left raw in the words of `page`, its boxes, ids and HTML that are not sound, and what the policy refuses."""
    lines = ["" if number in page.reading.code else line for number, line in enumerate(page.lines, 1)]
    faults = [
        *_in_words(page),
        *_in_boxes(page.reading.boxes),
        *_in_ids(page.reading.ids),
        *_in_outline(page),
        *_in_html("\n".join(lines)),
        *((number, message) for number, line in enumerate(lines, 1) for message in _in_line(line)),
    ]
    return problems_in(page.path, faults)


def _in_words(page: Page) -> Faults:
    for line, words in page.reading.words.items():
        for mark, right in _RAW_MARKS:
            found = mark.search(words)
            if found:
                raw = found[0].strip()
                near = (number for number in range(line, len(page.lines) + 1) if raw[:20] in page.lines[number - 1])
                yield next(near, line), f"readers would see {raw[:40]!r} as it stands: {right}"


def _in_boxes(boxes: Iterable[Box]) -> Faults:
    for box in boxes:
        if not box.closed:
            yield box.line, f"this box ({box.name}) is not closed; end it with a line of ///"
        elif not box.filled:
            yield box.line, f"no words stand in this box ({box.name}); its /// goes below them"


def _in_ids(ids: Iterable[tuple[str, int]]) -> Faults:
    first: dict[str, int] = {}
    for name, line in ids:
        if name in first:
            yield line, f"the id #{name} stands on line {first[name]} already; an id names one place"
        elif slip_in_id(name):
            yield line, f"the id {slip_in_id(name)}"
        first.setdefault(name, line)


def _in_outline(page: Page) -> Faults:
    for heading in page.headings:
        if not page.lines[heading.line - 1].lstrip().startswith("#"):
            yield (
                heading.line,
                f"the line below makes {heading.text!r} a heading; write ## before it, or an empty line after",
            )
    for line, in_list in page.reading.code.items():
        if not in_list and line - 1 not in page.reading.code:
            yield line, "four spaces make this code; begin it further left, or put code between lines of ```"
    for head, row in page.reading.uneven:
        yield row, f"this row has not as many cells as the head of its table on line {head}; a | in a cell is \\|"


def _in_html(text: str) -> Faults:
    """Comments without an end, elements that a page may not have, and those that are not closed or not opened."""
    for comment in _COMMENT.finditer(text):
        if not comment[1]:
            yield _line(text, comment.start()), "this comment has no end, and hides what follows; end it with -->"
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(text):
        name, line = tag[2].lower(), _line(text, tag.start())
        if name in _KNOWN:
            yield from _nested(name, line, bool(tag[1]), opened)
        elif name not in _INLINE:
            yield line, f"<{name}> is no element that a page may have; for the words, write &lt;{name}&gt;"
        elif not tag[1]:
            yield line, f"<{name}> breaks the policy of the site; take it out"
    for name, line in opened:
        yield line, f"<{name}> is never closed; write </{name}> where it ends"


def _nested(name: str, line: int, closes: bool, opened: list[tuple[str, int]]) -> Faults:
    """What is wrong with where an element begins or ends; `opened` are those that stand open, and is kept up."""
    if not closes:
        opened += [] if name in _EMPTY else [(name, line)]
    elif name not in [one for one, _ in opened]:
        yield line, f"</{name}> closes nothing; take it out"
    else:
        while opened[-1][0] != name:
            yield opened[-1][1], f"<{opened.pop()[0]}> is not closed before </{name}> on line {line}"
        opened.pop()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _in_line(line: str) -> Iterator[str]:
    if re.match(r" {1,3}(?:[-*+] |\d+\. )", line):
        yield "a list inside an item is indented by four spaces"
    if re.match(r" +(?:```|~~~)", line):
        yield "a line of ``` begins at the line's beginning; in a list, code is indented by eight spaces and has none"
    for name in _ATTRIBUTE.findall(line):
        yield f"the attribute {name.lower()} breaks the policy of the site; use a class, or take it out"
    if re.search(r"<(a|img)\b[^<>]*\b(?:href|src)\s*=", line, re.IGNORECASE):
        yield "a link or picture in HTML is not checked; write [words](page.md) or ![what it shows](picture.svg)"
    if "|" in line and ":" in line and _ALIGNED.match(line):
        yield "aligned columns are inline styles, which the policy of the site refuses; write |---| without colons"
