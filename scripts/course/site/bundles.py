"""The scripts and styles of the site, bundled by esbuild: plain files that run from a folder too."""

import json
import os
import re
import subprocess
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course.content.kinds import KINDS
from course.text.files import machine_of
from course.tools import npm

# Where the bundles of pages stand in the site. Their names have a hash of what is in them, so that browsers may keep them.
LASTING = "assets/bundles"
# Where those stand that a script fetches when they are asked for, by plain names: a page that is open during an upgrade still finds them.
PLAIN = "assets/later"
_PAGES = ("overrides/assets/pages/*.js", "overrides/assets/pages/*.css")
_LATER = ("overrides/assets/later/*.js", "packaging/scorm/scorm.js")
_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--charset=utf8",
    "--legal-comments=none",
    "--entry-names=[name]",
    "--log-level=error",
    "--color=false",
)
_ERROR = re.compile(r"\[ERROR\] (.+)\n\n +(\S+?):(\d+):\d+:")


_SOURCE = re.compile(r"assets/(?!javascripts/|stylesheets/)[\w-]+/.*\.(?:js|css)")


@dataclass(frozen=True)
class Bundles:
    """What esbuild made: the files by their paths in the site, and these paths by plain names such as `module.js`."""

    files: Mapping[str, bytes]
    places: Mapping[str, str]


def is_source(name: str) -> bool:
    """Whether a file of the theme (its path in the site) is bundled, and has no place in the site itself."""
    return bool(_SOURCE.fullmatch(name))


def bundle(root: Path, data: Mapping[str, object]) -> Bundles:
    """The scripts and styles of the course in the folder `root`; a script imports one of `data` as `data/NAME.json`.

    ValueError with what is wrong, and where; FileNotFoundError where esbuild is not installed.
    """
    machine = machine_of(root)
    pages, later = ([path for glob in globs for path in sorted(machine.glob(glob))] for globs in (_PAGES, _LATER))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, value in data.items():
            (place / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        _run(machine, [*pages, *later], place)
        made = {path.name: path.read_bytes() for path in sorted((place / "out").iterdir())}
    lasting = {path.stem for path in pages}
    places = {
        name: _lasting(name, text) if Path(name).stem in lasting else f"{PLAIN}/{name}" for name, text in made.items()
    }
    return Bundles({place: made[name] for name, place in places.items()}, places)


def without_script(made: Bundles) -> list[str]:
    """What is wrong with kinds of page whose entry is none: their pages would ask for no script."""
    return [
        f"scripts/course/content/kinds.py: the kind {kind.name!r} has the entry {kind.entry!r}, and there is no overrides/assets/pages/{kind.entry}.js"
        for kind in KINDS
        if f"{kind.entry}.js" not in made.places
    ]


def _lasting(name: str, text: bytes) -> str:
    path = Path(name)
    return f"{LASTING}/{path.stem}.{zlib.crc32(text):08x}{path.suffix}"


def _run(machine: Path, entries: list[Path], place: Path) -> None:
    command = [*npm.command("node"), str(npm.installed("esbuild/bin/esbuild")), *map(str, entries), *_OPTIONS]
    # The oldest browsers that scripts and styles are written for, which the linter holds them to as well.
    oldest = json.loads((npm.ROOT / "package.json").read_text(encoding="utf-8"))["browserslist"]
    command.append(f"--target={','.join(one.replace(' >= ', '') for one in oldest)}")
    places = [f"--alias:data={place}", f"--outdir={place / 'out'}"]
    # Packages of npm stand beside the machine, wherever the course is.
    env = {**os.environ, "NODE_PATH": str(npm.installed(""))}
    done = subprocess.run([*command, *places], cwd=machine, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        found = [f"{path}:{line}: {what}" for what, path, line in _ERROR.findall(done.stderr)]
        raise ValueError("\n".join(found) or done.stderr.partition("\nnode:")[0].strip())
