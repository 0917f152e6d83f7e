from __future__ import annotations

from course.text.page import Page

TEXT = """---
title: "A walk: the park"
outcomes:
  - one
---

Before any heading.

## Going there { #going }

We walk. It is
not far (p12).

- A first thing
  goes on
- A second thing

```
## Not a heading { #code }
```

/// scene | A bench
Sitting down.

And again.
///

### On the way { #way }

| a | b |
|---|---|

## Coming back { #back }
"""


def page() -> Page:
    return Page("docs/walk.md", TEXT)


def test_the_title_comes_from_the_front_matter() -> None:
    assert page().title == "A walk: the park"


def test_headings_have_their_ids_levels_and_lines() -> None:
    found = [(h.level, h.id, h.line) for h in page().headings]
    assert found == [(2, "going", 9), (3, "way", 28), (2, "back", 33)]


def test_a_section_runs_to_the_next_heading_of_its_level() -> None:
    walk = page()
    going = walk.heading("going")
    assert going
    assert "| a | b |" in walk.section_text(going)
    assert "Coming back" not in walk.section_text(going)


def test_code_is_left_out_of_a_section() -> None:
    walk = page()
    assert "Not a heading" not in walk.section_text(walk.headings[0])


def test_blocks_know_their_kind_line_and_box() -> None:
    found = [(b.text, b.line, b.kind, b.box) for b in page().blocks]
    assert found == [
        ("Before any heading.", 7, "paragraph", ""),
        ("We walk. It is not far (p12).", 11, "paragraph", ""),
        ("A first thing goes on", 14, "item", ""),
        ("A second thing", 16, "item", ""),
        ("Sitting down.", 23, "paragraph", "scene"),
        ("And again.", 25, "paragraph", "scene"),
        ("| a | b |", 30, "row", ""),
    ]


def test_the_innermost_heading_of_a_line() -> None:
    heading = page().heading_at(30)
    assert heading and heading.id == "way"


def test_front_matter_that_is_not_closed_is_told() -> None:
    value, problems = Page("docs/x.md", "---\ntitle: x\n\n## y\n").front_matter
    assert value is None
    assert "not closed" in problems[0].message


def test_front_matter_errors_have_their_line() -> None:
    _, problems = Page("docs/x.md", "---\ntitle: a: b\n---\n").front_matter
    assert [(p.path, p.line) for p in problems] == [("docs/x.md", 2)]


def test_a_key_that_stands_twice_is_told() -> None:
    _, problems = Page("docs/x.md", "---\ntitle: a\ntitle: b\n---\n").front_matter
    assert problems[0].line == 3
    assert "stands twice" in problems[0].message


def test_nothing_is_read_as_a_number_or_a_date() -> None:
    assert Page("docs/x.md", "---\ntitle: 2026-11-22\ndescription: no\n---\n").meta["description"].text() == "no"
