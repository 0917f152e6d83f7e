"""The files to take away as a whole: each page offers its own, a copy without them offers none, and packs hold what they say."""

import datetime
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from course.course import Course
from course.handouts.downloads import COURSE_PACK, PLACE, done, files_of, jobs, subjects
from course.pages.policy import violations
from course.text.html import parse, text_of
from tests.built.conftest import Taken
from tests.conftest import ROOT, SMALL

COURSE = Course(SMALL)
SUBJECTS = {subject.name: subject for subject in subjects(COURSE)}
FILES = [file for subject in SUBJECTS.values() for file in subject.files]
SIZED = re.compile(r" \((?:PDF|PowerPoint|Word|web page|zip), [\d.]+ [kM]B\)$")


def links(page: Path) -> list[str]:
    return [str(link["href"]) for link in parse(page.read_text("utf-8")).select(".take-away a[download]")]


def test_every_file_that_is_offered_is_made_and_no_other(taken: Path) -> None:
    made = {path.relative_to(taken).as_posix() for path in (taken / PLACE).rglob("*") if path.is_file()}
    assert made == {file.path for file in (*FILES, *files_of(COURSE))} | {COURSE_PACK}


def test_each_page_offers_its_own_files_with_format_and_size_and_the_page_for_trainers_all(taken: Path) -> None:
    everything = {f"../{path}" for path in (COURSE_PACK, *(file.path for file in FILES))}
    assert set(links(taken / "trainers" / "take-away.html")) == everything
    offering = [path for path in taken.rglob("*.html") if 'class="take-away' in path.read_text(encoding="utf-8")]
    assert len(offering) == 1 + len({file.page for file in FILES})
    for subject in SUBJECTS.values():
        expected = [*(f"../{file.path}" for file in subject.files), f"../{COURSE_PACK}"]
        for page in {file.page for file in subject.files}:
            html = (taken / f"{page}.html").read_text(encoding="utf-8")
            assert links(taken / f"{page}.html") == expected, page
            said = [text_of(item) for item in parse(html).select(".take-away li")]
            assert [line for line in said if not SIZED.search(line)] == []
            assert violations(html, page) == []


def test_a_copy_without_the_files_offers_none(site: Path) -> None:
    assert not (site / PLACE).exists()
    offering = [path.name for path in site.rglob("*.html") if f"{PLACE}/" in path.read_text(encoding="utf-8")]
    assert offering == []
    assert "built without the files" in (site / "trainers" / "take-away.html").read_text(encoding="utf-8")


def test_a_pack_holds_the_files_of_its_subject_and_a_read_me_and_that_of_the_course_every_file(taken: Path) -> None:
    parts = ("version", "22 November 2026", "CC BY 4.0", "No safeguarding practitioner", "01632 960001")
    for subject in SUBJECTS.values():
        with zipfile.ZipFile(taken / subject.files[0].path) as pack:
            held = {info.filename: pack.read(info) for info in pack.infolist()}
        told = held.pop("read-me.txt").decode()
        assert held == {Path(file.path).name: (taken / file.path).read_bytes() for file in subject.files[1:]}
        assert [words for words in (*held, subject.title, *parts) if words not in told] == []
    with zipfile.ZipFile(taken / COURSE_PACK) as pack:
        names = set(pack.namelist())
    assert names == {file.path.removeprefix(f"{PLACE}/") for file in files_of(COURSE)} | {"read-me.txt"}


def test_a_module_in_one_file_leads_nowhere_but_within_itself_and_has_help_and_the_host_s_numbers(taken: Path) -> None:
    for name in ("park", "pond"):
        page = parse((taken / PLACE / "modules" / name / f"{name}.html").read_text(encoding="utf-8"))
        ids = [str(part["id"]) for part in page.select("[id]")]
        assert len(ids) == len(set(ids))
        places = {str(part[key]) for key in ("href", "src") for part in page.select(f"[{key}]")}
        within = {place.removeprefix("#") for place in places if place.startswith("#")}
        assert within <= {*ids, ""}
        assert [place for place in places if not re.match("#|data:|tel:|https://", place)] == []
        assert text_of(page.select(f"#{str(page.select('.help-now')[0]['href'])[1:]}")[0]) == "Help and support"
        assert "01632 960001" in page.get_text()
        assert "script-src 'sha256-" in str(page.select("meta[http-equiv]")[0]["content"])


def test_a_module_in_one_file_leads_to_the_pages_of_a_course_that_has_an_address(taken: Path) -> None:
    top = "https://learn.example/course/"
    facts = replace(Taken(taken, taken, COURSE, ()).facts, address=top)
    park = next(job for job in jobs(taken, COURSE, facts) if job.files[0].page == "modules/park")
    made, problems = done(replace(park, files=tuple(file for file in park.files if file.format == "html")))
    links = [str(link["href"]) for link in parse(next(iter(made.values())).decode()).select(f"a[href^='{top}']")]
    assert problems == [] and len(links) > 3
    for place, _, fragment in (link.removeprefix(top).partition("#") for link in links):
        page = parse((taken / place).read_text(encoding="utf-8"))
        assert not fragment or page.select(f"[id='{fragment}']"), (place, fragment)


def test_the_slides_have_the_host_s_colours(taken: Path) -> None:
    slides = [taken / file.path for file in FILES if file.format == "pptx"]
    themes = [zipfile.ZipFile(path).read("ppt/theme/theme1.xml").decode() for path in slides]
    assert themes and all('<a:dk2><a:srgbClr val="4A1942"/></a:dk2>' in theme for theme in themes)


AGAIN = """
import sys
from dataclasses import replace
from pathlib import Path
from course.course import Course
from course.handouts.downloads import done, jobs
from tests.built.conftest import Taken
site, epoch, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
course = Course(site.parent)
for job in jobs(site, course, replace(Taken(site, site, course, ()).facts, epoch=epoch)):
    if job.files[0].page in ("modules/park", "guides/park"):
        for name, made in done(job)[0].items():
            (out / Path(name).name).write_bytes(made)
"""


def test_the_same_source_gives_the_same_bytes(taken: Path, tmp_path: Path) -> None:
    made = Document(str(taken / "take-away/modules/park/park-guide.docx")).core_properties.created
    assert made is not None
    with zipfile.ZipFile(taken / COURSE_PACK) as pack:
        assert pack.infolist()[0].date_time == (*made.timetuple()[:5], made.second // 2 * 2)
    env = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    epoch = int(made.replace(tzinfo=datetime.UTC).timestamp())
    command = [sys.executable, "-c", AGAIN, str(taken), str(epoch), str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(again) == 8
    assert again == {path.name: path.read_bytes() for path in taken.rglob("take-away/*/park/*") if path.name in again}


BLOCKED = {
    "Pango": (
        "weasyprint/__init__.py",
        "raise OSError('cannot load library libpango')",
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    ),
    "a converter": ("pptx/__init__.py", "raise ImportError('pptx')", "make takeaway"),
}


@pytest.mark.parametrize(("module", "fault", "told"), BLOCKED.values(), ids=BLOCKED)
def test_a_machine_without_what_is_needed_is_told_in_one_line(
    tmp_path: Path, module: str, fault: str, told: str
) -> None:
    path = tmp_path / module
    path.parent.mkdir()
    path.write_text(fault, encoding="utf-8")
    check = "from course.handouts.downloads import missing; print(missing())"
    env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'scripts'}"}
    said = subprocess.run([sys.executable, "-c", check], env=env, capture_output=True, text=True, check=True).stdout
    assert told in said
    assert said.count("\n") == 1


def test_a_plain_build_needs_none_of_the_converters(tmp_path: Path) -> None:
    for name in ("weasyprint", "pptx", "docx", "pypandoc"):
        (tmp_path / f"{name}.py").write_text("raise ImportError", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'scripts'}"}
    done = subprocess.run([sys.executable, "-c", "import hooks"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
