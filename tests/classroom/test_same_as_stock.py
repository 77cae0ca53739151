"""An honest class gets the same rows from `course grade` and `nbgrader autograde`."""

from pathlib import Path

import pytest

from course_tools import release
from course_tools.grading import grade_class, gradebook
from tests.classroom import made_up
from tests.grading.conftest import need_tier
from tests.grading.small_class import rows_of

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "02_derivative_of_one_variable"
IN_TIME, LATE = "2026-01-30 15:00:00 UTC", "2026-02-02 13:00:00 UTC"


def honest_class(task):
    """Right, half right, blank, and with a cell that is no Python."""
    broken = task.reference("iris")
    broken.answers["quotient"] = made_up.SYNTAX_ERROR
    works = [task.reference("ada"), task.blank("bo"), broken]
    return [*works, task.mixed("cyd", 20), task.mixed("dora", 21, right=0.2)]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The rows that stock nbgrader and that we have written."""
    need_tier("full")
    folder = tmp_path_factory.mktemp("both") / "course"
    task = made_up.Assignment(ROOT, CHAPTER)
    release.copy_course(ROOT, folder, [CHAPTER])
    for name in ("course_lib", "course_tools"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "_toc.yml").touch()
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.LatePenalty.share = 0.1\n")
    release.run_nbgrader(folder, "generate_assignment", CHAPTER)
    due = ("--duedate", "2026-01-31 12:00")
    release.run_nbgrader(folder, "db", "assignment", "add", CHAPTER, *due)
    submitted = folder / "classroom" / "submitted"
    for work in honest_class(task):
        target = submitted / work.name / CHAPTER
        task.hand_in(work, folder / "exercises" / CHAPTER, target)
        (target / "timestamp.txt").write_text(
            LATE if work.name == "cyd" else "2026-01-30 15:00:00 UTC"
        )
    release.run_nbgrader(folder, "autograde", CHAPTER, "--create")
    rows = []
    with gradebook.opened(folder) as book:
        rows.append(rows_of(book, CHAPTER))
        for student in list(book.students):
            book.remove_student(student.id)
    status = grade_class.run(folder, CHAPTER)
    with gradebook.opened(folder) as book:
        rows.append(rows_of(book, CHAPTER))
    return rows, status


def test_rows_are_equal(both):
    (stock, ours), status = both
    assert ours == stock
    assert len(stock) > 200
    assert status == 0


def test_class_is_telling(both):
    """There are marks of every kind, comments, and a penalty for lateness."""
    (stock, _), _ = both
    assert len({row[-1] for row in stock}) >= 5
    assert any("No response." in row[-1] for row in stock)
    assert {row[3] for row in stock if row[0] == "cyd"} != {"None"}
