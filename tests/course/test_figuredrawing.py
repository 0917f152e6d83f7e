"""Each figure of the course as it is drawn: its words and sizes against its data."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content import FIGURES as FIGURES_FILE
from course.content import Course
from course.figurechecks import check_against_points, check_places, check_sums
from course.figuremarkup import draw_figure, draw_svg, place_figures
from course.figures import COUNTED, Figure, read_figures

ROOT = Path(__file__).resolve().parents[2]
FIGURES = {figure.id: figure for figure in Course(ROOT).figures}
each = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)


def drawn(figure: Figure) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(figure))


def words(element: ElementTree.Element) -> str:
    """The words of a drawing, its title and description left out, each text apart."""
    return " | ".join(" ".join("".join(text.itertext()).split()) for text in element.iter("text"))


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9%]+", " ", text.lower()).strip()


def wide(element: ElementTree.Element, kind: str) -> list[Fraction]:
    """The widths in percent of the boxes of a kind."""
    boxes = [
        box
        for box in element.iter("rect")
        if kind in box.get("class", "").split() and box.get("width", "").endswith("%")
    ]
    return [Fraction(box.get("width", "").removesuffix("%")) for box in boxes]


def test_the_figures_of_the_course_hold_together_and_agree_with_their_points() -> None:
    course = Course(ROOT)
    assert check_sums(course.figures, FIGURES_FILE) == []
    assert check_against_points(course.figures, course.points, FIGURES_FILE) == []
    assert check_places(course.figures, course.pages, FIGURES_FILE) == []


@each
def test_a_figure_has_its_title_and_is_named_by_its_description(figure: Figure) -> None:
    root = drawn(figure)
    names = {child.get("id"): child for child in root if child.tag in ("title", "desc")}
    assert root.get("role") == "img"
    assert names[root.get("aria-labelledby")].text == figure.description
    assert names[f"figure-{figure.id}-title"].text == figure.title


@each
def test_every_row_is_in_the_drawing_as_text(figure: Figure) -> None:
    said = letters(words(drawn(figure)).replace(" | ", " "))
    for row in figure.rows:
        assert letters(row.label) in said
        assert letters(row.value) in said
        assert letters(row.rest) in said
    for mark in figure.marks:
        assert letters(mark) in said


@each
def test_every_row_is_in_the_table_with_its_whole_and_its_page(figure: Figure) -> None:
    table = [line for line in draw_figure(figure).split("\n") if line.startswith("| ")][2:]
    assert len(table) == len(figure.rows)
    for row, line in zip(figure.rows, table, strict=True):
        assert row.label.lower() in line.lower()
        assert row.shown in line
        assert row.means in line
        assert f"({row.page})" in line
    assert all(row.of in draw_figure(figure) for row in figure.rows)


@each
def test_no_number_is_in_the_drawing_that_is_not_in_the_data(figure: Figure) -> None:
    known = set(re.findall(r"\d+", " ".join(f"{r.value} {r.count} {r.base} {r.label} {r.of}" for r in figure.rows)))
    known |= {str(int(row.base) - int(row.value)) for row in figure.rows if row.rest}
    assert set(re.findall(r"\d+", words(drawn(figure)))) <= known


@each
def test_a_figure_is_drawn_the_same_twice_with_colours_by_class_alone(figure: Figure) -> None:
    svg = draw_svg(figure)
    assert svg == draw_svg(figure)
    assert "style" not in svg
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) <= {f"url(#figure-{figure.id}-stripes)"}
    assert all(name.startswith(f"figure-{figure.id}-") for name in re.findall(r'\bid="([^"]*)"', svg))


@each
def test_every_class_of_a_drawing_is_in_the_style_sheet(figure: Figure) -> None:
    css = (ROOT / "overrides/assets/css/figures.css").read_text(encoding="utf-8")
    used = {name for element in drawn(figure).iter() for name in element.get("class", "").split()}
    plain = {"f-on-3", "f-on-inside-2", "f-on-set-1", "f-on-set-2", "f-on-level-1", "f-on-level-2"}
    assert [name for name in sorted(used - plain) if f".{name}" not in css] == []


@each
def test_the_caveat_stands_beside_the_picture(figure: Figure) -> None:
    markup = draw_figure(figure)
    assert markup.index("</svg>") < markup.index(figure.caveat) < markup.index("| ")


def test_involvement_is_one_bar_of_three_parts_with_two_inside_the_first() -> None:
    root = drawn(FIGURES["involvement"])
    assert [wide(root, f"f-part-{number}") for number in (1, 2, 3)] == [[64], [14], [22]]
    assert [wide(root, f"f-inside-{number}") for number in (1, 2)] == [[12], [12]]
    assert wide(root, "f-frame") == [64]


def test_each_age_bar_has_a_whole_of_its_own() -> None:
    root = drawn(FIGURES["babies"])
    assert wide(root, "f-part-1") == [41, 43]
    assert wide(root, "f-track") == [100, 100]


def test_almost_two_thirds_ends_in_stripes_short_of_two_thirds() -> None:
    root = drawn(FIGURES["mental-health"])
    solid, other = wide(root, "f-part-1")
    (striped,) = wide(root, "f-striped")
    assert other == 88
    assert solid < 64
    assert abs(solid + striped - Fraction(200, 3)) < Fraction(1, 10)
    assert "67" not in words(root) and "66" not in words(root)


def test_a_block_stands_for_each_report_and_sixty_five_are_filled() -> None:
    blocks = [box.get("class") for box in drawn(FIGURES["information-shared"]).iter("rect")]
    assert (blocks.count("f-part-1"), blocks.count("f-part-3")) == (65 + 1, 1 + 1)


def test_the_groups_of_reviews_are_drawn_to_scale_each_inside_the_one_before() -> None:
    root = drawn(FIGURES["denominators"])
    boxes = [box for box in root.iter("rect")]
    assert [round(float(box.get("width", "").removesuffix("%")), 1) for box in boxes] == [100, 59.7, 22.5]
    bottoms = {round(float(box.get("y", "")[:-2]) + float(box.get("height", "")[:-2]), 2) for box in boxes}
    assert len(bottoms) == 1
    assert {box.get("x") for box in boxes} == {"0%"}


def test_small_numbers_about_suicide_home_education_and_exploitation_are_not_drawn() -> None:
    points = {point.id: point for point in Course(ROOT).points}
    sections = {points[name].section for figure in FIGURES.values() for row in figure.rows for name in row.points}
    assert [section for section in sections if "Suicide" in section or "exploitation" in section] == []
    drawn_points = {name for figure in FIGURES.values() for row in figure.rows for name in row.points}
    assert not drawn_points & {"L113", "L116", "L117", "L233", "L244", "L251", "L263", "L264"}
    assert "L079" not in drawn_points


PARTS = """- id: p
  kind: parts
  title: T
  stands: modules/a.md#b
  adds_to: 100
  caveat: C.
  description: D.
  rows:
"""


@given(st.lists(st.integers(1, 98), min_size=1, max_size=4).filter(lambda cuts: len(set(cuts)) == len(cuts)))
def test_parts_are_as_wide_as_their_values_and_fill_the_bar(cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), 100]
    values = [after - before for before, after in pairwise(ends)]
    rows = "".join(
        f"    - {{label: R{n}, value: {v}, unit: '%', of: all, page: no page, points: [L001]}}\n"
        for n, v in enumerate(values)
    )
    (figure,), problems = read_figures(PARTS + rows, "figures.yml")
    assert problems == []
    root = drawn(figure)
    assert [width for number in range(1, len(values) + 1) for width in wide(root, f"f-part-{number}")] == values


@given(st.text(alphabet="<&>\"'; aé€", min_size=1, max_size=12).filter(lambda text: text == text.strip()))
def test_any_words_are_text_and_never_markup(label: str) -> None:
    figure = FIGURES["information-shared"]
    row = figure.rows[0]
    changed = Figure(**{**vars(figure), "title": label, "rows": (type(row)(**{**vars(row), "label": label}),)})
    root = drawn(changed)
    assert root[0].text == label
    assert any("".join(text.itertext()).endswith(f" {label}") for text in root.iter("text"))


def test_a_line_is_replaced_and_an_unknown_one_is_left() -> None:
    markdown = "Before.\n\n[figure: babies]\n\n[figure: nobody]\n\n```\n[figure: babies]\n```\n"
    placed = place_figures(list(FIGURES.values()), markdown)
    assert placed.count("<figure") == 1
    assert placed.startswith("Before.\n\n\n<figure")
    assert "[figure: nobody]" in placed
    assert "```\n[figure: babies]\n```" in placed


def test_every_number_of_weight_in_the_briefing_is_drawn() -> None:
    values = {(figure.id, row.shown) for figure in FIGURES.values() if figure.kind in COUNTED for row in figure.rows}
    assert values == {
        ("denominators", "293 reviews"),
        ("denominators", "175 reviews"),
        ("denominators", "66 reviews"),
        ("information-shared", "65 reports"),
        ("involvement", "64%"),
        ("involvement", "12%"),
        ("involvement", "14%"),
        ("involvement", "22%"),
        ("involvement", "78%"),
        ("babies", "41%"),
        ("babies", "43%"),
        ("mental-health", "almost two-thirds"),
        ("mental-health", "88%"),
    }
