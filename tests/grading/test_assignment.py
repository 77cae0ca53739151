"""What is read of an assignment: roles, points, and what a student may have."""

import json
from pathlib import Path

import pytest

from course_tools import notebooks
from course_tools.grading.assignment import Assignment, load
from course_tools.project import CourseError, drill_chapters
from tests.grading import small as small_assignment

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "02_derivative_of_one_variable"


@pytest.fixture(scope="module")
def chapter():
    return load(ROOT, CHAPTER)


def test_released_texts_are_those_of_the_release(chapter):
    (notebook,) = chapter.notebooks
    path = ROOT / "exercises" / CHAPTER / f"{notebook.name}.ipynb"
    released = {cell.id: cell.source for cell in notebooks.read(path).cells}
    assert {cell.name: cell.released for cell in notebook.cells} == released


def test_roles_points_and_names(small):
    roles = {cell.name: cell.role for cell in small.notebook.cells}
    assert roles["title"] == "text"
    assert roles["setup"] == "locked"
    assert roles["slope"] == "solution"
    assert roles["try-slope"] == "free"
    assert roles["test_slope_value"] == "test"
    assert small.notebook.points == 8
    assert small.notebook.names == ("slope", "halves", "emptied", "twice")


def test_hidden_lines_are_known(small):
    cell = next(c for c in small.notebook.cells if c.name == "test_slope_value")
    ((first, last),) = cell.hidden
    lines = cell.source.splitlines()
    assert "BEGIN HIDDEN" in lines[first - 1]
    assert "END HIDDEN" in lines[last - 1]


def test_what_a_student_may_have_holds_no_answer_and_no_hidden_test(chapter):
    for cell in chapter.notebooks[0].cells:
        assert "HIDDEN" not in cell.released
        assert "BEGIN SOLUTION" not in cell.released


def test_plain_data_comes_back_the_same(chapter):
    again = Assignment.from_data(json.loads(json.dumps(chapter.as_data())))
    assert again == chapter
    assert again.digest == chapter.digest


def test_digest_sees_a_changed_point(chapter):
    data = chapter.as_data()
    test = next(c for c in data["notebooks"][0]["cells"] if c["role"] == "test")
    test["points"] += 1
    assert Assignment.from_data(data).digest != chapter.digest


def test_unknown_names_are_refused(chapter):
    with pytest.raises(CourseError, match="drill_02_derivatives"):
        chapter.notebook("drill_99")
    assert chapter.notebook("drill_02_derivatives.ipynb") is chapter.notebooks[0]


@pytest.mark.parametrize("name", drill_chapters(ROOT))
def test_every_chapter_has_points(name):
    assert all(notebook.points > 0 for notebook in load(ROOT, name).notebooks)


def test_what_locked_cells_define_is_never_asked_of_a_student(tmp_path):
    text = small_assignment.TEXT.replace(
        "def slope(x):\n    # BEGIN SOLUTION",
        "np = Box = None\n\ndef slope(x):\n    # BEGIN SOLUTION",
    )
    folder = small_assignment.write(tmp_path, ROOT, text)
    (notebook,) = load(folder, small_assignment.CHAPTER).notebooks
    assert notebook.names == ("slope", "halves", "emptied", "twice")
