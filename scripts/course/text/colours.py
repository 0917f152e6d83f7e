"""The colours of the style sheets: what each custom property is in a scheme, and how far two colours stand apart."""

import re

SCHEMES = {"light": "default", "dark": "slate"}
PRINT = "@media print"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
"""A selector and its body, in which rules may stand, and rules in those."""
_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")


def plain_rules(css: str, at: str = "") -> list[tuple[str, str]]:
    """The rules as selectors and bodies, in order: those that hold everywhere, or those inside `at`, such as `@media print`."""
    rules = []
    for selector, body in ((" ".join(found[1].split()), found[2]) for found in _RULE.finditer(_COMMENT.sub("", css))):
        if selector == at:
            rules += plain_rules(body)
        elif not at and not selector.startswith("@"):
            rules.append((selector, body.strip()))
    return rules


def properties(css: str, scheme: str, at: str = "") -> dict[str, str]:
    """Every custom property of a scheme with its variables resolved; those inside `at` on top, those for screens but on paper."""
    conditions = [at] if at == PRINT else ["@media screen", *([at] if at else [])]
    mine = f'[data-md-color-scheme="{SCHEMES[scheme]}"]'
    rules = plain_rules(css) + [rule for condition in conditions for rule in plain_rules(css, condition)]
    bodies = [body for selector, body in rules if mine in selector or "data-md-color-scheme=" not in selector]
    found = {name: value.strip() for body in bodies for name, value in _PROPERTY.findall(body)}
    return {name: resolved(value, found) for name, value in found.items()}


def resolved(value: str, known: dict[str, str]) -> str:
    """`value` with each `var(--name)` replaced by what it stands for; an unknown one by its fallback, or left as it is."""
    for _ in range(len(known) + 1):
        filled = _VARIABLE.sub(lambda match: known.get(match[1], match[2] or match[0]), value)
        if filled == value:
            break
        value = filled
    return value


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as `#1d6b66`, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is not a colour with six digits such as #1d6b66")
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
