"""The scripts of the packages by themselves: what a learning system is given to hold and gives back, what counts as complete, the score, the settings and the times."""

import random
from typing import Any

import pytest

from course.questions.resume_codes import code
from tests.browser.page import Ask
from tests.browser.scripts import CONTENTS, DAY, KEYS, NOW, entry, everything, record, sections

MILK, LIMIT = "a-milk-allergy", 4096
NONE: dict[str, Any] = {"attempt": "tryA", "answers": [], "seen": {}}


def written(ask: Ask, told: Any, limit: int = LIMIT, unknown: Any = NONE, now: int = NOW) -> Any:
    """The text that a record makes, and how many choices it had to leave out."""
    return ask("scormResume.write(told, unknown, limit, now)", told=told, unknown=unknown, limit=limit, now=now)


def read(ask: Ask, text: str) -> Any:
    return ask("JSON.parse(JSON.stringify(scormResume.read(text, contents)))", text=text)


def again(ask: Ask, told: Any, limit: int = LIMIT) -> Any:
    return read(ask, written(ask, told, limit)["text"])


def test_what_is_too_much_loses_first_choices_then_choices_the_oldest_first_and_never_what_was_tried(ask: Ask) -> None:
    """Of the whole bank with every section, SCORM 1.2 holds all but the oldest first choices."""
    told = everything()
    whole = len(written(ask, told, 9999)["text"])
    for limit, lost in ((whole - 1, False), (LIMIT, False), (whole - 900, True)):
        made = written(ask, told, limit)
        back = read(ask, made["text"])
        assert (back["fault"], back["kept"], len(made["text"]) <= limit) == ("", NONE, True)
        assert (set(back["questions"]), set(back["seen"])) == (set(told["questions"]), set(told["seen"]))
        assert (made["lost"] > 0) == lost
        bare = {name for name, found in back["questions"].items() if not found["last"]["options"]}
        assert bare <= set(list(told["questions"])[-made["lost"] :]) if lost else not bare
    back = again(ask, told)
    for name, kept in told["questions"].items():
        found = back["questions"][name]
        assert found["last"]["options"] == kept["last"]["options"], name
        assert (found["version"], found["tries"]) == (kept["version"], kept["tries"]), name
        assert [found[part]["keyed"] for part in ("first", "last")] == [True, True], name
        assert 0 <= kept["last"]["at"] - found["last"]["at"] < 3600 * 1000, name
    firsts = [{name: one["first"]["options"] for name, one in of["questions"].items()} for of in (told, back)]
    gone = [name for name in firsts[0] if firsts[0][name] != firsts[1][name]]
    assert gone == list(KEYS)[-len(gone) :]
    assert len(gone) < len(KEYS) / 2
    assert len(written(ask, told, 40)["text"]) <= 40


@pytest.mark.parametrize("seed", range(4))
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


def test_typed_words_are_never_in_it_and_a_clock_that_is_wrong_does_no_harm(ask: Ask) -> None:
    for at in (0, 5, 9_000_000_000_000_000):
        text = written(ask, record({MILK: entry(MILK, at=at)}), now=at)["text"]
        assert list(read(ask, text)["questions"]) == [MILK], at
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


def test_the_packager_works_the_codes_out_as_the_script_does(ask: Ask) -> None:
    words = [*KEYS, "", "café", "日本", *sections()]
    found = ask("words.map((word) => [scormResume.code(word, 3), scormResume.code(word, 4)])", words=words)
    assert found == [[code(word, 3), code(word, 4)] for word in words]


SLIPS: list[tuple[Any, str]] = [
    (None, "it is missing or cannot be read."),
    ([], "it is missing or cannot be read."),
    ({"modules": ["assesment"]}, "There is no module or case “assesment”"),
    ({"modules": "assessment"}, "modules must be a list"),
    ({"score": "yes"}, "score must be true or false."),
    ({"score": True, "pass": 180}, "pass must be a whole number from 1 to 100, or null."),
    ({"score": True, "pass": "80"}, "pass must be a whole number from 1 to 100, or null."),
    ({"pass": 80}, "pass needs score: true."),
    ({"scores": True}, "“scores” is not a setting; known are modules, score, pass."),
]
(ITEM,) = [one for one in CONTENTS["modules"] if one["slug"] == "assessment"]
READ = [f"assessment:{part['id']}" for part in ITEM["sections"]]
TRIED = {name: entry(name, keyed=number == 0) for number, name in enumerate(ITEM["core"])}
FIRST = ITEM["core"][0]


def settled(ask: Ask, given: Any) -> tuple[list[str], list[str], bool, int | None]:
    """What a host's settings come to beside those of the package: the slips, what counts, and the score."""
    own = {"modules": ["assessment"], "score": False, "pass": None}
    found = ask("scormRules.settings(given, own, contents)", given=given, own=own)
    return found["problems"], [item["slug"] for item in found["items"]], found["score"], found["pass"]


def test_sound_settings_are_taken_and_of_a_slip_that_is_named_the_package_s_own_stand(ask: Ask) -> None:
    for given, says in SLIPS:
        problems, *rest = settled(ask, given)
        assert [one for one in problems if one.startswith(f"scorm-settings.js: {says}")], given
        assert rest == [["assessment"], False, None]
    every = [item["slug"] for item in CONTENTS["modules"]]
    assert settled(ask, {}) == settled(ask, {"modules": []}) == ([], every, False, None)
    assert settled(ask, {"modules": ["out-of-school", "assessment"]})[1] == ["assessment", "out-of-school"]
    assert settled(ask, {"score": True, "pass": 100}) == ([], every, True, 100)


DONE = {
    "all read and the core tried": (TRIED, READ, True),
    "a section not read": (TRIED, READ[1:], False),
    "a core question not tried": ({name: TRIED[name] for name in ITEM["core"][1:]}, READ, False),
    "one tried in an older version": ({**TRIED, FIRST: entry(FIRST, version="0")}, READ, False),
}


def test_a_module_is_done_when_read_and_its_core_tried_and_the_score_is_the_share_in_line(ask: Ask) -> None:
    for name, (tried, read, done) in DONE.items():
        told = record(tried, read)
        assert ask("scormRules.isDone(item, told, contents)", item=ITEM, told=told) is done, name
    assert set(ITEM["core"]) < set(ITEM["quiz"])
    for tried, share in ((TRIED, round(100 / len(ITEM["core"]))), ({}, None)):
        assert ask("scormRules.score([item], told, contents)", item=ITEM, told=record(tried)) == share


TIMES = {
    0: ["0000:00:00.00", "PT0H0M0S"],
    1234: ["0000:00:01.23", "PT0H0M1.23S"],
    3_723_500: ["0001:02:03.50", "PT1H2M3.5S"],
    359_999_999: ["0099:59:59.99", "PT99H59M59.99S"],
    36_000_000_000: ["9999:00:00.00", "PT10000H0M0S"],
}


def test_times_are_written_as_each_standard_has_them(ask: Ask) -> None:
    each = "[scormSession.clock(time), scormSession.period(time)]"
    assert {time: ask(each, time=time) for time in TIMES} == TIMES
