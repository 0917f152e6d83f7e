from course.content.points import read_points
from course.figures.check import check_figures, check_places
from course.figures.data import read_figures
from course.text.page import Page
from course.text.problems import Problem
from tests.conftest import ROOT
from tests.slips import untold

PATH = "figures.yml"
SOUND = (ROOT / "tests/data/figures.yml").read_text(encoding="utf-8")
POINTS = "\n".join(
    (
        "id\tsection\tkind\tpages\tnumbers\tstatement\ttaught",
        "L001\tParks\tfigure\tp12\t60%\tOaks.\tmodules/park.md#trees",
        "L002\tParks\tfigure\t\t40%; 10%; 100%\tElms.\tmodules/park.md#trees",
        "L003\tParks\tfigure\t\t50%; 20%; 50; 100; almost half\tBirds.\tmodules/park.md#birds",
        "L004\tParks\tfigure\t\t9; 3; 7; 8\tPonds and gates.\tmodules/park.md#ponds",
    )
)
PARK = """## Trees { #trees }

Oaks.

[figure: trees]

## Birds { #birds }

[figure: birds]

## Ponds { #ponds }

[figure: ponds]

## Gates { #gates }

[figure: gates]

`[figure: not-a-figure]` shows how it is written.
"""


def told(text: str) -> list[Problem]:
    """Every problem of figures that are written so."""
    figures, problems = read_figures(text, PATH)
    return problems + check_figures(figures, read_points(POINTS, "points.tsv")[0], PATH)


BROKEN = [
    ("id: trees", "id: Trees", "id: trees", "'Trees' has another form; write small letters, digits and hyphens"),
    ("kind: parts", "kind: pie", "kind: parts", "'kind' in the figure: 'pie' must be one of parts"),
    ("      page: p12\n", "", "label: Oaks\n", "the row has no 'page'"),
    ("      of: all\n", "", "label: ponds", "a row of the kind 'nested' has no 'of'"),
    ("base: 8", "base: 0", "base: 8", "'base' in the row: '0' has another form; write a whole number"),
    ("base: 8", f"base: {'8' * 400}", "base: 8", "8' has another form; write a whole number"),
    ("    - label: Open\n", "    - {label: Shut, value: 1, of: the gates, page: no page, points: [L004]}\n    - label: Open\n", "id: gates", "2 rows; the kind 'units' has 1"),
    ("value: 40", "value: 39", "id: trees", "the parts add up to 99, and `adds_to` says 100"),
    ("adds_to: 100", "adds_to: 78", "id: trees", "parts in percent add up to 100"),
    ("      of: the trees\n", "      of: the oaks\n", "id: trees", "parts of one whole have one unit and one `of`"),
    ("value: 10", "value: 70", "id: trees", "the parts inside the first add up to 70, which is more than its 60"),
    ("value: 100", "value: 90", "label: Oaks and elms", "90% is not the sum of the first parts; they are 60, 40"),
    ("value: 50", "value: 101", "label: Wrens", "'101%' is no share"),
    ("count: 50", "count: 30", "label: Wrens", "30 of 100 is 30%, and the row says 50%"),
    ("count: 50", "count: 70", "label: Wrens", "70 of 100 is 70%, and the row says 50%"),
    ("the 100 birds\n", "the birds\n", "label: Wrens", "the row is a share of 100, and its `of` does not say so"),
    ("base: 50", "base: 100", "label: Young wrens", "has that bar's `count` as its `base`"),
    ("value: almost half", "value: quite a few", "label: Singing", "'quite a few' is no bar"),
    ("value: 3", "value: 10", "label: deep ponds", "10 does not lie inside 9"),
    ("of: the 9 ponds", "of: the ponds", "label: deep ponds", "the row lies inside 9, and its `of` does not say so"),
    ("value: 7", "value: 9", "id: gates", "whose value is a number of at most its `base`"),
    ("base: 8", "base: 501", "id: gates", "whose `base` is at most 500"),
    ("value: 60", "value: 61", "label: Oaks\n", "61% differs from its point: L001 has no 61%"),
    ("page: p12", "page: p13", "label: Oaks\n", "L001 does not carry p13; write `page: p12`"),
    ("page: p12", "page: no page", "label: Oaks\n", "L001 has a page; write `page: p12`"),
    ("page: no page", "page: p12", "label: Old oaks", "L002 does not carry p12; write `page: no page`"),
    ("[L003]", "[L009]", "label: Wrens", "birds names the point L009"),
    ("one park", "12 parks", "id: trees", "trees says 12, which none of its points carries"),
]  # fmt: skip


def test_a_figure_in_another_form_or_with_numbers_that_do_not_hold_is_told_with_its_line() -> None:
    assert untold(SOUND, BROKEN, told, PATH) == []


def test_a_further_point_may_carry_a_number_of_the_caveat() -> None:
    text = SOUND.replace("one park", "50 birds", 1)
    (problem,) = told(text)
    assert problem.message == "trees says 50, which none of its points carries; name the point under `also:`"
    assert told(text.replace("  caveat:", "  also: [L003]\n  caveat:", 1)) == []


def places(text: str) -> list[tuple[str, int, str]]:
    figures, _ = read_figures(SOUND, PATH)
    found = check_places(figures, {"modules/park.md": Page("docs/modules/park.md", text)}, PATH)
    return [(problem.path, problem.line, problem.message) for problem in found]


MISPLACED = [
    ("[figure: birds]", "[figure: bees]", "docs/modules/park.md", 9, "there is no figure 'bees'; there are birds, gates"),
    ("[figure: ponds]\n", "", PATH, 63, "ponds stands nowhere, and `stands` says modules/park.md#ponds"),
    ("[figure: trees]\n\n## Birds { #birds }", "## Birds { #birds }\n\n[figure: trees]", PATH, 1, "trees stands modules/park.md#birds"),
    ("[figure: gates]", "[figure: gates]\n\n[figure: trees]", "docs/modules/park.md", 19, "'trees' stands on line 5 already"),
    ("Oaks.\n\n", "Oaks.\n", "docs/modules/park.md", 4, "a figure stands in a paragraph by itself"),
    ("Oaks.", "Oaks. [figure: trees]", "docs/modules/park.md", 3, "[figure: trees] places no figure"),
    ("[figure: birds]", "[Figure birds]", "docs/modules/park.md", 9, "[Figure birds] places no figure"),
    ("[figure: birds]", "[[figure : birds]]", "docs/modules/park.md", 9, "[figure : birds] places no figure"),
]  # fmt: skip


def test_a_figure_that_is_badly_placed_is_told_with_its_line() -> None:
    assert places(PARK) == []
    for old, new, path, line, message in MISPLACED:
        assert old in PARK
        found = places(PARK.replace(old, new, 1))
        assert [(at, number) for at, number, said in found if message in said] == [(path, line)], found


def test_a_line_that_places_a_figure_is_no_text_of_the_page() -> None:
    page = Page("docs/modules/park.md", PARK)
    assert page.figures == [(5, "trees"), (9, "birds"), (13, "ponds"), (17, "gates")]
    assert [block.text for block in page.blocks if "[figure: trees]" in block.text] == []
