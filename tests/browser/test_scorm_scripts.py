"""What a learning system is given to hold, and what counts, by themselves in the browser's own JavaScript."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from course.content import Course
from course.contents import contents
from course.scormcodes import code
from tests.conftest import ROOT

Ask = Callable[..., Any]
LIMIT = 4096
DAY = 24 * 3600 * 1000
NOW = 1_795_000_000_000
SCRIPTS = [
    ROOT / "overrides" / "assets" / "js" / "store.js",
    *(ROOT / "packaging" / "scorm" / f"scorm-{name}.js" for name in ("resume", "rules", "session")),
]
BANK = Course(ROOT)
CONTENTS = contents(
    BANK,
    "The course",
    [f"{folder}/{slug}.md" for folder, pages in (("modules", BANK.modules), ("cases", BANK.cases)) for slug in pages],
)
KEYS = {
    question.id: [question.key(option) for option in question.body.options]
    for bank in BANK.banks.values()
    for question in bank.questions
}


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    """A function that evaluates an expression beside the scripts, with `data` as its values."""
    context = browser.new_context()
    page = context.new_page()
    for script in SCRIPTS:
        page.add_script_tag(path=script)
    page.evaluate(
        "(contents) => { window.contents = contents; window.none = { answers: [], seen: {} }; window.plain = (value) => JSON.parse(JSON.stringify(value)); }",
        CONTENTS,
    )

    def asked(expression: str, **data: Any) -> Any:
        return page.evaluate(
            f"(data) => {{ const {{ {', '.join(data)} }} = data; const {{ scormResume: resume, scormRules: rules, scormSession: session, store }} = course; return {expression}; }}",
            data,
        )

    yield asked
    context.close()


def entry(
    name: str,
    *,
    at: int = NOW,
    keyed: bool = True,
    options: list[str] | None = None,
    first: list[str] | None = None,
    version: str = "",
) -> dict[str, Any]:
    last = options if options is not None else KEYS[name][:1]
    return {
        "version": version or CONTENTS["questions"][name]["version"],
        "first": {"options": last if first is None else first, "keyed": keyed, "at": at},
        "last": {"options": last, "keyed": keyed, "at": at},
        "tries": 2 if first else 1,
        "earlier": [],
    }


def sections() -> list[str]:
    return [
        f"{item['slug']}:{part['id']}" for item in CONTENTS["modules"] + CONTENTS["cases"] for part in item["sections"]
    ]


def record(questions: dict[str, Any], seen: list[str] | None = None) -> dict[str, Any]:
    return {"questions": questions, "seen": {name: {"at": NOW} for name in seen or []}}


def everything() -> dict[str, Any]:
    """All questions answered, each first with another choice, several where it has several; all sections read."""
    found = {}
    for number, (name, keys) in enumerate(KEYS.items()):
        several = CONTENTS["questions"][name]["kind"] == "multiple"
        found[name] = entry(
            name,
            at=NOW - number * DAY,
            options=keys[:2] if several else keys[:1],
            first=keys[1:] if several else keys[1:2],
        )
    return record(found, sections())


def test_the_whole_bank_with_every_first_choice_and_section_fits_into_what_scorm_12_holds(ask: Ask) -> None:
    told = everything()
    made = ask("resume.write(told, none, limit, now)", told=told, limit=LIMIT, now=NOW)
    assert (len(KEYS) >= 126, made["lost"], len(made["text"]) <= LIMIT) == (True, 0, True)
    back = ask("plain(resume.read(text, contents))", text=made["text"])
    assert (back["fault"], back["kept"]) == ("", {"answers": [], "seen": {}})
    assert set(back["seen"]) == set(told["seen"])
    for name, kept in told["questions"].items():
        found = back["questions"][name]
        assert [found[part]["options"] for part in ("first", "last")] == [
            kept[part]["options"] for part in ("first", "last")
        ]
        assert (found["version"], found["tries"], found["last"]["keyed"]) == (
            kept["version"],
            kept["tries"],
            kept["last"]["keyed"],
        )
        assert 0 <= kept["last"]["at"] - found["last"]["at"] < 3600 * 1000


def test_what_is_too_much_loses_first_choices_then_the_oldest_choices_and_never_what_was_tried(ask: Ask) -> None:
    told = everything()
    whole = len(ask("resume.write(told, none, 9999, now)", told=told, now=NOW)["text"])
    for limit, lost in ((whole - 1, 0), (whole - 900, 1)):
        made = ask("resume.write(told, none, limit, now)", told=told, limit=limit, now=NOW)
        back = ask("plain(resume.read(text, contents))", text=made["text"])
        assert len(made["text"]) <= limit
        assert set(back["questions"]) == set(told["questions"]) and set(back["seen"]) == set(told["seen"])
        assert (made["lost"] > 0) == bool(lost)
        bare = [name for name, found in back["questions"].items() if not found["last"]["options"]]
        assert bare == [] if not lost else set(bare) <= set(list(told["questions"])[-made["lost"] :])
    tiny = ask("resume.write(told, none, 40, now)", told=told, now=NOW)
    assert len(tiny["text"]) <= 40


@pytest.mark.parametrize("seed", range(12))
def test_a_record_comes_back_as_it_was_whatever_is_in_it(ask: Ask, seed: int) -> None:
    import random

    dice = random.Random(seed)
    names = dice.sample(list(KEYS), dice.randrange(len(KEYS)))
    told = record(
        {
            name: entry(
                name,
                at=NOW - dice.randrange(700) * DAY,
                keyed=dice.random() < 0.5,
                options=dice.sample(KEYS[name], dice.randint(1, len(KEYS[name]))),
                first=dice.sample(KEYS[name], 1),
            )
            for name in names
        },
        dice.sample(sections(), dice.randrange(len(sections()))),
    )
    text = ask("resume.write(told, none, 64000, now).text", told=told, now=NOW)
    back = ask("plain(resume.read(text, contents))", text=text)
    assert {name: found["last"]["options"] for name, found in back["questions"].items()} == {
        name: kept["last"]["options"] for name, kept in told["questions"].items()
    }
    assert set(back["seen"]) == set(told["seen"])
    assert (
        ask("plain(resume.read(resume.write(found, none, 64000, now).text, contents))", found=back, now=NOW)[
            "questions"
        ]
        == back["questions"]
    )


def test_what_this_edition_does_not_know_is_kept_and_given_to_no_other_question(ask: Ask) -> None:
    told = record(
        {"a-question-of-later": entry("a-milk-allergy"), "a-milk-allergy": entry("a-milk-allergy", version="0ld0ld00")},
        ["no-module:at-all", "assessment:no-section", "assessment:check"],
    )
    text = ask("resume.write(told, none, limit, now).text", told=told, limit=LIMIT, now=NOW)
    back = ask("plain(resume.read(text, contents))", text=text)
    assert (back["questions"], list(back["seen"]), len(back["kept"]["answers"]), back["fault"]) == (
        {},
        ["assessment:check"],
        2,
        "",
    )
    again = ask("resume.write(found, found.kept, limit, now).text", found=back, limit=LIMIT, now=NOW)
    assert sorted(again[9:]) == sorted(text[9:])
    assert ask("resume.write(found, found.kept, limit, now).text", found=back, limit=len(text) - 1, now=NOW) == ask(
        "resume.write(found, none, limit, now).text", found=back, limit=LIMIT, now=NOW
    )
    anew = {**back, "questions": {"a-milk-allergy": entry("a-milk-allergy")}}
    assert (
        len(
            ask(
                "plain(resume.read(resume.write(found, found.kept, limit, now).text, contents))",
                found=anew,
                limit=LIMIT,
                now=NOW,
            )["kept"]["answers"]
        )
        == 1
    )


def test_typed_words_are_never_in_it(ask: Ask) -> None:
    told = record(
        {"a-milk-allergy": entry("a-milk-allergy", options=["her own words"], first=["kaaaaa", "more words"])}
    )
    text = ask("resume.write(told, none, limit, now).text", told=told, limit=LIMIT, now=NOW)
    back = ask("plain(resume.read(text, contents))", text=text)["questions"]["a-milk-allergy"]
    assert (back["last"]["options"], back["first"]["options"], back["last"]["keyed"]) == ([], [], True)


def test_a_cut_or_spoilt_text_gives_back_what_can_be_read_and_says_so(ask: Ask) -> None:
    text = ask("resume.write(told, none, limit, now).text", told=everything(), limit=LIMIT, now=NOW)
    cut = ask("plain(resume.read(text, contents))", text=text[:255])
    assert cut["fault"] == "damaged" and 5 < len(cut["questions"]) < len(KEYS) and cut["kept"]["answers"] == []
    for spoilt in (
        "x",
        "1",
        "1AAAA",
        "{}",
        "<b>",
        text + "!",
        text.replace(".", "", 1),
        "0" + text[1:],
        "1" + "A" * 4000,
    ):
        assert ask("resume.read(text, contents).fault", text=spoilt) == "damaged"
    assert ask("resume.read(text, contents).fault", text="2" + text[1:]) == "newer"
    assert ask("plain(resume.read('', contents))")["fault"] == ""


def test_a_clock_that_is_wrong_does_no_harm(ask: Ask) -> None:
    for at in (0, 5, 9_000_000_000_000_000):
        told = record({"a-milk-allergy": entry("a-milk-allergy", at=at)})
        back = ask(
            "plain(resume.read(resume.write(told, none, limit, at).text, contents))", told=told, limit=LIMIT, at=at
        )
        assert list(back["questions"]) == ["a-milk-allergy"]


def test_the_packager_works_the_codes_out_as_the_script_does(ask: Ask) -> None:
    words = [*KEYS, "", "café", "日本", *sections()]
    assert ask("words.map((word) => [resume.code(word, 3), resume.code(word, 4)])", words=words) == [
        [code(word, 3), code(word, 4)] for word in words
    ]


def test_what_comes_back_never_goes_over_what_is_newer_here(ask: Ask) -> None:
    held = record({"a-milk-allergy": entry("a-milk-allergy", at=NOW, options=KEYS["a-milk-allergy"][:1])})
    here = record({"a-milk-allergy": entry("a-milk-allergy", at=NOW + 60_000, options=KEYS["a-milk-allergy"][1:2])})
    merged = ask(
        "plain(store.merge(store.sift(here).record, store.sift(resume.read(resume.write(held, none, limit, now).text, contents)).record))",
        held=held,
        here=here,
        limit=LIMIT,
        now=NOW,
    )
    assert merged["questions"]["a-milk-allergy"]["last"]["options"] == KEYS["a-milk-allergy"][1:2]


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


@pytest.mark.parametrize(("given", "says"), SLIPS, ids=[json.dumps(given) for given, _ in SLIPS])
def test_a_slip_in_the_settings_is_named_and_the_package_s_own_stand(ask: Ask, given: Any, says: str) -> None:
    found = ask("rules.settings(given, { modules: ['assessment'], score: false, pass: null }, contents)", given=given)
    assert [problem for problem in found["problems"] if problem.startswith(f"scorm-settings.js: {says}")]
    assert ([item["slug"] for item in found["items"]], found["score"], found["pass"]) == (["assessment"], False, None)


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({}, 14),
        ({"modules": []}, 14),
        ({"modules": ["out-of-school", "assessment"]}, 2),
        ({"score": True, "pass": 100}, 14),
    ],
)
def test_sound_settings_are_taken(ask: Ask, given: dict[str, Any], count: int) -> None:
    found = ask("rules.settings(given, { modules: ['assessment'] }, contents)", given=given)
    assert (found["problems"], len(found["items"]), found["score"], found["pass"]) == (
        [],
        count,
        given.get("score", False),
        given.get("pass"),
    )


def test_a_module_is_done_with_its_sections_read_and_its_core_questions_tried_in_their_present_version(
    ask: Ask,
) -> None:
    (item,) = [one for one in CONTENTS["modules"] if one["slug"] == "assessment"]
    read = [f"assessment:{part['id']}" for part in item["sections"]]
    tried = {name: entry(name, keyed=False) for name in item["core"]}
    done = "rules.isDone(item, told, contents)"
    assert ask(done, item=item, told=record(tried, read)) is True
    assert ask(done, item=item, told=record(tried, read[1:])) is False
    assert ask(done, item=item, told=record({name: tried[name] for name in item["core"][1:]}, read)) is False
    assert (
        ask(done, item=item, told=record({**tried, item["core"][0]: entry(item["core"][0], version="0")}, read))
        is False
    )
    assert set(item["core"]) < set(item["quiz"])


def test_the_score_is_the_share_of_core_questions_in_line_at_the_latest_try(ask: Ask) -> None:
    (item,) = [one for one in CONTENTS["modules"] if one["slug"] == "assessment"]
    tried = {name: entry(name, keyed=number == 0) for number, name in enumerate(item["core"])}
    assert ask("rules.score([item], told, contents)", item=item, told=record(tried)) == round(100 / len(item["core"]))
    assert ask("rules.score([item], told, contents)", item=item, told=record({})) == 0


@pytest.mark.parametrize(
    ("time", "clock", "period"),
    [
        (0, "0000:00:00.00", "PT0H0M0S"),
        (1234, "0000:00:01.23", "PT0H0M1.23S"),
        (3_723_500, "0001:02:03.50", "PT1H2M3.5S"),
        (359_999_999, "0099:59:59.99", "PT99H59M59.99S"),
        (36_000_000_000, "9999:00:00.00", "PT10000H0M0S"),
    ],
)
def test_times_are_written_as_each_standard_has_them(ask: Ask, time: int, clock: str, period: str) -> None:
    assert ask("[session.clock(time), session.period(time)]", time=time) == [clock, period]
