"""The theme's script loses the parts that no page can use, keeps the rest, and is left alone where it is written otherwise."""

from __future__ import annotations

from course.site.theme_script import cut

CONFIG = '<script id="__config">{"features": ["search.suggest"]}</script>'
PAGE = f'{CONFIG}<div data-md-component="search"></div>'
ASKS = "function V(e){return Ct.features.includes(e)}"
FINDS = "function Ce(e,t=document){return j(`[data-md-component=${e}]`,t)}function me(e,t=document){return M(`[data-md-component=${e}]`,t)}"


def test_what_is_on_and_what_is_off_is_decided() -> None:
    assert cut(ASKS + 'V("search.suggest")&&a();V("toc.follow")&&b();', [PAGE]) == ASKS + "!0&&a();!1&&b();"


def test_a_component_is_set_up_where_a_page_has_it_and_not_elsewhere() -> None:
    script = FINDS + 'L(...me("search").map(e=>x(e,{a:(1)})),...me("source").map(e=>y(e)))'
    assert cut(script, [PAGE]) == FINDS + 'L(...me("search").map(e=>x(e,{a:(1)})))'


def test_one_page_with_a_component_keeps_it_for_all() -> None:
    script = FINDS + 'L(...me("source").map(e=>y(e)))'
    assert cut(script, [PAGE, '<a data-md-component="source">']) == script


def test_what_is_looked_for_in_the_text_is_dropped_where_no_page_has_it() -> None:
    script = 'L(...M("pre.mermaid",e).map(i=>Z(i)),...M("details",e).map(i=>B(i)))'
    assert cut(script, [PAGE]) == 'L(...M("details",e).map(i=>B(i)))'
    assert cut(script, [PAGE, '<pre class="mermaid">']) == script


def test_a_part_that_a_feature_asks_for_is_kept() -> None:
    script = 'L(...M("[title]:not([data-preview])",e).map(i=>X(i)))'
    assert cut(script, [PAGE]) == "L()"
    assert cut(script, [PAGE.replace("search.suggest", "content.tooltips")]) == script


def test_the_library_for_copying_counts_as_unsupported_where_nothing_is_copied() -> None:
    script = "var ao=Cr((N,i)=>{/*!\n * clipboard.js v2\n */});var co=$t(ao());co.default.isSupported()&&c();"
    found = cut(script, [PAGE])
    assert "!1&&c();" in found
    assert "co=/*@__PURE__*/$t(/*@__PURE__*/ao())" in found
    assert cut(script, [PAGE.replace("search.suggest", "content.code.copy")]) == script


def test_a_script_written_otherwise_is_left_as_it_is() -> None:
    script = 'const on = (f) => set.has(f); on("toc.follow") && go();'
    assert cut(script, [PAGE]) == script


def test_the_script_for_marking_the_focus_is_left_to_the_browser() -> None:
    script = 'var xo=Cr((k,y)=>{(function(e){e("applyFocusVisiblePolyfill")})});var Ji=$t(xo());'
    assert cut(script, [PAGE]) == script.replace("Cr((", "/*@__PURE__*/Cr((").replace(
        "$t(xo())", "/*@__PURE__*/$t(/*@__PURE__*/xo())"
    )


def test_what_every_browser_has_is_not_written_again() -> None:
    script = 'a();Object.entries||(Object.entries=function(e){return (e)});typeof Element!="undefined"&&(b());c();'
    assert cut(script, [PAGE]) == "a();c();"


def test_the_theme_begins_when_all_scripts_have_run_and_not_when_the_page_is_read() -> None:
    script = 'et(document,"DOMContentLoaded",{once:!0}).subscribe(go)'
    assert cut(script, [PAGE]) == 'et(document,"course:ready",{once:!0}).subscribe(go)'
