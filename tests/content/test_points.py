from course.content.points import check_citations, check_taught, read_points
from course.text.page import Page
from tests.slips import untold

HEAD = "id\tsection\tkind\tpages\tnumbers\tstatement\ttaught"
PATH = "points.tsv"
PARK = "---\ntitle: Park\n---\n\n## Trees { #trees }\n\nOf 12 trees, three fell (p12).\n\n### Oaks { #oaks }\n\nNone (p13).\n"
PAGES = {"modules/park.md": Page("docs/modules/park.md", PARK)}
SOUND = (
    f"{HEAD}\nL001\tParks\tfigure\tp12\t12; three\tTrees fell.\tmodules/park.md#trees\n"
    "L002\tParks\tfact\tp13\t\tOaks did not.\tmodules/park.md#oaks\n"
)


def test_a_sound_table_is_taught_and_cited() -> None:
    points, _ = read_points(SOUND, PATH)
    assert check_taught(points, PAGES, PATH) == check_citations(points, PAGES) == []
    assert read_points(SOUND.replace("L002", "L1007"), PATH)[1] == []  # a row that goes leaves the ids of the others


BROKEN = [
    ("statement", "text", 1, "the first line must be"),
    (SOUND, f"{HEAD}\nL001\tParks\tfact\n", 2, "3 columns, not 7"),
    ("p12\t", "12\t", 2, "'12' is not a page; write p208 or p71-72"),
    ("figure", "number", 2, "'kind' in the point L001: 'number' must be one of"),
    ("Trees fell.", "", 2, "'statement' in the point L001 is empty"),
    ("modules/park.md#trees", "", 2, "'taught' in the point L001 is empty"),
    ("modules/park.md#trees", "park", 2, "'park' has another form; write the path of a heading"),
    ("L002", "L001", 3, "L001 stands after L001; take an id higher"),
    ("L002", "L2", 3, "'L2' has another form; write an id such as L012"),
]  # fmt: skip


def test_a_slip_in_a_sound_table_is_told_with_its_line() -> None:
    assert untold(SOUND, BROKEN, lambda text: read_points(text, PATH)[1], PATH) == []


UNTAUGHT = [
    ("park.md#trees", "lake.md#trees", "docs/modules/lake.md does not exist"),
    ("#trees", "#bushes", "has no heading with { #bushes }"),
    ("\tp12\t", "\tp14\t", "lacks its page (p14)"),
    ("12; three", "12; four", "lacks its number 4"),
    ("p13\t\t", "p13\t12\t", "#oaks teaches L002 but lacks its number 12"),
]  # fmt: skip


def test_a_point_that_its_section_does_not_carry_is_told() -> None:
    for old, new, message in UNTAUGHT:
        problems = check_taught(read_points(SOUND.replace(old, new, 1), PATH)[0], PAGES, PATH)
        assert [message in p.message for p in problems] == [True], problems


def test_a_page_cited_where_no_point_carries_it_is_told() -> None:
    points, _ = read_points(SOUND.replace("#oaks", "#trees"), PATH)
    problems = check_citations(points, PAGES)
    assert [(p.path, p.line) for p in problems] == [("docs/modules/park.md", 11)]
    assert "(p13) is cited under #oaks, but no point taught there carries that page" in problems[0].message


def test_a_page_that_the_briefing_does_not_give_is_told() -> None:
    points, _ = read_points(SOUND, PATH)
    page = Page("docs/x.md", "## A { #a }\n\nSo (p99).\n")
    assert "(p99) is not a page that any point gives" in check_citations(points, {"x.md": page})[0].message
