"""The measurement of grading: its made-up class, and that it counts all CPU time."""

from pathlib import Path

import pytest

from course_tools.benchmarks.grading import MadeUpClass, time_ours
from tests.grading.conftest import need_tier

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "02_derivative_of_one_variable"


@pytest.fixture(scope="module")
def made_up():
    return MadeUpClass(ROOT, CHAPTER)


def test_a_submission_is_drawn_from_its_number(made_up):
    assert made_up.submission(3) == made_up.submission(3)
    assert made_up.submission(3) != made_up.submission(4)


def test_marks_differ_and_time_is_counted(made_up):
    need_tier("full")
    timing, marks = time_ours(made_up, 4, "full")
    assert len(set(marks)) > 1
    assert all(0 <= mark <= made_up.assignment.notebooks[0].points for mark in marks)
    assert timing.each > 0.005  # less than two forks: something is not counted
    assert timing.start > 0.1
