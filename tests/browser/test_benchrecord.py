"""The measure of the record measures what it says: so many entries, and a number for each question that is asked of it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from course.benchrecord import RecordBench, measure_in


def test_the_record_is_measured_with_as_many_entries_as_asked(browser: Browser, site: Path) -> None:
    found = measure_in(browser, site, entries=50)
    assert found.entries == 50
    assert min(found.full_save, found.empty_open, found.full_open) > 0


def test_the_measure_is_told_in_one_line() -> None:
    line = RecordBench(entries=5000, empty_save=0.5, full_save=40.0, empty_open=200.0, full_open=400.0).line()
    assert (
        line
        == "record: a save takes 40.0 ms with 5000 entries, 80 times an empty one (0.50 ms); its page opens in 400 ms, empty in 200 ms"
    )
