"""Questions in a real browser: asked, answered, asked again, cleared, edited between visits, printed, and read by every kind of reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit
from tests.browser.desk import Desk, answer, check, chosen, question
from tests.browser.printed import on_paper

FIRST, TWO, BLANK, LAST = "the-call-back", "the-two-gaps", "the-plain-words", "the-chronology"
IN_LINE, AGAIN = "In line with the report's learning.", "Look again."
UNDER = " The reason is under your choice."
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def visit(open_page: Open, desk: Desk) -> Visit:
    return open_page(desk.served + "pages/module.html")


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def says(page: Page, name: str, text: str) -> None:
    expect(question(page, name).get_by_role("status")).to_have_text(text)


def fill(page: Page, text: str) -> None:
    question(page, BLANK).get_by_role("textbox", name="Your answer").fill(text)
    check(page, BLANK)


def feedback(page: Page, name: str, option: str) -> str:
    found: str = (
        question(page, name).locator("li", has=page.get_by_label(option)).locator(".question__feedback").inner_text()
    )
    return " ".join(found.split())


def tries(page: Page, name: str) -> list[object]:
    found: list[object] = page.evaluate(
        "(name) => { const one = course.store.read().questions[name]; return one ? [one.first.options, one.last.options, one.tries] : [] }",
        name,
    )
    return found


# Asked and answered


def test_nothing_is_judged_before_something_is_chosen(page: Page) -> None:
    for name in (FIRST, TWO, LAST):
        button = question(page, name).get_by_role("button", name="Check my answer")
        button.focus()
        page.keyboard.press("Enter")
        says(page, name, "Choose an answer first.")
        page.keyboard.press("Enter")
        says(page, name, "Choose an answer first.")
        expect(button).to_be_focused()
        expect(question(page, name).locator(".question__answers")).to_be_hidden()
    for text in ("", "   ", "?!"):
        fill(page, text)
        says(page, BLANK, "Write an answer first.")
    assert page.evaluate("course.store.read().questions") == {}


def test_an_answer_in_line_is_said_in_words_beside_it_with_its_reason(page: Page) -> None:
    answer(page, FIRST, "Ring the nursery back today")
    says(page, FIRST, IN_LINE + UNDER)
    assert feedback(page, FIRST, "Ring the nursery back today") == f"{IN_LINE} Feedback about ringing back (p172)."
    expect(question(page, FIRST).get_by_text("Explanation of the call back.").first).to_be_visible()
    expect(question(page, FIRST).get_by_text("Feedback about waiting.")).to_be_hidden()


def test_an_answer_to_look_at_again_is_said_in_words_beside_it_with_its_reason(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    says(page, FIRST, AGAIN + UNDER)
    assert feedback(page, FIRST, "Wait for the weekly meeting") == f"{AGAIN} Feedback about waiting."
    choice = question(page, FIRST).get_by_label("Wait for the weekly meeting")
    described = choice.get_attribute("aria-describedby")
    expect(page.locator(f"[id='{described}']")).to_have_text(AGAIN)


def test_after_an_answer_the_fold_has_every_option_and_why(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    question(page, FIRST).get_by_text("Answers and why").click()
    for words in ("Feedback about ringing back", "Feedback about writing."):
        expect(question(page, FIRST).get_by_text(words)).to_be_visible()


MULTIPLE = {
    "all": (
        ["What Ines says", "Who does what"],
        "2 of the 2 you chose are in line with the report's learning. Nothing is left out.",
    ),
    "one left out": (
        ["What Ines says"],
        "1 of the 1 you chose is in line with the report's learning. Left out: Who does what by when",
    ),
    "one other": (
        ["What Ines says", "The colour"],
        "1 of the 2 you chose is in line with the report's learning. Left out: Who does what by when",
    ),
    "none": (["The colour"], "0 of the 1 you chose are in line with the report's learning. Left out: "),
    "too many": (
        ["What Ines says", "Who does what", "The colour"],
        "2 of the 3 you chose are in line with the report's learning. Nothing is left out.",
    ),
}


def again(page: Page, name: str) -> None:
    question(page, name).get_by_role("button", name="Try again").click()


def test_several_answers_say_how_many_are_in_line_and_what_is_left_out(page: Page) -> None:
    for options, sentence in MULTIPLE.values():
        answer(page, TWO, *options)
        expect(question(page, TWO).get_by_role("status")).to_contain_text(sentence)
        keyed = page.evaluate("course.store.read().questions['the-two-gaps'].last.keyed")
        assert keyed is (options == MULTIPLE["all"][0]), options
        for option in ("What Ines says", "Who does what"):
            before = "" if option in options else "Left out. "
            assert feedback(page, TWO, option).startswith(before + IN_LINE), options
        expect(question(page, TWO).locator(".question__feedback")).to_have_count(len({*options, *MULTIPLE["all"][0]}))
        again(page, TWO)


KIND = [
    "was not brought",
    "  Was NOT brought.",
    "was-not-brought",
    "wasnotbrought",
    "not\u00a0brought",
    "“Not brought!”",
    "ＷＡＳ not brought",
]
OTHER = ["brought", "did not attend", "was not brought at all", "was n't brought"]


def test_a_blank_is_compared_kindly_and_other_words_are_told_what_is_looked_for(page: Page) -> None:
    for text in KIND:
        fill(page, text)
        says(page, BLANK, IN_LINE)
        again(page, BLANK)
    for text in OTHER:
        fill(page, text)
        says(page, BLANK, AGAIN)
        expect(question(page, BLANK).locator(".question__feedback")).to_have_text(
            "Look again.In line: was not brought or not brought"
        )
        again(page, BLANK)


def test_enter_in_a_blank_answers_it_and_focus_stays(page: Page) -> None:
    field = question(page, BLANK).get_by_role("textbox")
    field.fill("was not brought")
    field.press("Enter")
    says(page, BLANK, IN_LINE)
    expect(field).to_be_focused()


def test_a_question_can_be_answered_by_keyboard_alone(page: Page) -> None:
    page.locator(f"#{FIRST}").evaluate("(heading) => { heading.tabIndex = -1; heading.focus(); }")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wanted = question(page, FIRST).get_by_label("Ring the nursery back today")
    for _ in range(3):
        if not wanted.is_checked():
            page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()
    assert tries(page, FIRST) == []
    page.keyboard.press("Tab")
    button = question(page, FIRST).get_by_role("button", name="Check my answer")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    says(page, FIRST, IN_LINE + UNDER)
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(question(page, FIRST).locator("input").first).to_be_focused()
    expect(question(page, FIRST)).not_to_have_attribute("data-answered", "")


def test_enter_on_an_option_answers_and_focus_stays_on_it(page: Page) -> None:
    option = question(page, FIRST).get_by_label("Wait for the weekly meeting")
    option.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    says(page, FIRST, AGAIN + UNDER)
    expect(option).to_be_focused()


def test_a_question_can_be_answered_by_touch(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html", **PHONE).page
    question(page, TWO).get_by_text("What Ines says herself").first.tap()
    question(page, TWO).get_by_text("Who does what by when").first.tap()
    question(page, TWO).get_by_role("button", name="Check my answer").tap()
    expect(question(page, TWO).get_by_role("status")).to_contain_text("Nothing is left out.")
    question(page, TWO).get_by_role("button", name="Try again").tap()
    expect(question(page, TWO).locator("input:checked")).to_have_count(0)


def test_everything_that_is_pressed_is_large_enough(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_text("Print this quiz").click()
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        small = page.locator("article :is(button, summary, input, .question__options label)").evaluate_all(
            "all => all.filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect()])"
            ".filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"
        )
        assert small == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# After an answer


def test_an_answer_stands_until_it_is_asked_again(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    question(page, FIRST).get_by_text("Ring the nursery back today").first.click(force=True)
    assert chosen(page, FIRST) == ["kaaaa2"]
    question(page, FIRST).get_by_label("Wait for the weekly meeting").focus()
    page.keyboard.press("ArrowDown")
    assert chosen(page, FIRST) == ["kaaaa2"]
    question(page, FIRST).get_by_role("button", name="Check my answer").click(force=True)
    says(page, FIRST, "You have answered this question. Choose Try again to be asked once more.")
    assert tries(page, FIRST) == [["kaaaa2"], ["kaaaa2"], 1]


def test_try_again_asks_again_and_keeps_the_first_answer(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    question(page, FIRST).get_by_role("button", name="Try again").click()
    says(page, FIRST, "You can answer again. Your first answer stays in your record.")
    assert chosen(page, FIRST) == []
    expect(question(page, FIRST).locator(".question__feedback, .question__explanation:visible")).to_have_count(0)
    expect(question(page, FIRST).locator(".question__answers")).to_be_hidden()
    check(page, FIRST)
    says(page, FIRST, "Choose an answer first.")
    answer(page, FIRST, "Ring the nursery back today")
    says(page, FIRST, IN_LINE + UNDER)
    assert tries(page, FIRST) == [["kaaaa2"], ["kaaaa1"], 2]


def test_a_blank_can_be_tried_again(page: Page) -> None:
    fill(page, "did not attend")
    question(page, BLANK).get_by_role("button", name="Try again").click()
    expect(question(page, BLANK).get_by_role("textbox")).to_have_value("")
    fill(page, "was not brought")
    says(page, BLANK, IN_LINE)
    assert tries(page, BLANK) == [["did not attend"], ["was not brought"], 2]


def test_the_page_says_how_many_are_answered(page: Page) -> None:
    progress = page.locator(".questions-progress")
    expect(progress).to_have_text("0 of 4 answered.")
    answer(page, FIRST, "Wait for the weekly meeting")
    expect(progress).to_have_text("1 of 4 answered.")
    question(page, FIRST).get_by_role("button", name="Try again").click()
    expect(progress).to_have_text("1 of 4 answered.")
    before = page.locator(".questions-bar").evaluate(
        "(bar) => bar.compareDocumentPosition(document.getElementById('quiz'))"
    )
    assert before == 2


def test_clearing_asks_in_the_page_and_can_be_left(page: Page) -> None:
    clear = page.get_by_role("button", name="Clear my answers on this page")
    expect(clear).to_be_hidden()
    answer(page, FIRST, "Wait for the weekly meeting")
    for leave in ("Keep them", "Escape"):
        clear.click()
        expect(page.get_by_role("group", name="Clear your answers to all the questions")).to_be_visible()
        expect(page.get_by_role("button", name="Keep them")).to_be_focused()
        page.keyboard.press("Enter" if leave == "Keep them" else "Escape")
        expect(page.get_by_role("button", name="Yes, clear them")).to_be_hidden()
        expect(clear).to_be_focused()
    assert tries(page, FIRST) == [["kaaaa2"], ["kaaaa2"], 1]


def test_clearing_works_for_every_kind_and_leaves_the_rest_of_the_course(page: Page) -> None:
    page.evaluate("course.store.answer('elsewhere', 'v', ['k'], true); course.store.note('n', 'text')")
    answer(page, FIRST, "Wait for the weekly meeting")
    answer(page, TWO, "What Ines says")
    fill(page, "did not attend")
    page.get_by_role("button", name="Clear my answers on this page").click()
    page.get_by_role("button", name="Yes, clear them").click()
    expect(page.locator(".questions-said")).to_have_text("Your answers on this page are cleared.")
    expect(page.get_by_role("button", name="Clear my answers on this page")).to_be_focused()
    expect(page.locator(".questions-progress")).to_have_text("0 of 4 answered.")
    expect(page.locator("[data-answered], .question__feedback")).to_have_count(0)
    assert page.evaluate("[Object.keys(course.store.read().questions), course.store.read().notes.n.text]") == [
        ["elsewhere"],
        "text",
    ]
    answer(page, FIRST, "Ring the nursery")
    fill(page, "was not brought")
    page.reload()
    assert tries(page, FIRST) == [["kaaaa1"], ["kaaaa1"], 1]


# The result


def test_the_result_stands_when_the_core_is_answered_and_names_what_to_read_again(page: Page) -> None:
    result = page.locator(".questions-result")
    expect(result).to_be_hidden()
    answer(page, FIRST, "Wait for the weekly meeting")
    expect(result).to_be_hidden()
    answer(page, TWO, "What Ines says", "Who does what")
    expect(result).to_be_visible()
    expect(result.get_by_role("heading")).to_have_text("Your answers so far")
    expect(result).to_contain_text("At first answer, 1 of 2 were in line with the report's learning.")
    assert [(link.inner_text(), link.get_attribute("href")) for link in result.get_by_role("link").all()] == [
        ("Gaps between services", "#gaps")
    ]
    fill(page, "did not attend")
    answer(page, LAST, "Spring is a tiring season")
    expect(result.get_by_role("heading")).to_have_text("Your answers")
    expect(result).to_contain_text("At first answer, 1 of 4 were in line")
    assert [link.inner_text() for link in result.get_by_role("link").all()] == [
        "Gaps between services",
        "Records that help",
    ]
    expect(page.locator(".questions-progress")).to_have_text(
        "4 of 4 answered. Your answers are summed up after the last question."
    )
    expect(page.locator(".questions-result + .question-next a").first).to_have_text("A case to test with")
    assert "%" not in page.locator("article").inner_text()


def test_the_result_counts_first_answers(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    question(page, FIRST).get_by_role("button", name="Try again").click()
    answer(page, FIRST, "Ring the nursery")
    answer(page, TWO, "What Ines says", "Who does what")
    expect(page.locator(".questions-result")).to_contain_text("At first answer, 1 of 2 were in line")


def test_a_result_without_anything_missed_has_nothing_to_read_again(page: Page) -> None:
    answer(page, FIRST, "Ring the nursery")
    answer(page, TWO, "What Ines says", "Who does what")
    expect(page.locator(".questions-result")).to_contain_text("2 of 2 were in line")
    expect(page.locator(".questions-result").get_by_role("link")).to_have_count(0)


# Come back to


def restored(page: Page) -> None:
    assert chosen(page, FIRST) == ["kaaaa2"]
    assert chosen(page, TWO) == ["kbbbb1", "kbbbb3"]
    expect(question(page, BLANK).get_by_role("textbox")).to_have_value("did not attend")
    assert feedback(page, FIRST, "Wait for the weekly meeting").startswith(AGAIN)
    says(page, FIRST, "")
    expect(page.locator("[data-answered]")).to_have_count(3)
    expect(page.locator(".questions-progress")).to_have_text("3 of 4 answered.")


def answer_three(page: Page) -> None:
    answer(page, FIRST, "Wait for the weekly meeting")
    answer(page, TWO, "What Ines says", "The colour")
    fill(page, "did not attend")


@pytest.mark.parametrize("way", ["served", "opened"])
def test_answers_are_there_again_after_a_reload(open_page: Open, desk: Desk, way: str) -> None:
    visit = open_page(getattr(desk, way) + "pages/module.html")
    answer_three(visit.page)
    visit.page.reload()
    restored(visit.page)
    visit.quiet()


def test_answers_are_there_again_after_going_on_and_back(page: Page) -> None:
    answer_three(page)
    page.locator(".question-next a").first.click()
    page.wait_for_url("**/case.html")
    page.go_back()
    restored(page)


def test_a_page_that_the_browser_kept_whole_takes_in_what_happened_since(page: Page) -> None:
    page.evaluate("(key) => sessionStorage.removeItem(key)", "course-record:learning-from-reviews")
    answer(page, FIRST, "Ring the nursery")
    page.evaluate(
        """([key, id]) => {
      const kept = JSON.parse(sessionStorage.getItem(key));
      kept.questions["the-chronology"] = { ...kept.questions[id], version: "44444444", first: { options: ["kdddd1"], keyed: true, at: 9 }, last: { options: ["kdddd1"], keyed: true, at: 9 } };
      delete kept.questions[id];
      sessionStorage.setItem(key, JSON.stringify(kept));
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""",
        ["course-record:learning-from-reviews", FIRST],
    )
    assert chosen(page, LAST) == ["kdddd1"]
    expect(question(page, FIRST)).not_to_have_attribute("data-answered", "")


def test_another_tab_shows_an_answer_at_once_but_does_not_take_one_that_is_being_chosen(page: Page, desk: Desk) -> None:
    page.evaluate("course.store.keepOn('device')")
    other = page.context.new_page()
    other.goto(desk.served + "pages/module.html")
    question(other, LAST).get_by_label("Spring").check()
    answer(page, FIRST, "Wait for the weekly meeting")
    expect(question(other, FIRST)).to_have_attribute("data-answered", "")
    assert chosen(other, FIRST) == ["kaaaa2"]
    assert chosen(other, LAST) == ["kdddd2"]
    says(other, FIRST, "")


@pytest.mark.parametrize("way", ["served", "opened"])
def test_answers_stay_when_the_site_moves_to_another_path(open_page: Open, own_desk: Desk, way: str) -> None:
    page = open_page(getattr(own_desk, way) + "pages/module.html").page
    answer_three(page)
    moved = own_desk.move(f"{own_desk.folder.name} moved")
    page.goto(getattr(moved, way).replace(" ", "%20") + "pages/module.html?from=elsewhere")
    restored(page)


# Shuffled


def order(page: Page, name: str) -> list[str]:
    found: list[str] = question(page, name).locator("input").evaluate_all("all => all.map((one) => one.value)")
    return found


def test_options_are_shown_in_an_order_of_their_own_that_stays_for_the_visit(open_page: Open, desk: Desk) -> None:
    page = open_page(
        desk.served + "pages/module.html", before="Math.random = () => window.name === 'back' ? 0.999 : 0;"
    ).page
    assert order(page, FIRST) == ["kaaaa2", "kaaaa3", "kaaaa1"]
    answer(page, FIRST, "Wait for the weekly meeting")
    question(page, FIRST).get_by_role("button", name="Try again").click()
    assert order(page, FIRST) == ["kaaaa2", "kaaaa3", "kaaaa1"]
    question(page, LAST).get_by_label("Spring").check()
    page.evaluate("window.name = 'back'")
    page.reload()
    assert order(page, FIRST) == ["kaaaa1", "kaaaa2", "kaaaa3"]
    assert chosen(page, FIRST) == ["kaaaa2"]
    assert chosen(page, LAST) == []


# Edited between visits


def part_of(soup: BeautifulSoup, name: str) -> tuple[object, object]:
    heading, root = soup.find(id=name), soup.find(attrs={"data-question": name})
    assert heading and root
    return heading.extract(), root.extract()


def reorder(soup: BeautifulSoup) -> None:
    heading, root = part_of(soup, FIRST)
    after = soup.find(attrs={"data-question": LAST})
    after.insert_after(heading)
    heading.insert_after(root)


def insert(soup: BeautifulSoup) -> None:
    twin = BeautifulSoup(
        str(soup.find(attrs={"data-question": LAST})).replace(LAST, "brand-new").replace("kdddd", "kffff"),
        "html.parser",
    )
    soup.find(id=FIRST).insert_before(twin)


def delete(soup: BeautifulSoup) -> None:
    part_of(soup, TWO)


def rename(soup: BeautifulSoup) -> None:
    """A question with a new meaning takes a new id."""
    soup.find(id=TWO)["id"] = "another-id"
    root = soup.find(attrs={"data-question": TWO})
    root["data-question"] = "another-id"
    for tag in root.find_all("input"):
        tag["name"] = "another-id"


def reword(soup: BeautifulSoup) -> None:
    soup.find(id=FIRST).string = "Another title"
    soup.find(attrs={"data-question": FIRST}).find(class_="question__situation").string = "Another situation."


def turn_options(soup: BeautifulSoup) -> None:
    for options in soup.find_all(class_="question__options"):
        for item in options.find_all("li"):
            options.insert(0, item.extract())


EDITS: dict[str, tuple[Callable[[BeautifulSoup], None], dict[str, list[str]]]] = {
    "inserted": (insert, {"brand-new": []}),
    "reordered": (reorder, {}),
    "deleted": (delete, {}),
    "renamed": (rename, {"another-id": []}),
    "reworded": (reword, {}),
    "options turned": (turn_options, {}),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS)
def test_no_answer_moves_to_another_question(
    open_page: Open, own_desk: Desk, edit: Callable[[BeautifulSoup], None], expected: dict[str, list[str]]
) -> None:
    page = open_page(own_desk.served + "pages/module.html").page
    answer(page, FIRST, "Wait for the weekly meeting")
    answer(page, TWO, "What Ines says", "The colour")
    before = page.evaluate("JSON.stringify(course.store.read())")
    own_desk.edit("module.html", edit)
    page.reload()
    there = {FIRST: ["kaaaa2"], TWO: ["kbbbb1", "kbbbb3"], LAST: [], **expected}
    for root in page.locator("[data-question]").all():
        name = root.get_attribute("data-question") or ""
        assert chosen(page, name) == there.get(name, [])
        assert (root.get_attribute("data-answered") is not None) == bool(there.get(name))
    assert page.evaluate("JSON.stringify(course.store.read())") == before


def test_a_question_that_changed_is_asked_afresh_and_says_so(open_page: Open, own_desk: Desk) -> None:
    page = open_page(own_desk.served + "pages/module.html").page
    answer(page, FIRST, "Wait for the weekly meeting")

    def change(soup: BeautifulSoup) -> None:
        soup.find(attrs={"data-question": FIRST})["data-version"] = "99999999"

    own_desk.edit("module.html", change)
    page.reload()
    notice = question(page, FIRST).locator(".question__notice")
    expect(notice).to_have_text("This question has changed since you answered it, so it is asked afresh.")
    assert chosen(page, FIRST) == []
    expect(page.locator(".questions-progress")).to_have_text("0 of 4 answered. 1 has changed since you answered.")
    answer(page, FIRST, "Ring the nursery")
    expect(notice).to_be_hidden()
    assert tries(page, FIRST) == [["kaaaa1"], ["kaaaa1"], 1]


# Nothing that is written becomes part of the page

HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>&lt;b&gt;'


def test_markup_in_a_blank_stays_text(visit: Visit) -> None:
    page = visit.page
    fill(page, HOSTILE)
    says(page, BLANK, AGAIN)
    page.reload()
    expect(question(page, BLANK).get_by_role("textbox")).to_have_value(HOSTILE)
    assert page.locator("article img, article script").count() == 0
    assert page.evaluate("window.ran") is None
    visit.quiet()


def test_markup_in_stored_data_stays_text(open_page: Open, desk: Desk) -> None:
    visit = open_page(desk.served + "pages/module.html")
    page = visit.page
    page.evaluate(
        """(text) => {
      for (const [id, version] of [["the-call-back", "11111111"], ["the-two-gaps", "22222222"], ["the-plain-words", "33333333"]])
        course.store.answer(id, version, [text], true);
      course.store.answer("the-chronology", text, [text], true);
      course.store.note("hypothesis:case-to-test", text);
    }""",
        HOSTILE,
    )
    for name in ("module.html", "case.html"):
        page.goto(desk.served + "pages/" + name)
        assert page.locator("article img, article script").count() == 0
        assert page.evaluate("window.ran") is None
    expect(page.get_by_label("What you think at the start")).to_have_value(HOSTILE)
    page.goto(desk.served + "pages/module.html")
    assert (chosen(page, FIRST), chosen(page, TWO)) == ([], [])
    expect(question(page, BLANK).get_by_role("textbox")).to_have_value(HOSTILE)
    visit.quiet()


# Without scripts, and where the scripts are but their store is not


def test_without_scripts_the_answers_are_a_fold(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html", java_script_enabled=False).page
    for name in (FIRST, TWO, BLANK, LAST):
        root = question(page, name)
        expect(root.locator("legend")).to_be_visible()
        expect(root.get_by_role("button", name="Check my answer")).to_be_hidden()
        root.get_by_text("Answers and why").click()
        expect(root.locator(".question__explanation")).to_be_visible()
        for item in root.locator("[data-option]").all():
            expect(item).to_be_visible()


def test_a_question_that_is_broken_leaves_the_others_working(open_page: Open, own_desk: Desk) -> None:
    own_desk.edit("module.html", lambda soup: soup.find(attrs={"data-question": FIRST}).find("form").decompose())
    page = open_page(own_desk.served + "pages/module.html").page
    answer(page, LAST, "Spring is a tiring season")
    says(page, LAST, AGAIN + UNDER)
    question(page, FIRST).get_by_text("Answers and why").click()
    expect(question(page, FIRST).get_by_text("Feedback about waiting.")).to_be_visible()


def test_forced_colours_leave_words_shapes_and_edges(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html", forced_colors="active", reduced_motion="reduce").page
    answer(page, TWO, "What Ines says", "The colour")
    shapes = (
        question(page, TWO)
        .locator(".question__feedback")
        .evaluate_all(
            """all => all.map((box) => [box.dataset.keyed, getComputedStyle(box.querySelector(".question__verdict"), "::before").borderTopWidth])"""
        )
    )
    assert {keyed for keyed, _ in shapes} == {"yes", "no"}
    assert len({width for _, width in shapes}) == 2
    for box in question(page, TWO).locator(".question__feedback").all():
        assert box.evaluate("(one) => getComputedStyle(one).borderTopStyle") == "solid"


# On paper

QUESTIONS = [
    "A nursery rings about Ravi",
    "What would you do first?",
    "Ring the nursery back today",
    "Wait for the weekly meeting",
    "The colour of the folder",
    "The plain words for this are",
    "Asleep in class",
]
ANSWERS = [
    "Feedback about ringing back",
    "Feedback about waiting.",
    "Feedback about meetings.",
    "was not brought or not brought",
    "Explanation of the chronology.",
    "Look again.",
]
AROUND = ["Words of the module about gaps.", "Words of the module about the team."]
CONTROLS = [
    "Check my answer",
    "Try again",
    "Print this quiz",
    "Questions only",
    "Clear my answers",
    "of 4 answered",
    "kept in this tab",
]


def assert_all(text: str, words: list[str]) -> None:
    assert [word for word in words if word not in text] == []


def assert_none(text: str, words: list[str]) -> None:
    assert [word for word in words if word in text] == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_questions_are_printed_alone_with_answers_after_them_or_in_place_and_the_page_is_as_it_was(
    open_page: Open, desk: Desk, when: str
) -> None:
    """Before and after an answer; printing itself is left out, as a dialog would wait for a person."""
    page = open_page(desk.served + "pages/module.html", before="window.print = () => { window.printed = true; };").page
    if when == "after":
        answer_three(page)
    whole = on_paper(page)
    assert_all(whole, [*AROUND, *QUESTIONS, *ANSWERS])
    assert_none(whole, CONTROLS)
    assert whole.count("Feedback about waiting.") == 1

    state = "[document.documentElement.dataset.print, document.querySelector('article').innerHTML]"
    page.get_by_text("Print this").click()
    before = page.evaluate(state)
    texts = {}
    for mode in ("Questions only", "Questions, answers after", "Answers in place"):
        page.get_by_role("button", name=mode, exact=True).click()
        texts[mode] = on_paper(page)
        assert page.evaluate(state) == before, mode
        assert_all(texts[mode], QUESTIONS)
        assert_none(texts[mode], [*AROUND, *CONTROLS])
    assert page.evaluate("window.printed") is True
    assert page.locator(".questions-appendix").count() == 0

    alone, after, place = texts.values()
    assert "Scenario quiz" in alone
    assert_none(alone, ANSWERS)
    for text in (after, place):
        assert_all(text, ANSWERS)
        assert text.count("Feedback about waiting.") == text.count("Explanation of the call back.") == 1
    assert after.index("Asleep in class") < after.index("Answers and why") < after.index("Feedback about ringing back")
    assert place.index("Feedback about waiting.") < place.index("A plan for Ines")


def test_without_scripts_nothing_is_hidden_on_paper(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + "pages/module.html", java_script_enabled=False).page
    assert_all(on_paper(page), [*AROUND, *QUESTIONS, *ANSWERS])
