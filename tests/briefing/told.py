"""What is in a briefing, in a form that tests compare."""

from course.briefing.outline import Briefing


def outline(briefing: Briefing) -> list[str]:
    """The headings, two spaces in for each level below the first."""
    return ["  " * (section.level - 1) + section.title for section in briefing.sections]


def texts(briefing: Briefing, kind: str = "") -> list[str]:
    """The text of every block, or of those of a kind."""
    return [block.text for section in briefing.sections for block in section.blocks if kind in ("", block.kind)]
