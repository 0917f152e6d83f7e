"""The built site made as light as it can be without looking or working differently."""

from __future__ import annotations

import subprocess
from pathlib import Path

from course import npm
from course.early import ask_early
from course.gather import gather
from course.late import put_off
from course.themescript import cut

PROJECT = Path(__file__).resolve().parents[2]
TOOL = PROJECT / "scripts" / "trim.mjs"


def trim(site: Path) -> list[str]:
    """Make the built site in the folder `site` lighter; what went wrong, a line each."""
    try:
        npm.installed("purgecss", TOOL.parent)
        node = npm.command("node")
    except FileNotFoundError as error:
        return [str(error)]
    _cut_theme(site)
    problems = _run_tool(node, site)
    if not problems:
        gather(site)
        put_off(site)
        ask_early(site)
    return problems


def _cut_theme(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    for bundle in site.glob("assets/javascripts/bundle.*.js"):
        bundle.write_text(cut(bundle.read_text(encoding="utf-8"), pages), encoding="utf-8")


def _run_tool(node: list[str], site: Path) -> list[str]:
    """Run the tools from npm over the site; what they complain of."""
    done = subprocess.run([*node, str(TOOL), str(site)], capture_output=True, text=True, check=False)
    return (
        []
        if done.returncode == 0
        else [f"trimming the site failed: {line}" for line in done.stderr.splitlines() if line.strip()]
    )
