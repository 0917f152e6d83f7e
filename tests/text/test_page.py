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


PAGE = Page("docs/walk.md", TEXT)


def test_headings_have_their_ids_levels_and_lines() -> None:
    assert PAGE.title == "A walk: the park"
    assert [(h.level, h.id, h.line) for h in PAGE.headings] == [(2, "going", 9), (3, "way", 28), (2, "back", 33)]
    heading = PAGE.heading_at(30)
    assert heading and heading.id == "way"


def test_a_section_runs_to_the_next_heading_of_its_level_and_leaves_code_out() -> None:
    text = PAGE.section_text(PAGE.headings[0])
    assert ["| a | b |" in text, "Coming back" in text, "Not a heading" in text] == [True, False, False]


def test_blocks_know_their_kind_line_and_box() -> None:
    assert [(b.text, b.line, b.kind, b.box) for b in PAGE.blocks] == [
        ("Before any heading.", 7, "paragraph", ""),
        ("We walk. It is not far (p12).", 11, "paragraph", ""),
        ("A first thing goes on", 14, "item", ""),
        ("A second thing", 16, "item", ""),
        ("Sitting down.", 23, "paragraph", "scene"),
        ("And again.", 25, "paragraph", "scene"),
        ("| a | b |", 30, "row", ""),
    ]


FAULTS = {
    "title: x\n\n## y\n": (1, "not closed"),
    "title: a: b\n---\n": (2, "this is not YAML"),
    "title: a\ntitle: b\n---\n": (3, "stands twice"),
}


def test_a_fault_of_front_matter_is_told_with_its_line() -> None:
    for text, (line, message) in FAULTS.items():
        (problem,) = Page("docs/x.md", f"---\n{text}").front_matter[1]
        assert (problem.path, problem.line, message in problem.message) == ("docs/x.md", line, True), problem


def test_nothing_is_read_as_a_number_or_a_date() -> None:
    assert Page("docs/x.md", "---\ntitle: 2026-11-22\ndescription: no\n---\n").meta["description"].text() == "no"
