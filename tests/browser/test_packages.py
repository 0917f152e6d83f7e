"""The packages as people open them: on nginx, on Apache, at a path of its own, and from a folder. Every action is driven."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from course.dev.links import served as plainly
from course.packages.all import PERMISSIONS
from tests.browser.access import axe, faults
from tests.browser.conftest import Open
from tests.browser.learner import settle
from tests.browser.stage import notes_of, present
from tests.browser.test_shell import MODULE, PARTS
from tests.browser.test_store import THROWS
from tests.servers import packages, server, started, unpacked  # noqa: F401


@pytest.fixture(scope="session")
def share(packages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder package on a share whose path has spaces and accents."""
    place = tmp_path_factory.mktemp("share") / "Équipe été & co" / "Formation 2026"
    place.mkdir(parents=True)
    zipfile.ZipFile(packages["folder"]).extractall(place)
    return f"{place.as_uri()}/course/"


@pytest.fixture(scope="session", params=["apache by an alias", "folder"])
def opened(request: pytest.FixtureRequest, unpacked: Path, share: str) -> Iterator[str]:
    """The address of the course as each package gives it."""
    if request.param == "folder":
        yield share
    else:
        with started(request.param, unpacked) as address:
            yield address


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that somebody may spoil."""
    return shutil.copytree(site, tmp_path / "copy")


def answer(page: Page) -> None:
    settle(page.locator("[data-module=question]").first, in_line=True)
    expect(page.locator(".questions-progress")).to_have_text(re.compile(r"1 of \d+ answered"))


def term(page: Page) -> None:
    page.locator("a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def slides(page: Page) -> None:
    present(page)
    notes_of(page).close()
    page.keyboard.press("Escape")


ACTIONS = {name: works for name, (works, _) in PARTS.items()} | {"answer": answer, "term": term, "slides": slides}


def test_every_action_works_with_no_refusal_no_warning_and_no_request_outside(open_page: Open, opened: str) -> None:
    visit = open_page(f"{opened}{MODULE}?h=threshold", color_scheme="light", reduced_motion="reduce")
    found = {}
    for name, action in ACTIONS.items():
        action(visit.page)
        found[name] = visit.said + visit.refused() + visit.outside(opened)
    assert {name: faults for name, faults in found.items() if faults} == {}
    visit.page.goto(f"{opened}course-map.html")
    expect(visit.page.get_by_text(re.compile(r"1 of \d+ questions answered"))).to_be_visible()


def test_on_a_server_set_up_by_the_package_lost_addresses_lead_on_and_nothing_is_wrong(
    open_page: Open, server: str
) -> None:
    page = open_page("about:blank").page
    for name in ("nowhere.html", "modules/nowhere.html", "a/b/nowhere.html"):
        page.goto(server + name)
        expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
        assert page.locator("main").evaluate("(main) => getComputedStyle(main).maxInlineSize") == "576px", name
        page.get_by_role("link", name="Help now").click()
        expect(page.get_by_role("heading", name="Support", level=1)).to_be_visible()
        assert page.url == f"{server}about/support.html"
    page.goto(f"{server}hosting/check.html")
    expect(page.locator(".host-check__status")).to_contain_text("to do")
    page.get_by_role("button", name="Check every file").click()
    expect(page.get_by_text(re.compile(r"to do\. All \d+ files of this version are here"))).to_be_visible()
    page.get_by_text(re.compile(r"\d+ things are right")).click()
    told = page.locator(".host-check__item--look").all_inner_texts()
    assert sorted(line.partition(".")[0] for line in told) == ["How it is opened", "Your settings file"]
    assert axe(page) == []


def test_the_page_for_hosts_says_what_it_cannot_see_and_that_storage_is_blocked(open_page: Open, share: str) -> None:
    visit = open_page(f"{share}hosting/check.html")
    expect(visit.page.get_by_text("Nothing to do.")).to_be_visible()
    visit.page.get_by_text("cannot be seen from here").click()
    expect(visit.page.get_by_text("Cannot be seen: Files.")).to_be_visible()
    assert visit.said == []
    assert axe(visit.page) == []
    visit.page.add_init_script(THROWS.format("localStorage"))
    visit.page.reload()
    expect(visit.page.locator("ol > .host-check__item", has_text="What learners keep.")).to_be_visible()
    expect(visit.page.get_by_text("1 thing to do", exact=True)).to_be_visible()


def test_the_page_for_hosts_says_what_is_wrong_with_a_copy(open_page: Open, copy: Path) -> None:
    page, manifest = open_page("about:blank").page, copy / "assets/manifest.js"

    def says(*words: str) -> None:
        with plainly(copy) as address:
            page.goto(f"{address}hosting/check.html")
            page.get_by_role("button", name="Check every file").click()
            for one in words:
                expect(page.locator("ol.host-check__list")).to_contain_text(one)
            expect(page.get_by_role("button", name="Check every file")).to_be_enabled()

    (copy / "assets/images/favicon.svg").unlink()
    (copy / "index.html").write_text("<!doctype html><title>Old</title>", encoding="utf-8")
    missing = "Files that are missing. 1: assets/images/favicon.svg. Copy the whole folder again."
    says(missing, "Files that are not those of this version. 1: index.html.")
    listed = manifest.read_text(encoding="utf-8")
    manifest.write_text(listed.replace('"version":"', '"version":"9.'), encoding="utf-8")
    says("Two versions are mixed: empty the folder, all but local")
    manifest.unlink()
    says("The list of this version's files (assets/manifest.js) is missing")


LATE = "const now = Date.now; Date.now = () => now() + 3600000;"
HEADERS = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
           "Cache-Control"]  # fmt: skip


def test_the_page_for_hosts_names_the_headers_that_lack_and_a_clock_that_is_wrong(open_page: Open, site: Path) -> None:
    with plainly(site) as address:
        page = open_page(f"{address}hosting/check.html").page
        for name in HEADERS:
            found = page.locator(".host-check__item--look", has_text=f"Header {name}")
            expect(found.locator(".host-check__paste")).to_have_text(re.compile(f"^{name}: \\S"))
        paste = page.locator(".host-check__paste", has_text="Permissions-Policy")
        expect(paste).to_have_text(f"Permissions-Policy: {PERMISSIONS}")
        page.get_by_role("button", name="Check every file").click()
        expect(page.locator(".host-check__item--look", has_text="404 with a page of its own")).to_have_count(1)
        late = open_page(f"{address}hosting/check.html", before=LATE).page
        differ = "This computer and the server differ by 60 minutes."
        expect(late.locator("ol.host-check__list")).to_contain_text(differ)


NO_FRAME = "No page of the course may be shown in a frame"
POLICIES = {
    "X-Frame-Options: DENY": NO_FRAME,
    "Content-Security-Policy: frame-ancestors 'none'": NO_FRAME,
    "Content-Security-Policy: object-src 'none'": "no page finds it",
    "Content-Security-Policy: default-src 'self'; frame-src https://a.example": NO_FRAME,
    "Content-Security-Policy: default-src 'self'; img-src 'none'": "Allow img-src 'self'",
    "Content-Security-Policy: style-src 'none'": "Styles are stopped",
    "Content-Security-Policy: sandbox allow-scripts allow-same-origin": "Its sandbox lets nobody save a file",
}


def test_the_page_for_hosts_knows_by_its_effect_what_a_policy_of_theirs_takes_away(open_page: Open, copy: Path) -> None:
    (copy / "local").mkdir()
    (copy / "local/settings.css").write_text('course-settings {\n  --lado: "Ann";\n}\n', encoding="utf-8")
    page = open_page("about:blank").page

    def add(route: Route) -> None:
        answer, (name, _, value) = route.fetch(), policy.partition(": ")
        route.fulfill(response=answer, headers={**answer.headers, name: value})

    page.route(re.compile(r"\.html|favicon\.svg|settings\.css"), add)
    with plainly(copy) as address:
        for policy, says in POLICIES.items():
            page.goto(f"{address}hosting/check.html")
            expect(page.locator("ol.host-check__list"), policy).to_contain_text(says)
        page.unroute_all(behavior="ignoreErrors")


def test_files_are_offered_without_fault_fetched_by_a_click_and_no_part_of_a_printed_page(
    open_page: Open, taken: Path
) -> None:
    visit = open_page("about:blank", reduced_motion="reduce")
    page, name = visit.page, "park-module-slides.pptx"
    for offers in ("trainers/take-away.html", "guides/park.html"):
        page.goto((taken / offers).as_uri())
        assert (faults(page, ("desktop", "phone")), visit.refused()) == ([], []), offers
    page.goto((taken / "modules" / "park.html").as_uri())
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Module: slides").click()
    assert waiting.value.suggested_filename == name
    assert Path(waiting.value.path()).read_bytes() == (taken / "take-away/modules/park" / name).read_bytes()
    assert page.locator(".take-away").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".take-away").is_hidden()
