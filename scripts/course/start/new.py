"""`course new`: a folder that is a course, or a part of the course that one stands in."""

import datetime
import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from course.briefing.drafts import split
from course.briefing.outline import Briefing, BriefingError
from course.content.cases import ORDINALS
from course.course import FIGURES, GLOSSARY, POINTS, SETTINGS, Course
from course.start.drafted import Drafted, drafted, point_rows
from course.text.files import find_root
from course.text.markdown import unique_slugs
from course.text.readability import capital
from course.tools.npm import ROOT

TEMPLATES = Path(__file__).parent / "templates"
PARTS: dict[str, dict[str, str]] = {
    "module": {"module.md": "docs/modules/{}.md", "quiz.md": "quizzes/{}.md"},
    "quiz": {"quiz.md": "quizzes/{}.md"},
    "guide": {"guide.md": "docs/guides/{}.md"},
    "case": {"case.md": "docs/cases/{}.md", "decisions.md": "quizzes/{}.md"},
    "figure": {"figure.yml": FIGURES},
    "term": {"term.yml": GLOSSARY},
}
"""The parts of a course, each with its templates and where they go; what is there already in a list is added to."""
_STAGES = 4
_FIRST = "first-module"


def new_command(what: str, name: str, source: Path | None, only: str) -> int:
    """Begin the part `what` called `name` of the course that one stands in, or without a name a course in the folder `what`; the exit code.

    `only` are the modules to begin from the `source`, by name, with commas between.
    """
    try:
        if name and what not in PARTS:
            raise ValueError(f"there is no {what!r} to begin; there are {', '.join(PARTS)}")
        if what in PARTS and not name:
            raise ValueError(f'a {what} has a name; write `course new {what} "Its name"`')
        if name:
            made = add(find_root(Path.cwd()), what, name)
        else:
            made = begin(Path(what), source, tuple(filter(None, only.split(","))))
    except (ValueError, BriefingError) as error:
        print(f"course new: {error}", file=sys.stderr)
        return 2
    print("\n".join(f"new: {path}" for path in made))
    return 0


def begin(folder: Path, source: Path | None = None, only: Sequence[str] = ()) -> list[str]:
    """Make a course in a new folder, from a briefing where there is one, and say what was made.

    It has the modules `only`, in this order, or all.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} is there already; name a new folder")
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        aside.mkdir(parents=True)
        briefing = split(source, aside / "notes", shown=Path("notes")) if source else None
        modules = _chosen(briefing, only)
        _fill(aside, folder, modules)
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    taught = {claim.section for one in modules for claim in one.claims}
    untaught = [one.title for one in briefing.body if one.blocks and one.title not in taught] if briefing else []
    notes = [f"in no module, but in notes: {'; '.join(untaught)}"] if untaught else []
    return [str(folder), *notes, f"next: `make serve COURSE={folder}`; README.md there says what to write first"]


def _chosen(briefing: Briefing | None, only: Sequence[str]) -> list[Drafted]:
    every = drafted(briefing) if briefing else [Drafted(_FIRST, "A first module", (), ())]
    found = {one.slug: one for one in every}
    for name in only:
        if name not in found:
            raise ValueError(f"no section of the source makes a module {name!r}; there are {', '.join(found)}")
    return [found[name] for name in only or found]


def _fill(aside: Path, folder: Path, modules: Sequence[Drafted]) -> None:
    """The files of a course that will stand in `folder`."""
    title, name = capital(folder.name.replace("-", " ")), unique_slugs([folder.name])[0]
    machine = Path(os.path.relpath(ROOT / "machine.yml", folder)).as_posix()
    facts = _facts(title, name) | {
        "id": name,
        "machine": json.dumps(machine, ensure_ascii=False) if re.search(r"[^\w./-]", machine) else machine,
        "description": json.dumps(f"{title}: a course in the making.", ensure_ascii=False),
        "source": "the report",
        "first": modules[0].slug,
        "modules": "\n".join(f"      - modules/{one.slug}.md" for one in modules),
    }
    for path in sorted((TEMPLATES / "course").rglob("*")):
        if path.is_file():
            _write(aside / path.relative_to(TEMPLATES / "course"), path, facts)
    for one in modules:
        _put(aside, "module", _facts(one.title, one.slug) | {"found": "\n".join(one.found)})
    _put(aside, "guide", _facts(modules[0].title, modules[0].slug))
    with (aside / POINTS).open("a", encoding="utf-8", newline="\n") as points:
        points.writelines(f"{row}\n" for row in point_rows(modules))


def add(start: Path, what: str, name: str) -> list[str]:
    """Begin a part of the course in the folder `start`, and enter it in the navigation; say what was made."""
    course, slug = Course(start), unique_slugs([name])[0]
    title = name if name != slug else capital(name.replace("-", " "))
    if what in ("guide", "quiz"):
        if slug not in course.modules:
            known = ", ".join(course.modules)
            raise ValueError(f"there is no module {slug!r}; a {what} has the name of its module, one of {known}")
        title = course.modules[slug].title
    facts = _facts(title, slug) | {"first": next(iter(course.modules), _FIRST), "words": json.dumps(name), "found": ""}
    made = _put(start, what, facts)
    page = next((path.removeprefix("docs/") for path in made if path.startswith("docs/") and path.endswith(".md")), "")
    if page:
        settings = start / SETTINGS
        settings.write_text(entered(settings.read_text(encoding="utf-8"), page), encoding="utf-8", newline="\n")
        made.append(f"{SETTINGS}, its place in the navigation")
    return made


def _facts(title: str, slug: str) -> dict[str, str]:
    """What templates say of a page; its title as YAML has it, and `bare`."""
    of = title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
    quoted = {"title": title, "guide": f"A team session on {of}"}
    stage = Template((TEMPLATES / "parts" / "stage.md").read_text(encoding="utf-8"))
    stages = (stage.substitute(ordinal=ORDINALS[at], number=at + 1) for at in range(_STAGES))
    return {
        **{name: json.dumps(text, ensure_ascii=False) for name, text in quoted.items()},
        "bare": title,
        "name": slug,
        "today": datetime.date.today().isoformat(),
        "stages": "".join(stages),
    }


def _put(root: Path, what: str, facts: Mapping[str, str]) -> list[str]:
    """Write the files of a part, none over another; a list of data gets one more entry."""
    places = {name: place.format(facts["name"]) for name, place in PARTS[what].items()}
    if taken := [place for place in places.values() if place.endswith(".md") and (root / place).exists()]:
        raise ValueError(f"{taken[0]} is there already; take another name")
    for name, place in places.items():
        _write(root / place, TEMPLATES / "parts" / name, facts)
    return list(places.values())


def _write(path: Path, template: Path, facts: Mapping[str, str]) -> None:
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = Template(template.read_text(encoding="utf-8")).safe_substitute(facts)
    path.write_text(before + text, encoding="utf-8", newline="\n")


def entered(settings: str, page: str) -> str:
    """The text of an `mkdocs.yml` with `page` in its navigation: after the last of its folder, or in a part of its own after the modules."""
    lines, folder = settings.rstrip("\n").split("\n"), page.partition("/")[0]
    first = next((at for at, line in enumerate(lines) if line.startswith("nav:")), -1)
    if first < 0:
        return settings
    end = next((at for at in range(first + 1, len(lines)) if re.match(r"[^\s#-]", lines[at])), len(lines))
    peers, modules = (
        [at + 1 for at in range(first, end) if re.match(rf"\s*- (?:[^:]+: )?{name}/", lines[at])]
        for name in (folder, "modules")
    )
    if peers:
        lines.insert(peers[-1], re.sub(r"-.*", f"- {page}", lines[peers[-1] - 1]))
    else:
        at = modules[-1] if modules else end
        lines[at:at] = [f"  - {capital(folder)}:", f"      - {page}"]
    return "\n".join(lines) + "\n"
