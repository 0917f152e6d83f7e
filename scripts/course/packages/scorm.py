"""Packages for learning systems: the whole site with the page that such a system opens, for the course and for each module."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Annotated
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from course.content.kinds import HOME, MODULE
from course.course import Course
from course.packages.bill import Release
from course.packages.package import folder_files, readme, template, with_papers, write_package
from course.pages.policy import POLICY
from course.text.files import read_text
from course.text.problems import Faults, Problem, problems_in
from course.text.records import MAY_BE_EMPTY, Form, nearest, read_record
from course.text.yaml_files import Value, read

SETTINGS, HOST_FILE = "scorm-settings.js", "local/settings.css"
MANIFEST, LAUNCH = "imsmanifest.xml", "scorm.html"
_NOT_TO_RESUME = ("404.html", "notes.html")
# What the site has for hosts, who open none of these packages, and the lines of the home page that lead there or
# promise what a learning system, with its accounts and its reports, does not keep.
_FOR_HOSTS = re.compile(r"(assets/)?hosting/|assets/manifest\.js|assets/bundles/host-check")
_NOT_FOR_SYSTEMS = re.compile(rb'<p class="(?:for-hosts|not-in-systems)">.*?</p>', re.DOTALL)
STANDARDS = {"scorm12": "1.2", "scorm2004": "2004"}
"""The versions of SCORM by their names in those of packages and of their manifests' templates."""


@dataclass(frozen=True)
class ScormSettings:
    """What counts (all modules where none is named), whether a score is reported, and from how many points on as passed."""

    modules: Annotated[tuple[str, ...], MAY_BE_EMPTY] = ()
    score: bool = False
    pass_: Annotated[int, Form(r"[1-9]\d?|100", "a whole number from 1 to 100, such as 80")] = 0

    def plain(self) -> dict[str, object]:
        """The same as the scripts know it."""
        return {"modules": list(self.modules), "score": self.score, "pass": self.pass_ or None}


def host_settings(root: Path, config: str) -> tuple[ScormSettings, list[Problem]]:
    """What the host's file `config` sets for learning systems, and what is wrong with it."""
    course = Course(root)
    path = root / config
    if not path.exists():
        return ScormSettings(), [Problem(config, 1, "there is no such file; begin one with `INHERIT: mkdocs.yml`")]
    return read_settings(read_text(path, config)[0], config, [*course.modules, *course.cases])


def read_settings(text: str, path: str, slugs: Collection[str]) -> tuple[ScormSettings, list[Problem]]:
    """What the host's file `text` sets under `extra.scorm`, and what is wrong with it; `slugs` names modules and cases."""
    value, problems = read(text, path)
    held = value.at("extra", "scorm") if value else None
    if held is None:
        return ScormSettings(), problems
    settings, wrong = read_record(held, ScormSettings, path, "settings under `scorm`")
    problems += wrong + problems_in(path, _faults(held, slugs))
    return (ScormSettings() if problems or not settings else settings), problems


def _faults(held: Value, slugs: Collection[str]) -> Faults:
    """What is wrong with settings beside their form."""
    named, score, passing = (held.at(name) for name in ("modules", "score", "pass"))
    for part in named.data if named and isinstance(named.data, list) else ():
        if part.text() not in slugs:
            yield part.line, f"there is no module or case {part.text()!r}; {nearest(part.text(), slugs)}"
    if passing and not (score and score.text() == "true"):
        yield passing.line, "`pass` needs a score; add `score: true`"


def scorm_packages(
    root: Path, site: Path, dist: Path, release: Release, settings: ScormSettings, only: Collection[str] | None = None
) -> Iterator[Path]:
    """Every SCORM package of the site in the folder `site`, or those whose kind is in `only`, written to `dist` one by one."""
    pages = for_learners(folder_files(site))
    modules = {slug: page.title for slug, page in Course(root).modules.items()}
    for standard, slug in product(STANDARDS, ("", *modules)):
        of = f"-{slug}" if slug else ""
        kind = f"{standard}{of}"
        if only is None or kind in only:
            counts = replace(settings, modules=(slug,)) if slug else settings
            named = replace(release, title=f"{release.title}: {modules[slug]}") if slug else release
            own = _frame(root, standard, named, counts, slug, pages)
            files = pages | own | {"README.txt": readme(root, named, "scorm")}
            papers = with_papers({**files, MANIFEST: b""}, named, kind, root).keys() - {MANIFEST}
            files[MANIFEST] = manifest(root, standard, f"{release.name}{of}", named.version, named.title, papers)
            yield write_package(dist, named, kind, files, root)


def for_learners(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the site without the pages for hosts, what these alone ask for, and what is not so in a learning system."""
    return {
        name: _NOT_FOR_SYSTEMS.sub(b"", data) if name == "index.html" else data
        for name, data in site.items()
        if not _FOR_HOSTS.match(name)
    }


def _frame(
    root: Path, standard: str, release: Release, settings: ScormSettings, slug: str, pages: Iterable[str]
) -> dict[str, bytes]:
    """The page that a learning system opens, and its settings; `slug` names the module that it opens with."""
    start = (MODULE.path(slug) if slug else HOME.page).replace(".md", ".html")
    facts = {
        "root": ".",
        "course": Course(root).settings.id,
        **settings.plain(),
        "standard": STANDARDS[standard],
        "start": start,
        "pages": sorted(name for name in pages if name.endswith(".html") and name not in _NOT_TO_RESUME),
    }
    values = {"policy": POLICY, "title": release.title, "start": start, "facts": json.dumps(facts, sort_keys=True)}
    plain = {name: json.dumps(value) for name, value in settings.plain().items()}
    made = {
        LAUNCH: template(root, f"scorm/{LAUNCH}", **values),
        # A web person may edit it.
        SETTINGS: template(root, f"scorm/{SETTINGS}", **plain),
        # Nothing is set in it: pages ask for the host's file, and what is not there fills a system's log.
        HOST_FILE: template(root, "settings-example/settings.css"),
    }
    return {name: text.encode() for name, text in made.items()}


def manifest(root: Path, standard: str, name: str, version: str, title: str, files: Iterable[str]) -> bytes:
    """The manifest of a package called `name` with this version and title, whose other files are `files`."""
    listed = "\n".join(f"      <file href={quoteattr(quote(path))}/>" for path in sorted(files))
    values = {"name": escape(name), "version": escape(version), "title": escape(title), "files": listed}
    return template(root, f"scorm-manifests/{standard}.xml", **values).encode()
