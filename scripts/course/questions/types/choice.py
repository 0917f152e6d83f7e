"""A question with options, one or several of them keyed: `- [ ] text`, `- [x] text`, each with its feedback below it after `>`."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape

from course.content.settings import Verdicts
from course.questions.question import DEFENSIBLE, PLACES, Line, Option, Parts, Question
from course.text.numbers import counted
from course.text.page_refs import find
from course.text.problems import Fault, Faults, again
from course.text.readability import plain

OPTION = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)])\s*\[([^\]]{0,3})\]|\[([ xX]{0,3})\])(?!\()\s*(.*)$")
_SOUND = re.compile(r"- \[[ x]\] \S")
_FEEDBACK = re.compile(r"^\s*>\s?(.*)$")
FEWEST, MOST = 3, 4
COUNTS = {"two": 2, "three": 3}


def vocabulary(words: str) -> frozenset[str]:
    """The words of a text, to look others up in."""
    return frozenset(words.split())


ABSOLUTE = vocabulary("all always cannot every everybody everyone must never no-one nobody none nothing only")
_QUESTION_WORDS = vocabulary("what which who whom whose where when why how whether")
_LINKING = vocabulary("because so to if")
_NOT_DOING = vocabulary("anything bring evening everything king morning nothing ring something spring string thing")
_VERDICT = re.compile(
    r"(?:that(?:'s| is) |this is |quite |not quite )?(?:in)?correct\b|(?:right|wrong|true|false|exactly|well done|good|great"
    r"|excellent|perfect|sorry|unfortunately)(?=[.,!:]| (?:answer|choice|option)\b)|(?:yes|no)[.,!:]",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:all|any|both|each|most|neither|none|some) of (?:the |these )?(?:above|below|others?|rest|answers|options|these)\b",
    re.IGNORECASE,
)
_CHOOSE = re.compile(r"\bchoose (\w+)( that apply)?\b", re.IGNORECASE)


def parse(lines: Sequence[Line]) -> Parts:
    """The options with their feedback, what stands before and after them, and what is wrong with their form."""
    asked: list[Line] = []
    rest: list[Line] = []
    options: list[Option] = []
    faults: list[Fault] = []
    for number, line in lines:
        near, feedback = OPTION.match(line), _FEEDBACK.match(line)
        if near:
            faults += _between(rest)
            if not _SOUND.match(line):
                right = "write `- [ ] text` or `- [x] text` from the line's beginning"
                faults.append((number, f"{line.strip()[:20]!r} is not an option; {right}"))
            rest = []
            mark = near[1] or near[2] or ""
            options.append(Option(" ".join(near[3].split()), mark.strip().lower() == "x", "", number))
        elif feedback and options and rest:
            faults.append((number, "this feedback stands apart from its option; put it on the line right below it"))
        elif feedback and options:
            said = f"{options[-1].feedback} {feedback[1].strip()}".strip()
            options[-1] = replace(options[-1], feedback=said)
        else:
            (rest if options else asked).append((number, line))
    if rest and rest[0][1].strip():
        message = "an empty line belongs here; or begin the line with two spaces and > if it is feedback"
        faults.append((rest[0][0], message))
    return Parts(asked, rest, tuple(options), faults=faults)


def _between(lines: Sequence[Line]) -> Faults:
    """What is wrong with lines between two options."""
    for number, line in lines:
        if line.strip():
            right = "write `- [ ] text`, or two spaces and > for feedback"
            yield number, f"{line.strip()[:30]!r} belongs to no option; {right}"
        else:
            yield number, "no empty line stands between options; take it out"


def kind(question: Question) -> str:
    """`multiple` where several options are keyed."""
    return "multiple" if sum(option.keyed for option in question.body.options) > 1 else "single"


def form(question: Question) -> str:
    """The stem, and the options as radio buttons or checkboxes."""
    box = f'<input type="{"checkbox" if kind(question) == "multiple" else "radio"}" name="{question.id}"'
    return listed(
        question,
        (
            f'<li markdown><label>{box} value="{question.key(option)}"><span>{option.text}</span></label></li>'
            for option in question.body.options
        ),
    )


def listed(question: Question, items: Iterable[str]) -> str:
    """The stem over a list of what is to be chosen."""
    opened = '<ul class="question__options" data-search-exclude="" markdown="span">'
    return "\n".join((f"<legend markdown>{question.body.stem}</legend>", opened, *items, "</ul>"))


def answers(question: Question, verdicts: Verdicts) -> str:
    """Each option with its verdict in words and its feedback."""
    return "\n".join(answer(question, option, verdicts.of(option.keyed_as)) for option in question.body.options)


def answer(question: Question, option: Option, verdict: str) -> str:
    """What lies behind one option."""
    said = f'<p class="question__verdict">{escape(verdict, quote=False)}</p>'
    marks = f'data-option="{question.key(option)}" data-keyed="{option.keyed_as}"'
    pairs = "".join(
        f'<p data-with="{" ".join(map(question.key, _begun(question, option, begins)))}" markdown>**With "{begins}":** {what}</p>'
        for begins, what in option.pairs
    )
    return f"<li {marks} markdown><p markdown><strong>{option.text}</strong></p>{said}<p markdown>{option.reason}</p>{pairs}</li>"


def _begun(question: Question, option: Option, begins: str) -> list[Option]:
    """The other options that begin with these words; one alone where nothing is wrong."""
    return [one for one in question.body.options if one is not option and one.text.startswith(begins)]


def check(question: Question) -> Faults:
    """What is wrong with the options: how many there are, how they are keyed and judged, what gives the key away."""
    yield from check_options(question)
    for option in question.body.options:
        if option.mark in PLACES:
            yield option.line + 1, f"`{option.mark}: ` is the place of an act; add data-type=rank to the heading"
        elif option.mark and option.keyed:
            yield option.line + 1, "a keyed option is in line; `Defensible: ` is for one that is not keyed"
        elif not option.mark and option.feedback.lower().startswith(DEFENSIBLE.lower()):
            yield option.line + 1, f"write `{DEFENSIBLE}: ` with its colon and a space, and then what it leaves out"


def check_options(question: Question) -> Faults:
    """The same, but for the word that judges an option at the beginning of its feedback."""
    body = question.body
    if not body.options:
        right = "write `- [ ] text`, one to a line, with `- [x]` for what is keyed"
        yield body.stem_line, f"this question has no options; {right}"
        return
    if "[[" in body.source:
        yield body.stem_line, "[[ ]] makes this a question to fill in, and its options are lost; take the brackets out"
    if question.accept:
        yield question.line, "data-accept is for a question to fill in; this one has options"
    for rule in (_numbers, _sameness, _absolute_lures, _same_grammar):
        yield from rule(question)
    for option in body.options:
        yield from _check_option(question, option)


def _check_option(question: Question, option: Option) -> Faults:
    if not option.feedback:
        yield option.line, "this option has no feedback; say why on the next line, after two spaces and >"
    if find(option.text):
        yield option.line, "a page in the stem or in an option points to the key; cite it in the feedback"
    if verdict := _VERDICT.match(option.feedback):
        right = "begin with what was sensible in the choice"
        yield option.line + 1, f"the feedback opens with a verdict ({verdict[0]!r}); {right}"
    if above := _ABOVE.search(plain(option.text)):
        yield option.line, f"{above[0]!r} is no option of its own; write what it stands for"
    right = 'write `With "..."` with the first words of one other option, where several are keyed'
    for begins, _ in option.pairs:
        if kind(question) != "multiple" or len(_begun(question, option, begins)) != 1:
            yield option.line + 1, f"{begins!r} is no pair with this option; {right}"


def _numbers(question: Question) -> Faults:
    body, options = question.body, question.body.options
    first, keyed = options[0].line, sum(option.keyed for option in options)
    if not FEWEST <= len(options) <= MOST + (keyed > 1):
        yield first, f"{counted(len(options), 'option')}; a question has three or four, or five where several are keyed"
    if not keyed:
        yield first, "no option is keyed; write `- [x]` before the one that is in line"
    elif len(options) > 1 and keyed == len(options):
        yield first, "every option is keyed; leave `- [ ]` before those that are not"
    asked = _CHOOSE.search(body.stem)
    if keyed > 1 and not asked:
        yield body.stem_line, f"{keyed} options are keyed; end the stem with 'Choose two.' or 'Choose all that apply.'"
    if asked and not asked[2] and COUNTS.get(asked[1].lower(), 1) != keyed:
        count = f"{keyed} {'option is' if keyed == 1 else 'options are'} keyed"
        yield body.stem_line, f"the stem says {asked[0]!r}, but {count}"


def _sameness(question: Question) -> Faults:
    """Options that say the same, or that would have one name."""
    options = question.body.options
    same = dict(again((re.sub(r"\W+", " ", one.text).strip().lower(), one.line) for one in options))
    for line, first in same.items():
        yield line, f"this option says the same as the one on line {first}; no two may"
    for line, _ in again((question.key(one), one.line) for one in options):
        if line not in same:
            yield line, "this option gets the key of another by chance; change a word in it"


def _absolute_lures(question: Question) -> Faults:
    found = {one: sorted(ABSOLUTE.intersection(_words(one.text))) for one in question.body.options}
    if not any(one.keyed and said for one, said in found.items()):
        why = "stands in options that are not keyed and in no other; a guesser strikes such options out"
        yield from ((one.line, f"{said[0]!r} {why}") for one, said in found.items() if said)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:-[a-z]+)?", plain(text).lower())


def _same_grammar(question: Question) -> Faults:
    options = question.body.options
    for form, has in _FORMS.items():
        having = [option for option in options if has(option.text)]
        if having and len(having) < len(options):
            is_few = 2 * len(having) <= len(options)
            differs = next(option for option in options if (option in having) == is_few)
            count = f"{form} in {len(having)} of {len(options)}"
            yield differs.line, f"this option differs in form: {count}; give all of them the same form"


def _first(text: str) -> str:
    return (_words(text) or [""])[0]


_FORMS: dict[str, Callable[[str], bool]] = {
    "a full stop or other mark at the end": lambda text: text.rstrip("\"'”’*_")[-1:] in (".", "?", "!", ";", ","),
    "quotation marks around the whole": lambda text: text[:1] in ('"', "“") and text[-1:] in ('"', "”"),
    "a capital at the beginning": lambda text: text.lstrip("\"'“‘*_(")[:1].isupper(),
    "a first word that asks": lambda text: _first(text) in _QUESTION_WORDS,
    "a first word that links (because, so, to, if)": lambda text: _first(text) in _LINKING,
    "a first word in -ing": lambda text: _first(text).endswith("ing") and _first(text) not in _NOT_DOING,
}
