"""Packages for learning systems: the whole site with the page that such a system opens, for the course and for each module."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from string import Template

from course.content.kinds import HOME, MODULE
from course.course import Course
from course.packages.bill import Release
from course.packages.package import folder_files, with_papers, write_package
from course.packages.scorm_manifest import LAUNCH, MANIFEST, STANDARDS, Standard, manifest
from course.packages.scorm_settings import ScormSettings, read_settings, settings_file
from course.pages.policy import POLICY
from course.text.files import read_text
from course.text.problems import Problem

FRAME = "packaging/scorm"
SETTINGS, HOST_FILE = "scorm-settings.js", "local/settings.css"
_NOT_TO_RESUME = ("404.html", "notes.html")
# What the site has for hosts, who open none of these packages, and the line of the home page that leads there.
_FOR_HOSTS = re.compile(r"(assets/)?hosting/|assets/manifest\.js|assets/bundles/host-check")
_WAY_TO_HOSTS = re.compile(rb'<p class="for-hosts">.*?</p>', re.DOTALL)


def host_settings(root: Path, config: str) -> tuple[ScormSettings, list[Problem]]:
    """What the host's file `config` sets for learning systems, and what is wrong with it."""
    course = Course(root)
    path = root / config
    if not path.exists():
        return ScormSettings(), [Problem(config, 1, "there is no such file; begin one with `INHERIT: mkdocs.yml`")]
    return read_settings(read_text(path, config)[0], config, [*course.modules, *course.cases])


def scorm_packages(
    root: Path, site: Path, dist: Path, release: Release, settings: ScormSettings, only: Collection[str] | None = None
) -> Iterator[Path]:
    """Every SCORM package of the site in the folder `site`, or those whose kind is in `only`, written to `dist` one by one."""
    pages = for_learners(folder_files(site))
    modules = {slug: page.title for slug, page in Course(root).modules.items()}
    for standard in STANDARDS:
        for slug, title in {"": "", **modules}.items():
            kind = f"{standard.kind}-{slug}" if slug else standard.kind
            if only is None or kind in only:
                counts = replace(settings, modules=(slug,)) if slug else settings
                named = replace(release, title=f"{release.title}: {title}") if slug else release
                files = pages | _frame(root, standard, named, counts, slug, pages)
                papers = with_papers({**files, MANIFEST: b""}, named, kind, root).keys() - {MANIFEST}
                name = f"{release.name}{kind.removeprefix(standard.kind)}"
                files[MANIFEST] = manifest(root, standard, name, named.version, named.title, papers)
                yield write_package(dist, named, kind, files, root)


def for_learners(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the site without the pages for hosts and what these alone ask for."""
    return {
        name: _WAY_TO_HOSTS.sub(b"", data) if name == "index.html" else data
        for name, data in site.items()
        if not _FOR_HOSTS.match(name)
    }


def _unset(root: Path) -> str:
    """The host's settings file with nothing set: pages ask for it, and what is not there fills a system's log."""
    example = (root / "packaging" / "settings-example" / "settings.css").read_text(encoding="utf-8")
    return re.sub(r"^  (--.*)$", r"  /* \1 */", example, flags=re.MULTILINE)


def _frame(
    root: Path, standard: Standard, release: Release, settings: ScormSettings, slug: str, pages: Iterable[str]
) -> dict[str, bytes]:
    """The page that a learning system opens, and its settings; `slug` names the module that it opens with."""
    start = (MODULE.path(slug) if slug else HOME.page).replace(".md", ".html")
    facts = {
        "root": ".",
        "course": Course(root).settings.id,
        **settings.plain(),
        "standard": standard.name,
        "start": start,
        "pages": sorted(name for name in pages if name.endswith(".html") and name not in _NOT_TO_RESUME),
    }
    launch, own = ((root / FRAME / name).read_text(encoding="utf-8") for name in (LAUNCH, SETTINGS))
    values = {"policy": POLICY, "title": release.title, "start": start, "facts": json.dumps(facts, sort_keys=True)}
    made = {
        LAUNCH: Template(launch).substitute(values),
        SETTINGS: settings_file(own, settings),
        HOST_FILE: _unset(root),
    }
    return {name: text.encode() for name, text in made.items()}
