"""Each figure of the course as it is drawn: its words and sizes against its data, on its page and by itself, for slides and Word."""

import re
import struct
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.figures.data import NO_PAGE, Figure
from course.figures.images import figure_png, figure_svg
from course.figures.markup import draw_figure, draw_svg, place_figures
from course.text.colours import properties
from tests.conftest import COURSE, ROOT

FIGURES = {figure.id: figure for figure in COURSE.figures}
CSS = "".join((ROOT / "overrides/assets/theme" / name).read_text("utf-8") for name in ("course.css", "figures.css"))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure: Figure) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(figure))


def words(element: ElementTree.Element) -> str:
    """The words of a drawing, its title and description left out, each text apart."""
    return " | ".join(" ".join("".join(text.itertext()).split()) for text in element.iter("text"))


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9%]+", " ", text.lower()).strip()


def wide(element: ElementTree.Element, kind: str) -> list[Fraction]:
    """The widths in percent of the boxes of a kind."""
    boxes = [box.get("width", "") for box in element.iter("rect") if kind in box.get("class", "").split()]
    return [Fraction(width.removesuffix("%")) for width in boxes if width.endswith("%")]


of_each = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)


@of_each
def test_a_figure_has_its_title_and_is_named_by_its_description(figure: Figure) -> None:
    root = drawn(figure)
    names = {child.get("id"): child.text for child in root if child.tag in ("title", "desc")}
    assert (root.get("role"), names[root.get("aria-labelledby")]) == ("img", figure.description)
    assert names[f"figure-{figure.id}-title"] == figure.title


@of_each
def test_every_row_is_in_the_drawing_as_text(figure: Figure) -> None:
    said = letters(words(drawn(figure)).replace(" | ", " "))
    told = [text for row in figure.rows for text in (row.label, row.value, row.rest)]
    assert [text for text in (*told, *figure.marks) if letters(text) not in said] == []


@of_each
def test_every_row_is_in_the_table_with_its_whole_and_its_page_and_the_caveat_before_it(figure: Figure) -> None:
    markup = draw_figure(figure)
    table = [line.lower() for line in markup.split("\n") if line.startswith("| ")][2:]
    for row, line in zip(figure.rows, table, strict=True):
        page = f"({row.page})" if row.page != NO_PAGE else "|"
        assert [text for text in (row.label, row.shown, row.means, page) if text.lower() not in line] == []
    assert [row.of for row in figure.rows if row.of not in markup] == []
    assert markup.index("</svg>") < markup.index(figure.caveat) < markup.index("| ")


@of_each
def test_no_number_is_in_the_drawing_that_is_not_in_the_data(figure: Figure) -> None:
    told = " ".join(f"{r.value} {r.count} {r.base} {r.label} {r.of}" for r in figure.rows)
    rests = {str(int(row.base) - int(row.value)) for row in figure.rows if row.rest}
    assert set(re.findall(r"\d+", words(drawn(figure)))) <= {*re.findall(r"\d+", told), *rests}


@of_each
def test_a_figure_is_drawn_the_same_twice_with_colours_by_class_alone(figure: Figure) -> None:
    svg, mine = draw_svg(figure), f"figure-{figure.id}-"
    assert {*re.findall(r'(?:fill|stroke)="([^"]*)"', svg)} <= {f"url(#{mine}stripes)"} and "style" not in svg
    assert [name for name in re.findall(r'\bid="([^"]*)"', svg) if not name.startswith(mine)] == []
    assert svg == draw_svg(figure)


@of_each
def test_every_class_of_a_drawing_is_in_the_style_sheet(figure: Figure) -> None:
    plain = {"f-on-3", "f-on-inside-2", "f-on-set-1", "f-on-set-2", "f-on-level-1", "f-on-level-2"}
    used = {name for element in drawn(figure).iter() for name in element.get("class", "").split()}
    assert [name for name in sorted(used - plain) if f".{name}" not in CSS] == []


def test_numbers_are_drawn_to_scale_each_against_its_own_whole() -> None:
    involvement, babies = drawn(FIGURES["involvement"]), drawn(FIGURES["babies"])
    kinds = ("f-part-1", "f-part-2", "f-part-3", "f-inside-1", "f-inside-2", "f-frame")
    assert [wide(involvement, kind) for kind in kinds] == [[64], [14], [22], [12], [12], [64]]
    assert (wide(babies, "f-part-1"), wide(babies, "f-track")) == ([41, Fraction("17.63")], [100, 41])
    blocks = [box.get("class") for box in drawn(FIGURES["information-shared"]).iter("rect")]
    assert (blocks.count("f-part-1"), blocks.count("f-part-3")) == (65, 1 + 1)
    boxes = list(drawn(FIGURES["denominators"]).iter("rect"))
    assert [round(float(box.get("width", "").removesuffix("%")), 1) for box in boxes] == [100, 59.7, 22.5]
    ends = {round(sum(float(box.get(side, "")[:-2]) for side in ("y", "height")), 2) for box in boxes}
    assert (len(ends), {box.get("x") for box in boxes}) == (1, {"0%"})


def test_almost_two_thirds_ends_in_stripes_short_of_two_thirds() -> None:
    root = drawn(FIGURES["mental-health"])
    (solid, other), (striped,) = wide(root, "f-part-1"), wide(root, "f-striped")
    assert (other, solid < 64, abs(solid + striped - Fraction(200, 3)) < Fraction(1, 10)) == (88, True, True)
    assert "67" not in words(root) and "66" not in words(root)


def test_small_numbers_about_suicide_home_education_and_exploitation_are_not_drawn() -> None:
    sections = {point.id: point.section for point in COURSE.points}
    named = {name for figure in FIGURES.values() for row in figure.rows for name in row.points}
    assert [name for name in named if "Suicide" in sections[name] or "exploitation" in sections[name]] == []
    assert not named & {"L079", "L113", "L116", "L117", "L233", "L244", "L251", "L263", "L264"}


@given(st.text(alphabet="<&>\"'; aé€", min_size=1, max_size=12).filter(lambda text: text == text.strip()))
def test_any_words_are_text_and_never_markup(label: str) -> None:
    figure = FIGURES["information-shared"]
    row = figure.rows[0]
    changed = Figure(**{**vars(figure), "title": label, "rows": (type(row)(**{**vars(row), "label": label}),)})
    root = drawn(changed)
    assert root[0].text == label
    assert label in ["".join(text.itertext()) for text in root.iter("text")]


def test_a_line_is_replaced_and_an_unknown_one_is_left() -> None:
    markdown = "Before.\n\n[figure: babies]\n\n[figure: nobody]\n\n```\n[figure: babies]\n```\n"
    placed = place_figures(list(FIGURES.values()), markdown)
    assert placed.count("<figure") == 1
    assert placed.startswith("Before.\n\n\n<figure")
    assert "[figure: nobody]" in placed
    assert "```\n[figure: babies]\n```" in placed


@of_each
def test_a_picture_by_itself_carries_its_words_its_caveat_and_its_colours(figure: Figure) -> None:
    root = ElementTree.fromstring(figure_svg(figure, CSS))
    told = [root.findtext(f"{SVG}{part}") for part in ("title", "desc")]
    assert told == [figure.title, figure.description]
    said = " ".join(" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text"))
    style = root.findtext(f"{SVG}style") or ""
    assert figure.caveat in said
    assert "var(" not in style and properties(CSS, "light")["--figure-strong"] in style


def test_a_bitmap_has_the_width_asked_for_and_the_same_bytes_twice() -> None:
    figure = FIGURES["information-shared"]
    png = figure_png(figure, 800, CSS)
    assert (png[:8], struct.unpack(">I", png[16:20])[0]) == (b"\x89PNG\r\n\x1a\n", 800)
    assert png == figure_png(figure, 800, CSS)
