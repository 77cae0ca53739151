"""Rosters of three makes come into the gradebook; every row is accounted for."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from course_tools import cli
from course_tools.grading import gradebook, roster
from course_tools.grading.roster import Student
from course_tools.project import CourseError

pytest_plugins = ["tests.grading.made_course"]

NEED_NO_NBGRADER = ("intake", "collect", "archive", "naming", "roster", "lms", "times")
NBGRADER = """id,first_name,last_name,email,lms_user_id
ada,Ada,Lovelace,ada@example.org,101
bob,Bob,O'Brien,,
"""
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Drills 2 (4711),Final Score
,,,,,Manual Posting,
    Points Possible,,,,,16.00,(read only)
"Lovelace, Ada",101,s1,ada,"M 1, M 2",,
"O'Brien, Bob",102,s2,bob,M 1,3.00,1
"Student, Test",999,,b1946ac9,M 1,,
"""
MOODLE = """First name;Last name;ID number;Email address;Groups
Ada;Lovelace;;ada@example.org;A
Zoë;Müller;77;zoe@example.org;B
"""
WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum grade
Participant 5501,Ada King Lovelace,ada@example.org,Submitted for grading,-,16.00
"""


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "people.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def people(found):
    return list(found.students.values())


def test_the_three_makes_are_told_apart_by_their_headers(file):
    found = roster.read(file(NBGRADER))
    assert (found.make, found.id_column) == ("nbgrader", "id")
    assert people(found) == [
        Student("ada", "Ada", "Lovelace", "ada@example.org", "101"),
        Student("bob", "Bob", "O'Brien"),
    ]
    found = roster.read(file(CANVAS))
    assert (found.make, found.id_column) == ("Canvas", "SIS Login ID")
    assert people(found) == [
        Student("ada", "Ada", "Lovelace", "", "101"),
        Student("bob", "Bob", "O'Brien", "", "102"),
    ]
    assert found.notes == ["line 6: the test student of Canvas is left out"]
    found = roster.read(file(MOODLE, "utf-8-sig"))
    assert (found.make, found.id_column) == ("Moodle", "Email address")
    assert people(found)[1] == Student(
        "zoe@example.org", "Zoë", "Müller", "zoe@example.org"
    )
    found = roster.read(file(WORKSHEET))
    assert people(found) == [
        Student("ada@example.org", "Ada King", "Lovelace", "ada@example.org")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(file, encoding):
    found = roster.read(file(MOODLE.replace("\n", "\r\n"), encoding))
    assert people(found)[1].last_name == "Müller"


def test_canvas_with_names_in_two_columns(file):
    found = roster.read(
        file("LastName,FirstName,ID,SIS Login ID,Section\nLovelace,Ada,101,ada,M 1\n")
    )
    assert people(found) == [Student("ada", "Ada", "Lovelace", "", "101")]


def test_another_column_of_ids(file):
    found = roster.read(file(CANVAS), "SIS User ID")
    assert [student.id for student in people(found)] == ["s1", "s2"]
    with pytest.raises(CourseError, match="has no column `Kennung`; it has Student"):
        roster.read(file(CANVAS), "Kennung")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("name,mark\nada,1\n", "the header is none of nbgrader"),
        ("id,email\n", "has a header of nbgrader, and no students"),
        ("id,email,email\na,b,c\n", "two columns of the name email"),
        ('id,email\n"ada,b\n', "is no CSV"),
        ("PK\x03\x04rest", "is a spreadsheet; save it as CSV"),
    ],
)
def test_files_that_are_no_roster(file, text, said):
    with pytest.raises(CourseError, match=said):
        roster.read(file(text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CourseError, match=r"none\.csv: cannot be read"):
        roster.read(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Eve,X,,", "line 4: the id is empty"),
        ("../eve,Eve,X,,", "line 4: the id `../eve` holds a slash"),
        ("m[1],Eve,X,,", "line 4: the id `m[1]` holds one of"),
        ("eve,Eve,X" + "x" * 200 + ",,", "line 4: last_name has 201 characters"),
        ("e\x1be,Eve,X,,", "line 4: the id `e\\x1be` holds a control character"),
        ("eve,Eve,X,,101", "lines 2, 4: lms_user_id `101` stands twice"),
        ("ada,Other,X,,", "lines 2, 4: id `ada` stands twice"),
        ("ADA,Other,X,,", "lines 2, 4: id `ada` stands twice"),
    ],
)
def test_bad_rows_are_named_with_their_line_and_the_others_read(file, row, said):
    found = roster.read(file(NBGRADER + row + "\n"))
    assert len(found.bad) == 1
    assert found.bad[0].startswith(said)
    assert "bob" in {student.id for student in people(found)}


def test_a_row_that_stands_twice_is_one_student(file):
    found = roster.read(file(NBGRADER + "bob,Bob,O'Brien,,\n"))
    assert (len(found.students), found.bad) == (2, [])


def run(*words):
    return cli.main(["roster", *map(str, words)])


def test_import_says_what_changed_and_a_second_one_changes_nothing(
    course, file, capsys
):
    assert run("import", file(NBGRADER)) == 0
    said = capsys.readouterr().out
    assert "added      ada (Ada Lovelace, ada@example.org, LMS 101)" in said
    assert said.endswith("2 added, 0 changed, 0 unchanged, 0 missing, 0 bad\n")
    assert run("import", file(NBGRADER)) == 0
    assert "0 added, 0 changed, 2 unchanged" in capsys.readouterr().out

    assert run("import", file(CANVAS.replace("O'Brien, Bob", "O'Brien, Robert"))) == 0
    said = capsys.readouterr().out
    assert (
        "changed    bob: first_name: Bob -> Robert; lms_user_id: (empty) -> 102" in said
    )
    assert "1 unchanged" in said
    # An empty cell of the file leaves what the gradebook has.
    assert roster.load(course)["ada"].email == "ada@example.org"

    assert run("import", file("id\nada\n")) == 0
    said = capsys.readouterr().out
    assert "missing    in the gradebook, not in the file: bob" in said
    assert set(roster.load(course)) == {"ada", "bob"}


def test_dry_run_writes_nothing(course, file, capsys):
    assert run("import", file(NBGRADER), "--dry-run") == 0
    assert "2 added" in capsys.readouterr().out
    assert roster.load(course) == {}


def test_bad_rows_end_with_status_1_after_the_good_ones(course, file, capsys):
    assert run("import", file(NBGRADER + "../x,,,,\n")) == 1
    said = capsys.readouterr()
    assert "1 bad rows in" in said.err
    assert "line 4: the id `../x` holds a slash" in said.err
    assert set(roster.load(course)) == {"ada", "bob"}


def test_the_same_person_under_a_second_id_is_refused(course, file, capsys):
    run("import", file(NBGRADER))
    assert run("import", file(CANVAS), "--id", "SIS User ID") == 1
    said = capsys.readouterr().err
    assert "lms_user_id `101` is that of `ada` in the gradebook, not of `s1`" in said
    assert "ada" in roster.load(course)
    assert "s1" not in roster.load(course)
    assert run("import", file("id,email\nAda,\n")) == 1
    assert "`Ada` is in the gradebook as `ada`" in capsys.readouterr().err


def test_show_lists_everybody(course, file, capsys):
    run("import", file(NBGRADER))
    capsys.readouterr()
    assert run("show") == 0
    assert capsys.readouterr().out == (
        "ada (Ada Lovelace, ada@example.org, LMS 101)\nbob (Bob O'Brien)\n2 students\n"
    )


def test_moodle_teachers_are_left_out(file):
    found = roster.read(
        file(
            "First name,Last name,Email address,Roles\n"
            "Ada,Lovelace,ada@example.org,Student\n"
            "Tea,Cher,tea@example.org,Teacher\n"
        )
    )
    assert [student.first_name for student in people(found)] == ["Ada"]
    assert found.notes == ["line 3: Teacher, no student, is left out"]


def test_nbgrader_itself_reads_what_was_imported(course, file):
    run("import", file(MOODLE))
    with gradebook.opened(course) as book:
        assert book.find_student("zoe@example.org").last_name == "Müller"


def test_a_gradebook_that_cannot_be_opened_is_a_sentence(course, file, capsys):
    (course / "classroom" / "gradebook.db").write_bytes(b"no database" * 100)
    assert run("import", file(NBGRADER)) == 1
    said = capsys.readouterr().err
    assert said.startswith("course roster: the gradebook (sqlite:///")
    assert said.endswith("cannot be used: file is not a database\n")


def test_a_gradebook_in_use_is_a_sentence_and_is_not_harmed(course, file, capfd):
    run("import", file("id\nada\n"))
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.CourseDirectory.db_url += '?timeout=0'\n")
    database = course / "classroom" / "gradebook.db"
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        capfd.readouterr()
        assert run("import", file(NBGRADER)) == 1
        said = capfd.readouterr().err
        other.execute("ROLLBACK")
    assert said.count("\n") == 1
    assert said.endswith("cannot be used: database is locked\n")
    assert run("import", file(NBGRADER)) == 0
    assert set(roster.load(course)) == {"ada", "bob"}


def test_a_configuration_that_fails_is_a_sentence(course, file, capsys):
    (course / "nbgrader_config.py").write_text("c = get_config()\n1 / 0\n")
    assert run("show") == 1
    assert "nbgrader_config.py fails: ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["roster", "show"], ["collect", "x.zip", "2"], ["export", "--csv"]]
)
def test_missing_nbgrader_is_said(course, monkeypatch, capsys, words):
    for name in [name for name in sys.modules if name.split(".")[0] == "nbgrader"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    assert cli.main(words) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"course {words[0]}: the package `nbgrader")
    assert said.endswith("pip install -e '.[dev]'\n")


def test_intake_and_the_readers_of_files_need_no_nbgrader():
    modules = ", ".join(f"course_tools.grading.{name}" for name in NEED_NO_NBGRADER)
    code = f"import sys; sys.modules['nbgrader'] = None; import {modules}"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize("words", [["roster", "import"], ["collect"], ["export"]])
def test_help_has_an_example(words, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([*words, "--help"])
    assert ended.value.code == 0
    assert f"example: course {' '.join(words)} " in capsys.readouterr().out
