"""The made-up class of `course demo-class`: what it holds, and its grading."""

import json
import random

import pytest

from course_tools import cli
from course_tools.grading import assignment, demo_class, intake, people
from course_tools.grading.jobs import Keys
from course_tools.project import CourseError
from tests.grading.conftest import ROOT

CHAPTER = "02_derivative_of_one_variable"


@pytest.fixture(scope="module")
def made():
    return demo_class.Class(ROOT, CHAPTER, random.Random(3))


def test_names_are_different_and_can_be_folders():
    names = demo_class.people(60, 1)
    assert len(set(names)) == 60
    assert all(name.isascii() and name.count(".") == 1 for name in names)
    assert names == demo_class.people(60, 1) != demo_class.people(60, 2)


def test_answers_read_as_a_student_writes_them():
    text = (ROOT / "variants" / CHAPTER / "quotient.py").read_text(encoding="utf-8")
    answers = demo_class.answers_in(text, "quotient")
    assert {right for _, right in answers} == {True, False}
    for source, _ in answers:
        assert "def quotient(" in source
        assert "right_" not in source and "wrong_" not in source
        assert '"""' not in source  # which would say whether it is right


def test_every_answer_can_be_compiled(made):
    for name, answers in made.answers.items():
        for source, _ in answers:
            compile(source, name, "exec")


def test_class_has_students_of_every_kind(made, tmp_path):
    for number, files in enumerate(made.hand_ins(58)):
        made.write(tmp_path / f"s{number:02d}" / CHAPTER, files)
    known = assignment.load(ROOT, CHAPTER)
    keys = Keys(ROOT, known, demo_class.LIMITS, "full")
    taken = people.take_in(tmp_path, known, (), keys)
    statuses = [person.taken.status for person in taken]
    assert len(taken) == 58
    assert set(statuses) == set(intake.STATUSES) - {"missing"}
    assert statuses.count("ok") > 40
    texts = [data for person in taken for data in person.notebooks.values()]
    attacks = [
        text for text in texts if b"# forging: " in text or b"# breaking: " in text
    ]
    assert len(attacks) == len(demo_class.ATTACKS)


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path):
    (tmp_path / "mine").touch()
    with pytest.raises(CourseError, match="left alone"):
        demo_class.run(ROOT, CHAPTER, tmp_path, count=60)
    assert (tmp_path / "mine").exists()
    with pytest.raises(CourseError, match="20 students or more"):
        demo_class.run(ROOT, CHAPTER, tmp_path / "new", count=3)


def test_a_small_one_is_graded_by_the_command_itself(tmp_path, capfd, monkeypatch):
    """The whole way once: the probe, real workers, the gradebook, the report."""
    monkeypatch.chdir(ROOT)
    words = ["demo-class", "2", "--students", "20", "--into", str(tmp_path / "demo")]
    assert cli.main(words) == 1
    said = capfd.readouterr()
    assert "20 students" in said.out
    assert "100%" in said.err  # the bar
    (path,) = (tmp_path / "demo").glob("classroom/reports/*/summary.json")
    found = json.loads(path.read_text())
    assert sum(found["counts"].values()) == 20
    assert found["counts"]["missing"] == demo_class.NO_SHOWS
    assert found["incomplete"] == {}
    forged = [s for s in found["students"] if "died" in str(s["reasons"])]
    assert len(forged) == 1
    assert forged[0]["score"] == 0
