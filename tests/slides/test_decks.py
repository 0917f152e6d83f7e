"""Decks: the script that carries the slides of a page and the plans of its guide."""

from __future__ import annotations

import json
from pathlib import Path

from course.slides.decks import read_decks, write_decks

PAGE = '<article><header class="page-head"><h1>Parks</h1></header><h2 id="trees">Trees</h2><p>It\'s <em>old</em>.</p>{}</article>'
GUIDE = """<h2 id="minutes-7">7 minutes</h2><p>Aim: look up.</p><table><thead><tr><th>Minutes</th><th>What</th><th>Notes</th></tr></thead>
<tbody><tr><td>3</td><td>Arrive</td><td>Read <em>it</em>.</td></tr><tr><td>4</td><td>Close</td><td>Stop.</td></tr></tbody></table>
<h2 id="minutes-30">30 minutes</h2><p>Aim: look down.</p>"""


def test_a_deck_is_a_script_that_holds_no_tag_and_reads_back(tmp_path: Path) -> None:
    for folder in ("modules", "guides"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "parks.html").write_text(PAGE.format(GUIDE), encoding="utf-8")
    write_decks(tmp_path, {"modules/parks.md": "guides/parks.md"})
    text = (tmp_path / "assets" / "decks" / "modules" / "parks.js").read_text(encoding="utf-8")
    assert "<" not in text
    data = json.loads(text.partition('["decks/modules/parks"]=')[2].rstrip(";\n"))
    assert data["title"] == "Parks"
    assert data["slides"][1]["html"] == "<p>It's <em>old</em>.</p>"
    assert data["plans"][0] == {"minutes": 7, "steps": [[3, "Arrive", "Read <em>it</em>."], [4, "Close", "Stop."]]}
    assert [deck.name for deck in read_decks(tmp_path, {})] == ["modules/parks", "guides/parks"]
    assert (data["lengths"], data["log"]) == ([7], "parks")
