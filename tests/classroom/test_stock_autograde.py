"""The fast runner and stock `nbgrader autograde` give the same marks."""

from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from course_tools import notebooks, release
from course_tools.project import drill_chapters
from tests.classroom import made_up

ROOT = Path(__file__).resolve().parents[2]
# Stock takes a second a notebook; our own grading is tested with every chapter.
STOCK = drill_chapters(ROOT)[1::4]


def tamper(notebook):
    """Empty the tests, raise their points, unlock them: what a cheat tries first."""
    for cell in notebook.cells:
        grading = cell.metadata.get("nbgrader", {})
        if grading.get("grade"):
            cell.source = "pass"
            grading["points"] = 100
            grading["locked"] = False
    return notebook


@pytest.fixture(scope="module", params=STOCK)
def graded(request, tmp_path_factory):
    """A class graded by stock nbgrader: (assignment, students' work, gradebook)."""
    folder = tmp_path_factory.mktemp("course")
    chapter = request.param
    task = made_up.Assignment(ROOT, chapter)
    release.copy_course(ROOT, folder, [chapter])
    release.run_nbgrader(folder, "generate_assignment", chapter)
    released = folder / "exercises" / chapter
    works = [task.reference("reference"), task.blank("blank"), task.blank("tampered")]
    works += [task.mixed("mixed", 0), task.mixed("mostly-wrong", 99, right=0.1)]
    for work in works:
        change = tamper if work.name == "tampered" else None
        submitted = folder / "classroom" / "submitted" / work.name / chapter
        task.hand_in(work, released, submitted, change)
    release.run_nbgrader(folder, "autograde", chapter, "--create")
    with Gradebook(f"sqlite:///{folder}/classroom/gradebook.db") as gradebook:
        yield task, {work.name: work for work in works}, gradebook


def marks_of(gradebook, task, student):
    submission = gradebook.find_submission(task.chapter, student)
    return {
        grade.name: grade.auto_score
        for notebook in submission.notebooks
        for grade in notebook.grades
    }


def test_reference_gets_full_marks(graded):
    task, _, gradebook = graded
    assert sum(marks_of(gradebook, task, "reference").values()) == task.points


@pytest.mark.parametrize("student", ["blank", "tampered"])
def test_blank_and_tampered_get_nothing(graded, student):
    task, _, gradebook = graded
    assert sum(marks_of(gradebook, task, student).values()) == 0


@pytest.mark.parametrize("student", ["mixed", "mostly-wrong"])
def test_marks_are_those_of_the_fast_runner(graded, student):
    task, works, gradebook = graded
    expected = task.marks(works[student])
    assert marks_of(gradebook, task, student) == expected
    assert 0 < sum(expected.values()) < task.points


def test_blank_release_shows_the_learner_what_to_do(graded):
    task, _, gradebook = graded
    folder = Path(gradebook.engine.url.database).parent
    done = folder / "autograded" / "blank" / task.chapter
    messages = [
        output.evalue
        for name in task.files
        for cell in notebooks.read(done / name).cells
        for output in cell.get("outputs", ())
        if output.output_type == "error" and cell.id.startswith("test_")
    ]
    assert len(messages) == len(task.marks(graded[1]["blank"]))
    assert all("is not written yet" in message for message in messages)
