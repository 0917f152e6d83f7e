"""The style of a page, asked for while the script in its head is still on the way."""

from __future__ import annotations

import re
from pathlib import Path

_SCRIPT = re.compile(r'<script src="[^"]*"></script>')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)">')


def preload(site: Path) -> None:
    """Where a page in `site` has a script that it waits for before its first style, name that style before the script.

    A browser that reads a policy in the page looks no further ahead: without this, the two come one after the other.
    """
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        script, style = _SCRIPT.search(text), _STYLE.search(text)
        if script and style and script.start() < style.start():
            asked = f'<link rel="preload" as="style" href="{style[1]}">'
            path.write_text(text[: script.start()] + asked + text[script.start() :], encoding="utf-8")
