"""The end-to-end tests of `course grade` once more, on PostgreSQL."""

import os
import shutil
import subprocess
import sys

import pytest

from course_tools.grading import doctor, grade_class, lms, roster
from course_tools.grading.rows import Rows
from course_tools.project import CourseError
from tests.grading.small import CHAPTER
from tests.grading.small_class import ROSTER

# The very tests: they meet the fixture below in the place of the SQLite course.
from tests.grading.test_grade_class import (  # noqa: F401
    SCORES,
    test_a_graders_own_marks_survive,
    test_a_mended_test_grades_again_and_says_whose_marks_changed,
    test_everybody_ends_in_one_status_with_marks_and_reasons,
    test_late_work_loses_what_the_plug_in_says,
    test_only_new_work_is_graded,
    test_second_run_executes_nothing_and_changes_nothing,
)

pytest_plugins = ["tests.grading.small_class", "tests.grading.postgres"]


@pytest.fixture(scope="module")
def with_roster(server, made, tmp_path_factory):
    """The name of a database into which the roster was imported from a file."""
    folder, name = tmp_path_factory.mktemp("roster"), server.new()
    shutil.copytree(made, folder, symlinks=True, dirs_exist_ok=True)
    use(folder, server.address(name))
    people = folder / "people.csv"
    people.write_text("\n".join(["id", *ROSTER]) + "\n")
    roster.import_file(folder, people)
    return name


@pytest.fixture
def small_course(small_course, server, with_roster):
    """The small course, with a database of its own that has the roster alone."""
    use(small_course.folder, server.address(server.new(template=with_roster)))
    return small_course


def use(folder, address):
    """Set the gradebook's address as a teacher does."""
    with (folder / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.CourseDirectory.db_url = {address!r}\n")


def test_rows_are_those_of_sqlite(small_class):
    small_class.grade()
    there = small_class.rows()
    assert len(there) > 50
    use(small_class.folder, f"sqlite:///{small_class.places}/gradebook.db")
    small_class.grade()
    assert small_class.asked == []
    assert small_class.rows() == there


def test_a_batch_that_fails_leaves_no_row(small_class, monkeypatch):
    real = Rows._student

    def failing(self, entry, submission):
        if entry.student == "cyd":
            raise CourseError("in the middle")
        return real(self, entry, submission)

    with monkeypatch.context() as patch, pytest.raises(CourseError, match="middle"):
        patch.setattr(Rows, "_student", failing)
        small_class.grade()
    assert small_class.rows() == []
    small_class.grade()
    students = small_class.students()
    assert {n: s["score"] for n, s in students.items()} == SCORES | {"kim": None}


def test_a_server_that_ends_the_session_is_named_and_the_next_run_finishes(
    small_class, server, monkeypatch
):
    real = Rows._write

    def ended(self, entries):
        server.execute(
            "postgres",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname LIKE 'gradebook%'",
        )
        return real(self, entries)

    with monkeypatch.context() as patch, pytest.raises(CourseError) as raised:
        patch.setattr(Rows, "_write", ended)
        small_class.grade()
    assert "cannot be used" in str(raised.value)
    small_class.grade()
    assert small_class.students()["ada"]["score"] == SCORES["ada"]


def test_no_session_is_left_open(small_class, server):
    small_class.grade()
    open_ones = "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'gradebook%'"
    assert server.execute("postgres", open_ones) == [(0,)]


def test_command_line_nbgrader_and_export_read_it(small_class, capsys):
    """The command itself, nbgrader's own feedback, and the table of marks."""
    from course_tools import release

    folder = small_class.folder
    said = subprocess.run(
        [sys.executable, "-m", "course_tools.cli", "grade", "1", "--student", "bob"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert "kept by a server" in said.stdout
    assert {row[0] for row in small_class.rows()} == {"bob", "eve"}
    release.run_nbgrader(folder, "generate_feedback", CHAPTER, "--force")
    assert list((small_class.places / "feedback" / "bob").rglob("*.html"))
    lms.export(folder, [CHAPTER], "csv", to=folder / "marks.csv")
    assert "bob" in (folder / "marks.csv").read_text()


def test_doctor_counts_the_students(small_course, capsys):
    finding = doctor.database(small_course.folder)
    assert (finding.fine, finding.sentence) == (True, "postgresql, 6 students")


def test_a_server_that_does_not_answer_is_named_without_its_password(small_course):
    use(small_course.folder, "postgresql://teacher:s3cret@/none?host=/nowhere")
    finding = doctor.database(small_course.folder)
    assert not finding.fine
    assert "/nowhere" in finding.sentence and "s3cret" not in finding.sentence
    with pytest.raises(CourseError, match="cannot be used") as raised:
        grade_class.run(small_course.folder, CHAPTER)
    assert "s3cret" not in str(raised.value)
