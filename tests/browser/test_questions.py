"""Questions in a real browser: asked, answered, asked again, cleared, edited between visits, and printed."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit, beginning
from tests.browser.desk import (
    AGAIN,
    BLANK,
    CASE,
    COLOUR,
    FIRST,
    IN_LINE,
    LAST,
    MODULE,
    RING,
    SAYS_INES,
    SPRING,
    TWO,
    UNREAD,
    WAIT,
    WHO_WHAT,
    Desk,
    again,
    answer,
    check,
    chosen,
    question,
)
from tests.browser.page import arrived, inside, on_paper, until
from tests.browser.test_states import LISTEN

visit = beginning("desk", MODULE)


def says(page: Page, name: str, text: str) -> None:
    expect(question(page, name).get_by_role("status")).to_have_text(text)


def feedback(page: Page, name: str, option: str) -> str:
    item = question(page, name).locator("li", has=page.get_by_label(option))
    return " ".join(item.locator(".question__feedback").inner_text().split())


def tries(page: Page, name: str) -> list[object]:
    """What the record holds of a question: whether the first and the last answer were in line, and how many there were."""
    of = "[store.read().questions[name]].flatMap((one) => one ? [one.first.keyed, one.last.keyed, one.tries] : [])"
    return inside(page, of, name=name)


def told(page: Page, text: str) -> None:
    expect(page.locator(".questions-progress")).to_have_text(text)


FILE = "Write it into the park file"
VERDICTS = {RING: (IN_LINE, "Feedback about ringing back (p12)."), WAIT: (AGAIN, "Feedback about waiting.")}


def test_nothing_is_judged_before_something_is_chosen_and_a_verdict_is_said_once_beside_the_choice(page: Page) -> None:
    for name in (FIRST, TWO, LAST):
        button = question(page, name).get_by_role("button", name="Check my answer")
        button.focus()
        for _ in range(2):
            page.keyboard.press("Enter")
            says(page, name, "Choose an answer first.")
        expect(button).to_be_focused()
        expect(question(page, name).locator(".question__answers")).to_be_hidden()
    for text in ("", "   ", "?!"):
        answer(page, BLANK, text)
        says(page, BLANK, "Write an answer first.")
    assert inside(page, "Object.keys(store.read().questions)") == []
    root, why = question(page, FIRST), question(page, FIRST).get_by_text("Explanation of the call back.")
    for option, (verdict, reason) in VERDICTS.items():
        answer(page, FIRST, option)
        says(page, FIRST, f"{option}: {verdict}")
        assert feedback(page, FIRST, option) == f"{verdict} {reason}"
        seen = root.get_by_text(verdict).filter(visible=True)
        if option == RING:
            assert seen.evaluate_all("all => all.filter((one) => one.offsetHeight > 1).length") == 1
            expect(root.get_by_role("button")).to_have_text(["Try again"])
        expect(root.get_by_label(option)).to_have_accessible_description(verdict)
        expect(why.filter(visible=True)).to_have_count(int(option == RING))
        expect(root.get_by_text("Show me:")).to_be_visible(visible=option == WAIT)
        for open_fold in (False, True):
            expect(root.get_by_text("Feedback about writing.")).to_be_visible(visible=open_fold)
            root.get_by_text("Answers and why").click()
            expect(why.filter(visible=True)).to_have_count(int(option == RING or not open_fold))
        again(page, FIRST)
    answer(page, BLANK, "was not brought")
    expect(page.get_by_role("link", name="Next question")).to_have_attribute("href", f"#{LAST}")
    answer(page, LAST, SPRING)
    expect(page.get_by_role("link", name="Next question")).to_have_count(1)


GAPS = {SAYS_INES: 'With "Who does": Both together, and the plan holds.'}
TIDY = {COLOUR: 'With "What Ines": Her words in a tidy folder, and nobody to act on them.'}
OF_TWO: dict[tuple[str, ...], tuple[str, dict[str, str]]] = {
    (SAYS_INES, WHO_WHAT): ("2 of the 2 you chose are in line. Nothing is left out.", GAPS),
    (SAYS_INES,): (f"1 of the 1 you chose is in line. Left out: {WHO_WHAT}", {}),
    (SAYS_INES, COLOUR): (f"1 of the 2 you chose is in line. Left out: {WHO_WHAT}", TIDY),
    (WHO_WHAT, COLOUR): (f"1 of the 2 you chose is in line. Left out: {SAYS_INES}", {}),
    (COLOUR,): ("0 of the 1 you chose are in line. Left out: ", {}),
    (SAYS_INES, WHO_WHAT, COLOUR): ("2 of the 3 you chose are in line. Nothing is left out.", GAPS | TIDY),
}


def test_several_answers_say_how_many_are_in_line_what_is_left_out_and_what_holds_of_a_pair(page: Page) -> None:
    root = question(page, TWO)
    for options, (sentence, pair) in OF_TWO.items():
        answer(page, TWO, *options)
        expect(root.get_by_role("status")).to_contain_text(sentence)
        assert inside(page, "store.read().questions[name].last.keyed", name=TWO) is (options == (SAYS_INES, WHO_WHAT))
        for option in (SAYS_INES, WHO_WHAT):
            before = "" if option in options else "Left out. "
            assert feedback(page, TWO, option).startswith(before + IN_LINE), options
        expect(root.locator(".question__feedback")).to_have_count(len({*options, SAYS_INES, WHO_WHAT}))
        for _ in range(2):
            expect(root.locator(".question__feedback [data-with]")).to_have_count(len(pair))
            assert [option for option, words in pair.items() if not feedback(page, TWO, option).endswith(words)] == []
            page.reload()
        again(page, TWO)


KIND = ["was not brought", "  Was NOT brought.", "was-not-brought", "wasnotbrought", "not\u00a0brought",
        "“Not brought!”", "ＷＡＳ not brought"]  # fmt: skip
OTHER = ["brought", "did not attend", "was not brought at all", "was n't brought"]


def test_a_blank_is_compared_kindly_and_other_words_are_not_taken(page: Page) -> None:
    for text in KIND:
        answer(page, BLANK, text)
        says(page, BLANK, IN_LINE)
        again(page, BLANK)
        expect(question(page, BLANK).get_by_role("textbox")).to_have_value("")
    for text in OTHER:
        answer(page, BLANK, text)
        says(page, BLANK, AGAIN)
        expect(question(page, BLANK).locator(".question__feedback")).to_have_text(AGAIN)
        again(page, BLANK)
    assert tries(page, BLANK) == [True, False, len(KIND + OTHER)]


def test_an_answer_stands_until_it_is_asked_again_and_the_first_stays_in_the_record(page: Page) -> None:
    root, try_again = question(page, FIRST), question(page, FIRST).get_by_role("button", name="Try again")
    answer(page, FIRST, WAIT)
    expect(try_again).to_be_focused()
    root.get_by_text(RING).first.click(force=True)
    root.get_by_label(WAIT).focus()
    page.keyboard.press("ArrowDown")
    assert chosen(page, FIRST) == [WAIT]
    page.keyboard.press("Enter")
    says(page, FIRST, "Choose Try again first.")
    assert tries(page, FIRST) == [False, False, 1]
    try_again.press("Enter")
    says(page, FIRST, "You can answer again. Your first answer stays in your record.")
    expect(root.locator("input").first).to_be_focused()
    expect(root).not_to_have_attribute("data-answered", "")
    assert chosen(page, FIRST) == []
    expect(root.locator(".question__feedback, .question__explanation:visible")).to_have_count(0)
    expect(root.locator(".question__answers")).to_be_hidden()
    check(page, FIRST)
    says(page, FIRST, "Choose an answer first.")
    answer(page, FIRST, RING)
    says(page, FIRST, f"{RING}: {IN_LINE}")
    assert tries(page, FIRST) == [False, True, 2]
    fields = {LAST: question(page, LAST).get_by_label(SPRING), BLANK: page.get_by_role("textbox", name="Your answer")}
    for name, field in fields.items():
        field.focus()
        page.keyboard.press("Space")
        page.keyboard.type("elsewhere" if name == BLANK else "")
        page.keyboard.press("Enter")
        expect(question(page, name).get_by_role("status")).to_contain_text(AGAIN)
        expect(field).to_be_focused()


def test_each_of_two_wrong_answers_in_a_row_is_heard_with_its_option(open_page: Open, desk: Desk) -> None:
    page = open_page(desk.served + MODULE, before=LISTEN).page
    for option in (WAIT, WAIT, FILE):
        answer(page, FIRST, option)
        again(page, FIRST)
    wrong = [f"{option}: {AGAIN}" for option in (WAIT, WAIT, FILE)]
    heard = "window.heard.filter((words) => words.includes(again))"
    until(page, lambda: inside(page, heard, again=AGAIN) == wrong, what=f"these are heard: {wrong}")


def test_the_page_counts_and_sums_up_first_answers_and_clearing_asks_and_takes_them_alone(page: Page) -> None:
    result, clear = page.locator(".questions-result"), page.get_by_role("button", name="Clear my answers on this page")
    inside(page, "(store.answer('elsewhere', 'v', ['k'], true), store.note('n', 'text'))")
    expect(clear).to_be_hidden()
    told(page, "0 of 2 answered; 2 more for practice.")
    answer(page, FIRST, WAIT)
    again(page, FIRST)
    told(page, "1 of 2 answered; 2 more for practice.")
    answer(page, FIRST, RING)
    expect(result).to_be_hidden()
    answer(page, TWO, SAYS_INES, WHO_WHAT)
    expect(result.get_by_role("heading")).to_have_text("Your answers so far")
    expect(result).to_contain_text("1 of 2 first time.")
    expect(result.get_by_role("link")).to_have_text(["Benches"])
    expect(result.get_by_role("link")).to_have_attribute("href", "#benches")
    answer(page, BLANK, "did not attend")
    answer(page, LAST, SPRING)
    expect(result.get_by_role("heading")).to_have_text("Your answers")
    expect(result).to_contain_text("1 of 4 first time.")
    expect(result.get_by_role("link")).to_have_text(["Benches", "What the reviews found"])
    all_told = "4 of 4 answered. Your answers are summed up after the last question."
    told(page, all_told)
    assert page.locator(f"#quiz ~ .questions-bar ~ #{TWO}").count() == 1
    expect(page.locator(".end__tried")).to_have_text("4 of 4 decisions tried.")
    assert "%" not in result.inner_text()
    for leave in ("Enter", "Escape"):
        clear.click()
        expect(page.get_by_role("group", name="Clear your answers to all the questions")).to_be_visible()
        expect(page.get_by_role("button", name="Keep them", exact=True)).to_be_focused()
        page.keyboard.press(leave)
        expect(page.get_by_role("button", name="Yes, clear them")).to_be_hidden()
        expect(clear).to_be_focused()
    told(page, all_told)
    clear.click()
    page.get_by_role("button", name="Yes, clear them").click()
    expect(page.locator(".questions-said")).to_have_text("Your answers on this page are cleared.")
    expect(clear).to_be_focused()
    told(page, "0 of 2 answered; 2 more for practice.")
    expect(page.locator("[data-answered], .question__feedback")).to_have_count(0)
    assert inside(page, "[Object.keys(store.read().questions), store.read().notes.n.text]") == [["elsewhere"], "text"]
    answer(page, FIRST, RING)
    page.reload()
    assert tries(page, FIRST) == [True, True, 1]


def answer_three(page: Page) -> None:
    answer(page, FIRST, WAIT)
    answer(page, TWO, SAYS_INES, COLOUR)
    answer(page, BLANK, "did not attend")


def restored(page: Page) -> None:
    assert chosen(page, FIRST) == [WAIT]
    assert chosen(page, TWO) == [COLOUR, SAYS_INES]
    expect(question(page, BLANK).get_by_role("textbox")).to_have_value("did not attend")
    assert feedback(page, FIRST, WAIT).startswith(AGAIN)
    says(page, FIRST, "")
    expect(page.locator("[data-answered]")).to_have_count(3)
    told(page, "2 of 2 answered; 1 more for practice.")


@pytest.mark.parametrize("way", ["served", "opened"])
def test_answers_are_there_after_reload_going_back_and_a_move(open_page: Open, own_desk: Desk, way: str) -> None:
    visit = open_page(getattr(own_desk, way) + MODULE)
    page = visit.page
    answer_three(page)
    page.reload()
    restored(page)
    page.locator(".end__ways a[href*=cases]").click()
    page.wait_for_url(f"**/{CASE}")
    page.go_back()
    restored(page)
    page.goto(f"{getattr(own_desk.move('moved'), way)}{MODULE}?from=elsewhere")
    restored(page)
    visit.quiet()


def test_a_page_that_the_browser_kept_whole_takes_in_what_happened_since(page: Page, desk: Desk) -> None:
    answer(page, FIRST, RING)
    other = page.context.new_page()
    other.goto(desk.served + MODULE)
    answer(other, LAST, SPRING)
    kept = other.evaluate("JSON.stringify(sessionStorage)")
    page.evaluate("(kept) => Object.assign(sessionStorage, JSON.parse(kept))", kept)
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert chosen(page, LAST) == [SPRING]
    expect(question(page, FIRST)).not_to_have_attribute("data-answered", "")


def order(page: Page, name: str) -> list[str]:
    return question(page, name).locator("fieldset label").all_inner_texts()


def test_options_out_of_sight_are_put_in_an_order_that_stays_for_the_visit(open_page: Open, desk: Desk) -> None:
    """Those that are in sight already stay as they were written."""
    page = open_page(desk.served + MODULE, before="Math.random = () => window.name === 'back' ? 0.999 : 0;").page
    written = [SAYS_INES, WHO_WHAT, COLOUR, "A longer list of meetings"]
    first = order(page, TWO)
    answer(page, TWO, COLOUR)
    again(page, TWO)
    assert order(page, TWO) == first != written
    question(page, LAST).get_by_label(SPRING).check()
    page.evaluate("window.name = 'back'")
    page.reload()
    assert order(page, TWO) == written
    assert order(page, FIRST) == [RING, WAIT, FILE]
    assert (chosen(page, TWO), chosen(page, LAST)) == ([COLOUR], [])


def of(soup: BeautifulSoup, name: str) -> Tag:
    return soup.find(attrs={"data-question": name})


def as_another(soup: BeautifulSoup, name: str, other: str) -> BeautifulSoup:
    return BeautifulSoup(str(of(soup, name)).replace(name, other), "html.parser")


def turn_options(soup: BeautifulSoup) -> None:
    for options in soup.find_all(class_="question__options"):
        options.extend([item.extract() for item in reversed(options.find_all("li"))])


def reword(soup: BeautifulSoup) -> None:
    soup.find(id=FIRST).string = "Another title"
    of(soup, FIRST).find(class_="question__situation").string = "Another situation."


EDITS: dict[str, Callable[[BeautifulSoup], object]] = {
    "one more before it": lambda soup: soup.find(id=FIRST).insert_before(as_another(soup, LAST, "brand-new")),
    "another order": lambda soup: of(soup, LAST).insert_after(soup.find(id=FIRST).extract(), of(soup, FIRST).extract()),
    "one taken away": lambda soup: (soup.find(id=TWO).extract(), of(soup, TWO).extract()),
    "a new meaning, and so a new id": lambda soup: of(soup, TWO).replace_with(as_another(soup, TWO, "another-id")),
    "other words": reword,
    "options the other way round": turn_options,
}


def test_no_answer_moves_to_another_question_and_a_changed_one_is_asked_afresh(open_page: Open, own_desk: Desk) -> None:
    page = open_page(own_desk.served + MODULE, before=UNREAD).page
    answer(page, FIRST, WAIT)
    answer(page, TWO, SAYS_INES, COLOUR)
    before, written = inside(page, "store.read()"), (own_desk.folder / MODULE).read_text(encoding="utf-8")
    there, changed = {FIRST: [WAIT], TWO: [COLOUR, SAYS_INES]}, 0

    def edited(edit: Callable[[BeautifulSoup], object]) -> None:
        (own_desk.folder / MODULE).write_text(written, encoding="utf-8")
        own_desk.edit(MODULE, edit)
        page.reload()

    for what, edit in EDITS.items():
        edited(edit)
        for root in page.locator("[data-question]").all():
            name = root.get_attribute("data-question") or ""
            assert chosen(page, name) == there.get(name, []), (what, name)
            assert (root.get_attribute("data-answered") is not None) == (name in there), (what, name)
        assert inside(page, "store.read()") == before, what
    for script in (own_desk.folder / "assets/bundles").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        script.write_text(re.sub(r'version: ?"\d+\.\d+\.\d+"', 'version:"99.0.0"', text), encoding="utf-8")
        changed += script.read_text(encoding="utf-8") != text
    page.reload()
    assert changed and inside(page, "store.read()") == before, "a later version of the course"

    edited(lambda soup: of(soup, FIRST).attrs.update({"data-version": "9"}))
    notice = question(page, FIRST).locator(".question__notice")
    expect(notice).to_have_text("This question has changed since you answered it, so it is asked afresh.")
    assert chosen(page, FIRST) == []
    told(page, "1 of 2 answered; 2 more for practice. 1 has changed since you answered.")
    answer(page, FIRST, RING)
    expect(notice).to_be_hidden()
    assert tries(page, FIRST) == [True, True, 1]

    edited(lambda soup: of(soup, FIRST).find("form").decompose())
    answer(page, LAST, SPRING)
    says(page, LAST, f"{SPRING}: {AGAIN}")
    question(page, FIRST).get_by_text("Answers and why").click()
    expect(question(page, FIRST).get_by_text("Feedback about waiting.")).to_be_visible()


HOSTILE = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>&lt;b&gt;'


def test_markup_that_is_written_or_stored_stays_text(visit: Visit, desk: Desk) -> None:
    page = visit.page
    answer(page, BLANK, HOSTILE)
    says(page, BLANK, AGAIN)
    versions = {name: question(page, name).get_attribute("data-version") for name in (FIRST, TWO)}
    all_of_it = "Object.keys(all).forEach((name) => store.answer(name, all[name], [text], true))"
    inside(page, f"({all_of_it}, store.note('hypothesis:gate', text))", all={**versions, LAST: HOSTILE}, text=HOSTILE)
    for name in (CASE, MODULE):
        page.goto(desk.served + name)
        assert page.locator("article img[src=x], article script").count() == 0
        assert page.evaluate("window.ran") is None
        if name == CASE:
            expect(page.get_by_label("What you think at the start")).to_have_value(HOSTILE)
    assert (chosen(page, FIRST), chosen(page, TWO)) == ([], [])
    expect(question(page, BLANK).get_by_role("textbox")).to_have_value(HOSTILE)
    visit.quiet()


QUESTIONS = ["A nursery rings about Ravi", "What would you do first?", RING, WAIT, COLOUR,
             "The plain words for this are", "Asleep in class"]  # fmt: skip
ANSWERS = ["Feedback about ringing back", "Feedback about waiting.", "Feedback about meetings.",
           "was not brought or not brought", "Explanation of the chronology.", AGAIN]  # fmt: skip
AROUND = ["They wobble.", "Bring a cushion."]
CONTROLS = ["Check my answer", "Try again", "Print this quiz", "Questions only",
            "Clear my answers", "of 2 answered", "kept in this tab", "How sure are you?"]  # fmt: skip


def held(text: str) -> list[str]:
    """What of all these a printed page has."""
    return [words for words in (*AROUND, *QUESTIONS, *ANSWERS, *CONTROLS) if words in text]


def test_questions_are_printed_alone_or_with_their_answers(open_page: Open, desk: Desk) -> None:
    """Printing itself is left out, as a dialog would wait for a person."""
    page = open_page(desk.served + MODULE, before="window.print = () => { window.printed = true; };").page
    answer_three(page)
    arrived(page)
    whole = on_paper(page)
    assert held(whole) == [*AROUND, *QUESTIONS, *ANSWERS]
    assert whole.count("Feedback about waiting.") == 1

    state = "[document.documentElement.dataset.print, document.querySelector('article').innerHTML]"
    page.get_by_text("Print this").click()
    before = page.evaluate(state)
    texts = []
    for mode, answers in (("Questions only", []), ("Questions, answers after", ANSWERS), ("Answers in place", ANSWERS)):
        page.get_by_role("button", name=mode, exact=True).click()
        texts.append(on_paper(page))
        assert page.evaluate(state) == before, mode
        assert held(texts[-1]) == [*QUESTIONS, *answers], mode
        for words in ("Feedback about waiting.", "Explanation of the call back."):
            assert texts[-1].count(words) == bool(answers), mode
    assert page.evaluate("window.printed") is True
    assert page.locator(".questions-appendix").count() == 0
    _, after, place = texts
    assert after.index("Asleep in class") < after.index("Answers and why") < after.index("Feedback about ringing back")
    assert place.index("Feedback about waiting.") < place.index("A plan for Ines")
