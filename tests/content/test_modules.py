"""A sound small module, and what the check says of it when one thing at a time is broken."""

from course.content.modules import check_form, check_module
from course.text.page import Page
from course.text.problems import Problem
from tests.slips import untold

PATH = "docs/modules/parks.md"
FILLER = " ".join(["We walk to the park and look at the trees."] * 70)
SOUND = f"""---
title: Parks
description: How parks are looked after.
section: Parks
outcomes:
  - Name a tree.
  - Sit down.
  - Go home.
reviewed: 2026-11-22
reviewed_by: ""
worry: The bench is broken
---
## Check this in your park {{ #check }}

{FILLER}

## What was found {{ #found }}

Trees fell (p12).

### Benches {{ #benches }}

Three things about benches:

- They rot.
- They wobble.

/// scene | A bench
No mark is asked for here.
///

## What to do {{ #practice }}

### Since then {{ #since-2016 }}

Little.

### Oil {{ #oil }}

Oil the benches.

## Pause {{ #reflect }}

- When did you last sit? {{ #reflect-sit }}
- Where? {{ #reflect-where }}

### Team {{ #team }}

Bring a cushion.
"""

BROKEN = [
    (SOUND[: SOUND.index("## ")], "", 1, "there is no front matter; begin with --- and `title: ...`"),
    ("title: Parks\n", "", 2, "the front matter has no 'title'"),
    ("How parks are", 'How "parks" are', 3, "a double quote in 'description' would end it"),
    ("worry: The bench is broken", f"worry: {'The bench is broken ' * 4}", 11, "write what is on the reader's mind"),
    ("  - Go home.\n", "", 6, "2 outcomes; a module has three or four"),
    ("2026-11-22", "22 November", 9, "'22 November' is not a date; write 2026-11-22"),
    (" { #benches }", "", 21, "'Benches' has no id"),
    ("#benches", "#found", 21, "the id #found stands on line 17 already"),
    ("### Benches", "#### Benches", 21, "leaves out a level; write ###"),
    ("### Benches", "# Benches", 21, "the title comes from the front matter"),
    ("{ #practice }", "{ #practise }", 13, "the ## headings of a module are check, found"),
    ("(p12)", "(p. 12)", 19, "(p. 12) is not a page reference"),
    ("They rot.", "They rot (no page).", 25, "nothing where the source gives no page"),
    ("{ #since-2016 }", "{ #since }", 32, "the first ### heading under #practice is #since-2016"),
    ("{ #team }", "{ #teams }", 42, "the last ### heading under #reflect is #team"),
    ("How parks are looked after.", "How parks and ponds are looked after. " * 3, 3, "a description of 21 words"),
    (" { #reflect-sit }", "", 44, "a prompt ends in its own id"),
    ("- Where? { #reflect-where }\n", "", 42, "1 prompts under #reflect"),
    (FILLER, "Short.", 1, "a module has 650 to 1500"),
    (FILLER, f"{FILLER} {FILLER} {FILLER}", 1, "a module has 650 to 1500"),
]  # fmt: skip


def check(text: str) -> list[Problem]:
    page = Page(PATH, text)
    return check_module(page, "since-2016") + check_form(page)


def test_a_slip_in_a_sound_module_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(SOUND, BROKEN, check, PATH) == []
