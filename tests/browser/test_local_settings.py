"""A host's settings file, with no Python: from a server and from a folder, good, bad and not there."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.access import axe
from tests.browser.conftest import Handler, Open, Visit, serving
from tests.browser.page import arrived, inside
from tests.conftest import COURSE, ROOT
from tests.localvalues import BAD, GOOD, named

SUPPORT, CHECK, MODULE = "about/support.html", "hosting/check.html", "modules/sharing-information.html"
Put = Callable[..., None]
EXAMPLE = (ROOT / "packaging/settings-example/settings.css").read_text(encoding="utf-8")
EXAMPLE_SET = re.sub(r"/\* (--.*?) \*/", r"\1", EXAMPLE)


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site that a host may add a folder to; its path has spaces and accents."""
    place = tmp_path_factory.mktemp("host") / "Équipe été 2" / "the course"
    shutil.copytree(site, place)
    return place


@pytest.fixture(scope="session")
def hosted(host: Path) -> Iterator[str]:
    with serving(host) as address:
        yield address


@pytest.fixture(params=["server", "folder"])
def base(request: pytest.FixtureRequest, host: Path, hosted: str) -> str:
    return hosted if request.param == "server" else host.as_uri() + "/"


@pytest.fixture
def put(host: Path) -> Iterator[Put]:
    """A function that puts a settings file into the host's folder, as text or as names and values."""

    def settings(text: str = "", **values: str) -> None:
        (host / "local").mkdir(exist_ok=True)
        lines = [f"  --{name.replace('_', '-')}: {quoted(value)};" for name, value in values.items()]
        text = text or "\n".join(['@charset "utf-8";', "course-settings {", *lines, "}", ""])
        # At once: the page before may still be asking for what stood there.
        (host / "local" / "new.css").write_text(text, encoding="utf-8")
        (host / "local" / "new.css").replace(host / "local" / "settings.css")

    yield settings
    shutil.rmtree(host / "local", ignore_errors=True)


READ = "hostSettings.read().then((read) => ({found: read.found, values: Object.fromEntries(read.values), wrong: read.wrong}))"


def quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ") + '"'


def ready(visit: Visit) -> dict[str, Any]:
    """What the page has read of the settings, once it has."""
    if not inside(visit.page, "hostSettings.isThere()"):
        return {"found": False, "values": {}, "wrong": []}
    return inside(visit.page, READ)


def test_a_good_value_is_shown_and_a_bad_value_told_with_neutral_words(open_page: Open, hosted: str, put: Put) -> None:
    visit = open_page("about:blank")
    for value in GOOD + BAD:
        put(**{value["name"]: value["value"]})
        visit.page.goto(hosted + CHECK)
        cell, read = visit.page.locator(f"td[data-local={value['name']}]"), ready(visit)
        expect(cell.locator(".local__find"), named(value)).to_have_count(int(value in BAD))
        if value in GOOD:
            assert read == {"found": True, "values": {value["name"]: value["value"]}, "wrong": []}
            links = [(link.get_attribute("href") or "").replace(hosted, "") for link in cell.locator("a").all()]
            assert links == value["links"], named(value)
        else:
            assert read["values"] == {}, named(value)
            expect(visit.page.locator("ol > li", has_text="Your settings file.").first, named(value)).to_be_visible()
            look = visit.page.locator(".host-check__item--look", has_text=f"--{value['name']}")
            expect(look, named(value)).to_have_count(1)
        assert visit.refused() == []


def test_without_a_file_every_word_is_neutral_and_the_console_is_silent(open_page: Open, base: str) -> None:
    visit = open_page(base + SUPPORT)
    assert ready(visit) == {"found": False, "values": {}, "wrong": []}
    slots = {slot.id: slot.find for slot in COURSE.slots}
    for item in visit.page.locator(".local-list li").all():
        assert slots[item.get_attribute("data-local")] in item.inner_text()
    arrived(visit.page)
    assert visit.said == []


def test_the_example_sets_nothing_till_asked_and_is_told(open_page: Open, hosted: str, put: Put) -> None:
    put(EXAMPLE)
    visit = open_page(hosted + CHECK)
    assert ready(visit) == {"found": True, "values": {}, "wrong": []}
    put(EXAMPLE_SET)
    visit.page.reload()
    slots = COURSE.slots
    assert [slot.id for slot in slots if EXAMPLE.count(f'--{slot.id}: "{slot.example}";') != 1] == []
    assert ready(visit)["values"] == {slot.id: slot.example for slot in slots}
    told = visit.page.locator("ol > li", has_text="made up")
    made_up = [slot.id for slot in slots if re.search("northshire|01632 960", slot.example, re.IGNORECASE)]
    for name in made_up:
        expect(told.filter(has_text=f"--{name}:")).to_have_count(1)
    expect(told).to_have_count(len(made_up))
    good_news = visit.page.locator("ul > .host-check__item", has_text="Your settings file")
    expect(good_news).to_have_count(0)
    put('course-setings {\n  --lado: "01632 960005";\n}\n')
    visit.page.reload()
    expect(visit.page.locator("ol > li", has_text="Your settings file").first).to_be_visible()
    expect(good_news).to_have_count(0)


def test_words_and_numbers_stand_where_they_belong_or_a_line_to_write_on(open_page: Open, base: str, put: Put) -> None:
    own = "https://northshire.gov.uk/accessibility-of-the-course"
    whose, services = "Northshire Safeguarding Children Partnership", "Early help; School nursing"
    put(organisation=whose, front_door="01632 960002, at any time", accessibility_statement=own, services=services)
    visit = open_page(base + SUPPORT)
    page, rung = visit.page, visit.page.get_by_role("link", name="01632 960002")
    expect(rung).to_have_count(2)
    expect(rung.first).to_have_attribute("href", "tel:01632960002")
    assert page.locator("#danger ~ p").filter(has=rung.first).count() == 1
    expect(page.get_by_text(f"This copy is provided by {whose}.")).to_be_visible()
    expect(page.locator("[data-local=lado] .local__find")).to_be_visible()
    expect(page.get_by_role("link", name="Accessibility statement")).to_have_attribute("href", own)
    assert visit.said == []
    assert axe(page) == []
    page.goto(base + "about/accessibility.html")
    expect(page.get_by_role("link", name=own)).to_have_attribute("href", own)
    page.goto(base + "trainers/team-sheet.html")
    services = page.get_by_label("Service", exact=True).get_by_role("option")
    expect(services).to_have_text(["", "Early help", "School nursing"])
    plain = open_page(base + SUPPORT, java_script_enabled=False).page
    expect(plain.locator(".local-list [data-local=front-door] .local__find")).to_be_visible()
    plain.emulate_media(media="print")
    expect(plain.locator(".local-list [data-local=front-door] .local__write")).to_be_visible()


def test_a_logo_procedures_and_report_are_used_or_told_to_lack(
    open_page: Open, base: str, put: Put, host: Path
) -> None:
    visit = open_page(base + CHECK)
    page, todo = visit.page, visit.page.locator("ol > li")
    own = page.locator(".md-logo img").first.get_attribute("src")
    put(logo="logo.svg", threshold="threshold 2.pdf", procedures="https://northshire.gov.uk")
    with page.expect_console_message(lambda said: "local/logo.svg" in said.location["url"]):
        page.reload()
    its_mark = f"{base}hosting/{own}".replace("hosting/../", "")
    expect(page.locator(".md-logo img").first).to_have_js_property("src", its_mark)
    expect(todo.filter(has_text="Your file local/logo.svg")).to_have_count(1)
    told = todo if base.startswith("http") else page.locator("ul > .host-check__item--unseen")
    expect(told.filter(has_text="Your file local/threshold 2.pdf")).to_have_count(1)

    put(logo="our logo.svg", procedures="https://northshire.example/p", report="full report.pdf", report_offset="12")
    shutil.copy(ROOT / "overrides/assets/images/favicon.svg", host / "local" / "our logo.svg")
    paragraph = '<a class="page-ref" href="../reference/report-pages.html#para-2-17">(para 2.17)</a></article>'
    written = (host / MODULE).read_text(encoding="utf-8")
    (host / MODULE).write_text(written.replace("</article>", paragraph, 1), encoding="utf-8")
    visit.said.clear()
    page.goto(base + MODULE)
    assert ready(visit)["wrong"] == []
    own_procedures = page.get_by_role("link", name="your own agency's procedures")
    expect(own_procedures).to_have_attribute("href", "https://northshire.example/p")
    logo = page.locator(".md-header .md-logo img").evaluate("(mark) => mark.decode().then(() => mark.src)")
    reference = page.locator("a.page-ref", has_text="(p172)").first.get_attribute("href")
    assert [logo, reference] == [f"{base}local/our%20logo.svg", f"{base}local/full%20report.pdf#page=184"]
    numbered = page.locator("a.page-ref", has_text="(para 2.17)")
    expect(numbered).to_have_attribute("href", "../reference/report-pages.html#para-2-17")
    (host / MODULE).write_text(written, encoding="utf-8")
    assert visit.said == []


INJECTIONS = {
    "markup": '--front-door: "<img src=x onerror=alert(1)><script>alert(1)</script>";',
    "a link with a script": '--procedures: "javascript:alert(1)";',
    "a style for the page": '} body, main, li { display: none; } course-settings { --front-door: "01632 960002";',
    "a style from elsewhere": '} @import "https://elsewhere.example/x.css"; course-settings { --front-door: "01632 960002"; background: url(https://elsewhere.example/x.png);',
    "an end of markup": '--organisation: "</span></div><a href=javascript:alert(1)>";',
}


def test_nothing_in_the_file_becomes_markup_or_style(open_page: Open, base: str, put: Put) -> None:
    visit = open_page("about:blank")
    for what, text in INJECTIONS.items():
        put(f"course-settings {{\n{text}\n}}\n")
        visit.page.goto(base + SUPPORT)
        arrived(visit.page)
        assert visit.page.locator("img[src=x], main script:not([src]), a[href^='javascript:']").count() == 0, what
        expect(visit.page.locator(".local-list li").first, what).to_be_visible()
    assert [url for url in visit.asked if "elsewhere" in url] == []


SLIPS = {
    '--front-door: "one"\n  --lado: "two";': "line 2: --front-door: the semicolon at the end is missing, so the next setting is lost too",
    '--front-door: "one;\n  --lado: "two";': "line 2: --front-door: it is not one text in straight quotation marks",
    "--front-door: “one”;": "line 2: --front-door: its quotation marks are curly",
    '--front-dor: "one";': "line 2: --front-dor: there is no setting “front-dor”; perhaps “front-door”",
    '--lado: "one";\n  --lado: "two";': "line 3: --lado stands on line 2 too; keep one",
    "front door: one": "line 2: this is not a setting",
}
MISSHAPEN = {
    'body {\n  --lado: "one";\n}\n': "line 1: the file does not begin with course-settings {",
    'course-settings {\n  --lado: "one";\n': "the file does not end with }",
}


def test_a_chosen_file_is_read_line_by_line_from_a_folder_too(open_page: Open, host: Path) -> None:
    page = open_page(f"{host.as_uri()}/{CHECK}").page
    verdict = page.locator(".host-check__verdict")

    def check(content: bytes) -> None:
        file = {"name": "settings.css", "mimeType": "text/css", "buffer": content}
        page.get_by_label("Check a settings file before you put it in place").set_input_files(file)

    lines = {f"course-settings {{\n  {line}\n}}\n": says for line, says in SLIPS.items()}
    for text, says in {**lines, **MISSHAPEN}.items():
        check(text.encode())
        expect(verdict, text).to_contain_text(says)
    check('course-settings {\n  --lado: "Zoë";\n}\n'.encode("cp1252"))
    expect(verdict).to_contain_text("the file is not saved as UTF-8")
    expect(verdict.locator("li")).to_have_count(1)
    check(EXAMPLE.encode())
    expect(page.get_by_text("settings.css can be read, every line of it.")).to_be_visible()


def test_a_file_that_is_sent_as_another_type_is_told_apart_from_none(
    open_page: Open, hosted: str, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(lado="01632 960005")
    monkeypatch.setitem(Handler.extensions_map, ".css", "text/plain")
    page = open_page(hosted + CHECK).page
    expect(page.get_by_text("a server has to send it as text/css")).to_be_visible()
