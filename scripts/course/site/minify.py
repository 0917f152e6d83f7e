"""The built site made as light as it can be without looking or working differently."""

from __future__ import annotations

import subprocess
from pathlib import Path

from course.tools import npm

PROJECT = Path(__file__).resolve().parents[3]
TOOL = PROJECT / "scripts" / "minify.mjs"


def minify(site: Path) -> list[str]:
    """Make the built site in the folder `site` lighter; what went wrong, a line each."""
    try:
        npm.installed("purgecss", TOOL.parent)
        node = npm.command("node")
    except FileNotFoundError as error:
        return [str(error)]
    return _run_tool(node, site)


def _run_tool(node: list[str], site: Path) -> list[str]:
    """Run the tools from npm over the site; what they complain of."""
    done = subprocess.run([*node, str(TOOL), str(site)], capture_output=True, text=True, check=False)
    return (
        []
        if done.returncode == 0
        else [f"trimming the site failed: {line}" for line in done.stderr.splitlines() if line.strip()]
    )
