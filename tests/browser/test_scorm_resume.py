"""What a learning system is given to hold, written and read back by the script itself."""

from __future__ import annotations

import random
from typing import Any

import pytest

from course.questions.resume_codes import code
from tests.browser.scripts import DAY, KEYS, LIMIT, NOW, Ask, entry, everything, record, sections

MILK = "a-milk-allergy"
NONE: dict[str, Any] = {"attempt": "tryA", "answers": [], "seen": {}}


def written(ask: Ask, told: Any, limit: int = LIMIT, unknown: Any = NONE, now: int = NOW) -> Any:
    """The text that a record makes, and how many choices it had to leave out."""
    return ask("scormResume.write(told, unknown, limit, now)", told=told, unknown=unknown, limit=limit, now=now)


def read(ask: Ask, text: str) -> Any:
    return ask("JSON.parse(JSON.stringify(scormResume.read(text, contents)))", text=text)


def again(ask: Ask, told: Any, limit: int = LIMIT) -> Any:
    return read(ask, written(ask, told, limit)["text"])


def test_of_the_whole_bank_with_every_section_scorm_12_holds_all_but_the_oldest_first_choices(ask: Ask) -> None:
    told = everything()
    made = written(ask, told)
    assert (made["lost"], len(made["text"]) <= LIMIT) == (0, True)
    back = read(ask, made["text"])
    assert (back["fault"], back["kept"], set(back["seen"])) == ("", NONE, set(told["seen"]))
    for name, kept in told["questions"].items():
        found = back["questions"][name]
        assert found["last"]["options"] == kept["last"]["options"], name
        assert (found["version"], found["tries"]) == (kept["version"], kept["tries"]), name
        assert [found[part]["keyed"] for part in ("first", "last")] == [True, True], name
        assert 0 <= kept["last"]["at"] - found["last"]["at"] < 3600 * 1000, name
    gone = [
        name
        for name, kept in told["questions"].items()
        if back["questions"][name]["first"]["options"] != kept["first"]["options"]
    ]
    assert gone == list(KEYS)[-len(gone) :]
    assert len(gone) < len(KEYS) / 2


def test_what_is_too_much_loses_first_choices_then_the_oldest_choices_and_never_what_was_tried(ask: Ask) -> None:
    told = everything()
    whole = len(written(ask, told, 9999)["text"])
    for limit, lost in ((whole - 1, False), (whole - 900, True)):
        made = written(ask, told, limit)
        back = read(ask, made["text"])
        assert len(made["text"]) <= limit
        assert (set(back["questions"]), set(back["seen"])) == (set(told["questions"]), set(told["seen"]))
        assert (made["lost"] > 0) == lost
        bare = {name for name, found in back["questions"].items() if not found["last"]["options"]}
        assert bare <= set(list(told["questions"])[-made["lost"] :]) if lost else not bare
    assert len(written(ask, told, 40)["text"]) <= 40


@pytest.mark.parametrize("seed", range(12))
def test_a_record_comes_back_as_it_was_whatever_is_in_it(ask: Ask, seed: int) -> None:
    dice = random.Random(seed)

    def some(name: str) -> dict[str, Any]:
        options = dice.sample(KEYS[name], dice.randint(1, len(KEYS[name])))
        at = NOW - dice.randrange(700) * DAY
        return entry(name, at=at, keyed=dice.random() < 0.5, options=options, first=dice.sample(KEYS[name], 1))

    names = dice.sample(list(KEYS), dice.randrange(len(KEYS)))
    told = record({name: some(name) for name in names}, dice.sample(sections(), dice.randrange(len(sections()))))
    back = again(ask, told, 64000)
    for name in names:
        assert back["questions"][name]["last"]["options"] == told["questions"][name]["last"]["options"]
    assert (set(back["questions"]), set(back["seen"])) == (set(names), set(told["seen"]))
    assert again(ask, back, 64000)["questions"] == back["questions"]


def test_an_order_what_can_be_defended_and_how_sure_somebody_was_come_back(ask: Ask) -> None:
    first, other, *_ = KEYS[MILK]
    told = entry(MILK, keyed=False, options=[f"{first}-not-yet", f"{other}-first"], first=[f"{first}-next"])
    for part, more in (("first", {"partly": True, "sure": "guessing"}), ("last", {"sure": "sure"})):
        told[part].update(more)
    back = again(ask, record({MILK: told | {"tries": 15}}))["questions"][MILK]
    hour = {"at": back["last"]["at"]}
    assert back == told | {"tries": 15, "first": told["first"] | hour, "last": told["last"] | hour}


def test_what_this_edition_does_not_know_is_kept_and_given_to_no_other_question(ask: Ask) -> None:
    later = {"a-question-of-later": entry(MILK), MILK: entry(MILK, version="0ld0ld00")}
    text = written(ask, record(later, ["no-module:at-all", "assessment:no-section", "assessment:check"]))["text"]
    back = read(ask, text)
    assert (back["questions"], list(back["seen"]), back["fault"]) == ({}, ["assessment:check"], "")
    assert len(back["kept"]["answers"]) == 2
    assert sorted(written(ask, back, unknown=back["kept"])["text"][5:]) == sorted(text[5:])
    short = written(ask, back, len(text) - 1, back["kept"])["text"]
    assert short == written(ask, back)["text"]
    anew = written(ask, {**back, "questions": {MILK: entry(MILK)}}, unknown=back["kept"])["text"]
    assert len(read(ask, anew)["kept"]["answers"]) == 1


def test_typed_words_are_never_in_it(ask: Ask) -> None:
    typed = entry(MILK, options=["her own words"], first=["kaaaaa", "more words"])
    back = again(ask, record({MILK: typed}))["questions"][MILK]
    assert (back["last"]["options"], back["first"]["options"], back["last"]["keyed"]) == ([], [], True)


def test_a_cut_or_spoilt_text_gives_back_what_can_be_read_and_says_so(ask: Ask) -> None:
    text = written(ask, everything())["text"]
    cut = read(ask, text[:255])
    assert (cut["fault"], cut["kept"]["answers"]) == ("damaged", [])
    assert 5 < len(cut["questions"]) < len(KEYS)
    less = text.replace(".", "", 1)
    assert cut["kept"]["attempt"] == NONE["attempt"]
    for spoilt in ("x", "1", "1AAAA", "{}", "<b>", text + "!", less, "0" + text[1:], "1" + "A" * 4000):
        assert read(ask, spoilt)["fault"] == "damaged", spoilt[:9]
    assert (read(ask, "2" + text[1:])["fault"], read(ask, "")["fault"]) == ("newer", "")


def test_a_clock_that_is_wrong_does_no_harm(ask: Ask) -> None:
    for at in (0, 5, 9_000_000_000_000_000):
        text = written(ask, record({MILK: entry(MILK, at=at)}), now=at)["text"]
        assert list(read(ask, text)["questions"]) == [MILK], at


def test_the_packager_works_the_codes_out_as_the_script_does(ask: Ask) -> None:
    words = [*KEYS, "", "café", "日本", *sections()]
    found = ask("words.map((word) => [scormResume.code(word, 3), scormResume.code(word, 4)])", words=words)
    assert found == [[code(word, 3), code(word, 4)] for word in words]


def test_what_comes_back_never_goes_over_what_is_newer_here(ask: Ask) -> None:
    held = again(ask, record({MILK: entry(MILK, options=KEYS[MILK][:1])}))
    here = record({MILK: entry(MILK, at=NOW + 60_000, options=KEYS[MILK][1:2])})
    merged = ask("store.merge(store.sift(here).record, store.sift(held).record).questions", here=here, held=held)
    assert merged[MILK]["last"]["options"] == KEYS[MILK][1:2]
