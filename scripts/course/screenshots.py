"""Pictures of each kind of page at four widths in both schemes, and what changed since they were last kept."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from course.browser import NEEDED, find_browser
from course.linkcheck import served

PAGES = (
    "index.html",
    "course-map.html",
    "modules/sharing-information.html",
    "cases/health-matters.html",
    "about/since-2016.html",
    "about/support.html",
    "reference/glossary.html",
    "reference/points.html",
    "reference/report-pages.html",
    "reference/figures.html",
    "trainers/index.html",
    "trainers/programme.html",
    "guides/sharing-information.html",
    "hosting/index.html",
    "about/how-to-use.html",
    "404.html",
)
WIDTHS = {360: 780, 768: 1024, 1280: 800, 1920: 1080}
SCHEMES = ("light", "dark")
FOLDER = ".screens"


def take(site: Path, out: Path) -> list[str]:
    """Pictures of PAGES of the site in the folder `site`, written to `out`; their names."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    names = []
    with served(site) as base, sync_playwright() as play:
        running = play.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        for page, width, height, scheme in _views(site):
            context = running.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )  # type: ignore[arg-type]
            tab = context.new_page()
            tab.goto(base + page)
            tab.wait_for_load_state("networkidle")
            name = f"{page.replace('/', '--').removesuffix('.html')}-{width}-{scheme}.png"
            tab.screenshot(path=out / name, full_page=True)
            names.append(name)
            context.close()
        running.close()
    return names


def _views(site: Path) -> Iterator[tuple[str, int, int, str]]:
    for page in PAGES:
        if (site / page).exists():
            for width, height in WIDTHS.items():
                for scheme in SCHEMES:
                    yield page, width, height, scheme


def share_changed(before: Path, after: Path) -> float:
    """The share of pixels, from 0 to 1, that differ between two pictures; 1 where their sizes differ."""
    from PIL import Image, ImageChops

    with Image.open(before) as one, Image.open(after) as two:
        if one.size != two.size:
            return 1.0
        changed = (
            ImageChops.difference(one.convert("RGB"), two.convert("RGB"))
            .convert("L")
            .point(lambda value: 255 * (value > 8))
        )
        return sum(changed.histogram()[255:]) / (one.size[0] * one.size[1])


def screenshots_command(root: Path, *, keep: bool) -> int:
    """Take the pictures and print what changed since they were kept; with `keep`, keep the new ones. 1 where there is no browser or site."""
    site, kept, new = root / "site", root / FOLDER / "kept", root / FOLDER / "new"
    if not find_browser() or not (site / "index.html").exists():
        print(NEEDED if not find_browser() else "screenshots: no site here; run make build first", file=sys.stderr)
        return 1
    shutil.rmtree(new, ignore_errors=True)
    changed = 0
    for name in take(site, new):
        share = share_changed(kept / name, new / name) if (kept / name).exists() else None
        if share is None or share > 0:
            changed += 1
            print(f"{name}: {'new' if share is None else f'{share:.2%} changed'}")
    print(f"screenshots: {changed} new or changed, in {new}")
    if keep:
        shutil.rmtree(kept, ignore_errors=True)
        new.rename(kept)
    return 0
