"""The question bank in Moodle's own form, with what QTI loses there: the feedback of each option, tags and lasting names."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from course.packages.qti import html
from course.questions.bank import Bank
from course.questions.question import DEFENSIBLE, Option, Question
from course.questions.types.blank import BLANK

# The class of Moodle's own tables (theme/boost/scss/moodle/tables.scss): without it, columns touch each other.
_TABLE = '<table class="generaltable">'
_TO_ESCAPE = re.compile(r"([}~#/\\\"])")


def moodle_xml(banks: Iterable[Bank], title: str) -> bytes:
    """The questions of the banks that have options or blanks, in a category of this title.

    Their ids are there as idnumbers, and what each belongs to as tags.
    """
    category = _text("category", "top/" + title.replace("/", "//"))
    opened = f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n<question type="category">{category}</question>\n'
    every = [(bank, one) for bank in banks for one in bank.questions if one.body.options or one.body.blanks]
    return "".join([opened, *(_question(bank, one) for bank, one in every), "</quiz>\n"]).encode()


def _question(bank: Bank, question: Question) -> str:
    body, kind = question.body, "multichoice" if question.body.options else "cloze"
    asked = html(f"{body.situation}\n\n{body.stem}") if body.options else _cloze(question)
    tags = dict.fromkeys((bank.slug, question.kind, bank.teaches(question).partition("#")[0].removesuffix(".md")))
    return (
        f'<question type="{kind}">\n{_text("name", question.title)}\n{_html("questiontext", asked)}\n'
        f"{_html('generalfeedback', html(body.explanation))}\n<idnumber>{question.id}</idnumber>\n"
        f"<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>\n{_answers(question)}"
        f"<tags>{''.join(f'<tag>{_text_alone(tag)}</tag>' for tag in tags)}</tags>\n</question>\n"
    )


def _answers(question: Question) -> str:
    """The options with their shares of the mark and their feedback; nothing where words are filled in."""
    options = question.body.options
    if not options:
        return ""
    keyed = sum(option.keyed for option in options)
    settings = f"<single>{str(keyed == 1).lower()}</single><shuffleanswers>1</shuffleanswers><answernumbering>none</answernumbering>\n"
    return settings + "".join(
        f'<answer fraction="{_share(option, keyed)}" format="html">{_text_alone(html(option.text))}'
        f"{_html('feedback', html(option.feedback))}</answer>\n"
        for option in options
    )


def _share(option: Option, keyed: int) -> str:
    """What an option gives of the mark, in hundredths, as Moodle writes it; several share it, and others take as much away."""
    if keyed == 1:
        return "100" if option.keyed else "50" if option.mark == DEFENSIBLE else "0"
    return f"{(100 if option.keyed else -100) / keyed:.7g}"


def _cloze(question: Question) -> str:
    """The words with their gaps, each with what may be filled in."""
    body, gaps = question.body, iter(question.body.blanks)

    def gap(_: re.Match[str]) -> str:
        accepted = dict.fromkeys((next(gaps), *(question.accept if len(body.blanks) == 1 else ())))
        return "{1:SHORTANSWER:" + "~".join("=" + _TO_ESCAPE.sub(r"\\\1", one) for one in accepted) + "}"

    return BLANK.sub(gap, html(f"{body.situation}\n\n{body.stem}"))


def _text_alone(text: str) -> str:
    return f"<text>{escape(text)}</text>"


def _text(name: str, text: str) -> str:
    return f"<{name}>{_text_alone(text)}</{name}>"


def _html(name: str, text: str) -> str:
    return f'<{name} format="html">{_text_alone(text.replace("<table>", _TABLE))}</{name}>'
