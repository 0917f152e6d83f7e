"""Links, anchors, pictures and assets of the built site, and proof that the link checker sees a fault of each kind."""

import shutil
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from course.dev.links import broken_links
from tests.built.pages import soup, wrong
from tests.conftest import edit

FAULTS = {
    "nowhere.html": '<a href="nowhere.html">x</a>',
    "#nowhere": '<a href="../index.html#nowhere">x</a>',
    "nowhere.png": '<img src="nowhere.png" alt="x">',
    "nowhere.css": '<link rel="stylesheet" href="nowhere.css">',
    "nowhere.js": '<script src="nowhere.js"></script>',
    "nowhere-late.js": '<template data-late><script defer src="nowhere-late.js"></script></template>',
}
SITE = "http://site/"


@cache
def ids(site: Path, name: str) -> set[str]:
    return {str(tag["id"]) for tag in soup(site, name).find_all(id=True)}


def all_astray(site: Path) -> dict[str, list[str]]:
    """What leads nowhere in a site, by page; 404.html looks for its files at several depths."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(names) > 10
    return wrong(names, lambda name: astray(site, name))


def astray(site: Path, name: str) -> list[str]:
    """The links, pictures, styles and scripts of a page that lead nowhere in the site, those in its templates too."""
    page = soup(site, name)
    named = [str(tag[key]) for key in ("href", "src") for tag in page.find_all(attrs={key: True})]
    found = []
    for address in (urljoin(SITE + name, one) for one in named):
        parts = urlsplit(address)
        path, anchor = unquote(parts.path).lstrip("/"), unquote(parts.fragment)
        if not address.startswith(SITE):
            continue
        if not (site / path).is_file() or (anchor and path.endswith(".html") and anchor not in ids(site, path)):
            found.append(address)
    return found


def test_nothing_on_the_site_leads_nowhere(site: Path) -> None:
    assert all_astray(site) == {}


def test_a_fault_of_each_kind_is_seen_by_the_link_checker_and_here(taken: Path, tmp_path: Path) -> None:
    site = shutil.copytree(taken, tmp_path / "faulty", ignore=shutil.ignore_patterns("take-away"))
    edit(site / "about" / "support.html", "</article>", "".join(FAULTS.values()) + "</article>")
    for broken in ("\n".join(broken_links(site)), "\n".join(astray(site, "about/support.html"))):
        assert [name for name in FAULTS if name not in broken] == [], broken


@pytest.mark.full
def test_the_link_checker_finds_nothing_on_the_site(site: Path) -> None:
    assert broken_links(site) == []
