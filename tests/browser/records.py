"""What the tests of the record's file share: records, files of them, and the steps that a learner takes."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page

from tests.browser.page import inside, until
from tests.conftest import ROOT

KEY = "course-record:learning-from-reviews"
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "reference" / "record.schema.json").read_text(encoding="utf-8"))
FULL = "void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })"


PARTS = ("forgotten", "questions", "notes", "seen", "reviews", "counts", "cpd", "settings")


def record(**parts: Any) -> dict[str, Any]:
    """A record of this course with these parts, and nothing else."""
    return {"course": "learning-from-reviews", "version": 1, "cleared": 0, **{part: {} for part in PARTS}, **parts}


def note(text: str, at: int = 5) -> dict[str, Any]:
    return {"text": text, "at": at}


def read(page: Page) -> Any:
    return inside(page, "JSON.parse(JSON.stringify(store.read()))")


def kept(page: Page) -> Any:
    """All that stands in the browser's two areas."""
    return page.evaluate("[localStorage, sessionStorage].map((area) => Object.entries(area).sort())")


def choose(page: Page, content: Any, name: str = "my-learning.json") -> None:
    """Choose a file of this content: bytes, a text or a record."""
    text = content if isinstance(content, bytes | str) else json.dumps(content)
    body = text.encode() if isinstance(text, str) else text
    place = page.locator("[data-module=record-load]")
    file = {"name": name, "mimeType": "application/json", "buffer": body}
    page.get_by_label("Choose the file that you saved").set_input_files(file)
    until(page, "(place) => !place.hasAttribute('aria-busy')", place.element_handle())


def load(page: Page, content: Any) -> None:
    """Choose a file and load it."""
    choose(page, content)
    page.get_by_role("button", name="Load it").click()


def save(page: Page) -> tuple[str, str]:
    """What the learner saves: the file's name and its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my record to a file").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


NAMES = ("a", "b:c", "d-1", "piece1:gone", "constructor")


def by_chance(dice: Random, *, forgets: bool) -> dict[str, Any]:
    """A record of few names and few times, so that much of it meets that of another; where it `forgets`, with times of forgetting."""

    def time() -> int:
        return dice.randint(1, 12)

    def some(make: Callable[[], object]) -> dict[str, Any]:
        return {name: make() for name in NAMES if dice.random() < 0.5}

    def texts(*those: str) -> dict[str, Any]:
        return some(lambda: note(dice.choice(those), time()))

    def answer(at: int) -> dict[str, Any]:
        return {"options": [f"k{dice.randrange(3)}"], "keyed": dice.random() < 0.5, "at": at}

    def entry() -> dict[str, Any]:
        first, last = map(answer, sorted((time(), time())))
        return {"version": "v1", "first": first, "last": last, "tries": dice.randint(1, 4)}

    return record(
        cleared=time() if forgets and dice.random() < 0.3 else 0,
        forgotten=some(time) if forgets else {},
        questions=some(entry),
        seen=some(lambda: {"at": time()}),
        reviews=some(lambda: {"version": "v1", "step": dice.randrange(5), "due": time(), "at": time()}),
        counts=texts("", "a=1 ", "a=3 b=2 "),
        **{part: texts("", "one", "two") for part in ("notes", "cpd", "settings")},
    )


HOSTILE = [
    *(None, True, -1, 1.5, 1e300, 2**53 - 1, 253_402_300_800_000, "", "x" * 20_001, [], [[]], {}, {"at": 5}),
    *("<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", '=HYPERLINK("x")', "\u202e\x00"),
    *({"text": {}, "at": 5}, {"text": "t", "at": "5"}, {"__proto__": note("x")}, note("t", 253_402_300_799_999)),
    {"version": "v", "step": 99, "due": 253_402_300_799_999, "at": 5},
]
HOSTILE_NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "", "A", "x" * 121, "a b", "<b>", "version"]
NESTED = f'": {{"deep": {"[" * 3000}{"]" * 3000}, '


def damaged(dice: Random, text: str) -> str | list[int]:
    """The text of a record but for one thing, or its bytes: cut off, a bit turned, or something in it nested, taken out, hostile or new."""
    how = dice.choice(["cut", "turned", "nested", "out", "hostile", "new"])
    if how == "cut":
        return text[: dice.randrange(len(text))]
    if how == "nested":
        return text.replace('": {', NESTED, 1)
    if how == "turned":
        made = [*text.encode()]
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
        return made
    data = holder = json.loads(text)
    name = dice.choice([*data])
    while isinstance(holder[name], dict) and holder[name] and dice.random() < 0.7:
        holder, name = holder[name], dice.choice([*holder[name]])
    if how == "out":
        del holder[name]
    else:
        holder[dice.choice(HOSTILE_NAMES) if how == "new" else name] = dice.choice(HOSTILE)
    return json.dumps(data)
