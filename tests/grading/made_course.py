"""A small course with a gradebook, made once and copied for each test.

Test modules that need it name this module in `pytest_plugins`. (PYTEST_DONT_REWRITE)
"""

import shutil
from pathlib import Path

import pytest

from tests.grading.hand_ins import ASSIGNMENT, DRILL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def empty_course(tmp_path_factory):
    """A course folder with one chapter and a gradebook in which nobody is."""
    from course_tools.grading import gradebook

    folder = tmp_path_factory.mktemp("empty") / "course"
    for name in ("course_lib", f"solutions/{ASSIGNMENT}"):
        (folder / name).mkdir(parents=True)
    (folder / "_toc.yml").touch()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copy(
        ROOT / "solutions" / ASSIGNMENT / DRILL, folder / "solutions" / ASSIGNMENT
    )
    with gradebook.opened(folder) as book:
        assert book.students == []
    return folder


@pytest.fixture
def course(empty_course, tmp_path, monkeypatch):
    """A copy of that course, which is the working directory."""
    folder = tmp_path / "course"
    shutil.copytree(empty_course, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def marked(course):
    """The course after grading: 16 points, three hand-ins of four students."""
    from course_tools.grading import gradebook

    with gradebook.opened(course) as book:
        book.add_assignment(ASSIGNMENT, duedate="2026-01-31 12:00")
        book.add_notebook("drill", ASSIGNMENT)
        for name, worth in (("test_slope", 10.0), ("test_root", 6.0)):
            book.add_grade_cell(
                name, "drill", ASSIGNMENT, max_score=worth, cell_type="code"
            )
        for name, number in (("ada", "101"), ("bob", "102"), ("eve", ""), ("zoe", "")):
            book.add_student(name, email=f"{name}@example.org", lms_user_id=number)
        for name, time, scores in (
            ("ada", "2026-01-30 15:00", (10.0, 6.0)),
            ("bob", "2026-02-01 13:00", (10.0, 0.0)),
            ("eve", "2026-01-30 15:00", (0.0, 2.5)),
        ):
            book.add_submission(ASSIGNMENT, name, timestamp=time)
            for cell, score in zip(("test_slope", "test_root"), scores, strict=True):
                grade = book.find_grade(cell, "drill", ASSIGNMENT, name)
                grade.auto_score, grade.needs_manual_grade = score, False
        book.db.commit()
    return course
