"""Data as a script, which a page can load where it can fetch nothing, as from a folder."""

from __future__ import annotations

import json


def as_script(name: str, value: object) -> str:
    """A script that hands `value` to the scripts of a page under `name`, such as `questions/uncertainty`."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    return f"(window.courseData=window.courseData||{{}})[{json.dumps(name)}]={data};\n"
