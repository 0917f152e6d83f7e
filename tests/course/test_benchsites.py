from __future__ import annotations

from pathlib import Path

import pytest

from course.benchserve import read_site
from course.benchsites import copied_bank, copied_name, copied_nav, listed, read_settings, write_ours, write_stock
from course.content import Course
from course.generated import generated_pages


def test_a_copy_of_a_page_stands_beside_it() -> None:
    assert copied_name("modules/uncertainty.md", 3) == "modules/uncertainty-copy3.md"


def test_a_copy_of_a_bank_belongs_to_the_copy_of_its_page_and_has_ids_of_its_own() -> None:
    text = "---\ntitle: One\nmodule: one\n---\n\n## Boots { #boots .core data-section=keep }\n\nmodule: one\n"
    assert (
        copied_bank(text, 2)
        == "---\ntitle: One\nmodule: one-copy2\n---\n\n## Boots { #boots-copy2 .core data-section=keep }\n\nmodule: one\n"
    )


def test_a_copied_navigation_has_the_written_pages_and_no_empty_sections() -> None:
    nav = [{"Home": "index.md"}, {"Find": ["glossary.md"]}, {"Course": ["a.md", "glossary.md"]}]
    assert copied_nav(nav, 2, {"index.md", "a.md"}) == [{"Home": "index-copy2.md"}, {"Course": ["a-copy2.md"]}]


def test_twice_the_course_has_twice_its_pages_and_its_questions(root: Path, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    write_ours(root, tmp_path / "two", 2)
    one, two = Course(root), Course(tmp_path / "two")
    assert len(two.pages) == 2 * len(one.pages)
    assert len(two.banks) == 2 * len(one.banks)
    assert two.bank_of("modules/uncertainty-copy2.md") is not None
    nav = list(listed(read_settings(tmp_path / "two" / "mkdocs.yml")["nav"]))
    assert set(nav) <= {*two.pages, *generated_pages(one)}


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stock")
    write_stock(Path(__file__).resolve().parents[2], folder)
    return folder


def test_stock_is_fed_the_questions_where_they_stand(stock: Path) -> None:
    text = (stock / "docs" / "modules" / "uncertainty.md").read_text(encoding="utf-8")
    assert text.count("<quiz>") == text.count("</quiz>") > 4


def test_stock_is_fed_the_pages_that_nobody_writes(stock: Path) -> None:
    assert (stock / "docs" / "reference" / "glossary.md").exists()


def test_stock_has_the_settings_of_its_packages_and_none_of_ours(stock: Path) -> None:
    settings = read_settings(stock / "mkdocs.yml")
    assert settings["theme"] == {"name": "material"}
    assert settings["plugins"] == ["search", "mkdocs_quiz"]
    assert "hooks" not in settings


def test_a_site_is_served_compressed_and_ours_under_the_names_of_the_web_package(tmp_path: Path) -> None:
    (tmp_path / "assets" / "js").mkdir(parents=True)
    (tmp_path / "assets" / "js" / "terms.js").write_text("let one;\n" * 200, encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<script src="assets/js/terms.js"></script>' + "words " * 200, encoding="utf-8"
    )
    (tmp_path / "small.svg").write_text("<svg/>", encoding="utf-8")
    plain, packaged = read_site(tmp_path, packaged=False), read_site(tmp_path, packaged=True)
    assert {name: compressed for name, (_, compressed) in plain.files.items()} == {
        "assets/js/terms.js": True,
        "index.html": True,
        "small.svg": False,
    }
    assert [name for name in packaged.files if name.startswith("assets/keep/terms.")]
