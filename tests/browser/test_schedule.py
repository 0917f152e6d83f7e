"""When a question is asked again: the Leitner boxes by themselves, in the browser's own JavaScript, across clock changes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.modules import with_modules

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    """A function that evaluates an expression beside the schedule, with `data` as its values; the clock is London's."""
    context = browser.new_context(timezone_id="Europe/London", locale="en-GB")
    page = context.new_page()
    with_modules(page)

    def asked(expression: str, **data: Any) -> Any:
        return page.evaluate(
            f"(data) => {{ const schedule = {{ ...course.schedule, dayAfter: course.dates.dayAfter }}; {' '.join(f'const {name} = data.{name};' for name in data)} return {expression}; }}",
            data,
        )

    yield asked
    context.close()


def at(text: str) -> int:
    """A time in London as the browser has it."""
    from zoneinfo import ZoneInfo

    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London")).timestamp() * 1000)


NOW = at("2026-03-27T18:30")


def entry(
    keyed: bool,
    when: int = NOW,
    *,
    first: bool | None = None,
    version: str = "v1",
    tries: int = 1,
    begun: int | None = None,
) -> dict[str, Any]:
    told = {"options": ["k1"], "keyed": keyed, "at": when}
    return {
        "version": version,
        "first": {**told, "keyed": keyed if first is None else first, "at": when if begun is None else begun},
        "last": told,
        "tries": tries,
    }


@pytest.mark.parametrize(
    ("step", "expected"),
    [(0, (1, "2026-03-29T00:00")), (1, (2, "2026-04-03T00:00")), (2, (3, "2026-04-26T00:00"))],
)
def test_each_answer_in_line_waits_longer_also_where_the_clocks_change(
    ask: Ask, step: int, expected: tuple[int, str]
) -> None:
    assert ask("schedule.next(step, true, now)", step=step, now=NOW) == {"step": expected[0], "due": at(expected[1])}


def test_after_the_last_box_a_question_rests(ask: Ask) -> None:
    assert ask("schedule.next(3, true, now)", now=NOW) == {"step": 4, "due": 0}
    review = {"version": "v1", "step": 4, "due": 0, "at": NOW}
    assert ask("schedule.stands(entry, review, 'v1').why", entry=entry(True), review=review) == "rests"


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_any_other_answer_goes_back_to_the_first_box(ask: Ask, step: int) -> None:
    assert ask("schedule.next(step, false, now)", step=step, now=NOW) == {"step": 0, "due": NOW}


REVIEW = {"version": "v1", "step": 2, "due": at("2026-04-03T00:00"), "at": NOW}
LATER = NOW + 3600_000
STANDS = {
    "never answered": (None, None, ("new", 0, 0)),
    "in line at first": (entry(True), None, ("due", 1, at("2026-03-29T00:00"))),
    "out of line": (entry(False), None, ("again", 0, NOW)),
    "put right at once": (entry(True, first=False, tries=2), None, ("again", 0, at("2026-03-29T00:00"))),
    "another version": (entry(True, version="v0"), None, ("changed", 0, NOW)),
    "as the review has it": (entry(True), REVIEW, ("due", 2, REVIEW["due"])),
    "in line elsewhere since": (entry(True, LATER, begun=NOW, tries=3), REVIEW, ("due", 2, REVIEW["due"])),
    "out of line elsewhere since": (entry(False, LATER, begun=NOW, tries=3), REVIEW, ("again", 0, LATER)),
    "cleared and answered anew": (entry(True, LATER), REVIEW, ("due", 1, at("2026-03-29T00:00"))),
    "a review of another version": (entry(True), {**REVIEW, "version": "v0"}, ("due", 1, at("2026-03-29T00:00"))),
}  # fmt: skip


@pytest.mark.parametrize(("kept", "review", "expected"), STANDS.values(), ids=STANDS)
def test_where_a_question_stands_follows_from_the_record(
    ask: Ask, kept: Any, review: Any, expected: tuple[str, int, int]
) -> None:
    found = ask("schedule.stands(kept, review, 'v1')", kept=kept, review=review)
    assert (found["why"], found["step"], found["due"]) == expected


def item(name: str, why: str, due: int = 0, page: str = "a", step: int = 1) -> dict[str, Any]:
    return {"id": name, "from": page, "standing": {"why": why, "step": step, "due": due}}


def names(ask: Ask, items: list[dict[str, Any]], begun: tuple[str, ...] = (), seed: str = "0") -> list[str]:
    found: list[str] = ask(
        f"schedule.queue(items, now, new Set(begun), () => {seed}).map((one) => one.id)",
        items=items,
        now=NOW,
        begun=list(begun),
    )
    return found


def test_questions_that_asked_for_another_look_come_first_then_those_that_are_due_the_oldest_first(ask: Ask) -> None:
    items = [item("new", "new"), item("due-2", "due", NOW - 5), item("later", "due", NOW + 5), item("due-1", "due", NOW - 9), item("changed", "changed", NOW - 1), item("again", "again", NOW - 2), item("rests", "rests")]  # fmt: skip
    assert names(ask, items) == ["again", "changed", "due-1", "due-2", "new"]


def test_new_questions_are_mixed_across_modules_those_begun_first(ask: Ask) -> None:
    items = [item(f"{page}{number}", "new", page=page) for page in "abc" for number in (1, 2)]
    found = names(ask, items, begun=("b", "c"))
    assert {name[0] for name in found[:2]} == {"b", "c"}
    assert {name[0] for name in found[2:4]} == {"b", "c"}
    assert {name[0] for name in found[4:]} == {"a"}


def test_new_questions_come_in_another_order_from_time_to_time(ask: Ask) -> None:
    items = [item(f"a{number}", "new") for number in range(6)]
    assert names(ask, items, seed="0") != names(ask, items, seed="0.99")
    assert sorted(names(ask, items, seed="0")) == sorted(names(ask, items, seed="0.99"))


def test_where_nothing_is_due_or_new_those_come_that_are_due_soonest(ask: Ask) -> None:
    items = [item("later", "due", NOW + 9), item("soon", "due", NOW + 5), item("rests", "rests")]
    assert names(ask, items) == ["soon", "later"]


def test_a_wrong_clock_does_not_put_a_question_off_for_years(ask: Ask) -> None:
    far = {"why": "due", "step": 1, "due": at("2040-01-01T00:00")}
    assert ask("schedule.isDue(far, now)", far=far, now=NOW) is True


def test_the_days_to_come_are_counted_and_in_order(ask: Ask) -> None:
    items = [item("a", "due", at("2026-04-03T00:00")), item("b", "due", at("2026-03-29T00:00")), item("c", "again", at("2026-04-03T00:00")), item("d", "due", NOW - 1), item("e", "new"), item("f", "rests")]  # fmt: skip
    assert ask("schedule.days(items, now)", items=items, now=NOW) == [
        {"at": at("2026-03-29T00:00"), "count": 1},
        {"at": at("2026-04-03T00:00"), "count": 2},
    ]


def test_the_schedule_changes_nothing_that_it_is_given(ask: Ask) -> None:
    items = [item("a", "due", NOW + 9), item("b", "new"), item("c", "again", NOW - 1)]
    assert (
        json.loads(
            ask("(schedule.queue(items, now, new Set(), Math.random), JSON.stringify(items))", items=items, now=NOW)
        )
        == items
    )
