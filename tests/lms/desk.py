"""What people do in a Moodle with the browser: sign in, set an activity up by its form, open it and leave it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.conftest import SCREEN, TAKE_STORE
from tests.browser.learner import settle
from tests.browser.page import inside, until
from tests.lms.moodle import PASSWORD, Moodle

AS_DOCUMENTED = {
    "popup": "New window",
    "width": "100",
    "height": "100",
    "hidetoc": "Disabled",
    "grademethod": "Learning objects",
    "maxattempt": "Unlimited attempts",
    "forcenewattempt": "No",
}
"""The settings that docs/hosting/scorm.md asks for, by the names of the form's fields."""


@dataclass
class Opened:
    """The course, opened from an activity in a window of its own or in Moodle's."""

    page: Page

    @property
    def top(self) -> FrameLocator:
        """The page of the package that Moodle's player opens."""
        return self.page.frame_locator("#scorm_object")

    @property
    def course(self) -> FrameLocator:
        """The page of the course that is shown."""
        return self.top.frame_locator("iframe[title='The course']")

    def says(self, words: str) -> str:
        """What the package says of its session, once these words are in it."""
        status = self.top.get_by_role("status")
        expect(status).to_contain_text(words)
        return " ".join(status.inner_text().split())

    def script(self, expression: str, **given: Any) -> Any:
        """What an expression gives in the package's own page."""
        (frame,) = [one for one in self.page.frames if one.url.split("#")[0].endswith("/scorm.html")]
        return inside(frame, expression, **given)

    def answer(self, *ids: str) -> None:
        """Answer questions of the page that is shown, in line with the report's learning."""
        for name in ids:
            settle(self.course.locator(f"[data-question={name}]"), in_line=True)

    def write(self, text: str) -> None:
        """Write into the first field for a thought."""
        fields = self.course.locator(".reflect__text")
        fields.first.fill(text)
        fields.last.focus()

    def record(self) -> tuple[list[str], list[str]]:
        """The questions with an answer in the learner's record, and what they wrote."""
        record = self.script("store.read()")
        return sorted(record["questions"]), [note["text"] for note in record["notes"].values()]

    def leave(self) -> None:
        """Close the window or go back, as a learner does."""
        back = self.page.get_by_role("link", name="Exit activity")
        if back.count():
            back.click()
            self.page.wait_for_url("**/course/view.php*", wait_until="networkidle")
        else:
            with self.page.expect_event("close"):
                self.page.close(run_before_unload=True)


@dataclass
class Person:
    """Somebody at a window of a browser, of their own or after somebody else."""

    moodle: Moodle
    page: Page

    @classmethod
    def of(cls, moodle: Moodle, browser: Browser, name: str) -> Person:
        """Somebody who signs in on a browser that nobody has used; nothing from another site is loaded."""
        context = browser.new_context(viewport=SCREEN)
        context.add_init_script(TAKE_STORE)
        context.route(lambda url: not url.startswith(moodle.address), lambda route: route.abort())
        person = cls(moodle, context.new_page())
        person.sign_in(name)
        return person

    def go(self, path: str) -> Page:
        """Open a page of Moodle's, and wait until its scripts have done what they do."""
        self.page.goto(self.moodle.address + path, wait_until="networkidle")
        return self.page

    def sign_in(self, name: str) -> None:
        """Sign in by the form, after signing out by the menu where somebody is there."""
        page = self.go("my/")
        if (menu := page.locator(".usermenu .dropdown-toggle")).count():
            menu.click()
            page.get_by_role("menuitem", name="Log out").click()
            expect(page.get_by_role("link", name="Log in").first).to_be_visible()
        page = self.go("login/index.php")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        expect(page.locator(".usermenu .dropdown")).to_be_visible()
        page.wait_for_load_state("networkidle")

    def upload(self, file: Path) -> None:
        """Put a file into the form that is open, in the place of the one it holds."""
        page = self.page
        if (old := page.locator(".fp-file").filter(has_text=".zip")).count():
            old.click()
            page.get_by_role("button", name="Delete").click()
            page.get_by_role("button", name="Yes").click()
        page.locator(".fp-btn-add a, .fp-btn-choose").first.click()
        page.get_by_text("Upload a file").first.click()
        page.locator("input[name=repo_upload_file]").set_input_files(file)
        page.get_by_role("button", name="Upload this file").click()
        expect(page.locator(".fp-filename, .filepicker-filename").filter(has_text=file.name).first).to_be_visible()

    def add(self, name: str, package: Path, **settings: str) -> int:
        """Add a package as an activity, set as documented or otherwise; the number of the activity."""
        page = self.go("course/modedit.php?add=scorm&course=2&section=0")
        page.locator("[name=name]").fill(name)
        self.upload(package)
        page.get_by_role("button", name="Expand all").click()
        for more in page.locator(".moreless-toggler").all():
            more.click()
        for field, value in {**AS_DOCUMENTED, **settings}.items():
            if (one := page.locator(f"select[name={field}]")).count():
                one.select_option(label=value)
            elif (one := page.locator(f"[name={field}]")).is_enabled():
                one.fill(value)
        page.get_by_label("Add requirements").check()
        page.get_by_label("Completed", exact=True).check()
        return self.save()

    def save(self) -> int:
        """Save the form of an activity; its number."""
        self.page.get_by_role("button", name="Save and display").click()
        self.page.wait_for_url("**/mod/scorm/view.php?id=*", wait_until="networkidle")
        return int(self.page.url.partition("id=")[2].partition("&")[0])

    def enter(self, activity: int, button: str = "Enter", *, anew: bool = False) -> Opened:
        """Open the course from its activity."""
        page = self.go(f"mod/scorm/view.php?id={activity}")
        if anew:
            page.get_by_label("Start a new attempt").check()
        page.get_by_role("button", name=button).click()
        player: list[Page] = []
        until(page, lambda: player.extend(one for one in page.context.pages if "/player.php" in one.url) or player)
        one = Opened(player[0])
        expect(one.course.locator("h1").first).to_be_visible()
        return one
