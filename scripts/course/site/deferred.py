"""Scripts that wait in the page until it has been drawn; late.js in its head brings them in."""

from __future__ import annotations

import re
from pathlib import Path

# Pages whose scripts change nothing of what is on the screen first. Elsewhere a reader would see the page twice.
DRAWN_FIRST = ("index.html", "modules/*.html")
_DEFERRED = re.compile(r"<script defer\b[^>]*></script>(?:\s*<script defer\b[^>]*></script>)*")
_THEME_PAGE = 'id="__config"'


def defer(site: Path) -> None:
    """Put each run of deferred scripts of home and the modules in `site` into a template, from which nothing is loaded by itself."""
    for path in sorted(path for pattern in DRAWN_FIRST for path in site.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        if _THEME_PAGE in text:
            path.write_text(_DEFERRED.sub(r"<template data-late>\g<0></template>", text), encoding="utf-8")
