"""A module as one file that works by itself, from a folder or an e-mail: its text, its questions, and a record to save and to load.

In: the built site before its pages are made smaller. Out: a page of HTML that holds its styles, scripts and pictures.
"""

import base64
import hashlib
import json
import mimetypes
import re
from collections.abc import Mapping, Set
from itertools import chain, takewhile
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Tag

from course.handouts.facts import Facts
from course.handouts.sheet import OUTSIDE, closing, contacts
from course.text.html import article_in, attribute, classes, meanings, parse

BUNDLE = "assets/bundles/module-file.*"
"""Where the script and the style of such a file stand in the site: what a module's page has, and what that page would fetch."""
_RECORD, _SUPPORT, _PRIVACY = "my-learning.html", "about/support.html", "about/privacy.html"
_WITHOUT = [_RECORD, _PRIVACY, "review.html", "cpd-record.html"]
# What leads to other pages or fetches from them: the menu, the search, the slides, and lines that tell of another page alone.
_NOT_HERE = (
    "link, template, dialog, #__drawer, #__search, .md-overlay, [data-module=menu], .search-open, .md-tabs, .md-sidebar, .md-footer, "
    ".content-note__ways a[href*='course-map'], .page-head__draws-on, .slides-link, .end__ways, .take-away, .cpd-entry p:has(a[href*='cpd-record']), "
    ".page-foot > p:has(a[href*='points']), meta[http-equiv], meta[property], script[src*='/bundles/']:not([src*='/head.'])"
)
_SAYS = "This file is the whole module, with its questions. It works by itself, and other pages of the course are not in it."
_SAVE = (
    " What you do here can stay in this browser: in Firefox for this file alone, while it keeps its name and place. "
    '<a href="#along">Save a copy</a> to take it along. The file itself stays where you put it, as an e-mail does.'
)


def one_file(site: Path, page: str, html: str, facts: Facts) -> bytes:
    """The module `page` (its path in the site, without ending) of the built `site`, whose HTML is `html`, in one file."""
    tree, here = parse(html), f"{page}.html"
    styles = [_text(site, here, link, "href") for link in tree.select("link[rel=stylesheet]")]
    for part in tree.select(_NOT_HERE):
        part.decompose()
    for image in tree.select("img[src]"):
        image["src"] = _picture(site, here, image)
    told, article, foot = tree.select_one("#page-facts"), tree.find("article"), tree.select_one(".page-foot")
    assert told and article and foot and tree.head and tree.body
    told.string = json.dumps(json.loads(str(told.string)) | {"root": ".", "without": _WITHOUT, "inOneFile": True})
    _from_top(tree, here)
    record = _part(site, _RECORD, "#along, #keep, #remove")
    support = _under("help", "Help and support", _part(site, _SUPPORT, "article > :is(header + *, h2)"))
    privacy = _under("privacy", "Privacy", _part(site, _PRIVACY, "#kept, #watched"))
    note = f'<div class="content-note on-screen" role="note"><p>{_SAYS}{_SAVE if record else ""}</p></div>'
    article.select("header")[0].append(parse(note))
    foot.insert_before(
        parse(f'<section class="on-screen">{record}</section>{support}{privacy}' if record else support + privacy)
    )
    terms = [term for _, term in sorted({term[0].lower(): term for term in reversed(meanings(article))}.items())]
    foot.insert_before(parse(("" if support else contacts(facts)) + closing(facts, terms, "About this file")))
    lifted = {f"/{name}": id_ for name, id_ in ((_RECORD, "along"), (_SUPPORT, "help"), (_PRIVACY, "privacy"))}
    ids = {attribute(part, "id") for part in tree.select("[id]")}
    for link in tree.select("a[href]"):
        _lead(link, lifted, ids, facts.address.removesuffix(here))
    head = tree.select("script[src]")[0]
    tree.head.extend(_inline(tree, "style", text) for text in (*styles, _bundle(site, "css")))
    tree.head.append(_inline(tree, "script", _text(site, here, head, "src")))
    tree.body.append(_inline(tree, "script", _bundle(site, "js")))
    head.decompose()
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


def _from_top(tree: Tag, page: str) -> None:
    """Have the links of a page of the site name other pages from the top of the site, as `/about/support.html`."""
    for link in tree.select("a[href]"):
        place = attribute(link, "href")
        if not place.startswith(("#", *OUTSIDE)):
            link["href"] = urljoin(f"/{page}", place)


def _part(site: Path, page: str, first: str) -> str:
    """Parts of another page, each from what `first` selects to the next large heading or the foot; nothing where the course has none."""
    path = site / page
    tree = parse(article_in(path.read_text(encoding="utf-8"))) if path.exists() else parse("")
    _from_top(tree, page)
    for gone in tree.select("p:has(> a[href*='record-file'])"):
        gone.decompose()
    parts = [(found, *takewhile(_stays, found.find_next_siblings())) for found in tree.select(first)]
    return "".join(map(str, chain(*parts)))


def _under(id_: str, title: str, part: str) -> str:
    """A part under a heading of its own, with those in it a level lower; nothing of nothing."""
    lower = re.sub(r"(</?h)([23])\b", lambda tag: f"{tag[1]}{int(tag[2]) + 1}", part)
    return f'<h2 id="{id_}">{title}</h2>{lower}' if part else ""


def _stays(part: Tag) -> bool:
    return part.name != "h2" and "page-foot" not in classes(part)


def _lead(link: Tag, lifted: Mapping[str, str], ids: Set[str], top: str) -> None:
    """Lead within the file, where the parts of the pages `lifted` stand, or to the course where its `top` has an address; else the words stand alone."""
    place, _, fragment = attribute(link, "href").partition("#")
    if "term" in classes(link):
        link["href"] = "#words-here"
    elif place in lifted and {fragment or lifted[place], lifted[place]} & ids:
        link["href"] = f"#{fragment if fragment in ids else lifted[place]}"
    elif place and not place.startswith(OUTSIDE):
        if top:
            link["href"] = top + attribute(link, "href").removeprefix("/")
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
