"""A sound small bank, module, case and table of points, all about a park, for tests to break."""

from __future__ import annotations

from course.page import Page
from course.points import COLUMNS, Point, read_points
from course.quizbank import Bank, read_bank

IDS = ("broken-bench", "fallen-leaves", "quiet-pond", "lost-glove", "long-queue", "wet-slide")
POINTS = (
    "\t".join(COLUMNS) + "\nL001\tParks\tfact\tp12\t\tBenches rot.\tmodules/park.md#benches\n"
    "L002\tParks\tfact\tp13\t\tPonds freeze.\tmodules/pond.md#benches\n"
)

QUESTION = """## A bench that wobbles {{ #{id} {core}data-section=benches data-asks={asks} }}

<quiz>
Ama sits down in the park, and the bench wobbles. A child is running towards it.

What would you do next?
- [ ] Stay on it a little longer to see whether it holds
  > Waiting tells you more about the bench (p12). The child is nearly there.
- [x] Stand beside it and tell the child that it wobbles
  > This looks after the child first, and the bench can wait.
- [ ] Walk home to look for a screwdriver and some glue
  > A repair is a kind thought. The child will be there before you.

Look after people first and things second. A bench can be mended tomorrow.
</quiz>
"""
BANK = "---\ntitle: Parks\nmodule: park\n---\n\n" + "\n".join(
    QUESTION.format(id=name, core=".core " if at < 3 else "", asks="why" if at % 2 else "next")
    for at, name in enumerate(IDS)
)
MODULE = "---\ntitle: Parks\n---\n\n## Found {#found}\n\n### Benches { #benches }\n\nThey rot (p12).\n\n## Team { #team }\n\nBring a cushion.\n"

STAGE = """## {place}: Morning {{ #stage-{number} }}

Something comes to light.

| When | What was known | Who knew |
|---|---|---|
| Day {number} | The gate was open | Ama |

"""
CASE = (
    """---
title: The open gate
description: Who leaves the gate open?
note: A gate is left open in this case.
modules: [park, pond]
reviewed: 2026-11-22
reviewed_by: ""
---

## The family { #family }

Ama has a dog.

!!! hypothesis "Your first thoughts"
    Write down two reasons.

"""
    + "".join(
        STAGE.format(place=place, number=number)
        for number, place in enumerate(("First", "Second", "Third", "Fourth"), 1)
    )
    + """## Looking back { #looking-back }

It was the wind.

!!! hypothesis "Your first thoughts, again"
    Read what you wrote.

## What was found { #found }

- Benches rot (p12). See [Benches](../modules/park.md#benches).
- Gates rust (no page). See [Benches](../modules/park.md#benches).
- Dogs run (no page). See [Benches](../modules/park.md#benches).
- Wind blows (no page). See [Benches](../modules/park.md#benches).

## The dog's day { #childs-day }

It sleeps.

## Team { #team }

Shut the gate.
"""
)
CASE_BANK = "---\ntitle: The open gate\ncase: gate\n---\n\n" + "\n".join(
    QUESTION.format(id=f"gate-{number}", core="", asks="why").replace(
        "data-section=benches", f"data-section=stage-{number} data-teaches=park#benches"
    )
    for number in range(1, 5)
)
PAGES = {
    "modules/park.md": Page("docs/modules/park.md", MODULE),
    "modules/pond.md": Page("docs/modules/pond.md", MODULE.replace("Parks", "Ponds")),
    "cases/gate.md": Page("docs/cases/gate.md", CASE),
}


def bank(text: str = BANK, slug: str = "park") -> Bank:
    """The bank that `text` holds."""
    return read_bank(slug, Page(f"quizzes/{slug}.md", text))[0]


def points() -> list[Point]:
    """The points that the module teaches."""
    return read_points(POINTS, "points.tsv")[0]
