"""What of a page's Markdown a reader would see raw or not as it was meant, and what the policy of the site refuses."""

import re
from collections.abc import Iterator

from course.text.markdown import BOXES, slip_in_id
from course.text.page import Page
from course.text.problems import Faults, Problem, again, problems_in

_TAG = re.compile(r"<(/?)([a-z][\w-]*)(?=[\s/>])([^<>]*)>?", re.IGNORECASE)
_INLINE = {"script", "style", "iframe", "embed", "link", "meta", "base", "form"}
_EMPTY = {"br", "hr", "img", "input"}
_KNOWN = _EMPTY | {
    "a", "abbr", "b", "button", "div", "em", "i", "kbd", "label", "object", "p", "section", "span", "strong", "sub",
    "sup", "textarea",
}  # fmt: skip
_ATTRIBUTE = re.compile(r"(?:<[a-z][^<>]*|\{[^{}]*)(?<![\w-])(style|on[a-z]+)\s*=", re.IGNORECASE)
_ALIGNED = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_DIAGRAM = re.compile(r"(?:```|~~~)\W*(?:mermaid|plantuml|graphviz|dot|math)\b")
_DIAGRAM_SAID = "the course draws no diagrams from text; write a figure, a table or a list"
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_LISTED = ", ".join(BOXES)
_RAW = (
    (r"^ *(?:[-+•·▪◦](?: |$|(?=[A-Za-z\"'(\[]))|\d+[.)](?: |(?=[A-Za-z]))|[a-z]\) )", "a list begins after an empty line, each item with `- ` or `1. `"),
    (r"^ *\|.*\||^ *\|?[ :-]*-{3,}[ :-]*\|", "a table begins after an empty line, with a line |---|---| under its head, and none empty"),
    (r"^ *(?:/ ?/[/ ]*|!{2,}|\?{3,}|:{3,}).*", f"a box is `/// name | title`, its words, and `///`; names are {_LISTED}; ours and pair have no title, a trainer's note may, the others must"),
    (r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+", "close what it opens, with no space inside, or write \\ before it"),
    (r"\]\s?\((?!p\d|para \d)[^()\s]*\)?|\]\s?\[|\)\[[^\[\]]*\]|\[\[|\[\^", "a link is [words](page.md#id), without a space between or in the address"),
    (r"\[[ xX]?\](?!\w)|[{\[]\s*(?:fig|figure|table|image)\b[^\[\]{}]*[}\]]", "a figure is `[figure: name]`, alone on its line; there are no boxes to tick"),
    (r"\{[^{}\n]*\}?", "an id or a class stands as { #id } at the end of a heading or a list item, or on the line below"),
    (r"</?[A-Za-z!][^<>]*>?", "an element stands alone on its lines, with `markdown` in its tag where its words are Markdown"),
    (r"(?:https?://|\bwww\.)\S+|\S+@\w[\w-]*\.\w\S*", "an address is a link with words: [words](https://...) or [words](mailto:...)"),
    (r"\b(the|a|an|and|of|to|in|is|was|for|with) \1\b", "a word stands twice"),
    (r"^ *(?:;?-+8<-|\{!|\{% *include).*", "nothing is included: no such file is read here; write the text itself"),
    (r"~~|~\w+~|==+|\+\+|\^\w+|\$\w+\$|(?<!\w):[a-z_]+:", "the course's Markdown has no such mark"),
)  # fmt: skip
_RAW_MARKS = tuple((re.compile(pattern, re.MULTILINE), right) for pattern, right in _RAW)


def check_markup(page: Page) -> list[Problem]:
    """What is left raw in the words of `page`, its boxes, ids and HTML that are not sound, and what the policy refuses."""
    lines = ["" if number in page.reading.code else line for number, line in enumerate(page.lines, 1)]
    faults = [
        *_in_words(page),
        *_in_reading(page),
        *_in_outline(page),
        *_in_html("\n".join(lines)),
        *((number, _DIAGRAM_SAID) for number, line in enumerate(page.text.split("\n"), 1) if _DIAGRAM.match(line)),
        *((number, message) for number, line in enumerate(lines, 1) for message in _in_line(line)),
    ]
    return problems_in(page.path, faults)


def _in_words(page: Page) -> Faults:
    for line, words in page.reading.drawn.words.items():
        for mark, right in _RAW_MARKS:
            found = mark.search(words)
            if found:
                raw = found[0].strip()
                near = (number for number in range(line, len(page.lines) + 1) if raw[:20] in page.lines[number - 1])
                yield next(near, line), f"readers would see {raw[:40]!r} as it stands: {right}"


def _in_reading(page: Page) -> Faults:
    """Boxes and ids that are not sound."""
    for box in page.reading.boxes:
        if not box.closed:
            yield box.line, f"this box ({box.name}) is not closed; end it with a line of ///"
        elif not box.filled:
            yield box.line, f"no words stand in this box ({box.name}); its /// goes below them"
    for (name, line), (_, first) in again((name, (name, line)) for name, line in page.reading.drawn.ids):
        yield line, f"the id #{name} stands on line {first} already; an id names one place"
    for name, line in dict(reversed(page.reading.drawn.ids)).items():
        if slip := slip_in_id(name):
            yield line, f"the id {slip}"


def _in_outline(page: Page) -> Faults:
    """Headings, code and rows of tables that their author did not mean."""
    right = "write ## before it, or an empty line after"
    for heading in page.headings:
        if not page.lines[heading.line - 1].lstrip().startswith("#"):
            yield heading.line, f"the line below makes {heading.text!r} a heading; {right}"
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
            if name == "div" and not tag[1] and not tag[3].strip():
                yield line, "a bare <div> does nothing; take it out, or write what it is for"
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
