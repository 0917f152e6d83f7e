"""A small module and a small guide as sheets of paper, for participants and for the trainer."""

import pytest

from course.handouts import sheet as sheets
from course.handouts.sheet import PARTICIPANTS, TRAINER, Sheet
from course.text.html import text_of
from tests.handouts import FACTS

OURS = ["Local contacts", "About this handout"]

MODULE = """<article><header class="page-head"><p class="page-head__place">Module 1</p><h1>Parks</h1><p class="page-head__lede">On benches.</p>
<div class="content-note"><p><strong>Before you start.</strong> Calm.</p><p><a href="../about/support.html">Help</a></p></div></header>
<h2 id="check">Check</h2><p>See <a href="other.html">the other module</a>, <a href="https://example.org/a">the Act</a> and <a href="tel:999">999</a>.
A <a class="term" data-meaning="A seat." href="../reference/glossary.html#bench">bench</a> <a class="page-ref" href="../r.html#p5">(p5)</a>.</p>
<h2 id="reflect">Reflect</h2><ul><li id="reflect-bench">Which bench?</li></ul>
<h2 id="quiz">Quiz</h2><h3 id="q">A bench</h3><div class="question" data-kind="single"><div class="question__situation"><p>A bench is wet.</p></div>
<form><fieldset><legend>Sit?</legend><ul class="question__options"><li><label><input type="radio"><span>Yes</span></label></li><li><label><input type="radio"><span>No</span></label></li></ul></fieldset><button>Check</button><p role="status"></p></form>
<details class="question__answers"><summary>Answers</summary><ul>
<li data-option="k1" data-keyed="no"><p><strong>Yes</strong></p><p class="question__verdict">Look again.</p><p>It is wet.</p></li>
<li data-option="k2" data-keyed="yes"><p><strong>No</strong></p><p class="question__verdict">In line.</p><p>Dry first.</p></li></ul>
<div class="question__explanation"><p>Look before you sit.</p><p><a href="#check">Read again</a></p></div></details></div>
<section class="take-away"><h2>Take away</h2></section><footer class="page-foot"><p>Foot</p></footer></article>"""

GUIDE = """<article><h1>A session</h1><h2 id="purpose">What it is for</h2><p>Benches.</p><h2 id="prepare">Prepare</h2><p>Bring a towel.</p>
<h2 id="scenario">The scenario</h2><p>A wet bench.</p><details class="trainer-note"><summary>For the trainer</summary><p>They will sit.</p></details>
<h2 id="minutes-30">30 minutes</h2><p>Aim: dry it.</p><table><tr><td>30</td></tr></table><div class="admonition scene"><p class="admonition-title">Later on</p><p>It rains.</p></div>
<h2 id="wrong-turns">Likely wrong turns</h2><p>Paint.</p><h2 id="team-sheet">The sheet</h2><p class="team-sheet__way"><a href="x.html">Fill it in on screen</a></p><table><tr><td></td></tr></table><h2 id="closing">Closing</h2><p>Goodbye.</p></article>"""


def sheet_of(page: str, audience: str) -> Sheet:
    return sheets.sheet_of(page, audience, FACTS)


def words(sheet: Sheet) -> str:
    return " ".join(" ".join(sheet.body.stripped_strings).split())


def headings(sheet: Sheet) -> list[str]:
    return [text_of(one) for one in sheet.body.find_all("h2")]


@pytest.mark.parametrize("audience", [PARTICIPANTS, TRAINER])
def test_what_is_for_the_screen_is_not_on_paper(audience: str) -> None:
    sheet = sheet_of(MODULE, audience)
    assert (sheet.title, sheet.lede) == ("Parks", "On benches.")
    for gone in ("Module 1", "Help", "Check Check", "Take away", "Foot", "Read again"):
        assert gone not in words(sheet)
    assert sheet.body.find_all(["form", "button", "input", "details", "nav"]) == []


def test_links_within_the_course_become_words_others_stay_and_terms_are_explained() -> None:
    sheet = sheet_of(MODULE, TRAINER)
    assert [link["href"] for link in sheet.body.find_all("a")][:2] == ["https://example.org/a", "tel:999"]
    assert [text_of(one) for one in sheet.body.find_all("em")] == ["the other module"]
    assert "bench (p5)" in words(sheet)
    assert [text_of(one) for one in sheet.body.select(".words p")] == ["bench: A seat."]


def test_participants_see_the_options_and_no_answer_and_the_trainer_what_lies_behind_each() -> None:
    said, sheet = words(sheet_of(MODULE, PARTICIPANTS)), sheet_of(MODULE, TRAINER)
    behind = ["Yes Look again. It is wet.", "No In line. Dry first."]
    assert [part for part in ("A bench is wet.", "Sit?", "Yes", "No") if part not in said] == []
    assert [part for part in ("Look again", "It is wet", "Dry first", "Look before you sit") if part in said] == []
    answers = sheet.body.select(".question__answers > ol > li")
    assert [" ".join(one.stripped_strings) for one in answers] == behind
    assert text_of(sheet.body.select_one(".question__explanation")) == "Look before you sit."


def test_prompts_get_room_to_write() -> None:
    assert len(sheet_of(MODULE, PARTICIPANTS).body.select("li .room")) == 1
    assert sheet_of(MODULE, TRAINER).body.select(".room") == []


def test_a_sheet_ends_with_the_contacts_and_with_what_it_is() -> None:
    sheet = sheet_of(GUIDE, TRAINER)
    assert headings(sheet)[-2:] == OURS
    told = text_of(sheet.body.select_one(".about"))
    assert [text for _, text in FACTS.lines if text not in told] == []


def test_participants_of_a_session_get_neither_plan_nor_notes_and_a_later_scene_at_the_end() -> None:
    sheet = sheet_of(GUIDE, PARTICIPANTS)
    later = "Later, in a session of 30 minutes"
    assert headings(sheet) == ["What it is for", "The scenario", "The sheet", *OURS, later]
    hidden = ("towel", "They will sit", "Aim", "Paint", "Goodbye", "on screen")
    assert [part for part in hidden if part in words(sheet)] == []
    assert words(sheet).endswith("Keep this page back until it is read. Later on It rains.")


def test_the_scenario_of_a_case_guide_is_for_the_trainer() -> None:
    assert "The scenario" not in headings(sheet_of(GUIDE.replace("minutes-30", "minutes-90"), PARTICIPANTS))


def test_the_trainer_gets_the_whole_guide_with_notes_open() -> None:
    sheet = sheet_of(GUIDE, TRAINER)
    plan = ["30 minutes", "Likely wrong turns", "The sheet", "Closing"]
    assert headings(sheet) == ["What it is for", "Prepare", "The scenario", *plan, *OURS]
    assert [text_of(p) for p in sheet.body.select("div.trainer-note p")] == ["For the trainer", "They will sit."]
