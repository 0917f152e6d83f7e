"""The questions as scripts, one a page, so that the review can ask them where nothing can be fetched."""

from pathlib import Path

from course.course import Course
from course.slides.decks import finished
from course.text.html import as_script

PLACE = "assets/questions"


def write_question_scripts(course: Course, site: Path) -> None:
    """Write the script of every bank into the built site; ValueError where a page lacks a question of its bank."""
    (site / PLACE).mkdir(parents=True, exist_ok=True)
    for slug, bank in course.banks.items():
        page = bank.place.removesuffix(".md") + ".html"
        questions = finished(site, page).questions
        missing = [question.id for question in bank.questions if question.id not in questions]
        if missing:
            raise ValueError(f"{page} lacks the questions {', '.join(missing)}")
        (site / PLACE / f"{slug}.js").write_text(as_script(f"questions/{slug}", questions), encoding="utf-8")
