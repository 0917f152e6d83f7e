"""A page as it is printed, in words."""

from __future__ import annotations

import io

from playwright.sync_api import Page
from pypdf import PdfReader

# Some faces draw two letters as one.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def sheets(page: Page) -> list[str]:
    """The words of each printed sheet, with single spaces."""
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(sheet.extract_text().translate(_LIGATURES).split()) for sheet in printed]


def on_paper(page: Page) -> str:
    """The words of all sheets, with single spaces."""
    return " ".join(sheets(page))
