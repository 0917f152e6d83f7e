"""A new kind of page is one row, one checker and one partial: here is one, added to a copy."""

import shutil
from pathlib import Path

from tests.built.test_build import course
from tests.conftest import ROOT, edit

ROW = 'BENCH = Kind("bench", "benches/", entry="guide", is_numbered=True, has_deck=True, searched_in_full=True)\n\nKINDS = (\n    BENCH,'
CHECK = """_CHECKS[BENCH] = lambda course, page: [
    *modules.check_front_matter(page),
    *([] if "wood" in page.lines else [Problem(page.path, 1, "a bench says what it is made of")]),
]


def _check_questions("""
PARTIAL = (
    '{% if part == "place" %}<p class="page-head__place">Bench {{ course.number }} of {{ course.total }}</p>{% endif %}'
)
PAGE = "---\ntitle: The oak bench\ndescription: One bench.\n---\n\n## Seats {{ #seats }}\n\n{}\n"


def test_a_kind_is_one_row_one_checker_and_one_partial(small: Path) -> None:
    library = small / "scripts" / "course"
    shutil.copytree(ROOT / "scripts" / "course", library)
    for name in ("package.json", "package-lock.json", "node_modules", "scripts/node_modules", "scripts/minify.mjs"):
        (small / name).symlink_to(ROOT / name)
    edit(library / "content" / "kinds.py", "KINDS = (\n", ROW)
    edit(library / "check.py", "import BRIEFING,", "import BENCH, BRIEFING,")
    edit(library / "check.py", "def _check_questions(", CHECK)
    (small / "overrides" / "partials" / "kinds" / "bench.html").write_text(PARTIAL, encoding="utf-8")
    page = small / "docs" / "benches" / "oak.md"
    page.parent.mkdir()
    page.write_text(PAGE.format("Four people sit here."), encoding="utf-8")
    edit(small / "mkdocs.yml", "nav:\n", "nav:\n  - benches/oak.md\n")

    own = {"PYTHONPATH": str(small / "scripts")}
    assert "docs/benches/oak.md:1: a bench says what it is made of" in course(small, "check", **own).stdout
    page.write_text(PAGE.format("wood"), encoding="utf-8")
    done = course(small, "build", **own)
    assert done.returncode == 0, done.stderr
    built = (small / "site" / "benches" / "oak.html").read_text(encoding="utf-8")
    assert "Bench 1 of 1" in built and "bundles/guide." in built and '"deck": "benches/oak"' in built
    assert (small / "site" / "assets" / "decks" / "benches" / "oak.js").exists()
    assert '["benches/oak.html"' in (small / "site" / "assets" / "search" / "documents.js").read_text(encoding="utf-8")
