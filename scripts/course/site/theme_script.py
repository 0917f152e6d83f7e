"""The theme's own script without the parts that no page of this site can use."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONFIG = re.compile(r'"features":\s*\[([^\]]*)\]')
_FEATURE = re.compile(r"function (\w+)\((\w+)\)\{return \w+\.features\.includes\(\2\)\}")
_COMPONENT = re.compile(r"function (\w+)\((\w+),\w+=document\)\{return \w+\(`\[data-md-component=\$\{\2\}\]`,\w+\)\}")
_MODULE = re.compile(r"(\w+)=(\w+)\(\(\w*,?\w*\)=>\{")
_PURE = "/*@__PURE__*/"
# What the theme waits for, and what late.js tells it instead: the page may have been read before the theme is brought in.
_WAITS = '(document,"DOMContentLoaded",{once:!0})'
_READY = "course:ready"
# What the theme writes for browsers that are older than any that the styles are written for.
_OLD = ("Object.entries||(", "Object.values||(", 'typeof Element!="undefined"&&(')
# What a part of the theme looks for on a page, and what there must be for it to find any: a pattern on a page, or a feature.
SOUGHT = {
    ".annotate:not(.highlight)": r'class="[^"]*\bannotate\b',
    "a": "data-preview",
    "pre.mermaid": "mermaid",
    "[data-tabs]": "data-tabs",
    "[title]:not([data-preview])": "content.tooltips",
    ".footnote-ref": "footnote-ref",
}
_FEATURES = {"a": "navigation.instant.preview", "[title]:not([data-preview])": "content.tooltips"}
# Calls that set up a part for the whole site, and the pattern without which no page needs it.
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
    has = {
        word: any(re.search(word, page) for page in pages)
        for word in (*SOUGHT.values(), *(word for _, word in _SET_UP))
    }
    script = _begin_when_all_have_run(script)
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
    if not has[SOUGHT[".annotate:not(.highlight)"]]:
        script = re.sub(r"\b\w+\.classList\.contains\(\"annotate\"\)", "!1", script)
    for opening in _OLD:
        script = _without_statement(script, opening)
    # Every browser that the styles are written for has :focus-visible of its own (scripts/minify.mjs has the styles use it).
    script = _without_module(script, "applyFocusVisiblePolyfill")
    if "content.code.copy" in features or has["data-clipboard-"]:
        return script
    return re.sub(r"\b\w+\.default\.isSupported\(\)", "!1", _without_module(script, "clipboard.js"))


def _begin_when_all_have_run(script: str) -> str:
    """The theme begins when every script of the page has run, ours before it, whether the page was read before or after."""
    return script.replace(_WAITS, _WAITS.replace("DOMContentLoaded", _READY))


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


def _end(script: str, opened: int) -> int:
    """The place after the bracket that closes the one before `opened`."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(script[opened], 0)
        opened += 1
    return opened


def _without_statement(script: str, opening: str) -> str:
    """Without the statement that begins with `opening`, up to the bracket that closes it."""
    start = script.find(opening)
    if start < 0 or script[start - 1] not in ";}":
        return script
    end = _end(script, start + len(opening))
    return script[:start] + script[end:].removeprefix(";")


def _drop_mapped(script: str, opening: re.Pattern[str]) -> str:
    """Without each `...find("this").map(...)` of a list whose opening `opening` matches."""
    while match := opening.search(script):
        start, end = match.start(), _end(script, match.end())
        if script[end] == ",":
            end += 1
        elif script[start - 1] == ",":
            start -= 1
        script = script[:start] + script[end:]
    return script


def _without_module(script: str, mark: str) -> str:
    """The script in which the loading of the module that has `mark` in it counts as without effect, so that it can be left out."""
    at = script.find(mark)
    module = next((match for match in reversed(list(_MODULE.finditer(script))) if match.start() < at), None)
    if not module:
        return script
    script = script[: module.start(2)] + _PURE + script[module.start(2) :]
    return re.sub(rf"=([\w$]+)\({re.escape(module[1])}\(\)\)", rf"={_PURE}\1({_PURE}{module[1]}())", script)
