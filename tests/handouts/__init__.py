"""Handouts of small pages, and what stands on each."""

from course.handouts.facts import Facts
from tests.conftest import COURSE

FACTS = Facts("Parks", "1.2.3", "1 May 2026", "", (), 1767225600, COURSE.imprint)
