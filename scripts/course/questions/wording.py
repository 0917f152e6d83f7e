"""How a question is worded: nothing that gives the key away, nothing that pronounces a verdict, nothing hard to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from course.questions.bank import Question
from course.questions.body import BLANK
from course.text.page import Page
from course.text.page_refs import find, malformed
from course.text.problems import Problem
from course.text.readability import check_acronyms, check_sentences, plain

ABSOLUTE = frozenset(
    {
        "all",
        "always",
        "cannot",
        "every",
        "everybody",
        "everyone",
        "must",
        "never",
        "no-one",
        "nobody",
        "none",
        "nothing",
        "only",
    }
)
TITLE = 50
COUNTS = {"two": 2, "three": 3}
_VERDICT = re.compile(
    r"(?:that(?:'s| is) |this is |quite |not quite )?(?:in)?correct\b|(?:right|wrong|true|false|exactly|well done|good|great|excellent|perfect|sorry|unfortunately)(?=[.,!:]| (?:answer|choice|option)\b)|(?:yes|no)[.,!:]",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:all|any|both|each|most|neither|none|some) of (?:the |these )?(?:above|below|others?|rest|answers|options|these)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|never|except|least|cannot)\b|n['’]t\b", re.IGNORECASE)
_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")
_REASON = re.compile(r"why\b", re.IGNORECASE)
_CHOOSE = re.compile(r"\bchoose (\w+)( that apply)?\b", re.IGNORECASE)
_QUESTION_WORDS = frozenset({"what", "which", "who", "whom", "whose", "where", "when", "why", "how", "whether"})
_LINKING = frozenset({"because", "so", "to", "if"})
_NOT_DOING = frozenset(
    {
        "anything",
        "bring",
        "evening",
        "everything",
        "king",
        "morning",
        "nothing",
        "ring",
        "something",
        "spring",
        "string",
        "thing",
    }
)
_MARKUP = re.compile(r"<[a-z/!][^>]*>|!?\[[^\]]*\]\([^)]*\)|^\s*#{1,6}\s", re.IGNORECASE)

Slips = Iterator[tuple[int, str]]


def check_wording(page: Page, question: Question) -> list[Problem]:
    """What is wrong with the words of one question of the bank file `page`."""
    found = [Problem(page.path, line, message) for rule in _RULES for line, message in rule(question)]
    blocks = question.body.blocks
    return found + check_sentences(page, blocks) + check_acronyms(page, blocks)


def _no_markup(question: Question) -> Slips:
    for number, line in question.body.lines:
        for match in _MARKUP.finditer(line):
            yield (
                number,
                f"{match[0].strip()!r} stands in a question; write plain Markdown, and let data-section make the link",
            )
        for _, text in malformed(line):
            yield number, f"{text} is not a page reference; write (p208) or (p71-72), one to a bracket"


def _exports(question: Question) -> Slips:
    """The package names an exported question by its first characters, and a quotation mark among them breaks the file."""
    if '"' in question.body.source.strip()[:TITLE]:
        yield (
            question.body.blocks[0].line,
            f"a quotation mark in the first {TITLE} characters breaks mkdocs-quiz's export; begin the situation with more words",
        )


def _no_page_before_the_answer(question: Question) -> Slips:
    for line, text in (
        (question.body.stem_line, question.body.stem),
        *((option.line, option.text) for option in question.body.options),
    ):
        if find(text):
            yield line, "a page in the stem or in an option points to the key; cite it in the feedback"


def _no_verdict(question: Question) -> Slips:
    for option in question.body.options:
        match = _VERDICT.match(option.feedback)
        if match:
            yield (
                option.line + 1,
                f"the feedback opens with a verdict ({match[0]!r}); begin with what was sensible in the choice",
            )


def _nothing_above(question: Question) -> Slips:
    for option in question.body.options:
        match = _ABOVE.search(plain(option.text))
        if match:
            yield option.line, f"{match[0]!r} is no option of its own; write what it stands for"


def _bold_not(question: Question) -> Slips:
    """A stem that asks for what is not so; one that asks why something is not so asks for a reason."""
    stem = question.body.stem
    match = _NEGATION.search(_BOLD.sub("", stem))
    if match and not _REASON.match(stem.strip()):
        yield question.body.stem_line, f"the stem turns on {match[0]!r}; put it in bold, or ask for what is so"


def _choose(question: Question) -> Slips:
    keyed = sum(option.keyed for option in question.body.options)
    match = _CHOOSE.search(question.body.stem)
    line = question.body.stem_line
    if question.kind == "multiple" and not match:
        yield line, f"{keyed} options are keyed; end the stem with 'Choose two.' or 'Choose all that apply.'"
    if match and not match[2] and COUNTS.get(match[1].lower(), 1) != keyed:
        yield line, f"the stem says {match[0]!r}, but {keyed} {'option is' if keyed == 1 else 'options are'} keyed"


def _no_absolute_lures(question: Question) -> Slips:
    keyed = {word for option in question.body.options if option.keyed for word in _words(option.text)}
    if ABSOLUTE & keyed:
        return
    for option in question.body.options:
        found = sorted(ABSOLUTE & set(_words(option.text)))
        if found:
            yield (
                option.line,
                f"{found[0]!r} stands in options that are not keyed and in no other; a guesser strikes such options out",
            )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:-[a-z]+)?", plain(text).lower())


def _same_grammar(question: Question) -> Slips:
    options = question.body.options
    for told, form in _FORMS.items():
        having = [option for option in options if form(option.text)]
        if having and len(having) < len(options):
            few = having if 2 * len(having) <= len(options) else [option for option in options if option not in having]
            yield (
                few[0].line,
                f"this option differs in form: {told} in {len(having)} of {len(options)}; give all of them the same form",
            )


def _first(text: str) -> str:
    return (_words(text) or [""])[0]


def _is_doing(text: str) -> bool:
    return _first(text).endswith("ing") and _first(text) not in _NOT_DOING


_FORMS: dict[str, Callable[[str], bool]] = {
    "a full stop or other mark at the end": lambda text: text.rstrip("\"'”’*_")[-1:] in (".", "?", "!", ";", ","),
    "quotation marks around the whole": lambda text: text[:1] in ('"', "“") and text[-1:] in ('"', "”"),
    "a capital at the beginning": lambda text: text.lstrip("\"'“‘*_(")[:1].isupper(),
    "a first word that asks": lambda text: _first(text) in _QUESTION_WORDS,
    "a first word that links (because, so, to, if)": lambda text: _first(text) in _LINKING,
    "a first word in -ing": _is_doing,
}


def _blank(question: Question) -> Slips:
    body = question.body
    count = len(BLANK.findall(body.source))
    if body.options and count:
        yield body.stem_line, "[[ ]] makes this a question to fill in, and its options are lost; take the brackets out"
    elif count > 1 or (count and not body.blanks):
        yield (
            body.stem_line,
            'a question to fill in has one [[answer]], in its stem; other answers go to data-accept="one|two"',
        )
    if body.options and question.accept:
        yield question.line, "data-accept is for a question to fill in; this one has options"


_RULES: tuple[Callable[[Question], Slips], ...] = (
    _no_markup,
    _exports,
    _no_page_before_the_answer,
    _no_verdict,
    _nothing_above,
    _bold_not,
    _choose,
    _no_absolute_lures,
    _same_grammar,
    _blank,
)
