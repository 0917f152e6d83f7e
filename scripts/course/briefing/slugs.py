"""Names for addresses and files, made from titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from course.text.markdown import LONGEST_ID


def slug_of(title: str) -> str:
    """The title in small plain letters, digits and hyphens, at most 47 of them, so that a number still fits an id; empty where it has none of these."""
    plain = unicodedata.normalize("NFKD", title.replace("'", "")[:400]).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: LONGEST_ID - 3].strip("-")


def unique_slugs(titles: Iterable[str]) -> list[str]:
    """A slug for every title, no two the same: one that is taken gets a number, one that is empty is `section`."""
    slugs: list[str] = []
    for title in titles:
        base = slug = slug_of(title) or "section"
        number = 2
        while slug in slugs:
            slug = f"{base}-{number}"
            number += 1
        slugs.append(slug)
    return slugs
