"""The measurement of grading: its made-up class, and that it counts all CPU time."""

import sys
import zipfile
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from course_tools.benchmarks import grading_page, otter
from course_tools.benchmarks.grading import MadeUpClass, time_floor, time_ours
from course_tools.benchmarks.hostile import corpus
from course_tools.benchmarks.hostile import page as hostile_page
from course_tools.project import CourseError
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


def test_floor_is_below_what_a_submission_takes(made_up):
    assert 0 < time_floor(made_up, 2) < 2


def test_otter_gets_each_graded_cell_as_a_test(made_up, tmp_path):
    (notebook,) = made_up.assignment.notebooks
    otter.write_tests(tmp_path / "tests.zip", notebook)
    with zipfile.ZipFile(tmp_path / "tests.zip") as archive:
        names = [name for name in archive.namelist() if name.startswith("tests/")]
        texts = [archive.read(name).decode() for name in sorted(names)]
    graded = [cell for cell in notebook.cells if cell.role == "test"]
    assert len(texts) == len(graded) >= 10
    for cell, text in zip(graded, texts, strict=True):
        compile(text, cell.name, "exec")
        assert repr(cell.source) in text
        assert f"points = {cell.points!r}" in text


def test_python_without_otter_is_named():
    with pytest.raises(CourseError, match="no otter-grader; install it with"):
        otter.installed_version(sys.executable)
    with pytest.raises(CourseError, match="no/such/python"):
        otter.installed_version("no/such/python")


def test_page_says_what_was_measured(made_up):
    """Ten seconds to start with, 0.1 s each; stock takes a second."""
    classes = {n: {"cpu": 10 + 0.1 * n, "wall": 5 + 0.05 * n} for n in (50, 100, 200)}
    for size, entry in classes.items():
        entry |= {"submissions": size, "each": entry["cpu"] / size}
    stock = {"submissions": 4, "cpu": 4.0, "wall": 4.0, "each": 1.0}
    found = {"chapter": CHAPTER, "tier": "full sandbox", "cores": 2, "floor": 0.01}
    found["otter"] = stock | {"each": 2.0, "version": "7.0", "same": 3}
    found |= {"stock": stock, "function": stock | {"each": 0.05}, "classes": classes}
    found |= {"class": 100, "repeats": 3}
    found["stages"] = {"sandboxes": 8.0, "rows of the gradebook": 2.0}
    text = grading_page.page(found)
    assert "Measured with a\nclass of 100: 5.0, missed." in text
    assert "ran 3 times in turn" in " ".join(text.split())
    assert "10.0 s to start with and 100 ms a submission" in text
    assert "otter-grader 7.0" in text
    assert "same for 3\nof 4" in text or "same for 3 of 4" in text
    assert "| otter-grader | 4 | 2.000 | 1.000 | 0.5 |" in text
    assert "otter" not in grading_page.page(found | {"otter": {}})
    assert "takes 20%" in " ".join(text.split())
    for draw in (grading_page.times, grading_page.parts):
        axes = draw(found)
        assert axes.get_xlabel()
        plt.close(axes.figure)


def test_other_marks_than_stock_are_no_measurement():
    grading_page.demand_same([3.0, 2.0, 5.0], [3.0, 2.0])
    grading_page.demand_same([3.0], [3.0, 2.0])
    with pytest.raises(CourseError, match=r"marks differ: ours \[3.0, 1.0\]"):
        grading_page.demand_same([3.0, 1.0], [3.0, 2.0])


def test_page_of_attacks_counts_effects():
    attacks = [a for a in corpus.corpus() if a.name.startswith("metadata_points")]
    calm = {"gained": 0.0, "harmed": 0, "row": True, "stolen": False, "shown": []}
    mine = {a.name: calm | {"status": "repaired", "left": {}} for a in attacks}
    stock = calm | {"status": 0, "ended": True, "left": 0, "changed": []}
    stock |= {"start_up": []}
    theirs = {attacks[0].name: stock, attacks[1].name: stock | {"status": 1}}
    theirs[attacks[0].name] = stock | {"gained": 8.0, "harmed": 2, "row": False}
    text = hostile_page.page(attacks, {"status": 1, "attacks": mine}, theirs)
    assert "| attacks that gained marks | 0 | 1 |" in text
    assert "| honest neighbours whose marks changed | 0 | 2 |" in text
    assert "| runs that ended with an error, or never | 0 | 1 |" in text
    assert "8 of 8 points; 2 neighbours without their marks; no row" in text
    assert "run broke off" in text
