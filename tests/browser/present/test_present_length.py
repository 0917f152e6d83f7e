"""How long a deck is and how it comes: its length chosen, scenes by their sentences, and a screen that stays awake."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.stage import GUIDE, MODULE, SCREEN, at, go, present, press, slides

# Its length


def test_a_length_cuts_the_slides_sets_the_clock_and_is_there_after_a_reload(page: Page) -> None:
    every = slides(page, MODULE)
    for name, length in (
        ("7 minutes", 7),
        ("15 minutes", 15),
        ("60 minutes", 60),
        ("All slides", 0),
        ("30 minutes", 30),
    ):
        page.get_by_role("radio", name=name).check()
        count = len([one for one in every if not length or length in one["lengths"]])
        expect(page.locator(".deck__count"), name).to_have_text(f"Slide 1 of {count}")
        expect(page.locator(".deck__time"), name).to_have_text(f"0 / {length} min" if length else "0 min")
        expect(page.locator(".deck__said"), name).to_have_text(f"{count} slides.")
    page.get_by_role("radio", name="7 minutes").click()
    expect(page.get_by_role("region", name="Presentation: ")).to_be_focused()
    press(page, "ArrowRight")
    page.reload()
    expect(page.locator(".deck__count")).to_have_text("Slide 2 of 6")


def test_a_guide_s_timetable_in_the_address_is_the_length_and_a_length_chosen_since_stays(open_page: Open) -> None:
    page = open_page(f"{GUIDE}.html#minutes-7", **SCREEN).page
    present(page)
    expect(page.get_by_role("radio", name="7 minutes")).to_be_checked()
    page.get_by_role("radio", name="All slides").check()
    go(page, "minutes-60")
    press(page, "Escape")
    expect(page.locator(".deck")).to_have_count(0)
    present(page)
    expect(page.locator(".deck__count")).to_contain_text(f"of {len(slides(page, GUIDE))}")
    press(page, "Escape")
    page.evaluate("location.hash = '#minutes-30'")
    present(page)
    expect(page.get_by_role("radio", name="30 minutes")).to_be_checked()


def test_the_slide_that_an_address_names_brings_all_slides_where_the_length_leaves_it_out(page: Page) -> None:
    every = slides(page, MODULE)
    inside, outside = ([one["id"] for one in every if (7 in one["lengths"]) == short][-1] for short in (True, False))
    page.get_by_role("radio", name="7 minutes").check()
    go(page, inside)
    expect(page.locator(".deck__count")).to_have_text("Slide 6 of 6")
    go(page, outside)
    expect(page.locator(".deck__count")).to_contain_text(f"of {len(every)}")


# A story


def test_a_scene_comes_sentence_by_sentence_is_announced_once_and_is_whole_when_come_back_to(page: Page) -> None:
    go(page, "for-information-only.2")
    lines = page.locator(".slide .line")
    count = lines.count()
    words = lines.all_text_contents()
    for number in range(1, count):
        assert (
            lines.evaluate_all("all => all.filter((one) => getComputedStyle(one).visibility === 'visible').length")
            == number
        )
        page.keyboard.press("ArrowRight")
        expect(page.locator(".deck__said")).to_have_text(words[number])
    number = at(page)
    press(page, "ArrowRight", "ArrowLeft")
    assert at(page) == number
    expect(page.locator(".line--later")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".line--later")).to_have_count(1)


def test_who_asked_for_less_motion_has_a_scene_at_once(open_page: Open) -> None:
    page = open_page(f"{MODULE}.html", reduced_motion="reduce", **SCREEN).page
    present(page)
    go(page, "for-information-only.2")
    expect(page.locator(".line--later")).to_have_count(0)


# The screen


def test_the_screen_is_asked_to_stay_on_and_where_it_cannot_the_trainer_is_told(open_page: Open) -> None:
    asks = "window.locks = []; Object.defineProperty(navigator, 'wakeLock', {{ value: {} }});"
    lock = "{ request: (kind) => { window.locks.push(kind); return Promise.resolve({ release: () => window.locks.push('released') }); } }"
    for how, told in ((lock, False), ("undefined", True)):
        page = open_page(f"{MODULE}.html", before=asks.format(how), **SCREEN).page
        present(page)
        expect(page.get_by_text("set this computer and the projector not to sleep")).to_be_visible(visible=told)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".deck__notice")).to_be_hidden()
        page.keyboard.press("Escape")
        assert page.evaluate("window.locks") == ([] if told else ["screen", "screen", "released"])
