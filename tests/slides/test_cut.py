"""Slides cut from small pages: what stands on each, what goes to the notes, and what never parts."""

from collections.abc import Sequence
from itertools import product

import markdown
from hypothesis import given
from hypothesis import strategies as st

from course.slides.blocks import Block, Paragraph, blocks_of, html_of, text_of_blocks
from course.slides.cut import Slide, cut
from course.slides.fit import HEIGHT, SIZE, height_of, share
from course.text.html import article_of, parse

HEAD = '<article><header class="page-head"><h1>Parks</h1><p class="page-head__lede">How parks are kept.</p></header>'
FOOT = '<footer class="page-foot"><p class="page-foot__about">This course is training, not procedure. Not reviewed.</p></footer></article>'
LONG = "The keeper walks the whole of the park each day and writes down what has changed."


def slides(body: str) -> list[Slide]:
    """What is between the first slide and the two that end every session."""
    return [one for one in cut(article_of(HEAD + body + FOOT))[0][1:] if one.kind not in ("pause", "promise")]


def shown(body: str) -> list[tuple[str, str, str]]:
    return [(slide.kind, slide.full_title, text_of_blocks(slide.blocks)) for slide in slides(body)]


def drawn(text: str) -> str:
    return markdown.markdown(text, extensions=["course.text.markdown", "course.pages.markdown_references"])


def box(kind: str, title: str, *paragraphs: str) -> str:
    return f'<div class="admonition {kind}"><p class="admonition-title">{title}</p>{"".join(f"<p>{one}</p>" for one in paragraphs)}</div>'


TREES = '<h2 id="trees">Trees</h2>'
CASES = {
    "a heading alone": (TREES, [("section", "Trees", "")]),
    "a heading with paragraphs": (TREES + f"<p>Trees fell (p12). {LONG} {LONG}</p><p>More.</p>", [("point", "Trees", f"Trees fell (p12). {LONG} {LONG}")]),
    "a line of whole sentences": (TREES + f"<p>Trees fell (p12). {LONG} {LONG} {LONG}</p>", [("point", "Trees", f"Trees fell (p12). {LONG} {LONG}")]),
    "a list with its lead": (TREES + "<p>Three things:</p><ul><li>One.</li><li>Two.</li></ul>", [("list", "Trees", "Three things:\nOne.\nTwo.")]),
    "a key line": (TREES + box("key", "In one line", "Look up (p12)."), [("key", "Trees", "Look up (p12).")]),
    "the course's own": (TREES + '<div class="admonition ours"><p class="ours-mark">From the course</p><p>Look up.</p></div>', [("ours", "Trees", "Look up.")]),
    "a scene": (TREES + "<p>Trees fell (p12).</p>" + box("scene", "Monday", "Ada looks up."), [("point", "Trees", "Trees fell (p12)."), ("scene", "Monday", "Ada looks up.")]),
    "something to try": (TREES + box("try", "Words", '"Look up."'), [("try", "Words", '"Look up."')]),
    "what has changed": (TREES + '<div class="since"><div class="change"><p><strong>Then.</strong> A.</p><p><strong>Now.</strong> B.</p></div></div>', [("since", "Trees", "Then. A.\nNow. B.")]),
    "a table": (TREES + "<table><thead><tr><th>When</th></tr></thead><tbody><tr><td>May</td></tr></tbody></table>", [("table", "Trees", "When\nMay")]),
    "a table that says what is new": (TREES + '<table><tbody><tr><td>May</td></tr><tr><td><strong class="new">New</strong> June</td></tr></tbody></table>', [("table", "Trees", "New June")]),
    "two headings": (TREES + '<h3 id="oaks">Oaks</h3><p>Old.</p>', [("section", "Trees", ""), ("point", "Oaks", "Old.")]),
    "a section round them": ("<section>" + TREES + "<p>Old.</p></section>", [("point", "Trees", "Old.")]),
    "what is not for slides": (TREES + '<div class="no-slide"><p>Go on.</p></div><form><p>x</p></form>', [("section", "Trees", "")]),
    "a guide's preparation": (TREES + '<h2 id="prepare">Prepare</h2><ul><li>Bring chairs.</li></ul>', [("section", "Trees", "")]),
    "a guide's scenario": ('<h2 id="scenario">The scenario</h2><p>Ada looks up. She looks down.</p><p>Then?</p>', [("point", "The scenario", "Ada looks up. She looks down.\nThen?")]),
    "a guide's closing words": ('<h2 id="closing">Closing</h2><p>Go round: "One thing that I will look at is ..." Then stop.</p>', [("point", "Closing", '"One thing that I will look at is ..."')]),
}  # fmt: skip


def test_a_page_becomes_slides() -> None:
    assert {name: shown(body) for name, (body, _) in CASES.items()} == {name: cut for name, (_, cut) in CASES.items()}


def test_a_stage_that_parts_has_a_slide_to_take_a_road_and_each_road_its_own() -> None:
    table = "<table><tbody><tr><td>{}</td></tr></tbody></table>"
    road = (
        f'<details class="case-road" id="{{}}" open><summary>{{}}</summary><p>{{}}</p>{table}<p>Day. {{}}</p></details>'
    )
    roads = road.format("shut", "First road: Shut", "It held.", "May", "Home.")
    roads += road.format("open", "Second road: Open", "It swung.", "June", "Out.")
    found = slides(TREES + "<p>Trees fell.</p>" + roads + "<p>It rained.</p>" + table.format("July"))
    assert [(one.kind, one.road, one.title, text_of_blocks(one.blocks)) for one in found] == [
        ("point", "", "Trees", "Trees fell."),
        ("fork", "", "Trees", "First road: Shut\nSecond road: Open"),
        ("point", "shut", "First road: Shut", "It held."),
        ("table", "shut", "First road: Shut", "May"),
        ("point", "shut", "First road: Shut", "Day. Home."),
        ("point", "open", "Second road: Open", "It swung."),
        ("table", "open", "Second road: Open", "June"),
        ("point", "open", "Second road: Open", "Day. Out."),
        ("point", "", "Trees", "It rained."),
        ("table", "", "Trees", "July"),
    ]


def test_the_first_slide_has_the_title_the_description_and_the_review_line() -> None:
    first = cut(article_of(HEAD + FOOT))[0][0]
    assert (first.kind, first.id, first.title) == ("title", "start", "Parks")
    assert text_of_blocks(first.blocks) == "How parks are kept.\nThis course is training, not procedure. Not reviewed."


def test_the_content_note_is_on_the_first_slide_and_the_outcomes_are_the_second() -> None:
    head = '<header class="page-head"><h1>Parks</h1><div class="content-note"><p><strong>Before you start.</strong> Storms.</p><p><a href="x">Help</a></p></div>'
    outcomes = '</header><h2 id="a">Trees</h2><details class="outcomes"><summary>You can</summary><ul><li>Sit.</li></ul></details>'
    found = cut(article_of(f"<article>{head}{outcomes}</article>"))[0][:3]
    expected = [("title", "Parks", "Before you start. Storms."), ("section", "Trees", ""), ("list", "You can", "Sit.")]
    assert [(one.kind, one.title, text_of_blocks(one.blocks)) for one in found] == expected


SHEET = '<section class="team-sheet"><h2 id="team-sheet">The sheet</h2><p>No name.</p><table><tr><td></td></tr></table></section>'


def test_a_session_ends_with_a_pause_and_what_the_room_agrees_in_place_of_the_sheet() -> None:
    for body, after in ((TREES, []), (TREES + SHEET + '<h2 id="closing">Closing</h2><p>Bye.</p>', ["point"])):
        every = cut(article_of(HEAD + body + FOOT))[0]
        assert [one.kind for one in every] == ["title", "section", "pause", "promise", *after]
        assert text_of_blocks(every[3].blocks).split("\n")[0] == "We will | Who | By when"


FOR_TRAINER = "<details class='trainer-note'><summary>x</summary><p>Wait.</p></details>"
TERM = '<ul><li>An <a class="term" href="g#oak" data-meaning="A tree.">oak</a>.</li></ul>'
NOTES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "paragraphs go to the slide they stand under": (TREES + "<p>Before.</p>" + box("scene", "Monday", "Ada.") + "<p>After.</p>" + '<h2 id="b">Benches</h2><p>Old.</p>', [("Trees", "Before.", ""), ("Monday", "After.", ""), ("Benches", "Old.", "")]),
    "a term is explained": (TREES + TERM, [("Trees", "oak: A tree.", "")]),
    "a trainer's note is nothing else": (TREES + "<p>Old.</p>" + FOR_TRAINER, [("Trees", "Old.", "Wait.")]),
    "a trainer's note right under a heading": (TREES + FOR_TRAINER + box("scene", "Monday", "Ada."), [("Monday", "", "Wait.")]),
    "a section for the trainer": (TREES + '<p>Old.</p><h2 id="wrong-turns">Likely wrong turns</h2><ul><li>They run.</li></ul><h2 id="closing">Closing</h2><p>Bye.</p>', [("Trees", "Old.", "Likely wrong turns\nThey run."), ("Closing", "Bye.", "")]),
    "wrong turns, where the room talks": ('<h2 id="scenario">The scenario</h2><p>Why?</p><h2 id="prompts">Prompts</h2><p>Old.</p><h2 id="wrong-turns">Likely wrong turns</h2><ul><li>They run.</li></ul>', [("The scenario", "Why?", "Likely wrong turns\nThey run."), ("Prompts", "Old.", "")]),
    "how to run a case": (TREES + '<h2 id="scenario">The scenario</h2><p>Hold a card.</p><h2 id="minutes-90">90 minutes</h2><p>Aim: look.</p>', [("Trees", "", "The scenario\nHold a card."), ("90 minutes", "Aim: look.", "")]),
}  # fmt: skip


def test_what_is_not_shown_goes_to_the_notes_and_what_is_for_the_trainer_to_nobody_else() -> None:
    found = {
        name: [(one.title, text_of_blocks(one.notes), text_of_blocks(one.trainer_notes)) for one in slides(body)]
        for name, (body, _) in NOTES.items()
    }
    assert found == {name: notes for name, (_, notes) in NOTES.items()}
    assert not any("Wait." in text_of_blocks(one.blocks) for body, _ in NOTES.values() for one in slides(body))


def test_a_long_list_or_table_goes_over_several_slides_and_what_leads_to_it_stays_with_each() -> None:
    items = "<p>As follows:</p><ul>" + "".join(f"<li>Day {number}. {LONG} {LONG}</li>" for number in range(9)) + "</ul>"
    rows = "".join(f"<tr><td>Day {number}</td><td>{LONG}</td></tr>" for number in range(9))
    table = f"<table><thead><tr><th>When</th><th>What</th></tr></thead><tbody>{rows}</tbody></table>"
    for body, above in ((items, "As follows:\nDay"), (table, "When | What\nDay")):
        found = slides(TREES + body)
        assert [one.part for one in found] == [f"{number} of {len(found)}" for number in range(1, len(found) + 1)]
        assert [one.id for one in found][:2] == ["trees", "trees.2"]
        assert all(text_of_blocks(one.blocks).startswith(above) for one in found)
        assert sum(text_of_blocks(one.blocks).count("Day") for one in found) == 9


def test_a_long_scene_is_cut_between_sentences() -> None:
    found = [text_of_blocks(one.blocks) for one in slides(TREES + box("scene", "Monday", " ".join([LONG] * 12)))]
    assert len(found) == 2 and all(text.endswith(".") for text in found)
    assert " ".join(found) == " ".join([LONG] * 12)


PAIRS = {
    "two sentences": "/// pair\nOaks fell (p12). These were old oaks, and say nothing of yours.\n///\n",
    "two paragraphs": f"/// pair\nOaks fell (p12). {LONG} {LONG}\n\n{LONG} {LONG} {LONG}\n///\n",
    "a list longer than a slide": "/// pair\n" + "".join(f"- {LONG} {LONG} {LONG}\n" for _ in range(9)) + "///\n",
    "a lead and its list": "/// pair\nThree:\n\n- One.\n- Two.\n- Three.\n///\n",
}


def test_a_pair_never_parts_whatever_stands_before_it() -> None:
    for source, before in product(PAIRS.values(), ("", f"{LONG} {LONG} {LONG}\n\n", "- One.\n- Two.\n\n")):
        html = drawn(f"## Trees {{ #trees }}\n\n{before}{source}\n{LONG}\n")
        holding = [text_of_blocks(one.blocks) for one in slides(html) if one.kind == "pair"]
        assert holding == [text_of_blocks(blocks_of(parse(html).select(".pair")[0]))]


FIGURE = (
    '<figure class="figure"><figcaption>Oaks</figcaption><div class="figure__picture"><svg aria-labelledby="figure-oaks-desc" class="figure__svg">'
    '<title id="figure-oaks-title">Oaks</title><desc id="figure-oaks-desc">Nine oaks.</desc><pattern id="figure-oaks-stripes"></pattern><rect fill="url(#figure-oaks-stripes)"></rect></svg></div><p class="figure__caveat">Old oaks.</p>'
    '<table><thead><tr><th>What</th></tr></thead><tbody><tr><td>9 <a class="page-ref" href="r">(p12)</a></td></tr></tbody></table></figure>'
)


def test_a_figure_keeps_its_caveat_and_its_pages_beside_it_and_its_table_follows() -> None:
    picture, table = slides(TREES + FIGURE)[-2:]
    assert (picture.kind, picture.title, text_of_blocks(picture.blocks)) == ("figure", "Oaks", "Old oaks.\n(p12)")
    assert (table.part, text_of_blocks(table.blocks)) == ("as a table", "Old oaks.\nWhat\n9 (p12)")
    html = html_of(picture.blocks)
    own = ('labelledby="slide-figure-oaks-desc"', ' id="slide-figure-oaks-desc"', "url(#slide-figure-oaks-stripes)")
    assert [part for part in own if part not in html] == []


QUESTION = """<h3 id="gate">The gate</h3><div class="question" data-question="gate"><div class="question__situation"><p>The gate is open.</p></div>
<form class="question__form"><fieldset><legend>What now?</legend><ul class="question__options"><li><label><input type="radio" value="k1">
<span>Shut it</span></label></li><li><label><input type="radio" value="k2"><span>Go</span></label></li></ul></fieldset></form>
<details class="question__answers"><summary>Answers and why</summary><ul>
<li data-option="k1" data-keyed="yes"><p><strong>Shut it</strong></p><p class="question__verdict">In line.</p><p>Dogs run (p12).</p></li>
<li data-option="k2" data-keyed="no"><p><strong>Go</strong></p><p class="question__verdict">Look again.</p><p>Dogs run.</p></li></ul>
<div class="question__explanation"><p>Shut gates.</p><p><a href="#trees">Read again: Trees</a></p></div></details></div>"""


def test_a_question_is_asked_then_chosen_and_on_that_slide_talked_about_chosen_again_and_answered_option_by_option() -> (
    None
):
    found = slides(TREES + QUESTION)[1:]
    assert [(one.id, one.kind, one.part, one.of) for one in found] == [
        ("gate", "question", "", ""),
        ("gate.choose", "vote", "Choose", ""),
        ("gate.talk", "talk", "Talk", "gate.choose"),
        ("gate.again", "vote", "Choose again", "gate.choose"),
        ("gate.a", "answer", "Option A", "gate.choose"),
        ("gate.b", "answer", "Option B", "gate.choose"),
        ("gate.discuss", "discuss", "Discuss", "gate.choose"),
    ]
    assert [text_of_blocks(one.blocks) for one in found if one.kind != "talk"] == [
        "The gate is open.\nWhat now?",
        "What now?\nShut it\nGo",
        "What now?\nShut it\nGo",
        "Shut it\nIn line.\nDogs run (p12).",
        "Go\nLook again.\nDogs run.",
        "Shut gates.\nWhat would make this hard here?",
    ]
    assert '<li data-option="k2">' in html_of(found[1].blocks)
    assert '<p class="verdict" data-keyed="no">' in html_of(found[5].blocks)


def test_a_chronology_that_is_too_long_goes_by_its_rows_under_their_head_and_so_does_an_answer_by_its_sentences() -> (
    None
):
    rows = "".join(f"<tr><td>{number}</td><td>{LONG} {LONG}</td></tr>" for number in range(6))
    table = f"<table><thead><tr><th>Week</th><th>Seen</th></tr></thead><tbody>{rows}</tbody></table>"
    text = QUESTION.replace("<p>The gate is open.</p>", table).replace("Dogs run.", f"{LONG} " * 12)
    found = slides(TREES + text)[1:]
    asked = [one for one in found if one.kind == "question"]
    assert [block.text for one in asked for block in one.blocks[0].lines[0]] == ["Week", "Seen"] * len(asked)
    assert [int(row[0].text) for one in asked for row in one.blocks[0].rows] == list(range(6))
    answers = [one for one in found if one.id.startswith("gate.b")]
    assert [one.part for one in answers] == [f"Option B, {number} of 2" for number in (1, 2)]
    assert all(text_of_blocks(one.blocks).startswith("Go\nLook again.\nThe keeper") for one in answers)


RANKED = """<h3 id="gate">The gate</h3><div class="question" data-question="gate"><form class="question__form"><fieldset><legend>What first?</legend>
<ul class="question__options"><li><span class="question__act" id="gate--k1" data-option="k1">Shut it</span><div role="radiogroup"><label><input type="radio"> First</label></div></li>
<li><span class="question__act" id="gate--k2" data-option="k2">Ring</span></li></ul></fieldset></form><details class="question__answers"><summary>x</summary><ul>
<li data-option="k2" data-keyed="yes"><p><strong>Ring</strong></p></li><li data-option="k1" data-keyed="no"><p><strong>Shut it</strong></p></li></ul></details></div>"""


def test_acts_to_put_in_order_are_options_and_each_keeps_its_letter() -> None:
    found = slides(TREES + RANKED)
    assert html_of(next(one for one in found if one.kind == "vote").blocks).count("<li data-option=") == 2
    answers = [(one.part, text_of_blocks(one.blocks)) for one in found if one.kind == "answer"]
    assert answers == [("Option B", "Ring"), ("Option A", "Shut it")]


def test_a_story_is_told_by_its_sentences() -> None:
    scene = slides(TREES + box("scene", "Monday", 'Ada looks up. "Stop." It <em>falls</em>.'))[-1]
    lines = " ".join(f'<span class="line">{one}</span>' for one in ("Ada looks up.", '"Stop."', "It <em>falls</em>."))
    assert html_of(scene.blocks, by_line=True) == f"<p>{lines}</p>"


GUIDE = """<h2 id="minutes-7">7 minutes</h2><p>Aim: look up.</p><table><thead><tr><th>Minutes</th><th>What</th><th>Notes</th></tr></thead>
<tbody><tr><td>3</td><td>Arrive</td><td>Read <em>it</em>.</td></tr><tr><td>4</td><td>Close</td><td>Stop.</td></tr></tbody></table>
<h2 id="minutes-30">30 minutes</h2><p>Aim: look down.</p>"""


def test_a_plan_shows_the_room_what_and_how_long_and_the_trainer_how() -> None:
    plan, other = slides(GUIDE)
    assert (plan.kind, plan.lengths) == ("plan", (7,))
    assert text_of_blocks(plan.blocks) == "Aim: look up.\nMinutes | What\n3 | Arrive\n4 | Close"
    assert text_of_blocks(plan.trainer_notes) == "3 min: Arrive. Read it.\n4 min: Close. Stop."
    assert other.lengths == (30,)
    steps = [
        (minutes, what, html_of([how])) for found in cut(article_of(GUIDE))[1] for minutes, what, how in found.steps
    ]
    assert steps == [(3, "Arrive", "<p>Read <em>it</em>.</p>"), (4, "Close", "<p>Stop.</p>")]


def test_ids_of_slides_are_unique_and_the_same_each_time() -> None:
    body = (TREES + QUESTION + FIGURE) * 2
    names = [one.id for one in slides(body)]
    assert len(set(names)) == len(names)
    assert slides(body) == slides(body)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=14), st.integers(0, 300))
def test_pieces_are_shared_in_order_and_no_slide_holds_too_much(lengths: list[int], above: int) -> None:
    lead = [Paragraph.said("x " * above, "lead")] if above else []
    every = [Paragraph.said("x " * length, "bullet") for length in lengths]

    def build(some: Sequence[Paragraph]) -> list[Block]:
        return [*lead, *some]

    shared = share(every, build)
    assert [block for part in shared for block in part if block.role == "bullet"] == every
    assert all(len(part) <= len(lead) + 1 or height_of(part, SIZE) <= HEIGHT for part in shared)
