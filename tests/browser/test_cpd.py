"""The record of learning: made from what the course has noted, written by the learner, and handed over in every form."""

from __future__ import annotations

import io
import re

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from course.course import Course
from course.pages.edition import edition
from tests.browser.access import axe, faults
from tests.browser.conftest import Open
from tests.browser.learner import MODULE, RECORD, do_module, saved
from tests.browser.printed import on_paper
from tests.conftest import ROOT

EDITION = edition(Course(ROOT))
SIZES = ("desktop", "phone")
TITLE = "Referrals and sharing information"
FORM = [
    "Type of learning",
    "Short description, and its relevance to your role",
    "Date",
    "What you learnt",
    "Its impact on your practice, had or expected",
    "Peer reflection: what you learnt from discussing it",
]
"""What the regulator's form asks for, in its order."""
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
HOSTILE = '<img src=x onerror=alert(1)>\n=HYPERLINK("x")\n-2+3\n@a\n]]></w:t> &amp; \u202e end'


@pytest.fixture
def page(open_page: Open, served: str) -> Page:
    return open_page(served + RECORD).page


def add(page: Page) -> Locator:
    """A new piece, open, with its first field in hand."""
    count = page.locator(".cpd-piece").count()
    page.get_by_role("button", name="Add a piece of learning").click()
    expect(page.locator(".cpd-piece")).to_have_count(count + 1)
    expect(page.locator(".cpd-piece").first.get_by_label("Type of learning")).to_be_focused()
    return page.locator(".cpd-piece").first


def write(page: Page, piece: Locator, words: dict[str, str]) -> None:
    for label, text in words.items():
        piece.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Role", exact=True).focus()
    page.get_by_label("Role", exact=True).blur()


def paper(page: Page) -> Locator:
    return page.locator(".cpd-paper")


# Written


def test_at_first_there_is_nothing_and_it_says_what_the_record_is(page: Page) -> None:
    expect(page.get_by_text("The course has noted nothing yet.")).to_be_visible()
    expect(page.get_by_text("There is no piece of learning yet.")).to_be_visible()
    expect(
        page.get_by_text("It is self-recorded. It is not accredited, and it is not proof of competence.")
    ).to_be_visible()
    expect(page.get_by_text("Do not enter details that identify a family.")).to_be_visible()
    expect(page.get_by_role("button", name="Save for Word")).to_be_hidden()


def test_a_piece_is_kept_as_it_is_written(page: Page) -> None:
    write(page, add(page), WORDS)
    page.get_by_label("Name", exact=True).fill("Ama")
    page.reload()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ama")
    page.locator(".cpd-piece summary").click()
    for label, text in WORDS.items():
        expect(page.locator(".cpd-piece").get_by_label(label, exact=True)).to_have_value(text)


def test_what_was_typed_a_moment_ago_is_there_when_the_page_is_left(page: Page, served: str) -> None:
    page.get_by_label("Employer").press_sequentially("A council", delay=1)
    page.goto(served + "index.html")
    page.goto(served + RECORD)
    expect(page.get_by_label("Employer")).to_have_value("A council")


def test_a_piece_can_be_removed_and_put_back(page: Page) -> None:
    write(page, add(page), WORDS)
    page.get_by_role("button", name="Remove this piece").click()
    expect(page.locator(".cpd-piece")).to_have_count(0)
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    kept = page.evaluate(
        "Object.entries(course.store.read().cpd).filter(([name, one]) => one.text && !name.endsWith(':gone'))"
    )
    assert kept == []
    page.get_by_role("button", name="Put it back").click()
    expect(paper(page)).to_contain_text("That a call is information.")


def test_two_tabs_write_different_fields_and_both_stay(page: Page, served: str) -> None:
    page.evaluate("course.store.keepOn('device')")
    piece = add(page)
    write(page, piece, {"What you learnt": "One thing"})
    other = page.context.new_page()
    other.goto(served + RECORD)
    other.locator(".cpd-piece summary").click()
    write(other, other.locator(".cpd-piece"), {"Planned action": "Another thing"})
    expect(piece.get_by_label("Planned action")).to_have_value("Another thing")
    write(page, piece, {"What you learnt": "One thing more"})
    expect(other.locator(".cpd-piece").get_by_label("What you learnt", exact=True)).to_have_value("One thing more")


def test_a_field_in_hand_shows_what_is_kept_once_it_is_left(page: Page) -> None:
    role = page.get_by_label("Role", exact=True)
    write(page, add(page), {"What you learnt": "One thing"})
    role.fill("Social worker")
    role.blur()
    role.focus()
    page.evaluate("course.store.wipe()")
    role.blur()
    expect(role).to_have_value("")


def test_a_family_support_worker_s_wording_asks_the_same_fields_and_loses_nothing(page: Page) -> None:
    piece = add(page)
    write(page, piece, WORDS)
    page.get_by_role("radio", name="Supervision").check()
    expect(
        piece.get_by_label("What is different for the children and families you work with, or will be")
    ).to_have_value("I ring back.")
    expect(paper(page)).to_contain_text("What we agreed that you will do next")
    expect(paper(page)).not_to_contain_text("Type of learning")
    page.reload()
    expect(page.get_by_role("radio", name="Supervision")).to_be_checked()
    page.get_by_role("radio", name="Social Work England").check()
    expect(paper(page)).to_contain_text("Its impact on your practice, had or expected")
    expect(paper(page)).to_contain_text("I ring back.")


# Made from what the course has noted


def test_a_module_that_was_worked_on_becomes_a_piece_with_its_dates_minutes_and_reflections(
    open_page: Open, served: str
) -> None:
    page = open_page("about:blank", clock="2027-05-03T10:00:00Z").page
    do_module(page, served, MODULE)
    page.evaluate("course.store.note('reflect:sharing-information:reflect-x', 'I rarely ring back.')")
    page.goto(served + RECORD)
    expect(page.locator(".cpd-noted li")).to_have_count(1)
    expect(page.locator(".cpd-noted li")).to_contain_text(f"{TITLE} 3 May 2027: ")
    page.get_by_role("button", name=f"Add to my record: {TITLE}").click()
    expect(page.get_by_text(f'"{TITLE}" is in your record now')).to_be_focused()
    expect(page.get_by_text("All that you did in the course is in your record.")).to_be_visible()
    for text in (
        f'"{TITLE}", a module of the course "Learning from Serious Case Reviews" (version {EDITION.version}, content of {EDITION.in_words}).',
        "3 May 2027",
        "I rarely ring back.",
    ):
        expect(paper(page)).to_contain_text(text)
    page.reload()
    expect(page.locator(".cpd-noted li")).to_have_count(0)


def test_next_year_the_same_module_can_be_a_piece_again(open_page: Open, served: str) -> None:
    page = open_page("about:blank", clock="2027-11-30T10:00:00Z").page
    do_module(page, served, MODULE)
    page.goto(served + RECORD)
    page.get_by_role("button", name="Add to my record").click()
    page.clock.set_fixed_time("2027-12-01T10:00:00Z")
    page.evaluate("course.store.note('reflect:sharing-information:reflect-x', 'Again.')")
    expect(page.locator(".cpd-noted li")).to_contain_text("1 December 2027")
    page.get_by_role("button", name="Add to my record").click()
    expect(page.locator(".cpd-piece")).to_have_count(2)
    page.get_by_label("Show").select_option("the year to 30 November 2027")
    expect(paper(page).locator("h4")).to_have_count(1)
    page.get_by_label("Show").select_option("all pieces")
    expect(paper(page).locator("h4")).to_have_count(2)


# Handed over


def filled(page: Page) -> None:
    page.get_by_label("Name", exact=True).fill("Ama Boateng")
    page.get_by_label("Role", exact=True).fill("Social worker")
    write(page, add(page), WORDS)
    expect(paper(page)).to_contain_text("A line in the duty book")


SHOWN = {**WORDS, "Date": "3 May 2027", "Review date of the action": "14 June 2027"}


def test_each_field_of_the_regulator_s_form_is_copied_as_it_was_written(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filled(page)
    for label in FORM:
        page.get_by_role("button", name=f"Copy: {label}, 1. Messages about a child.").click()
        expect(page.get_by_text(f"Copied: {label}.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == SHOWN[label]


def test_the_fields_of_the_form_come_in_its_order(page: Page) -> None:
    filled(page)
    labels = paper(page).locator("section dt").all_inner_texts()
    assert [label for label in labels if label in FORM] == FORM


def test_the_whole_as_text_has_every_field_after_its_label(page: Page) -> None:
    filled(page)
    text = saved(page, "Save as text").decode("utf-8-sig")
    for label, words in SHOWN.items():
        assert f"{label}: {words}".replace("\n", "\r\n") in text
    for line in (
        "Name: Ama Boateng",
        "Role: Social worker",
        "Self-recorded. Not accredited, and not proof of competence.",
        "Do not enter details that identify a family.",
    ):
        assert f"{line}\r\n" in text
    assert (
        f"Course: Learning from Serious Case Reviews, version {EDITION.version}, content of {EDITION.in_words}" in text
    )


def test_the_word_file_is_read_by_another_program(page: Page) -> None:
    filled(page)
    document = docx.Document(io.BytesIO(saved(page, "Save for Word")))
    found = [(one.style.name, one.text) for one in document.paragraphs]
    assert found[0] == ("Title", "My record of learning")
    assert ("Heading 1", "1. Messages about a child.") in found
    for label, words in SHOWN.items():
        at = found.index(("Heading 2", label))
        assert found[at + 1] == ("Normal", words)
    assert ("Normal", "Self-recorded. Not accredited, and not proof of competence.") in found


def test_the_printed_record_is_the_record_alone(page: Page) -> None:
    filled(page)
    text = on_paper(page)
    for words in (
        *(" ".join(one.split()) for one in SHOWN.values()),
        "Ama Boateng",
        "not proof of competence",
        EDITION.in_words,
    ):
        assert words in text
    for words in ("Copy", "Save for Word", "About you", "What you may be asked for", "Remove this piece"):
        assert words not in text


def test_what_is_typed_last_is_in_what_is_handed_over(page: Page) -> None:
    filled(page)
    page.locator(".cpd-piece").get_by_label("Planned action").fill("Ring on Friday")
    assert b"Ring on Friday" in saved(page, "Save as text")


def test_where_the_browser_does_not_copy_the_text_is_shown_and_chosen(open_page: Open, served: str) -> None:
    refuse = "Object.defineProperty(navigator, 'clipboard', { value: undefined }); Document.prototype.execCommand = () => false;"
    page = open_page(served + RECORD, before=refuse).page
    filled(page)
    page.get_by_role("button", name="Copy all as text").click()
    expect(page.get_by_text("This browser does not let the page copy.")).to_be_visible()
    expect(page.get_by_label("the whole record")).to_be_focused()
    assert "I ring back." in page.evaluate("getSelection().toString() || document.activeElement.value")


# Hostile text


def test_hostile_text_is_text_in_every_field_and_in_all_that_is_handed_over(open_page: Open, served: str) -> None:
    visit = open_page(served + RECORD)
    page = visit.page
    page.evaluate(
        """(text) => ['me:name', 'me:role', 'me:employer', ...['type', 'what', 'from', 'to', 'minutes', 'learnt', 'impact', 'peer', 'action', 'review']
             .map((field) => 'own1:' + field)].forEach((name) => course.store.cpd(name, text))""",
        HOSTILE,
    )
    page.reload()
    page.locator(".cpd-piece summary").click()
    expect(paper(page).locator(".cpd-line__text").first).to_have_text(HOSTILE)
    assert page.locator("img[src=x]").count() == 0
    document = docx.Document(io.BytesIO(saved(page, "Save for Word")))
    assert [one.text for one in document.paragraphs].count(HOSTILE) >= 6
    lines = saved(page, "Save as text").decode("utf-8-sig").split("\r\n")
    assert [line for line in lines if re.match(r"\s*[=+\-@]", line)] == []
    page.pdf()
    visit.quiet()


def test_names_that_every_object_has_are_no_pieces(page: Page) -> None:
    page.evaluate(
        "course.store.cpd('constructor:what', 'One'); course.store.cpd('own1:constructor', 'Two'); course.store.cpd('own1:what', 'Three')"
    )
    expect(page.locator(".cpd-piece")).to_have_count(2)
    expect(paper(page)).to_contain_text("Three")


# Access


def test_without_scripts_it_is_a_form_to_fill_in_on_paper(open_page: Open, served: str) -> None:
    page = open_page(served + RECORD, java_script_enabled=False).page
    for label in WORDS:
        expect(page.get_by_label(label).first).to_be_visible()
    text = on_paper(page)
    assert "In supervision: What you did, and why you chose it" in text
    for label in (*WORDS, "Name", "Employer", "Do not enter details that identify a family."):
        assert label in text


def test_it_works_from_a_folder(open_page: Open, folder: str) -> None:
    visit = open_page(folder + RECORD)
    filled(visit.page)
    assert docx.Document(io.BytesIO(saved(visit.page, "Save for Word"))).paragraphs
    assert visit.outside(folder) == []
    visit.quiet()


def test_axe_finds_nothing_in_an_empty_and_in_a_full_record(open_page: Open, served: str) -> None:
    visit = open_page(served, reduced_motion="reduce")
    page = visit.page
    do_module(page, served, MODULE)
    page.goto(served + RECORD)
    assert faults(page, SIZES) == []
    page.get_by_role("button", name="Add to my record").click()
    expect(page.locator(".cpd-piece")).to_have_count(1)
    write(page, add(page), WORDS)
    expect(paper(page)).to_contain_text("A line in the duty book")
    assert faults(page, SIZES) == []
    page.get_by_role("button", name="Remove this piece").click()
    assert axe(page) == []
    visit.quiet()


def test_the_record_reads_in_order_and_each_button_has_a_name_of_its_own(page: Page) -> None:
    filled(page)
    write(page, add(page), {"Short description, and its relevance to your role": "Another one"})
    expect(paper(page)).to_contain_text("Another one")
    assert paper(page).get_by_role("heading").all_inner_texts() == [
        "My record of learning",
        "1. Messages about a child.",
        "2. Another one",
    ]
    names = paper(page).get_by_role("button").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert len(names) == len(set(names)) > 6
