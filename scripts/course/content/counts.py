"""What learners count in their own cases: for each module two to four things, drawn in its check and kept as whole numbers.

`course.checks` has them, and scripts import them as `data/checks.json`: for each module by slug a list of
`{"id": ..., "words": ...}`. The first thing is what was looked at; each of the others is a number of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from course.content.kinds import MODULE
from course.content.points import Point
from course.text.problems import Problem, again, problems_in
from course.text.readability import capital
from course.text.records import Form, Id, read_list

# The heading of a module under which they stand, and how many there may be.
PLACE, FEWEST, MOST = "check", 2, 4
Words = Annotated[str, Form(r"\S.{0,59}", "what is counted, in 60 characters at most")]
Rule = Annotated[
    str, Form(r"\S.{0,119}[^\s.]", "the rest of a sentence without its full stop, in 120 characters at most")
]


@dataclass(frozen=True)
class Count:
    """A thing to count: its id, which stays with its meaning; its words; what to count and to leave out; the point that it comes from."""

    id: Id
    words: Words
    count: Rule
    leave_out: Rule
    point: str
    line: int = 0


@dataclass(frozen=True)
class CaseCheck:
    """The things to count in one's own cases after a module; `id` is its slug."""

    id: Id
    counts: tuple[Count, ...]
    line: int = 0


def read_checks(text: str, path: str) -> tuple[list[CaseCheck], list[Problem]]:
    """The checks that the YAML `text` holds and what is wrong with them."""
    checks, problems = read_list(text, path, CaseCheck, "check")
    faults = [
        (check.line, f"{check.id} has {len(check.counts)} things to count; write {FEWEST} to {MOST}")
        for check in checks
        if not FEWEST <= len(check.counts) <= MOST
    ]
    for check in checks:
        twice = again((one.id, one) for one in check.counts)
        faults += [(one.line, f"the id {one.id!r} stands on line {first.line} already") for one, first in twice]
    return checks, problems + problems_in(path, faults)


def check_places(
    checks: Sequence[CaseCheck], modules: Sequence[str], points: Sequence[Point], path: str
) -> list[Problem]:
    """Modules that do not exist or, where any has a check, have none; points that their module does not teach."""
    named = {check.id for check in checks}
    taught = {(point.id, target.partition("#")[0]) for point in points for target in point.taught}
    faults = [(1, f"the module {slug!r} has nothing to count") for slug in modules if named and slug not in named]
    faults += [(one.line, f"there is no module {one.id!r}") for one in checks if one.id not in modules]
    faults += [
        (count.line, f"{count.point!r} is no point that the module {one.id!r} teaches")
        for one in checks
        for count in one.counts
        if one.id in modules and (count.point, MODULE.path(one.id)) not in taught
    ]
    return problems_in(path, faults)


def draw(check: CaseCheck, points: Sequence[Point]) -> str:
    """What to count as Markdown: a list that a script makes a form of, and the pages on which its points stand."""
    items = "\n".join(
        f"- **{words}.** Count {count.count}. Leave out {count.leave_out}.\n    {{ #count-{count.id} }}"
        for words, count in _labelled(check)
    )
    named = [count.point for count in check.counts]
    pages = dict.fromkeys(f"({ref.written})" for name in named for one in points if one.id == name for ref in one.pages)
    source = f" What to count follows from {' and '.join(pages)}." if pages else ""
    return f"""\
<div class="counts no-slide" data-module="counts" data-search-exclude markdown>

**Count what you found**, as it stood before you put it right. Write numbers alone, and nothing about anybody.{source}

{items}

</div>"""


def _labelled(check: CaseCheck) -> list[tuple[str, Count]]:
    first, *others = check.counts
    return [(capital(first.words), first), *((f"Of these, {count.words}", count) for count in others)]


def for_scripts(checks: Sequence[CaseCheck]) -> dict[str, Any]:
    """What the scripts of the site know of the checks."""
    return {check.id: [{"id": one.id, "words": words} for words, one in _labelled(check)] for check in checks}
