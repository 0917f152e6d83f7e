from __future__ import annotations

from course.text.numbers import numbers_in

CASES = {
    "65 of the 66 reports": {"65", "66"},
    "41% of them": {"41%"},
    "41 per cent of them": {"41%"},
    "almost two-thirds": {"2/3"},
    "almost two thirds": {"2/3"},
    "just over half": {"1/2"},
    "in over ten years": {"10"},
    "not one case": {"0", "1"},
    "none of the four": {"0", "4"},
    "had never met": {"0"},
    "the fifth analysis": {"5"},
    "from 2011-14": {"2011", "2014"},
    "from 2011 to 2014": {"2011", "2014"},
    "1 April 2011": {"1", "2011"},
    "1,038 of them.": {"1038"},
    "people aged 11-15": {"11", "15"},
    "nothing to count": set(),
}


def test_numbers_come_out_in_one_form() -> None:
    assert {text: numbers_in(text) for text in CASES} == CASES
