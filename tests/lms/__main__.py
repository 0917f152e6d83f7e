"""`python -m tests.lms SOURCE`: the packages of the built site, walked in a real Moodle from a folder of its source.

Each step prints one line with what was seen, and whether that is right. Moodle has no sequencing of SCORM 2004, nor has the course.
"""

from __future__ import annotations

import argparse
import datetime
import html
import os
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from playwright.sync_api import Browser, expect, sync_playwright

from course.dev.browser import find_browser
from course.packages.bill import release_of
from course.packages.moodle_xml import moodle_xml
from course.packages.scorm import ScormSettings, scorm_packages
from course.site.build import MANIFEST
from tests.browser.conftest import FLAGS
from tests.browser.scripts import BANK, CONTENTS, everything, sections
from tests.conftest import ROOT
from tests.lms.desk import Opened, Person
from tests.lms.moodle import running

SITE = ROOT / "site"
MODULE = "assessment"
(CORE,) = [one["core"] for one in CONTENTS["modules"] if one["slug"] == MODULE]
SECTIONS = [name for name in sections() if name.startswith(f"{MODULE}:")]
THOUGHT = "what Anna wrote"
EARLIER = "What you did here at earlier times"
KINDS = {"SCORM 1.2": "scorm12", "SCORM 2004": "scorm2004"}
STATUS = {"SCORM 1.2": "lesson_status", "SCORM 2004": "completion_status"}
NAMED = "from mdl_question_versions v join mdl_question_bank_entries e on e.id = v.questionbankentryid"
TAGS = "(select count(*) from mdl_tag_instance where itemtype = 'question')"


def make(folder: Path, kind: str, settings: ScormSettings) -> Path:
    """A package of the built site."""
    (package,) = scorm_packages(ROOT, SITE, folder, release_of(ROOT), settings, [kind])
    return package


def later(package: Path) -> Path:
    """A later edition of a package, in which the module has another title."""
    edition = package.with_name(f"later-{package.name}")
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(edition, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            title = rb"\1Later: " if item.filename == f"modules/{MODULE}.html" else rb"\1"
            new.writestr(item, re.sub(rb"(<h1[^>]*>)", title, old.read(item)))
    return edition


@dataclass
class Walk:
    """A walk of one activity, by somebody at a browser, and the faults that it found."""

    name: str
    admin: Person
    anna: Person
    activity: int = 0
    faults: int = 0

    def see(self, step: str, seen: object, *, right: bool) -> None:
        """Print a step with what was seen."""
        self.faults += not right
        print(f"{'ok   ' if right else 'FAULT'} {self.name}, {step}: {seen}", flush=True)

    def enter(self, button: str = "Enter", *, anew: bool = False) -> Opened:
        """Open the course as Anna."""
        return self.anna.enter(self.activity, button, anew=anew)

    def held(self, attempt: int = 1) -> dict[str, str]:
        """What Moodle keeps of Anna's attempt, by the last part of its names."""
        rows = self.anna.moodle.sql(
            "select e.element, v.value from mdl_scorm_scoes_value v join mdl_scorm_element e on e.id = v.elementid"
            " join mdl_scorm_attempt a on a.id = v.attemptid join mdl_user u on u.id = a.userid and u.username = 'anna'"
            f" join mdl_course_modules m on m.instance = a.scormid where m.id = {self.activity} and a.attempt = {attempt}"
        )
        return {row[0].split(".")[-1]: row[-1] for row in rows if row[0].startswith("cmi.")}

    def told(self) -> str:
        """What the activity's own page tells Anna, who looks at it after leaving."""
        page = self.anna.go(f"mod/scorm/view.php?id={self.activity}")
        return " ".join(page.locator("#page-content").inner_text().split())

    def went_on(self, step: str, one: Opened) -> None:
        """See that two answers and the note came back when the course was opened again, and leave it."""
        record = one.record()
        self.see(step, f"answers and notes {record}", right=record == (sorted(CORE[:2]), [THOUGHT]))
        one.leave()

    def complete(self, one: Opened, *ids: str) -> None:
        """Answer what is left, and note every section as read."""
        one.answer(*ids)
        one.script("names.forEach((name) => store.seen(name))", names=SECTIONS)
        one.says("This is now complete")
        one.leave()


def begin(walk: Walk) -> None:
    """Preview, then begin, and close the window."""
    one = walk.enter("Preview")
    one.answer(CORE[0])
    said = one.says("preview")
    one.leave()
    told, held = walk.told(), walk.held()
    walk.see("preview", f"“{said}” “{told}” {held}", right=not held and "Done" not in told)
    one = walk.enter()
    one.answer(CORE[0])
    one.leave()
    told, held = walk.told(), walk.held()
    right = held.get(STATUS[walk.name]) == "incomplete" and "suspend_data" in held and "Done" not in told
    walk.see("begun and left", f"“{told}” {held}", right=right)


def lose_session(walk: Walk) -> None:
    """Write, lose the session, go on, meet the login forms, sign in and open the course again; then keep it on the device."""
    before, one = len(walk.held()["suspend_data"]), walk.enter()
    one.write(THOUGHT)
    one.page.wait_for_load_state("networkidle")
    walk.anna.moodle.php("admin/cli/kill_all_sessions.php")
    one.answer(CORE[1])
    one.says("does not take")
    one.course.get_by_role("link", name="Glossary").first.click()
    walk.see("lost session", f"“{one.says('a page of its own')}”", right=len(walk.held()["suspend_data"]) == before)
    # Every 30 seconds the player asks, and turns the whole window to the login form (lib/amd/src/network.js, ajax.js).
    one.page.wait_for_url("**/login/index.php*", wait_until="networkidle", timeout=60_000)
    window = Person(walk.anna.moodle, one.page)
    window.sign_in("anna")
    one = window.enter(walk.activity)
    one.script("store.keepOn('device')")
    walk.went_on("signed in where the login form took the window", one)
    walk.anna.sign_in("anna")
    kept = walk.anna.page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('course-record'))")
    after = len(walk.held()["suspend_data"])
    walk.see("reported after that", f"{before}, then {after} characters", right=before < after)
    walk.went_on(f"signed out and in, the storage held {kept}", walk.enter())


def upgrade(walk: Walk, package: Path) -> None:
    """Put a later edition in the place of the package, and go on in it."""
    walk.admin.go(f"course/modedit.php?update={walk.activity}")
    walk.admin.upload(later(package))
    walk.admin.save()
    one = walk.enter()
    walk.went_on(f"upgraded, “{one.course.locator('h1').first.inner_text()}”", one)


def share(walk: Walk) -> None:
    """Let somebody else use the same browser."""
    walk.anna.sign_in("bert")
    one = walk.enter()
    found = one.record(), one.top.get_by_text(EARLIER).is_visible()
    walk.see("a second learner in the same browser", found, right=found == (([], []), False))
    one.leave()
    walk.anna.sign_in("anna")
    walk.went_on("the first again", walk.enter())


def finish(walk: Walk) -> None:
    """Do what is left, look back on it, and begin a new attempt."""
    walk.complete(walk.enter(), *CORE[2:])
    told, held = walk.told(), walk.held()
    right = held[STATUS[walk.name]] == "completed" and "Done" in told and told.endswith("Grade reported: 1")
    walk.see("completed", f"“{told}” {held}", right=right)
    one = walk.enter()
    said = one.says("look back")
    one.leave()
    walk.see("looked back on", f"“{said}”", right=bool(walk.told()) and walk.held() == held)
    one = walk.enter(anew=True)
    one.top.get_by_text(EARLIER).click()
    expect(one.top.get_by_role("listitem").filter(has_text=THOUGHT)).to_be_visible()
    record = one.record()
    one.leave()
    told, held = walk.told(), walk.held(2)
    right = record == ([], []) and held[STATUS[walk.name]] == "incomplete"
    walk.see("a new attempt, which shows what was written", f"{record} “{told}” {held}", right=right)


def score(walk: Walk) -> None:
    """Complete a package that reports a score, in Moodle's own window."""
    walk.enter().leave()
    before = walk.held()
    walk.complete(walk.enter(), *CORE)
    told, held = walk.told(), walk.held()
    right = "raw" not in before and told.endswith("100%") and "Done" in told and held["raw"] == "100"
    walk.see("score", f"before the first answer {before}, then “{told}” {held}", right=right)


def largest(walk: Walk, browser: Browser) -> None:
    """Have the largest record of the whole course kept, and open it in a browser that knows nothing of it."""
    one, record = walk.enter(), everything()
    one.script("store.replace(store.merge(store.read(), store.sift(record).record))", record=record)
    one.says("This is now complete")
    one.leave()
    back, _ = Person.of(walk.anna.moodle, browser, "anna").enter(walk.activity).record()
    seen = f"{len(walk.held()['suspend_data'])} characters, {len(back)} answers back elsewhere"
    walk.see("largest record", seen, right=sorted(record["questions"]) == back)


def walk_scorm(walk: Walk, browser: Browser, folder: Path) -> None:
    """Walk one standard from the form to a second attempt, then a package with a score, then the whole course."""
    kind, settings = f"{KINDS[walk.name]}-{MODULE}", {"grademethod": "Highest grade", "popup": "Current window"}
    package = make(folder, kind, ScormSettings())
    walk.activity = walk.admin.add(walk.name, package)
    begin(walk)
    lose_session(walk)
    walk.admin.sign_in("admin")
    upgrade(walk, package)
    share(walk)
    finish(walk)
    scored = make(folder, kind, ScormSettings(score=True, pass_=80))
    walk.activity = walk.admin.add(f"{walk.name}, score", scored, **settings)
    score(walk)
    walk.activity = walk.admin.add(f"{walk.name}, whole", make(folder, KINDS[walk.name], ScormSettings()))
    largest(walk, browser)


def walk_bank(walk: Walk, file: Path) -> None:
    """Import the questions twice, and ask one with a table, one with several answers and one for an order."""
    file.write_bytes(moodle_xml(BANK.banks.values(), "The course"))
    questions = ElementTree.parse(file).getroot().findall("question[idnumber]")
    count = len(questions)
    for step, right in {"imported": [count, count, 3 * count], "imported again": [2 * count, count, 6 * count]}.items():
        page = walk.admin.go("question/bank/importquestions/import.php?courseid=2")
        page.get_by_role("radio", name="Moodle XML format").check()
        walk.admin.upload(file)
        page.get_by_role("button", name="Import", exact=True).click()
        expect(page.get_by_role("button", name="Continue")).to_be_visible()
        held = [int(cell) for cell in walk.admin.moodle.sql(f"select count(*), count(e.idnumber), {TAGS} {NAMED}")[0]]
        walk.see(f"{step}, questions, ID numbers and tags", held, right=held == right)
    for mark in ("<table", "<text>multiple</text>", "<text>rank</text>"):
        _ask(walk, next(one for one in questions if mark in html.unescape(ElementTree.tostring(one, "unicode"))))


def _plain(text: str | None) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text or "")).split())


def _ask(walk: Walk, question: Element) -> None:
    """Answer a question in Moodle's preview, first beside the point and then to it."""
    name = question.findtext("idnumber")
    ((number,),) = walk.admin.moodle.sql(f"select v.questionid {NAMED} where e.idnumber = '{name}'")
    page = walk.admin.go(f"question/bank/previewquestion/preview.php?id={number}&courseid=2")
    wrong = next(one for one in question.findall("answer") if float(one.get("fraction", "0")) <= 0)
    row = page.locator(".answer > div").filter(has_text=_plain(wrong.findtext("text")))
    row.locator("input:visible").check()
    page.get_by_role("button", name="Submit and finish").click()
    expect(row.locator(".specificfeedback")).to_have_text(_plain(wrong.findtext("feedback/text")))
    expect(page.locator(".generalfeedback")).to_have_text(_plain(question.findtext("generalfeedback/text")))
    narrow = page.locator(".qtext td").evaluate_all(
        "all => all.filter((one) => parseFloat(getComputedStyle(one).paddingLeft) < 4).length"
    )
    states = [page.locator(".info .state").inner_text()]
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Fill in correct responses").click()
    page.get_by_role("button", name="Submit and finish").click()
    expect(page.locator(".generalfeedback")).to_be_visible()
    states.append(page.locator(".info .state").inner_text())
    seen = f"{states}, with feedback and explanation, cells without room: {narrow}"
    walk.see(f"asked, {name}", seen, right=states == ["Incorrect", "Correct"] and not narrow)


def main() -> int:
    """Bring Moodle up, walk, and say how many faults there were."""
    given = argparse.ArgumentParser(prog="python -m tests.lms", description=__doc__)
    given.add_argument("source", type=Path, help="a folder of Moodle's source, which stays as it is")
    source, faults = given.parse_args().source, 0
    for file, lacks in ((source / "version.php", "source of Moodle"), (SITE / MANIFEST, "built site; run make build")):
        if not file.exists():
            print(f"{file}: it is missing, so this is no {lacks}", file=sys.stderr)
            return 2
    os.nice(10)
    expect.set_options(timeout=60_000)
    with running(source) as moodle, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        print(f"{datetime.date.today()}: {moodle.versions()}, Chromium {browser.version}", flush=True)
        for name in (*KINDS, "Moodle XML"):
            walk = Walk(name, *(Person.of(moodle, browser, who) for who in ("admin", "anna")))
            if name in KINDS:
                walk_scorm(walk, browser, moodle.folder)
            else:
                walk_bank(walk, moodle.folder / "questions.xml")
            faults += walk.faults
        browser.close()
    print(f"{faults} faults")
    return 1 if faults else 0


sys.exit(main())
