"""Changes since the briefing: read, checked, drawn, and due to be looked at again."""

import datetime
from functools import partial

from course.content.law_changes import check_modules, draw, draw_lines, due, read_changes
from course.content.settings import Since
from tests.slips import untold

SOUND = """- id: trees
  title: Trees & hedges are kept
  then: Trees were felled.
  now: Trees are kept.
  do: Water them.
  status: in force
  source: Trees Act 2020
  url: https://example.org/
  seen: 2026-05-28
  modules: [park]
"""
SHORT = "".join(
    line for line in SOUND.splitlines(True) if not line.startswith(("  title", "  then", "  do", "  modules"))
)

read = partial(read_changes, path="since.yml", statuses=Since().statuses)
BROKEN = [
    ("in force", "maybe", 1, "the status 'maybe' must be one of in force"),
    ("2026-05-28", "soon", 9, "'seen' in the change: 'soon' has another form; write a date such as 2026-05-28, or a month such as 2026-05"),
    ("2026-05-28", "2026-13", 1, "'2026-13' is not a date for 'seen'"),
    ("  modules", "  check_by: later\n  modules", 10, "'check_by' in the change: 'later' is not a date"),
    ("  then: Trees were felled.\n", "", 1, "`title`, `then` and `modules` go together"),
    ("  title: Trees & hedges are kept\n", "", 1, "`title`, `then` and `modules` go together"),
]  # fmt: skip


def test_a_slip_in_a_change_is_told_with_its_line() -> None:
    assert untold(SOUND, BROKEN, lambda text: read(text)[1], "since.yml") == []


def test_a_change_shows_what_to_do_its_standing_its_source_and_when_it_was_last_seen() -> None:
    changes, _ = read(SOUND)
    drawn = draw(changes)
    assert '<details class="change" id="trees" open markdown>' in drawn and " open" not in draw(changes, opened=False)
    standing = '<span class="change__standing">In force</span>'
    assert f"<summary data-search-exclude>Trees &amp; hedges are kept {standing}</summary>" in drawn
    assert "**What to do.** Water them." in drawn
    assert "In force. Source: [Trees Act 2020](https://example.org/). " in drawn
    assert '<span data-check-by="2027-05-28">Last seen on 28 May 2026</span>.' in drawn


AGAIN = {
    SOUND.replace("2026-05-28", "2026-05"): '<span data-check-by="2027-05-01">Last seen in May 2026</span>.',
    SOUND.replace("in force", "not in force yet"): 'data-check-by="2026-11-27"',
    f"{SOUND}  check_by: 2026-06-30\n": 'data-check-by="2026-06-30"',
}


def test_a_month_is_enough_what_may_start_any_day_is_looked_at_sooner_and_the_day_can_be_set() -> None:
    assert [told for text, told in AGAIN.items() if told not in draw(read(text)[0])] == []


def test_a_change_of_one_line_stands_in_a_list() -> None:
    changes, problems = read(SHORT)
    assert problems == []
    assert draw_lines(changes).startswith("- Trees are kept. In force. Source: [Trees Act 2020]")


def test_what_falls_due_within_ninety_days_is_listed_the_most_pressing_first() -> None:
    late = SOUND.replace("trees", "ponds") + "  check_by: 2026-06-30\n"
    changes, _ = read(SOUND + "  check_by: 2026-09-28\n" + late)
    assert due(changes, datetime.date(2026, 6, 29), "since.yml") == [
        "soon: since.yml:12: ponds was last seen on 28 May 2026; look again by 30 June 2026, then write when you saw it"
    ]
    later = [line.split()[::2][:2] for line in due(changes, datetime.date(2026, 7, 31), "since.yml")]
    assert later == [["overdue:", "ponds"], ["soon:", "trees"]]


def test_modules_without_a_change_and_changes_without_a_module_are_told() -> None:
    changes, _ = read(SOUND)
    unknown, silent = [p.message for p in check_modules(changes, {"lake"}, "since.yml")]
    assert unknown == "trees names the module 'park', which does not exist"
    assert silent == "the module 'lake' has no change; name it under `modules:`"
