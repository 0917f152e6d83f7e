"""Names for addresses and files, made from titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

from course.text.markdown import LONGEST_ID


def unique_slugs(titles: Iterable[str]) -> list[str]:
    """A slug for every title in small plain letters, digits and hyphens; one that is taken gets a number, and an empty one
    is `section`. With the number it still fits an id."""
    slugs: list[str] = []
    for title in titles:
        plain = unicodedata.normalize("NFKD", title.replace("'", "")[:400]).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: LONGEST_ID - 3].strip("-") or "section"
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        slugs.append(next(slug for slug in numbered if slug not in slugs))
    return slugs
