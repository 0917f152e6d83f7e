"""The bank and the case of the small course, with a module and a table of points for them, for tests to break."""

from course.content.points import COLUMNS, Point, read_points
from course.content.settings import Counts, Questions, Verdicts
from course.questions.bank import Bank, read_bank
from course.text.page import Page
from tests.conftest import SMALL

IDS = ("broken-bench", "fallen-leaves", "quiet-pond", "lost-glove", "long-queue", "wet-slide")
POINTS = (
    "\t".join(COLUMNS) + "\nL001\tParks\tfact\tp12\t\tBenches rot.\tmodules/park.md#benches\n"
    "L002\tParks\tfact\tp13\t\tPonds freeze.\tmodules/pond.md#benches\n"
)

BANK, CASE, CASE_BANK = (
    (SMALL / name).read_text(encoding="utf-8") for name in ("quizzes/park.md", "docs/cases/gate.md", "quizzes/gate.md")
)
SHUT, WAITS = "Ama shuts the gate", "Ama waits until Friday"
_TABLE = "| When | What was known | Who knew |\n|---|---|---|\n| {} | {} | Ama |\n\n**Tia's Tuesday.** {}\n///\n"
ROADS = (
    f"/// road | {SHUT} {{ #gate-shut }}\nAma, who is nine, shut it.\n\n"
    + _TABLE.format("Day 2", "The gate held", "She ran home.")
    + f"\n/// road | {WAITS} {{ #gate-waits }}\nAma met Bo, who oils gates.\n\n"
    + _TABLE.format("Day 2", "The gate swung", "She ran out.")
)
FORKED = CASE.replace(
    "Something comes to light.\n\n| When | What was known | Who knew |\n|---|---|---|\n| Day 3",
    f"{ROADS}\nThen it rained.\n\n| When | What was known | Who knew |\n|---|---|---|\n| Day 3",
)
"""The case with a stage that parts into two roads, of which a choice at the second stage leads to the other."""


def forked(text: str = CASE_BANK, option: str = "The child will be there before you.") -> str:
    """The bank of the case, in which an option of its second decision leads to the second road."""
    first, second = text.split("data-section=stage-2", 1)
    return first + "data-section=stage-2" + second.replace(option, f"{option}\n  > Then: {WAITS}.", 1)


FILL_IN = """---
title: Parks
module: park
---

## Sit { #where-to-sit data-section=benches data-asks=next data-accept="a bench|a <seat>" }

<quiz>
Ama is tired.

She sits down on [[the bench]] by the pond.

---
A seat is a kindness (p12).
</quiz>
"""


def ranked(text: str = BANK) -> str:
    """The bank with its first question asked for an order; the keyed act, which is the second, comes first."""
    head, rest = text.split("</quiz>", 1)
    head = head.replace("data-asks=next", "data-asks=next data-type=rank", 1).replace(
        "you do next?", "you do? What first?"
    )
    for place, begins in (("Not yet", "Waiting tells"), ("First", "This looks"), ("Next", "A repair")):
        head = head.replace(f"> {begins}", f"> {place}: {begins}")
    return f"{head}</quiz>{rest}"


MODULE = "---\ntitle: Parks\n---\n\n## Found {#found}\n\n### Benches { #benches }\n\nThey rot (p12).\n\n## Week { #reflect }\n\n### Team { #team }\n\nBring a cushion.\n"
PAGES = {
    "modules/park.md": Page("docs/modules/park.md", MODULE),
    "modules/pond.md": Page("docs/modules/pond.md", MODULE.replace("Parks", "Ponds")),
    "cases/gate.md": Page("docs/cases/gate.md", CASE),
}


WORDS = Questions(
    asks=("next", "missing", "chronology", "record", "why"),
    tests=("holds-back", "against-senior"),
    of_choice=Verdicts("In line with the park's rules.", "Nearly.", "Not yet."),
    of_order=Verdicts("In line with the park's rules.", "Close.", "Not so."),
    counts=Counts(module=6, case=4, modules=84, core=3, minutes=15),
)


def bank(text: str = BANK, slug: str = "park") -> Bank:
    """The bank that `text` holds."""
    return read_bank(slug, Page(f"quizzes/{slug}.md", text))[0]


def points() -> list[Point]:
    """The points that the module teaches."""
    return read_points(POINTS, "points.tsv")[0]
