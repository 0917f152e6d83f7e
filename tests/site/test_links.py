"""Links, anchors, pictures and assets of the built site, by LinkChecker, and proof that it would see a fault."""

from __future__ import annotations

import shutil
from pathlib import Path

from course.linkcheck import broken_links

FAULTS = {
    "page": '<a href="nowhere.html">x</a>',
    "anchor": '<a href="about/support.html#nowhere">x</a>',
    "picture": '<img src="nowhere.png" alt="x">',
    "style": '<link rel="stylesheet" href="nowhere.css">',
    "script": '<script src="nowhere.js"></script>',
    "late script": '<template data-late><script defer src="nowhere-late.js"></script></template>',
}


def test_nothing_on_the_site_leads_nowhere(site: Path) -> None:
    assert broken_links(site) == []


def test_a_fault_of_each_kind_is_seen(site: Path, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty"
    shutil.copytree(site, faulty)
    page = faulty / "course-map.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("</article>", "".join(FAULTS.values()) + "</article>"),
        encoding="utf-8",
    )
    broken = "\n".join(broken_links(faulty))
    missed = [
        name
        for name in ("nowhere.html", "#nowhere", "nowhere.png", "nowhere.css", "nowhere.js", "nowhere-late.js")
        if name not in broken
    ]
    assert missed == [], broken
