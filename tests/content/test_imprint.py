"""What a course says of itself in what is taken along."""

from __future__ import annotations

from course.content.imprint import NO_IMPRINT, read_imprint

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
