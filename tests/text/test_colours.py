"""Colours: how they are read from the style sheets, and the contrast of every pair that the course uses."""

import re

from course.text.colours import PRINT, contrast, plain_rules, properties
from tests.conftest import ROOT

FIRST = ("course.css", "figures.css")
# Every style sheet, those that others build on first.
SHEETS = sorted((ROOT / "overrides/assets").rglob("*.css"), key=lambda path: (path.name not in FIRST, path.name))
CSS = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
TEXT, GRAPHIC = 4.5, 3.0

BOXES = ("--course-key", "--course-scene", "--course-try", "--course-since", "--course-note")
GROUND = "--md-default-bg-color"
# What is read: the words' colour, and each ground that they stand on.
READ = {
    "--md-typeset-color": (GROUND, *BOXES, "--md-typeset-mark-color", "--md-code-bg-color"),
    "--md-default-fg-color": (GROUND, *BOXES),
    "--md-default-fg-color--light": (GROUND, *BOXES),
    "--md-default-fg-color--lighter": (GROUND,),
    "--md-typeset-a-color": (GROUND, *BOXES),
    "--md-accent-fg-color": (GROUND, *BOXES, "--md-accent-fg-color--transparent"),
    "--course-quiet": (GROUND, *BOXES),
    "--course-button-ink": ("--course-button",),
    "--md-primary-bg-color": ("--md-primary-fg-color", "--md-primary-fg-color--light", "--md-primary-fg-color--dark"),
    "--md-primary-bg-color--light": ("--md-primary-fg-color", "--md-primary-fg-color--dark"),
    "--md-footer-fg-color": ("--md-footer-bg-color", "--md-footer-bg-color--dark"),
    "--md-footer-fg-color--light": ("--md-footer-bg-color", "--md-footer-bg-color--dark"),
    "--md-footer-fg-color--lighter": ("--md-footer-bg-color", "--md-footer-bg-color--dark"),
    "#dbe8e6": ("--md-primary-fg-color--dark",),
    "#e5efed": ("--md-primary-fg-color",),
    "#ffffff": ("--md-primary-fg-color", "--md-primary-fg-color--dark"),
    # The projector's: a slide has the ground of its box; the one that opens a section has a ground of its own.
    "--ink": ("--ground",),
    "--quiet": ("--ground",),
    # The page for addresses that do not exist, which brings its own.
    "--lost-ink": ("--lost-ground",),
    "--lost-link": ("--lost-ground",),
    # Paper, and what stands on it.
    "#000000": ("#ffffff",),
    "--figure-words": ("--figure-ground", "--figure-pale", "--figure-middle"),
    "--figure-quiet": ("--figure-ground",),
    "--figure-on-strong": ("--figure-strong",),
    "--figure-on-second": ("--figure-second",),
    "--figure-on-deep": ("--figure-deep",),
}  # fmt: skip
# What is told apart: a mark's colour, and each ground beside it.
SEEN = {
    "--course-key-edge": (GROUND, *BOXES),
    "--course-scene-edge": (GROUND, "--course-scene"),
    "--course-try-edge": (GROUND, "--course-try"),
    "--course-since-edge": (GROUND, "--course-since"),
    "--course-note-edge": (GROUND, "--course-note"),
    "--course-thread": (GROUND,),
    "--course-button": (GROUND,),
    "--course-quiet": (GROUND,),
    "--course-box": (GROUND,),
    "--md-accent-fg-color": (GROUND,),
    "#ffd58a": ("--md-primary-fg-color", "--md-primary-fg-color--dark", "--md-footer-bg-color", "--md-footer-bg-color--dark"),
    # The projector's: the edge of a slide, the line of an option, the share of the hands.
    "--edge": ("--ground",),
    "#e8b45c": ("--ground",),
    "--figure-strong": ("--figure-ground", "--figure-pale", "--figure-middle"),
    "--figure-second": ("--figure-ground", "--figure-pale"),
    "--figure-deep": ("--figure-ground", "--figure-pale"),
    "--figure-edge": ("--figure-ground",),
    "--figure-words": ("--figure-ground",),
}  # fmt: skip
# What carries no meaning by itself: hairlines between things that words and space part already.
DECORATION = {"--course-line", "--md-default-fg-color--lightest"}
PAIRS = [(one, other, TEXT) for one, others in READ.items() for other in others]
PAIRS += [(one, other, GRAPHIC) for one, others in SEEN.items() for other in others]
# The theme's own, where the course sets none.
OUTSIDE = {"light": {"--md-code-bg-color": "#f5f5f5"}, "dark": {}}


def known(scheme: str, at: str = "") -> dict[str, str]:
    return {**OUTSIDE[scheme], **properties(CSS, scheme, at)}


def too_close(pairs: list[tuple[str, str, float]], at: str = "") -> list[str]:
    """The pairs of colours whose contrast is less than each asks for, in either scheme."""
    found = []
    for scheme in ("light", "dark"):
        colours = known(scheme, at)
        for one, other, least in pairs:
            ratio = contrast(colours.get(one, one), colours.get(other, other))
            found += [f"{one} on {other}, {scheme}: {ratio:.2f}, not {least}"] if ratio < least else []
    return found


def test_two_colours_that_meet_stand_apart() -> None:
    assert too_close(PAIRS) == []


def test_a_figure_on_paper_stands_apart_whatever_the_screen_was() -> None:
    assert too_close([pair for pair in PAIRS if pair[0].startswith("--figure")], PRINT) == []
    assert {known(scheme, PRINT)["--figure-ground"] for scheme in ("light", "dark")} == {"#ffffff"}


def test_who_asks_for_more_contrast_gets_it_on_the_slide_that_opens_a_section() -> None:
    usual, more = known("light"), known("light", "@media (prefers-contrast: more)")
    assert contrast(more["--quiet"], more["--ground"]) > contrast(usual["--quiet"], usual["--ground"])


def test_every_colour_of_the_style_sheets_is_in_a_pair() -> None:
    paired = {name for pair in PAIRS for name in pair[:2]} | DECORATION
    colours = {
        name for scheme in ("light", "dark") for name, value in properties(CSS, scheme).items() if value.startswith("#")
    }
    assert sorted(colours - paired) == []


def test_every_colour_written_outside_a_property_is_in_a_pair() -> None:
    paired = {name for pair in PAIRS for name in pair[:2]}
    bodies = [re.sub(r"--[\w-]+\s*:[^;]*;", "", body) for _, body in plain_rules(CSS)]
    assert sorted({colour for body in bodies for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b", body)} - paired) == []


def test_the_drawings_take_every_colour_from_a_property() -> None:
    drawings = (".f-", ".map", ".md-typeset .map", ".md-typeset .figure")
    rules = [body for selector, body in plain_rules(CSS) if selector.startswith(drawings)]
    assert len(rules) > 20
    assert [body for body in rules if re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl", body)] == []


def test_in_forced_colours_a_drawing_uses_the_readers_own() -> None:
    found = properties(CSS, "dark", "@media (forced-colors: active)")
    figures = {value for name, value in found.items() if name.startswith("--figure-") and name != "--figure-size"}
    assert figures <= {"Canvas", "CanvasText", "Highlight", "HighlightText"}


def test_a_contrast_is_as_wcag_defines_it() -> None:
    for one, other, ratio in (("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)):
        assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


SHEET = """
/* --a: #111111; */
:root { --a: #000000; --b: var(--a); --c: var(--none, #222222); }
[data-md-color-scheme="default"] { --a: #ffffff; }
[data-md-color-scheme="slate"], .x { --d: var(--b); }
@media (min-width: 1em) { .y { color: red; } .z { color: blue } }
@media print { [data-md-color-scheme] { --a: #333333; } }
"""


def test_properties_are_read_by_scheme_with_their_variables() -> None:
    assert properties(SHEET, "light") == {"--a": "#ffffff", "--b": "#ffffff", "--c": "#222222"}
    assert properties(SHEET, "dark") == {"--a": "#000000", "--b": "#000000", "--c": "#222222", "--d": "#000000"}
    assert properties(SHEET, "light", PRINT)["--b"] == "#333333"


def test_a_rule_for_screens_counts_on_a_screen_and_not_on_paper() -> None:
    sheet = ':root { --a: #000000; } @media screen { [data-md-color-scheme="slate"] { --a: #ffffff; } }'
    assert (properties(sheet, "dark")["--a"], properties(sheet, "dark", PRINT)["--a"]) == ("#ffffff", "#000000")
