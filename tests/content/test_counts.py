from course.content.counts import check_places, draw, read_checks
from course.content.points import Point
from course.content.settings import NO_IMPRINT, read_imprint
from course.text.page_refs import PageRef
from tests.slips import untold

SOUND = """\
- id: oaks
  counts:
    - id: seen
      words: trees that you saw
      count: every tree
      leave_out: bushes
      point: L001
    - id: green
      words: in leaf
      count: a green leaf
      leave_out: ivy
      point: L001
"""
BROKEN = [
    ("id: green", "id: seen", 8, "the id 'seen' stands on line 3 already"),
    ("id: green", "id: A green one", 8, "has another form"),
    ("      leave_out: ivy\n", "", 8, "has no 'leave_out'"),
    ("every tree", "every tree.", 5, "without its full stop"),
    (SOUND[SOUND.index("    - id: green") :], "", 1, "oaks has 1 things to count; write 2 to 4"),
]  # fmt: skip
POINT = Point("L001", "Trees", "fact", (PageRef(7), PageRef("2.17")), "", "Oaks grow.", ("modules/oaks.md#found",))


def test_a_slip_in_what_is_counted_is_told_with_its_line_and_nothing_else_is() -> None:
    assert untold(SOUND, BROKEN, lambda text: read_checks(text, "checks.yml")[1], "checks.yml") == []


def test_a_check_has_its_module_and_points_that_the_module_teaches() -> None:
    checks, _ = read_checks(SOUND, "checks.yml")
    assert check_places(checks, ["oaks"], [POINT], "checks.yml") == []
    said = [str(problem) for problem in check_places(checks, ["elms", "oaks"], [], "checks.yml")]
    assert said[0] == "checks.yml:1: the module 'elms' has nothing to count"
    assert said[1] == "checks.yml:3: 'L001' is no point that the module 'oaks' teaches"
    assert "there is no module 'oaks'" in str(check_places(checks, [], [POINT], "checks.yml")[0])


def test_a_check_is_drawn_as_a_list_with_the_pages_of_its_points() -> None:
    drawn = draw(read_checks(SOUND, "checks.yml")[0][0], [POINT])
    assert "- **Trees that you saw.** Count every tree. Leave out bushes.\n    { #count-seen }" in drawn
    assert "- **Of these, in leaf.** Count a green leaf." in drawn
    assert "What to count follows from (p7) and (para 2.17)." in drawn


PATH = "docs/about/imprint.yml"


def test_it_is_read_and_what_is_not_there_is_empty() -> None:
    found, problems = read_imprint(
        'title: Parks\nsource: A leaflet.\neverywhere: ["Danger: 999: ring it"]\nto_fill_in: [Office]\n', PATH
    )
    assert problems == []
    assert (found.source, found.licence, found.to_fill_in) == ("A leaflet.", "", ("Office",))
    assert found.numbers == {"Danger": "999: ring it"}
    assert read_imprint("", PATH) == (NO_IMPRINT, [])


def test_what_is_wrong_is_told_with_its_line() -> None:
    def told(text: str) -> list[str]:
        return [f"{one.line}: {one.message.partition(';')[0]}" for one in read_imprint(text, PATH)[1]]

    assert told("title: Parks\nsource: A leaflet.\nlicense: free\n") == ["3: unknown key 'license' in the imprint"]
    assert told("title: Parks\nsource: A leaflet.\neverywhere: [Danger]\n") == [
        "3: an item of 'everywhere' in the imprint: 'Danger' has another form"
    ]
