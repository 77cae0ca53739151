"""The life of a class of twelve through stock nbgrader, from release to export."""

import csv
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from course_tools import release
from tests.classroom import made_up

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "02_derivative_of_one_variable"
ABSENT = "lin"

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "jacobians"
c.CourseDirectory.student_id = {student!r}
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""


def hand_in(folder, task, work):
    """Fetch, solve and submit, as this student would in her own folder."""
    release.run_nbgrader(folder, "fetch_assignment", CHAPTER)
    task.hand_in(work, folder / CHAPTER, folder / CHAPTER)
    release.run_nbgrader(folder, "submit", CHAPTER)


def class_of_twelve(task):
    """Good, half, blank and broken work; the twelfth hands in nothing."""
    works = [task.reference("ada"), task.blank("bo")]
    names = ["cyd", "dora", "emil", "finn", "gia", "hugo"]
    works += [task.mixed(name, seed) for seed, name in enumerate(names, start=20)]
    broken = task.reference("iris")
    broken.answers["quotient"] = made_up.SYNTAX_ERROR
    missing = task.reference("jon")
    missing.answers["newton_step"] = made_up.MISSING
    half = task.reference("kim")
    for function in list(half.answers)[len(half.answers) // 2 :]:
        half.answers[function] = made_up.STUB
    return [*works, broken, missing, half, made_up.Work(ABSENT)]


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """The class after its life: the task, the works and the teacher's folder."""
    folder = tmp_path_factory.mktemp("class")
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    teacher = folder / "teacher"
    release.copy_course(ROOT, teacher, [CHAPTER])
    with (teacher / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
    task = made_up.Assignment(ROOT, CHAPTER)
    works = class_of_twelve(task)

    release.run_nbgrader(teacher, "generate_assignment", CHAPTER)
    for work in works:
        release.run_nbgrader(teacher, "db", "student", "add", work.name)
    release.run_nbgrader(teacher, "release_assignment", CHAPTER)

    def live(work):
        mine = folder / "students" / work.name
        mine.mkdir(parents=True)
        settings = CONFIG.format(
            student=work.name, exchange=str(exchange), cache=str(mine / "cache")
        )
        (mine / "nbgrader_config.py").write_text(settings, encoding="utf-8")
        if work.name != ABSENT:
            hand_in(mine, task, work)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(live, works))
    for step in ("collect", "autograde", "generate_feedback", "release_feedback"):
        release.run_nbgrader(teacher, step, CHAPTER)
    release.run_nbgrader(teacher, "export", "--to", "classroom/grades.csv")
    return task, works, folder


def test_exported_marks_are_the_expected_ones(life):
    task, works, folder = life
    with (folder / "teacher/classroom/grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    expected = {work.name: sum(task.marks(work).values()) for work in works}
    assert {name: float(row["score"]) for name, row in rows.items()} == expected
    assert len(expected) == 12
    assert len(set(expected.values())) >= 6
    assert {float(row["max_score"]) for row in rows.values()} == {task.points}


def test_whoever_handed_in_finds_feedback_in_the_exchange(life):
    _, works, folder = life
    given = folder / "exchange" / "jacobians" / "feedback"
    handed_in = [work.name for work in works if work.name != ABSENT]
    assert len(list(given.glob("*.html"))) == len(handed_in)
    assert not (folder / "teacher/classroom/feedback" / ABSENT).exists()


def test_student_reads_the_name_of_the_mistake(life):
    task, works, folder = life
    mixed = next(work for work in works if work.name == "cyd")
    marks = task.marks(mixed)
    assert 0 < sum(marks.values()) < task.points
    release.run_nbgrader(folder / "students" / "cyd", "fetch_feedback", CHAPTER)
    (page,) = (folder / "students" / "cyd").rglob("*.html")
    assert "WrongAnswer" in page.read_text(encoding="utf-8")


def test_one_broken_cell_costs_that_drill_alone(life):
    task, works, _ = life
    for name, function in (("iris", "quotient"), ("jon", "newton_step")):
        work = next(w for w in works if w.name == name)
        lost = task.points - sum(task.marks(work).values())
        assert lost == task.drills[function].points
