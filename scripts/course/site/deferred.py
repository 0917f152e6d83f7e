"""Scripts that wait in the page until it has been drawn; late.js in its head brings them in."""

from __future__ import annotations

import re
from pathlib import Path

from course.content.kinds import kind_of

_DEFERRED = re.compile(r"<script defer\b[^>]*></script>(?:\s*<script defer\b[^>]*></script>)*")
_THEME_PAGE = 'id="__config"'


def defer(site: Path) -> None:
    """Put each run of deferred scripts into a template, from which nothing is loaded by itself, on pages that are drawn first."""
    for path in sorted(site.rglob("*.html")):
        if not kind_of(path.relative_to(site).with_suffix(".md").as_posix()).drawn_first:
            continue
        text = path.read_text(encoding="utf-8")
        if _THEME_PAGE in text:
            path.write_text(_DEFERRED.sub(r"<template data-late>\g<0></template>", text), encoding="utf-8")
