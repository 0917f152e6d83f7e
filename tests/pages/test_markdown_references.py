import re
from typing import Any

from markdown import Markdown

from course.content.glossary import Term
from course.pages.markdown_references import MarksExtension

OAK = Term("oak", "oak", 'A tree with "acorns".', ("oaks",))


def draw(text: str, **settings: Any) -> str:
    extension = MarksExtension(**{"terms": [OAK], **settings})
    return Markdown(extensions=["course.text.markdown", extension]).convert(text)


def test_a_reference_becomes_a_link_with_a_name() -> None:
    assert draw("So (p71-72).") == (
        '<p>So <a aria-label="p71-72: pages 71 to 72 of the source" class="page-ref" href="/reference/report-pages.md#p71-72">(p71-72)</a>.</p>'
    )


def test_a_host_s_report_is_opened_at_its_own_page() -> None:
    assert 'href="https://x.example/r.pdf#page=220"' in draw("(p208)", report="https://x.example/r.pdf", offset=12)
    assert "report-pages.md#para-2-17" in draw("(para 2.17)", report="https://x.example/r.pdf")


def test_code_and_other_brackets_are_left_alone() -> None:
    assert [text for text in ("`(p208)`", "    (p208)", "(people)") if "page-ref" in draw(text)] == []


def test_the_first_use_of_a_term_alone_becomes_a_link() -> None:
    html = draw("An oak *and oaks* and an oak.\n\nOaks.")
    assert html.count('class="term"') == 1
    assert (
        '<a class="term" data-meaning="A tree with &quot;acorns&quot;." href="/reference/glossary.md#oak">oak</a> <em>'
        in html
    )


def test_headings_links_and_titles_hold_no_term() -> None:
    scene = "/// scene | An oak\nNothing.\n///"
    for text in ("## An oak", "[an oak](x.md)", "`oak`", scene, "Also: oak.\n{ .also }", "oaken soak", "oakſ"):
        assert 'class="term"' not in draw(text), text


def test_text_around_terms_is_kept_in_order() -> None:
    html = draw("a *b* c oak d *e oaks* f", terms=[])
    assert html == "<p>a <em>b</em> c oak d <em>e oaks</em> f</p>"
    assert re.sub(r"<[^>]+>", "", draw("a *b* c oak d *e oaks* f")) == "a b c oak d e oaks f"
