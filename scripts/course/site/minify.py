"""The built site made as light as it can be without looking or working differently."""

import subprocess
from pathlib import Path

from course.tools import npm

PROJECT = Path(__file__).resolve().parents[3]
TOOL = PROJECT / "scripts" / "minify.mjs"


def minify(site: Path) -> list[str]:
    """Make the built site in the folder `site` lighter; what went wrong, a line each."""
    try:
        npm.installed("purgecss", TOOL.parent)
        command = [*npm.command("node"), str(TOOL), str(site)]
    except FileNotFoundError as error:
        return [str(error)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = done.stderr.splitlines() if done.returncode else []
    return [f"trimming the site failed: {line}" for line in told if line.strip()]
