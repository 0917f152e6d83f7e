"""The values of a host's settings that tests of the build and of the browser share."""

from typing import Any

import yaml

from tests.conftest import ROOT

HELD: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "tests/data/local-values.yml").read_text(encoding="utf-8")
)
GOOD, BAD = HELD["good"], HELD["bad"]


def named(value: dict[str, Any]) -> str:
    return f"{value['name']}={value['value'][:24]!r}"
