"""Something sound, slips made one at a time in it, and which of them a check does not tell on its line."""

from collections.abc import Callable, Iterable

from course.text.problems import Problem

Slip = tuple[str, str, int | str, str]
"""What is replaced, by what, the line of the problem or what stands there first in the sound text, and words of the message."""


def untold(sound: str, slips: Iterable[Slip], check: Callable[[str], list[Problem]], path: str) -> list[object]:
    """What is told of the sound text, and the slips that are not told just once, on their line of `path`, with what was told instead."""
    found: list[object] = [("sound", told)] if (told := check(sound)) else []
    for old, new, place, message in slips:
        assert old in sound, old
        line = place if isinstance(place, int) else sound[: sound.index(place)].count("\n") + 1
        problems = check(sound.replace(old, new, 1))
        if [(p.path, p.line) for p in problems if message in p.message] != [(path, line)]:
            found.append((old, new, line, message, problems))
    return found
