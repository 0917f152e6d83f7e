"""Dates in words."""

import datetime


def in_words(day: datetime.date) -> str:
    """A day as `22 November 2026`."""
    return f"{day.day} {day:%B %Y}"


def iso_in_words(written: str) -> str:
    """The ISO date `written` in words; nothing where it is none."""
    try:
        return in_words(datetime.date.fromisoformat(written))
    except ValueError:
        return ""
