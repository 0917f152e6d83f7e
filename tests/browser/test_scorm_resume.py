"""What a learning system is given to hold, written and read back by the script itself."""

from __future__ import annotations

import random

import pytest

from course.questions.resume_codes import code
from tests.browser.scormscripts import DAY, KEYS, LIMIT, NOW, Ask, entry, everything, record, sections


def test_the_whole_bank_with_every_first_choice_and_section_fits_into_what_scorm_12_holds(ask_scorm: Ask) -> None:
    told = everything()
    made = ask_scorm("resume.write(told, none, limit, now)", told=told, limit=LIMIT, now=NOW)
    assert (len(KEYS) >= 126, made["lost"], len(made["text"]) <= LIMIT) == (True, 0, True)
    back = ask_scorm("plain(resume.read(text, contents))", text=made["text"])
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


def test_what_is_too_much_loses_first_choices_then_the_oldest_choices_and_never_what_was_tried(ask_scorm: Ask) -> None:
    told = everything()
    whole = len(ask_scorm("resume.write(told, none, 9999, now)", told=told, now=NOW)["text"])
    for limit, lost in ((whole - 1, 0), (whole - 900, 1)):
        made = ask_scorm("resume.write(told, none, limit, now)", told=told, limit=limit, now=NOW)
        back = ask_scorm("plain(resume.read(text, contents))", text=made["text"])
        assert len(made["text"]) <= limit
        assert set(back["questions"]) == set(told["questions"]) and set(back["seen"]) == set(told["seen"])
        assert (made["lost"] > 0) == bool(lost)
        bare = [name for name, found in back["questions"].items() if not found["last"]["options"]]
        assert bare == [] if not lost else set(bare) <= set(list(told["questions"])[-made["lost"] :])
    tiny = ask_scorm("resume.write(told, none, 40, now)", told=told, now=NOW)
    assert len(tiny["text"]) <= 40


@pytest.mark.parametrize("seed", range(12))
def test_a_record_comes_back_as_it_was_whatever_is_in_it(ask_scorm: Ask, seed: int) -> None:
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
    text = ask_scorm("resume.write(told, none, 64000, now).text", told=told, now=NOW)
    back = ask_scorm("plain(resume.read(text, contents))", text=text)
    assert {name: found["last"]["options"] for name, found in back["questions"].items()} == {
        name: kept["last"]["options"] for name, kept in told["questions"].items()
    }
    assert set(back["seen"]) == set(told["seen"])
    assert (
        ask_scorm("plain(resume.read(resume.write(found, none, 64000, now).text, contents))", found=back, now=NOW)[
            "questions"
        ]
        == back["questions"]
    )


def test_what_this_edition_does_not_know_is_kept_and_given_to_no_other_question(ask_scorm: Ask) -> None:
    told = record(
        {"a-question-of-later": entry("a-milk-allergy"), "a-milk-allergy": entry("a-milk-allergy", version="0ld0ld00")},
        ["no-module:at-all", "assessment:no-section", "assessment:check"],
    )
    text = ask_scorm("resume.write(told, none, limit, now).text", told=told, limit=LIMIT, now=NOW)
    back = ask_scorm("plain(resume.read(text, contents))", text=text)
    assert (back["questions"], list(back["seen"]), len(back["kept"]["answers"]), back["fault"]) == (
        {},
        ["assessment:check"],
        2,
        "",
    )
    again = ask_scorm("resume.write(found, found.kept, limit, now).text", found=back, limit=LIMIT, now=NOW)
    assert sorted(again[9:]) == sorted(text[9:])
    assert ask_scorm(
        "resume.write(found, found.kept, limit, now).text", found=back, limit=len(text) - 1, now=NOW
    ) == ask_scorm("resume.write(found, none, limit, now).text", found=back, limit=LIMIT, now=NOW)
    anew = {**back, "questions": {"a-milk-allergy": entry("a-milk-allergy")}}
    assert (
        len(
            ask_scorm(
                "plain(resume.read(resume.write(found, found.kept, limit, now).text, contents))",
                found=anew,
                limit=LIMIT,
                now=NOW,
            )["kept"]["answers"]
        )
        == 1
    )


def test_typed_words_are_never_in_it(ask_scorm: Ask) -> None:
    told = record(
        {"a-milk-allergy": entry("a-milk-allergy", options=["her own words"], first=["kaaaaa", "more words"])}
    )
    text = ask_scorm("resume.write(told, none, limit, now).text", told=told, limit=LIMIT, now=NOW)
    back = ask_scorm("plain(resume.read(text, contents))", text=text)["questions"]["a-milk-allergy"]
    assert (back["last"]["options"], back["first"]["options"], back["last"]["keyed"]) == ([], [], True)


def test_a_cut_or_spoilt_text_gives_back_what_can_be_read_and_says_so(ask_scorm: Ask) -> None:
    text = ask_scorm("resume.write(told, none, limit, now).text", told=everything(), limit=LIMIT, now=NOW)
    cut = ask_scorm("plain(resume.read(text, contents))", text=text[:255])
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
        assert ask_scorm("resume.read(text, contents).fault", text=spoilt) == "damaged"
    assert ask_scorm("resume.read(text, contents).fault", text="2" + text[1:]) == "newer"
    assert ask_scorm("plain(resume.read('', contents))")["fault"] == ""


def test_a_clock_that_is_wrong_does_no_harm(ask_scorm: Ask) -> None:
    for at in (0, 5, 9_000_000_000_000_000):
        told = record({"a-milk-allergy": entry("a-milk-allergy", at=at)})
        back = ask_scorm(
            "plain(resume.read(resume.write(told, none, limit, at).text, contents))", told=told, limit=LIMIT, at=at
        )
        assert list(back["questions"]) == ["a-milk-allergy"]


def test_the_packager_works_the_codes_out_as_the_script_does(ask_scorm: Ask) -> None:
    words = [*KEYS, "", "café", "日本", *sections()]
    assert ask_scorm("words.map((word) => [resume.code(word, 3), resume.code(word, 4)])", words=words) == [
        [code(word, 3), code(word, 4)] for word in words
    ]


def test_what_comes_back_never_goes_over_what_is_newer_here(ask_scorm: Ask) -> None:
    held = record({"a-milk-allergy": entry("a-milk-allergy", at=NOW, options=KEYS["a-milk-allergy"][:1])})
    here = record({"a-milk-allergy": entry("a-milk-allergy", at=NOW + 60_000, options=KEYS["a-milk-allergy"][1:2])})
    merged = ask_scorm(
        "plain(store.merge(store.sift(here).record, store.sift(resume.read(resume.write(held, none, limit, now).text, contents)).record))",
        held=held,
        here=here,
        limit=LIMIT,
        now=NOW,
    )
    assert merged["questions"]["a-milk-allergy"]["last"]["options"] == KEYS["a-milk-allergy"][1:2]
