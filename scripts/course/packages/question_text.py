"""The words of a question as other systems take them: paragraphs and tables in XHTML that needs no style."""

from __future__ import annotations

import re

from markdown import markdown

_STYLE = re.compile(r' style="[^"]*"')


def html(text: str) -> str:
    """The Markdown `text` as XHTML."""
    return _STYLE.sub("", markdown(text, extensions=["tables"], output_format="xhtml"))
