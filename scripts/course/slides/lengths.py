"""Which slides a session of a length has: of a short one, those that carry the page, by one rule for every course.

Title, question, finding, pause and promise come first; then what to do with words for it, scenes, and another question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from course.slides.cut import SCENARIO, Slide

MOST = {7: 6, 15: 10, 30: 14}
"""The most slides of a session of so many minutes; a longer one has them all, and so has the longest of a page."""
LENGTHS = (*MOST, 60)
"""The lengths of a session that every page is offered in, unless it is a guide with plans of its own."""
_ASKED = ("question", "vote")


def with_lengths(slides: Sequence[Slide], lengths: Sequence[int]) -> tuple[Slide, ...]:
    """The slides, each with those of the `lengths` in which it stands; what a short one has, a longer one has too."""
    chosen: set[str] = set()
    stands: dict[str, tuple[int, ...]] = {slide.id: () for slide in slides}
    for length in lengths:
        most = MOST.get(length, len(slides)) if length < max(lengths) else len(slides)
        there = [slide for slide in slides if not slide.of and length in (slide.lengths or lengths)]
        for group in _wanted(there) if most < len(slides) else [there]:
            new = {slide.id for slide in group} - chosen
            if len(chosen) + len(new) <= most:
                chosen |= new
        for slide in there:
            stands[slide.id] += (length,) if slide.id in chosen else ()
    return tuple(replace(slide, lengths=stands[slide.of or slide.id]) for slide in slides)


def _wanted(slides: Sequence[Slide]) -> Iterator[list[Slide]]:
    """Slides that come together or not at all, the most wanted first."""
    asked = [list(group) for _, group in groupby((one for one in slides if one.kind in _ASKED), key=_base)]
    words = next((one for one in slides if one.kind == "try"), None)
    yield [one for one in slides if one.kind in ("title", "pause", "promise")]
    yield [one for one in slides if _base(one) == SCENARIO]
    yield from asked[:1]
    yield [one for one in slides if one.id == "found"]
    yield from ([one for one in slides if one.kind == "plan" or _base(one) == name] for name in ("agreement", "family"))
    yield from (_story(slides, group) for group in asked[:1])
    if words:
        yield [next(one for one in slides if _base(one) == _base(words))]
        yield [one for one in slides if one.kind == "try" and one.title == words.title]
    yield from (_first(slides, *kinds) for kinds in (("scene",), ("pair", "figure")))
    yield from ([*_story(slides, group), *group] for group in asked[1:2])
    yield _first(slides, "since")
    yield from ([one for one in slides if one.id == name] for name in ("check", "childs-day", "closing"))
    yield from ([one] for one in slides if one.kind == "list")


def _base(slide: Slide) -> str:
    """The heading that a slide stands under, or its question."""
    return slide.id.split(".")[0]


def _first(slides: Sequence[Slide], *kinds: str) -> list[Slide]:
    """The first slides of one title that are of these kinds."""
    first = next((one for one in slides if one.kind in kinds), None)
    return [one for one in slides if first and one.kind == first.kind and one.title == first.title]


def _story(slides: Sequence[Slide], asked: Sequence[Slide]) -> list[Slide]:
    """What happened before a question that a section of its own leads to, as a stage of a case does."""
    section = [one for one in slides if one.section == asked[0].section]
    alone = len({_base(one) for one in section if one.kind in _ASKED}) == 1
    return section[: section.index(asked[0])] if alone else []
