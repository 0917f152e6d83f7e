"""The figures of the bench: what was measured, beside what is to be reached, as lines to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_DIGITS = {"kB": 1, "MB": 0, "s": 2, "ms": 0, "": 0, "shift": 3, "times": 2}
_NAME, _VALUE = 52, 11


@dataclass(frozen=True)
class Target:
    """What is to be reached: at most `most` or at least `least`, of our own figure or, with `ratio`, of ours to the stock site's."""

    most: float | None = None
    least: float | None = None
    ratio: bool = False

    def met(self, value: float) -> bool:
        """Whether `value` reaches it."""
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)


@dataclass(frozen=True)
class Figure:
    """One thing that was measured, of this site and of the stock site (None: it has no such thing), in `unit`."""

    name: str
    unit: str
    ours: float
    stock: float | None = None
    target: Target | None = None

    @property
    def ratio(self) -> float | None:
        """Ours as a share of the stock site's; None where there is nothing to hold it against."""
        return self.ours / self.stock if self.stock else None

    @property
    def verdict(self) -> str:
        """The target and whether it is met; nothing where there is none."""
        if not self.target:
            return ""
        value = self.ratio if self.target.ratio else self.ours
        bound, word = (self.target.most, "at most") if self.target.most is not None else (self.target.least, "at least")
        told = f"{bound:g} times" if self.target.ratio else shown(bound or 0, self.unit, plainly=True)
        if value is None:
            return f"{word} {told}: not measured"
        return f"{word} {told}: {'met' if self.target.met(value) else 'NOT met'}"

    def line(self) -> str:
        """The figure as a line under `head`."""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else "-"
        stock = shown(self.stock, self.unit) if self.stock is not None else "-"
        return f"{self.name:<{_NAME}}{shown(self.ours, self.unit):>{_VALUE}}{stock:>{_VALUE}}{ratio:>7}  {self.verdict}".rstrip()


def head() -> str:
    """The line above the figures."""
    return f"{'':<{_NAME}}{'this site':>{_VALUE}}{'stock':>{_VALUE}}{'ratio':>7}  target"


def shown(value: float, unit: str, *, plainly: bool = False) -> str:
    """A value in its unit: bytes as kB or MB, seconds, milliseconds, counts; `plainly` drops digits that say nothing."""
    scaled = value / {"kB": 1e3, "MB": 1e6}.get(unit, 1)
    text = f"{scaled:g}" if plainly else f"{scaled:,.{_DIGITS[unit]}f}"
    return text if unit in ("", "shift") else f"{text} {unit}"


def middle(values: Sequence[float]) -> float:
    """The median; ValueError where there are no values."""
    if not values:
        raise ValueError("nothing was measured")
    return float(median(values))


def growth(first: float, later: float, scale: float) -> float:
    """How a cost grew against the pages: 1 where it grew as they did, more where it grew faster; 0 where the first was nothing."""
    return later / first / scale if first else 0.0


def scales_of(text: str) -> tuple[int, ...]:
    """The scales in a list such as `1,10,50`, in order and once each; ValueError that says what is right for any other text."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and int(part) > 0 for part in parts):
        raise ValueError(f"scales are whole numbers from 1, such as 1,10,50; not {text!r}")
    return tuple(sorted({int(part) for part in parts}))


def blocking(tasks: Sequence[tuple[float, float]], since: float) -> float:
    """Total blocking time: what each task (its start and how long it took, in ms) that ends after `since` takes beyond 50 ms."""
    late = [min(duration, start + duration - since) for start, duration in tasks if start + duration > since]
    return sum(max(0.0, duration - 50) for duration in late)
