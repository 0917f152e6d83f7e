"""The policy that every page holds to, and what on a page would break it."""

import re
from html.parser import HTMLParser

from course.text.problems import Problem

POLICY = "; ".join(
    (
        # In an order that packs small: it stands on every page.
        "base-uri 'none'",
        "default-src 'none'",
        "form-action 'none'",
        "connect-src 'self'",
        "frame-src 'self'",
        # The one silent way to ask, from a folder too, whether a host's settings file is there.
        "object-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
    )
)
# A page beside this one in the menu, by an address that holds nothing else: a large part has hundreds, on each of its pages.
_BESIDE = re.compile(
    r'<li class="md-nav__item"> <a href="[\w./-]*" class="md-nav__link"> <span class="md-ellipsis">[^<\n]*</span> </a> </li>'
)
_DATA_TYPES = ("application/json", "application/ld+json")


class _Finder(HTMLParser):
    """Collects what a page would do inline."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in values and values.get("type") not in _DATA_TYPES:
            self._add("an inline script")
        if tag == "style":
            self._add("an inline style sheet")
        for name, value in values.items():
            if name == "style":
                self._add(f"a style attribute on <{tag}>")
            if name.startswith("on"):
                self._add(f"a handler {name} on <{tag}>")
            if re.match(r"\s*javascript:", value, re.IGNORECASE):
                self._add(f"a javascript: address on <{tag}>")
            if name in ("src", "href", "srcset") and _loads(tag, values) and re.match(r"\s*(https?:)?//", value):
                self._add(f"<{tag}> loads {value}")

    def _add(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))


def _loads(tag: str, values: dict[str, str]) -> bool:
    """Whether a browser fetches what the element names: a link that only tells of another page is not fetched."""
    if tag == "link":
        return bool(_FETCHED & set(values.get("rel", "").lower().split()))
    return tag in _LOADING


_FETCHED = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
)
_LOADING = frozenset({"script", "img", "iframe", "source", "video", "audio", "embed"})


def violations(html: str, path: str) -> list[Problem]:
    """Everything on the page that the policy would block: inline scripts, styles, handlers, outside assets."""
    finder = _Finder()
    finder.feed(_BESIDE.sub("", html))
    return [
        Problem(path, line, f"{what} breaks the policy; move it to a file of the site") for line, what in finder.found
    ]
