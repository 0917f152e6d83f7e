"""Teams' sheets added up, by the same script as on the page that adds them up."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from course.content.counts import for_scripts
from course.course import Course
from course.site import catalogue
from course.text.files import json_files
from course.tools import npm

TOOL = npm.ROOT / "scripts" / "evidence.mjs"


def evidence_command(root: Path, sheets: Sequence[Path], *, csv: bool) -> int:
    """Print what the sheets say together, as text or as `csv`; 1 where any was left out. A folder stands for the files in it."""
    course = Course(root)
    files = json_files(sheets)
    if missing := [str(file) for file in files if not file.is_file()]:
        print("\n".join(f"{name}: there is no such file" for name in missing), file=sys.stderr)
        return 2
    known = {
        **catalogue.team(course, sorted(course.pages)),
        "course": course.settings.id,
        "checks": for_scripts(course.checks),
    }
    asked = {"known": known, "files": [str(file) for file in files], "isTable": csv, "now": round(time.time() * 1000)}
    return subprocess.run([*npm.command("node"), str(TOOL)], input=json.dumps(asked), text=True, check=False).returncode
