from __future__ import annotations

import gzip
import urllib.request
from pathlib import Path

from course.dev.weights import heaviest, lighthouse_row, row, serving


def page(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")


def test_of_each_kind_the_page_with_the_most_bytes_is_measured(tmp_path: Path) -> None:
    for name, text in {"index.html": "a", "modules/a.html": "aa", "modules/b.html": "a", "guides/c.html": "a"}.items():
        page(tmp_path, name, text)
    assert heaviest(tmp_path) == {"home": "index.html", "module": "modules/a.html", "guide": "guides/c.html"}


def test_what_is_counted_is_what_went_over_the_line(tmp_path: Path) -> None:
    page(tmp_path, "index.html", "word " * 500)
    page(tmp_path, "a.js", "go();" * 500)
    with serving(tmp_path) as (address, sent):
        for name in ("", "a.js?x"):
            body = urllib.request.urlopen(address + name).read()
            assert len(gzip.decompress(body)) == 2500
    (_, home), (_, script) = sent
    assert home < 100 > script
    assert row("home", "index.html", sent).split() == ["home", str(home + script), "2", str(script), "index.html"]


def test_lighthouse_s_figures_are_read() -> None:
    names = ("performance", "accessibility", "best-practices", "seo")
    report = {
        "categories": {name: {"score": score} for name, score in zip(names, (0.99, 1, 0.5, None), strict=True)},
        "audits": {
            "largest-contentful-paint": {"numericValue": 1234.5},
            "total-blocking-time": {"numericValue": 60},
            "cumulative-layout-shift": {"numericValue": 0.01},
        },
    }
    assert lighthouse_row("home", report).split() == ["home", "99", "100", "50", "0", "1234", "60", "0.010"]
