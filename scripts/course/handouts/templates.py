"""The files that a designer can open, handout.pptx and handout.docx: the build puts in the course's colours and its edition."""

import re
from html import escape
from pathlib import Path

from course.text.colours import properties
from course.tools.zips import packed, unpacked

EDITION = "Edition"
"""The word at the foot that gives way to the course, its version and its licence."""
TABLE_STYLE = "{7A1C0E52-3B5D-4E57-9C1A-6D2F9B8C4E10}"
LABEL_ID, AFTER_ID = 13, 14
"""The numbers of the placeholders for a label, and for words below a table."""
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
"""For each colour of the theme, the site's own that it is."""


def template_file(ending: str) -> Path:
    """Where the file for `pptx` or `docx` stands."""
    return Path(__file__).with_name(f"handout.{ending}")


def template(ending: str, css: str, running: str) -> bytes:
    """The file with `running` at its foot, and in its theme the light colours that the style sheets `css` name with six digits."""
    parts, known = unpacked(template_file(ending).read_bytes()), properties(css, "light")
    colours = {name: found[1] for name, source in THEME.items() if (found := _SIX.fullmatch(known.get(source, "")))}
    for name, part in parts.items():
        if name.endswith(".xml"):
            text = part.decode().replace(f">{EDITION}<", f">{escape(running)}<")
            for colour, digits in colours.items():
                ours = f'<a:{colour}><a:srgbClr val="{digits.upper()}"/></a:{colour}>'
                text = re.sub(rf"<a:{colour}>.*?</a:{colour}>", ours, text, flags=re.DOTALL)
            parts[name] = text.encode()
    return packed(parts, 0)


_SIX = re.compile(r"#([0-9a-fA-F]{6})")
