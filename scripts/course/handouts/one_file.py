"""A module as one file that works by itself, from a folder or an e-mail: its text, its questions, and a record to save and to load.

In: the built site before its pages are made smaller. Out: a page of HTML that holds its styles, scripts and pictures.
"""

import base64
import hashlib
import json
import mimetypes
import re
from itertools import takewhile
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag

from course.handouts.facts import Facts
from course.handouts.sheet import OUTSIDE, closing
from course.text.html import article_in, attribute, classes, meanings, parse

BUNDLE = "assets/bundles/module-file.*"
"""Where the script and the style of such a file stand in the site: what a module's page has, and what that page would fetch."""
_RECORD, _SUPPORT, _HELP = "my-learning.html", "about/support.html", "help"
_WITHOUT = [_RECORD, "review.html", "cpd-record.html", "about/privacy.html"]
# What leads to other pages or fetches from them: the menu, the search, the slides.
_NOT_HERE = (
    "link, template, dialog, #__drawer, #__search, .md-overlay, [data-module=menu], .search-open, .md-sidebar, .md-footer, .content-note__ways, "
    ".page-head__draws-on, .slides-link, .end__ways, .take-away, meta[http-equiv], meta[property], "
    "script[src*='/bundles/']:not([src*='/head.'])"
)
_SAYS = "This file is the whole module, with its questions. It works by itself, and other pages of the course are not in it."
_SAVE = ' What you do here can stay in this browser; <a href="#along">save a copy</a> to take it along.'


def one_file(site: Path, page: str, html: str, facts: Facts) -> bytes:
    """The module `page` (its path in the site, without ending) of the built `site`, whose HTML is `html`, in one file."""
    tree, here = parse(html), f"{page}.html"
    styles = [_text(site, here, link, "href") for link in tree.select("link[rel=stylesheet]")]
    for part in tree.select(_NOT_HERE):
        part.decompose()
    for image in tree.select("img[src]"):
        image["src"] = _picture(site, here, image)
    told = tree.select_one("#page-facts")
    article = tree.find("article")
    assert told and article and tree.head and tree.body
    told.string = json.dumps(json.loads(str(told.string)) | {"root": ".", "without": _WITHOUT, "inOneFile": True})
    terms = sorted(dict(meanings(article)).items(), key=lambda term: term[0].lower())
    title = parse(f'<h2 id="{_HELP}">Help and support</h2>')
    record, support = _part(site, _RECORD, "#along"), _part(site, _SUPPORT, "article > header + *")
    note = f'<div class="content-note" role="note"><p>{_SAYS}{_SAVE if record else ""}</p></div>'
    article.select("header")[0].append(parse(note))
    article.select(".page-foot")[0].insert_before(
        *record, title if support else "", *support, parse(closing(facts, terms, "About this file"))
    )
    for link in tree.select("a[href]"):
        _lead(link, facts.address)
    head = _text(site, here, tree.select("script[src]")[0], "src")
    tree.select("script[src]")[0].decompose()
    tree.head.extend(_inline(tree, "style", text) for text in (*styles, _bundle(site, "css")))
    tree.head.append(_inline(tree, "script", head))
    tree.body.append(_inline(tree, "script", _bundle(site, "js")))
    policy = tree.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": _policy(tree)})
    tree.select("meta[charset]")[0].insert_after(policy)
    return str(tree).encode()


def _text(site: Path, here: str, part: Tag, name: str) -> str:
    """The file of the site that an attribute of the page `here` names."""
    return (site / urljoin(here, attribute(part, name))).read_text(encoding="utf-8")


def _bundle(site: Path, ending: str) -> str:
    return next(site.glob(f"{BUNDLE}.{ending}")).read_text(encoding="utf-8")


def _picture(site: Path, here: str, image: Tag) -> str:
    path = site / urljoin(here, attribute(image, "src"))
    return f"data:{mimetypes.guess_type(path.name)[0]};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _part(site: Path, page: str, first: str) -> list[Tag]:
    """A page of the site from what `first` selects to its foot, to stand in another; nothing where the course has no such part."""
    path = site / page
    found = parse(article_in(path.read_text(encoding="utf-8"))).select_one(first) if path.exists() else None
    return (
        [found, *takewhile(lambda part: "page-foot" not in classes(part), found.find_next_siblings())] if found else []
    )


def _lead(link: Tag, address: str) -> None:
    """Lead within the file, or to the course where that has an `address`; else the words stand alone."""
    place, _, fragment = attribute(link, "href").partition("#")
    if "term" in classes(link):
        link["href"] = "#words-here"
    elif place.endswith(_SUPPORT):
        link["href"] = f"#{fragment or _HELP}"
    elif place and not place.startswith(OUTSIDE):
        if address:
            link["href"] = urljoin(address, attribute(link, "href"))
        else:
            link.unwrap()


def _inline(tree: BeautifulSoup, name: str, text: str) -> Tag:
    made = tree.new_tag(name)
    made.string = re.sub(r"</(?=script|style)", r"<\\/", text)
    return made


def _policy(tree: BeautifulSoup) -> str:
    """Nothing is fetched, and nothing runs but what stands in the file."""
    names = {"script": "script:not([type])", "style": "style"}
    hashed = [f"{name}-src {' '.join(_hash(part) for part in tree.select(which))}" for name, which in names.items()]
    return "; ".join(("default-src 'none'", "base-uri 'none'", "form-action 'none'", "img-src data:", *hashed))


def _hash(part: Tag) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(str(part.string).encode()).digest()).decode()}'"
