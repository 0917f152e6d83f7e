"""Scripts and styles as esbuild bundles them: from small ones of one's own."""

from pathlib import Path

import pytest

from course.content.kinds import CASE, KINDS, PAGE
from course.site.bundles import Bundles, bundle, is_source, without_script

PAGES, LATER = "overrides/assets/pages", "overrides/assets/later"


def made(root: Path, files: dict[str, str], data: dict[str, object] | None = None) -> Bundles:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return bundle(root, data or {})


PARK = {
    f"{PAGES}/park.js": 'import "../park/bench.css";\nimport { bench } from "../park/bench.js";\nconsole.log(bench);\n',
    "overrides/assets/park/bench.js": 'import benches from "data/benches.json";\nexport const bench = benches[0];\n',
    "overrides/assets/park/bench.css": ".bench {\n  color: red;\n}\n",
}


def test_an_entry_becomes_one_plain_script_and_one_style_and_what_is_fetched_later_has_a_plain_name(
    tmp_path: Path,
) -> None:
    found = made(tmp_path, {**PARK, f"{LATER}/slides.js": "console.log(1);\n"}, {"benches": ["by the pond"]})
    assert sorted(found.places) == ["park.css", "park.js", "slides.js"]
    assert found.places["slides.js"] == "assets/later/slides.js"
    script, style = (found.files[found.places[name]].decode() for name in ("park.js", "park.css"))
    assert "by the pond" in script and "import" not in script and "export" not in script
    assert style.strip() == ".bench{color:red}"


def test_the_name_of_a_page_s_script_changes_with_what_is_in_it_alone(tmp_path: Path) -> None:
    one, same, other = (
        made(tmp_path / folder, PARK, {"benches": [word]}).places["park.js"]
        for folder, word in (("a", "pond"), ("b", "pond"), ("c", "gate"))
    )
    assert one == same != other
    assert one.startswith("assets/bundles/park.")


def test_every_mistake_is_told_at_its_line(tmp_path: Path) -> None:
    broken = {f"{PAGES}/a.js": 'console.log(1);\nimport "./none.js";\n', f"{PAGES}/b.js": "let = ;\n"}
    with pytest.raises(ValueError) as error:
        made(tmp_path, broken)
    told = sorted(str(error.value).splitlines())
    assert [line.partition(": ")[0] for line in told] == [f"{PAGES}/a.js:2", f"{PAGES}/b.js:1"]
    assert 'Could not resolve "./none.js"' in told[0]


def test_a_kind_of_page_whose_entry_is_none_is_told(tmp_path: Path) -> None:
    found = made(tmp_path, {f"{PAGES}/{kind.entry}.js": "console.log(1);\n" for kind in (*KINDS, PAGE) if kind != CASE})
    told = f"the kind 'case' has the entry 'case', and there is no {PAGES}/case.js"
    assert without_script(found) == [f"scripts/course/content/kinds.py: {told}"]


def test_what_is_bundled_is_not_put_into_the_site_as_it_is() -> None:
    there = ("images/favicon.svg", "javascripts/bundle.js", "stylesheets/main.css")
    assert [name for name in there if is_source(f"assets/{name}")] == []
    assert is_source("assets/questions/question.js") and is_source("assets/questions/question.css")
