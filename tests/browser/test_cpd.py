"""The record of learning: made from what the course has noted, written, handed over in every form; and each module's entry for it."""

import io
import re

import docx
from playwright.sync_api import Locator, Page, expect

from course.pages.facts import edition
from tests.browser.conftest import Open, beginning
from tests.browser.learner import MODULE, RECORD, do_module, saved
from tests.browser.page import inside, on_paper
from tests.browser.records import load, note, record
from tests.browser.test_store import AREAS, THROWS
from tests.conftest import COURSE

EDITION = edition(COURSE)
TITLE = "Referrals and sharing information"
WORDS = {
    "Type of learning": "A team session",
    "Short description, and its relevance to your role": "Messages about a child.\nI take such calls.",
    "Date": "2027-05-03",
    "What you learnt": "That a call is information.",
    "Its impact on your practice, had or expected": "I ring back.",
    "Peer reflection: what you learnt from discussing it": "A colleague asked who hears back.",
    "Planned action": "A line in the duty book",
    "Review date of the action": "2027-06-14",
}
ASKS = {
    "Short description, and its relevance to your role": "What did you do?",
    "Its impact on your practice, had or expected": "What will you do differently?",
    "Peer reflection: what you learnt from discussing it": "Who did you talk to, and what came of it?",
}
"""The three questions, by what the regulator calls each."""
ALL = "See it as Social Work England asks"
FORM = list(WORDS)[:6]
"""What the regulator's form asks for, in its order."""
SHOWN = {**WORDS, "Date": "3 May 2027", "Review date of the action": "14 June 2027"}
NO_PROOF, FAMILY = "not proof of competence.", "Do not enter details by which someone could be recognised."
ABOUT = f"(version {EDITION.version}, content of {EDITION.in_words})"
HOSTILE = '<img src=x onerror=alert(1)>\n=HYPERLINK("x")\n-2+3\n@a\n]]></w:t> &amp; \u202e end'
visit = beginning("served", RECORD)


def add(page: Page) -> Locator:
    """A new entry, open with all its fields, the first one in hand."""
    count = page.locator(".cpd-piece").count()
    page.get_by_role("button", name="Write another entry").click()
    expect(page.locator(".cpd-piece")).to_have_count(count + 1)
    made = page.locator(".cpd-piece").first
    expect(made.get_by_label("What did you do?")).to_be_focused()
    expect(made.get_by_label("Type of learning")).to_be_hidden()
    made.get_by_text(ALL).click()
    return made


def unfold(page: Page) -> None:
    """Open the one entry and all its fields."""
    page.locator(".cpd-piece > summary").click()
    page.locator(".cpd-piece").get_by_text(ALL).click()


def write(page: Page, words: dict[str, str]) -> None:
    """Write into the fields of the newest entry, and leave it."""
    for label, text in words.items():
        page.locator(".cpd-piece").first.get_by_label(ASKS.get(label, label), exact=True).fill(text)
    page.get_by_label("Role", exact=True).focus()
    page.get_by_label("Role", exact=True).blur()


def paper(page: Page) -> Locator:
    return page.locator(".cpd-paper")


def filled(page: Page) -> None:
    page.get_by_label("Name", exact=True).fill("Ama Boateng")
    page.get_by_label("Role", exact=True).fill("Social worker")
    add(page)
    write(page, WORDS)
    expect(paper(page)).to_contain_text("A line in the duty book")


AGREED = "What we agreed that you will do next"
AT_FIRST = (
    "The course has noted nothing yet.",
    "There is no entry yet.",
    f"This record is self-recorded. It is not accredited, and it is {NO_PROOF}",
    FAMILY,
)


def test_a_piece_is_kept_as_it_is_written_and_can_be_removed_put_back_and_reworded(page: Page, served: str) -> None:
    for words in AT_FIRST:
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("button", name="Save for Word")).to_be_hidden()
    filled(page)
    page.get_by_label("Employer").press_sequentially("A council", delay=1)
    page.goto(served + "index.html")
    page.goto(served + RECORD)
    for label, text in (("Name", "Ama Boateng"), ("Employer", "A council")):
        expect(page.get_by_label(label, exact=True)).to_have_value(text)
    unfold(page)
    piece = page.locator(".cpd-piece")
    for label, text in WORDS.items():
        expect(piece.get_by_label(ASKS.get(label, label), exact=True)).to_have_value(text)
    page.get_by_role("button", name="Remove this entry").click()
    expect(piece).to_have_count(0)
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    left = "Object.entries(store.read().cpd).filter(([name, one]) => one.text && !/^me:|:gone$/.test(name))"
    assert inside(page, left) == []
    page.get_by_role("button", name="Put it back").click()
    expect(paper(page)).to_contain_text("That a call is information.")
    unfold(page)
    page.get_by_role("radio", name="Supervision").check()
    expect(piece.get_by_label(AGREED)).to_have_value(WORDS["Planned action"])
    for words in (AGREED, "What is different for the children and families you work with, or will be"):
        expect(paper(page)).to_contain_text(words)
    expect(paper(page)).not_to_contain_text("Type of learning")
    page.reload()
    expect(page.get_by_role("radio", name="Supervision")).to_be_checked()
    page.get_by_role("radio", name="Social Work England").check()
    for words in ("Its impact on your practice, had or expected", "I ring back."):
        expect(paper(page)).to_contain_text(words)


def put(page: Page, first: str, last: str, says: str) -> None:
    """Put in the days of a piece; what is said of the last one beside it."""
    piece = page.locator(".cpd-piece")
    piece.get_by_label("Date", exact=True).fill(first)
    piece.get_by_label("Last date").fill(last)
    piece.get_by_label("Last date").blur()
    expect(piece.get_by_label("Last date")).to_have_accessible_description(re.compile(f"^{says}" if says else "^$"))
    expect(piece.get_by_label("Last date")).to_have_attribute("aria-invalid", "true" if says else "false")


def test_a_last_date_before_the_first_is_told_beside_it_once_it_is_left_and_kept(page: Page) -> None:
    last = add(page).get_by_label("Last date")
    before = "This is before the first date, 3 May 2027"
    put(page, "2027-05-03", "2027-05-01", before)
    page.reload()
    unfold(page)
    expect(last).to_have_value("2027-05-01")
    expect(page.locator(".cpd-piece").get_by_text(before)).to_be_visible()
    put(page, "2027-05-01", "2027-05-01", "")
    put(page, "2027-05-03", "", "")
    last.fill("0002-05-03")
    expect(paper(page)).to_contain_text("3 May 2027 to 0002-05-03")
    expect(last).to_have_accessible_description("")
    put(page, "2027-05-03", "2027-05-04", "")


ASTRAY = {"from": "2026-02-31", "to": "2026-04-31", "minutes": "abc", "review": "2027-13-01"}


def test_a_loaded_day_that_never_comes_is_shown_as_it_stands_and_not_as_another(page: Page, served: str) -> None:
    """Fields for days and numbers show no such text, so the learner sees in the record what to mend."""
    page.goto(served + "my-learning.html")
    fields = {"what": "A day that is none", **ASTRAY}
    load(
        page,
        record(cpd={f"own1:{name}": note(text) for name, text in fields.items()}, settings={"cpd-form": note("x")}),
    )
    expect(page.get_by_role("heading", name="The file is loaded")).to_be_visible()
    page.goto(served + RECORD)
    shown = ["A day that is none", "2026-02-31 to 2026-04-31", "abc", "2027-13-01"]
    expect(paper(page).locator("section .cpd-line__text")).to_have_text(shown)
    expect(page.locator(".cpd-piece > summary")).to_have_text("A day that is none, 2026-02-31")
    expect(page.get_by_role("radio", name="Social Work England")).to_be_checked()


def test_a_module_that_was_worked_on_becomes_a_piece_and_in_the_next_year_another(open_page: Open, served: str) -> None:
    page = open_page("about:blank", clock="2027-11-30T10:00:00Z").page
    do_module(page, served, MODULE)
    inside(page, "store.note('reflect:sharing-information:reflect-x', 'I rarely ring back.')")
    page.goto(served + RECORD)
    make = page.get_by_role("button", name=re.compile(rf'^Make an entry from "{TITLE}" \(\d+ min, today\)$'))
    make.click()
    expect(page.get_by_text(f'"{TITLE}" is an entry now.')).to_be_visible()
    expect(page.locator(".cpd-piece").get_by_label("What will you do differently?")).to_be_focused()
    expect(page.get_by_text("All that you did in the course is in your record.")).to_be_visible()
    course = f'"{TITLE}", a module of the course "Learning from Serious Case Reviews" {ABOUT}.'
    for text in (course, "30 November 2027", "I rarely ring back."):
        expect(paper(page)).to_contain_text(text)
    page.reload()
    expect(make).to_have_count(0)
    page.clock.set_fixed_time("2027-12-01T10:00:00Z")
    inside(page, "store.note('reflect:sharing-information:reflect-x', 'Again.')")
    make.click()
    expect(page.locator(".cpd-piece")).to_have_count(2)
    for shown, count in (("the year to 30 November 2027", 1), ("all entries", 2)):
        page.get_by_label("Show").select_option(shown)
        expect(paper(page).locator("h4")).to_have_count(count)
    inside(page, "['assessment', 'uncertainty'].forEach((slug) => store.note(`reflect:${slug}:reflect-x`, 'Mine.'))")
    page.reload()
    page.get_by_text("And 1 more").click()
    expect(page.locator(".cpd-noted li")).to_have_count(1)
    page.get_by_role("button", name="Make an entry from each of these").click()
    piece = page.locator(".cpd-piece", has=page.get_by_text("Dealing with uncertainty"))
    piece.locator("summary").first.click()
    piece.get_by_label("Who did you talk to, and what came of it?").fill("A colleague.")
    page.get_by_label("Name", exact=True).focus()
    expect(page.get_by_text("4 entries, 1 with a peer reflection.")).to_be_visible()


def test_each_field_is_copied_by_a_button_of_its_own_and_text_word_file_and_paper_hold_them_all(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filled(page)
    labels = paper(page).locator("section dt").all_inner_texts()
    assert [label for label in labels if label in FORM] == FORM
    for label in FORM:
        page.get_by_role("button", name=f"Copy: {label}, 1. Messages about a child.").click()
        expect(page.get_by_text(f"Copied: {label}.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == SHOWN[label]

    page.locator(".cpd-piece").get_by_label("Planned action").fill("Ring on Friday")
    shown = {**SHOWN, "Planned action": "Ring on Friday"}
    text = saved(page, "Save as text").decode("utf-8-sig")
    fields = [f"{label}: {words}".replace("\n", "\r\n") for label, words in shown.items()]
    lines = ["Name: Ama Boateng", "Role: Social worker", f"Self-recorded. Not accredited, and {NO_PROOF}", FAMILY]
    course = f"Course: Learning from Serious Case Reviews, version {EDITION.version}, content of {EDITION.in_words}"
    assert [one for one in (*fields, *lines, course) if f"{one}\r\n" not in text] == []

    found = [(one.style.name, one.text) for one in docx.Document(io.BytesIO(saved(page, "Save for Word"))).paragraphs]
    assert found[0] == ("Title", "My record of learning")
    assert ("Heading 1", "1. Messages about a child.") in found
    below = [found[found.index(("Heading 2", label)) + 1] for label in shown]
    assert below == [("Normal", words) for words in shown.values()]
    assert ("Normal", f"Self-recorded. Not accredited, and {NO_PROOF}") in found

    printed = on_paper(page)
    wanted = [*(" ".join(words.split()) for words in shown.values()), "Ama Boateng", NO_PROOF, EDITION.in_words]
    assert [words for words in wanted if words not in printed] == []
    controls = ("Copy", "Save for Word", "About you", "What you may be asked for", "Remove this entry")
    assert [words for words in controls if words in printed] == []

    add(page)
    write(page, {FORM[1]: "Another one"})
    titles = ["My record of learning", "1. Messages about a child.", "2. Another one"]
    expect(paper(page).get_by_role("heading")).to_have_text(titles)
    names = paper(page).get_by_role("button").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert len(names) == len(set(names)) > 6


EVERY_FIELD = """["me:name", "me:role", "me:employer", ..."type what from to minutes learnt impact peer action review".split(" ")
  .map((field) => "own1:" + field), "constructor:what", "own1:constructor"].forEach((name) => store.cpd(name, text))"""


def test_hostile_text_and_names_are_text_in_all_that_is_handed_over(open_page: Open, folder: str) -> None:
    visit = open_page(folder + RECORD)
    page = visit.page
    inside(page, EVERY_FIELD, text=HOSTILE)
    page.reload()
    expect(page.locator(".cpd-piece")).to_have_count(2)
    expect(paper(page).locator(".cpd-line__text").first).to_have_text(HOSTILE)
    assert page.locator("img[src=x]").count() == 0
    document = docx.Document(io.BytesIO(saved(page, "Save for Word")))
    assert [one.text for one in document.paragraphs].count(HOSTILE) >= 6
    lines = saved(page, "Save as text").decode("utf-8-sig").split("\r\n")
    assert [line for line in lines if re.match(r"\s*[=+\-@]", line)] == []
    assert visit.outside(folder) == []
    visit.quiet()


LISTED = "Agreed:\n- ring the school\n+44 1632 960002\n-5\n＝1+1\n＠SUM(1)"
PASTED = ["What you learnt: Agreed:", "• ring the school", "+44 1632 960002", "-5", "'＝1+1", "'＠SUM(1)"]


def test_lists_and_numbers_in_a_text_are_read_as_written_and_nothing_is_a_formula(page: Page) -> None:
    inside(page, "store.cpd('own1:learnt', text)", text=LISTED)
    lines = saved(page, "Save as text").decode("utf-8-sig").split("\r\n")
    assert lines[lines.index(PASTED[0]) :][: len(PASTED)] == PASTED


COPY = "Copy my CPD entry"
LABELS = [*list(WORDS)[:3], "Time in minutes", *list(WORDS)[3:]]


def copied(page: Page) -> str:
    """What the button at the end of a module copies, which is there once its section is in sight."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".cpd-entry").scroll_into_view_if_needed()
    page.get_by_role("button", name=COPY).click()
    expect(page.get_by_text("Your entry is copied, with today's date.")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


def test_a_module_has_its_own_entry_which_needs_no_storage(open_page: Open, served: str) -> None:
    visit = open_page("about:blank", before="".join(THROWS.format(area) for area in AREAS))
    for slug in ("assessment", "domestic-abuse", "uncertainty"):
        visit.page.goto(f"{served}modules/{slug}.html")
        text, title = copied(visit.page), COURSE.modules[slug].title
        about = f'"{title}", a module of the course "Learning from Serious Case Reviews" {ABOUT}. After it I can: '
        assert about in text and "Self-directed online learning" in text
        assert [line.partition(":")[0] for line in text.splitlines()] == [label.partition(":")[0] for label in LABELS]
    assert visit.said == []


def test_the_entry_has_the_day_and_what_was_noted_and_copying_keeps_nothing(open_page: Open) -> None:
    page = open_page(MODULE, clock="2027-05-03T10:00:00Z").page
    for name, words in (
        ("sharing-information:reflect-x", "<b>I rarely</b> ring back."),
        ("uncertainty:reflect-x", "Of another module."),
        ("sharing-information:reflect-one-thing", "Ring Everton."),
    ):
        inside(page, "store.note('reflect:' + name, words)", name=name, words=words)
    kept = "[store.read().cpd, store.read().notes]"
    before, text = inside(page, kept), copied(page)
    for words in ("Date: 3 May 2027", "What you learnt: <b>I rarely</b> ring back.", "Planned action: Ring Everton."):
        assert f"{words}\n" in text, words
    assert "Of another module." not in text
    assert inside(page, kept) == before
