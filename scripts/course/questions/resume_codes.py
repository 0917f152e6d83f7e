"""The short codes by which resume data names questions, modules and sections, and that no two of them are the same."""

import zlib
from collections.abc import Collection, Iterable, Mapping

from course.content.cases import stages
from course.questions.bank import Bank
from course.text.page import Page
from course.text.problems import Problem, again

QUESTION, SLUG, SECTION = 4, 3, 3
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def code(text: str, length: int) -> str:
    """The code of `text` in `length` digits of base 64, as `scorm-resume.js` works it out too."""
    found, size = zlib.crc32(text.encode()), 64**length
    folded = (found // size) ^ (found % size)
    return "".join(_DIGITS[folded // 64**place % 64] for place in reversed(range(length)))


def check_codes(pages: Mapping[str, Page], banks: Collection[Bank]) -> list[Problem]:
    """Questions, pages by slug, or sections of one page, that share a code: a learner would get another's answers back."""
    ids = [(one.id, bank.path, one.line) for bank in banks for one in bank.questions]
    problems = _shared(ids, QUESTION) + _shared(((slug, page.path, 1) for slug, page in pages.items()), SLUG)
    for page in pages.values():
        named = [(one.id, page.path, one.line) for one in page.sections]
        named += [(road.id, page.path, road.line) for stage in stages(page) for road in stage.roads]
        problems += _shared(named, SECTION)
    return problems


def _shared(names: Iterable[tuple[str, str, int]], length: int) -> list[Problem]:
    right = "give the newer of the two another name"
    return [
        Problem(path, line, f"in a learning system {name!r} would be taken for {other!r}; {right}")
        for (name, path, line), (other, *_) in again((code(one[0], length), one) for one in names)
        if other != name
    ]
