"""The types of question, a file each: how one is written, drawn and checked, as `QuestionType` has it.

In: the lines between a question's tags. Out: its parts, Markdown, faults.
"""

from course.questions.question import QuestionType
from course.questions.types import blank, choice, rank

TYPES: list[QuestionType] = [blank, choice]
"""Asked in this order. The last takes whatever no other does, and says what is missing."""

NAMED: dict[str, QuestionType] = {"rank": rank}
"""Those that a heading asks for by `data-type`: without it, as elsewhere, they would be read as one of the others.

What each does in a browser is an object of its name in `overrides/assets/questions/kinds.js`; without one it is driven as a choice.
"""
