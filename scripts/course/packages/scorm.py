"""Packages for learning systems: the whole site with the page that such a system opens, for the course and for each module."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from string import Template

from course.content.kinds import HOME, MODULE
from course.course import Course
from course.packages.bill import Release
from course.packages.package import folder_files, with_papers, write_package
from course.packages.scorm_manifest import LAUNCH, MANIFEST, STANDARDS, Standard, manifest
from course.packages.scorm_settings import ScormSettings, read_settings, settings_file
from course.pages.edition import PACKAGE
from course.pages.policy import POLICY
from course.text.files import read_text
from course.text.problems import Problem

FRAME = "packaging/scorm"
SETTINGS = "scorm-settings.js"
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
                files = scorm_files(pages, root, standard, named, counts, slug)
                yield write_package(dist, named, kind, _listed(files, root, standard, named, kind), root)


def for_learners(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the site without the pages for hosts and what these alone ask for."""
    return {
        name: _WAY_TO_HOSTS.sub(b"", data) if name == "index.html" else data
        for name, data in site.items()
        if not _FOR_HOSTS.match(name)
    }


def scorm_files(
    site: Mapping[str, bytes], root: Path, standard: Standard, release: Release, settings: ScormSettings, slug: str = ""
) -> dict[str, bytes]:
    """The files of a package but its manifest and papers; `slug` names the module that it opens with."""
    start = (MODULE.path(slug) if slug else HOME.page).replace(".md", ".html")
    facts = {
        "root": ".",
        "course": PACKAGE,
        **settings.plain(),
        "standard": standard.name,
        "start": start,
        "pages": sorted(name for name in site if name.endswith(".html") and name not in _NOT_TO_RESUME),
    }
    launch, own = ((root / FRAME / name).read_text(encoding="utf-8") for name in (LAUNCH, SETTINGS))
    values = {"policy": POLICY, "title": release.title, "start": start, "facts": json.dumps(facts, sort_keys=True)}
    page = Template(launch).substitute(values)
    return dict(site) | {LAUNCH: page.encode(), SETTINGS: settings_file(own, settings).encode()}


def _listed(
    files: Mapping[str, bytes], root: Path, standard: Standard, release: Release, kind: str
) -> dict[str, bytes]:
    """The files with a manifest that lists them, and the papers that the package will get."""
    name = f"{release.name}{kind.removeprefix(standard.kind)}"
    papers = with_papers({**files, MANIFEST: b""}, release, kind, root)
    return {**files, MANIFEST: manifest(standard, name, release.version, release.title, papers.keys() - {MANIFEST})}
