"""Decks: which slides stand in a session of which length, whatever a page holds; the script of a deck, and when a page is cut again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from course.slides.cut import Slide
from course.slides.decks import finished, read_decks, write_decks
from course.slides.lengths import LENGTHS, MOST, with_lengths
from tests.conftest import scripted
from tests.slides.test_cut import GUIDE

MIDDLE = st.sampled_from([("point", "act"), ("try", "act"), ("scene", "act"), ("list", "check"), ("key", "found"), ("question", "q1"), ("vote", "q1"), ("question", "q2"), ("vote", "q2"), ("plan", "minutes-30")])  # fmt: skip


def page(*parts: tuple[str, str]) -> list[Slide]:
    """A page of these kinds of slides, each with the heading that it stands under."""
    every = [("title", "start"), *parts, ("pause", "pause"), ("promise", "we-will")]
    found: list[Slide] = []
    for kind, base in every:
        taken = sum(one.id.split(".")[0] == base for one in found)
        lengths = (30,) if kind == "plan" else ()
        found.append(Slide(f"{base}.{taken + 1}" if taken else base, base, kind, (), section=base, lengths=lengths))
    return found


def kept(slides: tuple[Slide, ...], length: int) -> list[str]:
    return [one.id for one in slides if length in one.lengths]


MODULE = page(("list", "check"), ("key", "found"), ("scene", "found"), ("pair", "gaps"), ("point", "act"), ("ours", "act"), ("try", "act"), ("list", "reflect"), ("question", "q1"), ("vote", "q1"), ("question", "q2"), ("vote", "q2"), ("question", "q3"), ("vote", "q3"), ("point", "team"))  # fmt: skip


def test_a_module_of_seven_minutes_is_a_question_a_finding_and_a_promise_and_longer_ones_add_to_it() -> None:
    slides = with_lengths(MODULE, LENGTHS)
    assert kept(slides, 7) == ["start", "found", "q1", "q1.2", "pause", "we-will"]
    assert set(kept(slides, 15)) - set(kept(slides, 7)) == {"act", "act.3", "found.2", "gaps"}
    assert set(kept(slides, 30)) - set(kept(slides, 15)) == {"q2", "q2.2", "check", "reflect"}
    assert kept(slides, 60) == [one.id for one in MODULE]


def test_steps_go_with_their_slide() -> None:
    step = Slide("q1.a", "q1", "answer", (), of="q1.2")
    found = with_lengths([*MODULE, step], LENGTHS)
    assert found[-1].lengths == next(one for one in found if one.id == "q1.2").lengths == LENGTHS


@given(st.lists(MIDDLE, max_size=40))
def test_no_length_holds_too_much_or_lets_go_of_what_a_shorter_one_has_or_of_the_end(
    parts: list[tuple[str, str]],
) -> None:
    slides = with_lengths(page(*parts), LENGTHS)
    for shorter, length in zip((0, *LENGTHS), LENGTHS, strict=False):
        assert len(kept(slides, length)) <= MOST.get(length, len(slides))
        assert {name for name in kept(slides, shorter) if "minutes" not in name} <= set(kept(slides, length))
        assert {"start", "pause", "we-will"} <= set(kept(slides, length))
    assert all(one.lengths in ((), (30,)) for one in slides if one.kind == "plan")


PAGE = '<article><header class="page-head"><h1>Parks</h1></header><h2 id="trees">Trees</h2><p>It\'s <em>old</em>.</p>{}</article>'


def test_a_deck_is_a_script_that_holds_no_tag_and_reads_back(tmp_path: Path) -> None:
    for folder in ("modules", "guides"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "parks.html").write_text(PAGE.format(GUIDE), encoding="utf-8")
    write_decks(tmp_path, {"modules/parks.md": "guides/parks.md"})
    text = (tmp_path / "assets" / "decks" / "modules" / "parks.js").read_text(encoding="utf-8")
    assert "<" not in text
    data = scripted(text)["decks/modules/parks"]
    assert data["title"] == "Parks"
    assert data["slides"][1]["html"] == "<p>It's <em>old</em>.</p>"
    assert data["plans"][0] == {"minutes": 7, "steps": [[3, "Arrive", "Read <em>it</em>."], [4, "Close", "Stop."]]}
    assert [deck.name for deck in read_decks(tmp_path, {})] == ["modules/parks", "guides/parks"]
    assert (data["lengths"], data["sheet"]) == ([7], False)


def test_a_page_is_cut_again_only_where_its_article_has_changed(tmp_path: Path) -> None:
    page = tmp_path / "parks.html"
    page.write_text(PAGE.format(""), encoding="utf-8")
    first = finished(tmp_path, page.name)
    page.write_text(f"<nav>Ponds</nav>{PAGE.format('')}", encoding="utf-8")
    assert finished(tmp_path, page.name) is first
    page.write_text(PAGE.format("<h2>Ponds</h2>"), encoding="utf-8")
    assert [slide.title for slide in finished(tmp_path, page.name).slides[:3]] == ["Parks", "Trees", "Ponds"]
