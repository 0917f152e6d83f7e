from __future__ import annotations

from pathlib import Path

import pytest

from course.bench import bench_command
from course.benchfigures import Figure, Target, blocking, growth, head, middle, scales_of, shown
from course.benchlighthouse import read_report
from course.benchrun import Cost, measure, read_cost

REPORT = {
    "categories": {
        "performance": {"score": 0.97, "auditRefs": [{"id": "largest-contentful-paint", "weight": 25}]},
        "accessibility": {
            "score": 0.92,
            "auditRefs": [{"id": "color-contrast", "weight": 7}, {"id": "image-alt", "weight": 7}],
        },
        "best-practices": {"score": 1, "auditRefs": [{"id": "csp-xss", "weight": 0}]},
        "seo": {"score": 1, "auditRefs": [{"id": "structured-data", "weight": 1}]},
    },
    "audits": {
        "largest-contentful-paint": {"score": 0.8, "numericValue": 1234.5},
        "color-contrast": {"score": 0},
        "image-alt": {"score": 1},
        "csp-xss": {"score": 0},
        "structured-data": {"score": None},
    },
}


def test_a_figure_stands_beside_the_stock_one_its_ratio_and_its_target() -> None:
    line = Figure("module, first visit", "kB", 65_300, 163_900, Target(most=68_000)).line()
    assert line.split() == [
        "module,",
        "first",
        "visit",
        "65.3",
        "kB",
        "163.9",
        "kB",
        "0.40",
        "at",
        "most",
        "68",
        "kB:",
        "met",
    ]


def test_the_columns_of_the_head_and_of_a_figure_end_at_the_same_place() -> None:
    line = Figure("requests", "", 11, 7, Target(most=0)).line()
    assert line.index("1.57") + 4 == head().index("ratio") + 5
    assert line.index("at most") == head().index("target")


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("x", "kB", 68_001, None, Target(most=68_000)), "at most 68 kB: NOT met"),
        (Figure("x", "", 99, 95, Target(least=99)), "at least 99: met"),
        (Figure("x", "", 98, 95, Target(least=99)), "at least 99: NOT met"),
        (Figure("x", "s", 3.0, 2.0, Target(most=1.5, ratio=True)), "at most 1.5 times: met"),
        (Figure("x", "s", 3.1, 2.0, Target(most=1.5, ratio=True)), "at most 1.5 times: NOT met"),
        (Figure("x", "s", 3.1, None, Target(most=1.5, ratio=True)), "at most 1.5 times: not measured"),
        (Figure("x", "ms", 16.7, 20, Target(most=16.7)), "at most 16.7 ms: met"),
        (Figure("x", "s", 3.1, 2.0), ""),
    ],
)
def test_a_target_is_said_to_be_met_or_not(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


def test_what_the_stock_site_does_not_have_has_no_ratio() -> None:
    assert Figure("x", "", 3, 0).ratio is None
    assert Figure("x", "", 3).line().split() == ["x", "3", "-", "-"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1_234_567, "kB", "1,234.6 kB"),
        (300e6, "MB", "300 MB"),
        (2.345, "s", "2.35 s"),
        (1526.8, "ms", "1,527 ms"),
        (0.0004, "shift", "0.000"),
    ],
)
def test_values_are_written_in_their_units(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text


def test_the_middle_of_five_is_not_moved_by_one_slow_run() -> None:
    assert middle([90, 1000, 91, 92, 89]) == 91


def test_nothing_measured_is_no_figure() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        middle([])


@pytest.mark.parametrize(("later", "grown"), [(20.0, 1.0), (18.0, 0.9), (40.0, 2.0)])
def test_growth_is_one_where_time_grew_as_the_pages_did(later: float, grown: float) -> None:
    assert growth(2.0, later, 10) == grown


def test_scales_come_in_order_and_once() -> None:
    assert scales_of("10, 1,50,10") == (1, 10, 50)


@pytest.mark.parametrize("text", ["", "0", "1,,2", "ten", "1;2", "-1"])
def test_scales_that_are_none_are_refused_with_a_right_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as 1,10,50"):
        scales_of(text)


@pytest.mark.parametrize(
    ("runs", "scales", "told"), [(0, "1", "such as 5; not 0"), (5, "many", "such as 1,10,50; not 'many'")]
)
def test_a_wrong_option_is_told_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], runs: int, scales: str, told: str
) -> None:
    assert bench_command(tmp_path, runs=runs, scales=scales, parts=(), every_page=False) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("tasks", "blocked"),
    [([(200, 50)], 0), ([(200, 80)], 30), ([(200, 80), (400, 150)], 130), ([(0, 90)], 0), ([(50, 160)], 60)],
)
def test_a_long_task_blocks_from_the_first_text_on_and_beyond_fifty_milliseconds(
    tasks: list[tuple[float, float]], blocked: float
) -> None:
    assert blocking(tasks, since=100) == blocked


def test_a_lighthouse_report_gives_scores_the_largest_piece_and_what_took_points_off() -> None:
    found = read_report(REPORT)
    assert (found.performance, found.accessibility, found.best_practices, found.seo) == (97, 92, 100, 100)
    assert found.lcp == 1234.5
    assert found.faults == ("color-contrast",)


def test_a_category_that_was_not_asked_for_has_no_score_and_no_faults() -> None:
    found = read_report({"categories": {"seo": REPORT["categories"]["seo"]}, "audits": REPORT["audits"]})
    assert (found.performance, found.seo, found.faults) == (0, 100, ())


def test_costs_one_after_the_other_add_up_but_for_the_peak_of_memory() -> None:
    assert Cost(1, 2, 300) + Cost(10, 20, 200) == Cost(11, 22, 300)


def test_a_command_is_measured_and_its_exit_code_kept(capfd: pytest.CaptureFixture[str]) -> None:
    assert measure(["sh", "-c", "echo told; exit 3"]) == 3
    found = read_cost(f"anything else\n{capfd.readouterr().out}")
    assert found.clock > 0
    assert found.peak > 0
