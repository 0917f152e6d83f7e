"""The file that a designer can open for the slides, handout.pptx, and the names by which it is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from course.text.colours import properties
from course.text.zips import packed, unpacked

SLIDES = Path(__file__).with_name("handout.pptx")
EDITION = "Edition"
"""The word at the foot that gives way to the course, its version and its licence."""
POINT = 12700
LABEL_ID, AFTER_ID, ABOUT_ID = 13, 14, 15
"""The numbers of the placeholders for a label, for words below a table, and for what a deck says of itself."""
LAYOUTS = {
    "title": "Title",
    "section": "Section",
    "words": "Title and words",
    "key": "Key line",
    "scene": "Scene",
    "note": "Content note",
    "try": "Try this",
    "since": "Since 2016",
    "question": "Question",
}
"""For each kind of slide, the name of its layout."""
THEME = {
    "dk1": "--md-typeset-color",
    "lt1": "--md-primary-bg-color",
    "dk2": "--md-primary-fg-color",
    "lt2": "--md-default-bg-color",
    "accent1": "--course-key-edge",
    "accent2": "--course-thread",
    "accent3": "--course-try-edge",
    "accent4": "--course-since-edge",
    "accent5": "--course-scene-edge",
    "accent6": "--course-quiet",
    "hlink": "--md-typeset-a-color",
    "folHlink": "--md-typeset-a-color",
}
"""For each colour of the slides' theme, the site's own that it is."""
_OF_KIND = {"hypothesis": "try", "discuss": "try", "vote": "question", "answer": "question"}


def layout_of(kind: str) -> str:
    """The name of the layout for a kind of slide."""
    return LAYOUTS.get(_OF_KIND.get(kind, kind), LAYOUTS["words"])


def slides_template(css: str) -> bytes:
    """The empty presentation; its theme has the light colours that the style sheets `css` name with six digits."""
    parts, known = unpacked(SLIDES.read_bytes()), properties(css, "light")
    for name in parts:
        if name.startswith("ppt/theme/") and name.endswith(".xml"):
            parts[name] = _coloured(parts[name].decode(), known).encode()
    return packed(parts, 0, first="[Content_Types].xml")


def _coloured(theme: str, known: dict[str, str]) -> str:
    for name, source in THEME.items():
        colour = re.fullmatch(r"#([0-9a-fA-F]{6})", known.get(source, ""))
        if colour:
            new = f'<a:{name}><a:srgbClr val="{colour[1].upper()}"/></a:{name}>'
            theme = re.sub(f"<a:{name}>.*?</a:{name}>", new, theme, flags=re.DOTALL)
    return theme


def sign(paragraphs: Any, words: str) -> None:
    """Put `words` in the place of EDITION in the paragraphs of a foot."""
    for run in (run for paragraph in paragraphs for run in paragraph.runs if EDITION in run.text):
        run.text = run.text.replace(EDITION, words)
