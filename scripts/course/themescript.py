"""The theme's own script without the parts that no page of this site can use."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONFIG = re.compile(r'"features":\s*\[([^\]]*)\]')
_FEATURE = re.compile(r"function (\w+)\((\w+)\)\{return \w+\.features\.includes\(\2\)\}")
_COMPONENT = re.compile(r"function (\w+)\((\w+),\w+=document\)\{return \w+\(`\[data-md-component=\$\{\2\}\]`,\w+\)\}")
_CLIPBOARD = re.compile(r"(\w+)=(\w+)\(\(\w+,\w+\)=>\{/\*!\s*\* clipboard\.js")
_PURE = "/*@__PURE__*/"
# What a part of the theme looks for on a page, and what there must be for it to find any: a word on a page, or a feature.
SOUGHT = {
    ".annotate:not(.highlight)": "annotate",
    "a": "data-preview",
    "pre.mermaid": "mermaid",
    "[data-tabs]": "data-tabs",
    "[title]:not([data-preview])": "content.tooltips",
    ".footnote-ref": "footnote-ref",
}
_FEATURES = {"a": "navigation.instant.preview", "[title]:not([data-preview])": "content.tooltips"}
# Calls that set up a part for the whole site, and the word without which no page needs it.
_SET_UP = (
    (re.compile(r"(?<=;)\w+\(\{alert\$:\w+\}\);"), "data-clipboard-"),
    (re.compile(r"(?<=;)\w+\(\{document\$:\w+\}\);(?=var \w+=new \w+,\w+=\w+\(\w+\.base\))"), "rel=alternate"),
    (
        re.compile(
            r"var (\w+);\(\(\1=\w+\.version\)==null\?void 0:\1\.provider\)===\"mike\"&&\w+\(\{document\$:\w+\}\);"
        ),
        '"provider"',
    ),
)


def cut(script: str, pages: Sequence[str]) -> str:
    """The theme's bundle `script` without what none of `pages`, given as HTML, has or asks for.

    What this release of the theme writes in another way is left as it is, so a new release is never broken, only heavier.
    """
    features = {name for page in pages for found in _CONFIG.findall(page) for name in re.findall(r'"([^"]+)"', found)}
    has = {word: any(word in page for page in pages) for word in (*SOUGHT.values(), *(word for _, word in _SET_UP))}
    script = _decide_features(script, features)
    script = _drop_components(script, pages)
    for selector, word in SOUGHT.items():
        if not has[word] and _FEATURES.get(selector) not in features:
            script = _drop_mapped(
                script, re.compile(rf'\.\.\.\w+\("{re.escape(selector)}",\w+\)(?:\.filter\(\(\)=>!1\))?\.map\(')
            )
    for call, word in _SET_UP:
        if not has[word]:
            script = call.sub("", script)
    return script if "content.code.copy" in features or has["data-clipboard-"] else _drop_clipboard(script)


def _decide_features(script: str, features: set[str]) -> str:
    """Each question whether a feature is on, answered."""
    asks = _FEATURE.search(script)
    if not asks:
        return script
    question = re.compile(rf"(?<![\w$.]){re.escape(asks[1])}\(\"([a-z.]+)\"\)")
    return question.sub(lambda match: "!0" if match[1] in features else "!1", script)


def _drop_components(script: str, pages: Sequence[str]) -> str:
    """No part is set up for a component that no page has."""
    for finds in _COMPONENT.findall(script):
        for name in sorted(set(re.findall(rf'\.\.\.{finds[0]}\("([a-z-]+)"\)', script))):
            if not any(re.search(rf'data-md-component="?{name}[" >]', page) for page in pages):
                script = _drop_mapped(script, re.compile(rf'\.\.\.{finds[0]}\("{name}"\)\.map\('))
    return script


def _drop_mapped(script: str, opening: re.Pattern[str]) -> str:
    """Without each `...find("this").map(...)` of a list whose opening `opening` matches."""
    while match := opening.search(script):
        end, depth = match.end(), 1
        while depth:
            depth += {"(": 1, ")": -1}.get(script[end], 0)
            end += 1
        start = match.start()
        if script[end] == ",":
            end += 1
        elif script[start - 1] == ",":
            start -= 1
        script = script[:start] + script[end:]
    return script


def _drop_clipboard(script: str) -> str:
    """No code is copied: the library for it counts as unsupported, and its loading as without effect."""
    found = _CLIPBOARD.search(script)
    if not found:
        return script
    script = script[: found.start(2)] + _PURE + script[found.start(2) :]
    script = re.sub(rf"=([\w$]+)\({re.escape(found[1])}\(\)\)", rf"={_PURE}\1({_PURE}{found[1]}())", script)
    return re.sub(r"\b\w+\.default\.isSupported\(\)", "!1", script)
