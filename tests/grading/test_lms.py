"""Marks reach the right cell of the right file, or nothing is written at all."""

import csv
import io

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traitlets.config import Config

from course_tools import cli
from course_tools.grading import gradebook, lms, tables
from course_tools.grading.late import LatePenalty
from course_tools.project import CourseError
from tests.grading.hand_ins import ASSIGNMENT, UNHURRIED

pytest_plugins = ["tests.grading.made_course"]

COLUMN = "02 Derivative of one variable (4711)"
HEADER = f"Student,ID,SIS User ID,SIS Login ID,Section,Notes,{COLUMN},Quiz (4712)"
CANVAS = f"""{HEADER},Final Score
,,,,,,Manual Posting,,
    Points Possible,,,,,,16.00,5.00,(read only)
"Lovelace, Ada",101,s1,ada,"M 1, M 2",a note,,5.00,12
"O'Brien, Bob",102,s2,bob,M 1,,3.00,,-1.5
"=cmd|'/C calc'!A0",777,s3,eve,M 1,@home,0.00,,
"Müller, Zoë",104,s4,zoe,M 1,,,,
"Student, Test",999,,b1946ac9,M 1,,,,
"""
HEADER = "Identifier,Full name,Email address,Status,Grade,Maximum grade"
HEADER += ",Grade can be changed,Last modified (grade),Feedback comments"
WORKSHEET = f"""\ufeff{HEADER}
Participant 1,Ada Lovelace,ada@example.org,Submitted,-,16.00,Yes,-,
Participant 2,Bob O'Brien,BOB@example.org,Submitted,3.00,16.00,Yes,-,well
Participant 3,Eve,eve@example.org,Submitted,,16.00,No,-,
Participant 4,Zoë Müller,zoe@example.org,No submission,-,16.00,Yes,-,-
"""


@pytest.fixture
def file(tmp_path):
    def write(text, name="in.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write


def run(*words):
    return cli.main(["export", *map(str, words)])


def cells(path, column):
    """The cells of a column by the ones of the first."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    place = rows[0].index(column)
    return {row[0]: row[place] for row in rows[1:]}


def test_canvas_is_filled_and_the_rest_stays(marked, file, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert run(2, "--canvas", file(CANVAS), "--to", out) == 0
    assert cells(out, COLUMN) == {
        "": "Manual Posting",
        "    Points Possible": "16.00",
        "Lovelace, Ada": "16",
        "O'Brien, Bob": "10",
        "'=cmd|'/C calc'!A0": "2.5",
        "Müller, Zoë": "",
        "Student, Test": "",
    }
    before = list(csv.reader(io.StringIO(CANVAS)))
    after = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert after[0] == before[0]
    changed = {
        (row[0], column)
        for row, other in zip(before[1:], after[1:], strict=True)
        for column, cell, new in zip(before[0], row, other, strict=True)
        if cell != new
    }
    # Three marks, and two cells that a spreadsheet would run; "-1.5" stays a number.
    assert changed == {
        ("Lovelace, Ada", COLUMN),
        ("O'Brien, Bob", COLUMN),
        ("=cmd|'/C calc'!A0", COLUMN),
        ("=cmd|'/C calc'!A0", "Student"),
        ("=cmd|'/C calc'!A0", "Notes"),
    }
    said = capsys.readouterr().out
    assert "3 marks written, 0 were there already" in said
    assert "1 without a submission, left as they were: zoe" in said
    assert "2 cells begin as a formula does" in said


def test_a_second_export_changes_nothing(marked, file, tmp_path, capsys):
    out, again = tmp_path / "out.csv", tmp_path / "again.csv"
    run(2, "--canvas", file(CANVAS), "--to", out)
    capsys.readouterr()
    assert run(2, "--canvas", out, "--to", again) == 0
    assert "0 marks written, 3 were there already" in capsys.readouterr().out
    assert again.read_bytes() == out.read_bytes()


def test_form_of_the_file_is_kept(marked, file, tmp_path):
    text = "\ufeff" + CANVAS.replace("\n", "\r\n")
    run(2, "--canvas", file(text), "--to", tmp_path / "out.csv")
    written = (tmp_path / "out.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfStudent,ID")
    assert written.count(b"\r\n") == text.count("\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")


def test_excused_and_unassigned_cells_are_left(marked, file, tmp_path, capsys):
    text = CANVAS.replace('M 2",a note,,', 'M 2",a note,EX,')
    text = text.replace("M 1,,3.00", "M 1,,N/A")
    assert run(2, "--canvas", file(text), "--to", tmp_path / "out.csv") == 0
    filled = cells(tmp_path / "out.csv", COLUMN)
    assert (filled["Lovelace, Ada"], filled["O'Brien, Bob"]) == ("EX", "N/A")
    assert "ada: excused (EX), bob: not assigned (N/A)" in capsys.readouterr().out


def test_zero_for_no_shows_if_told(marked, file, tmp_path):
    run(2, "--canvas", file(CANVAS), "--to", tmp_path / "out.csv", "--zero")
    assert cells(tmp_path / "out.csv", COLUMN)["Müller, Zoë"] == "0"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("16.00", "20.00"), "is out of 20 points, the gradebook's out of 16"),
        (("101,s1", "102,s1"), "lines 4 and 5: both are `bob`"),
        ((COLUMN, "Drills (4711)"), "no column `02_derivative_of_one_variable`"),
        (("Quiz (4712)", COLUMN.replace("4711", "9")), "has two columns"),
        (("Section", "Sektion"), "the header is none of"),
        (("777,s3,eve", "777,s3,mallory"), "line 6: =cmd|'/C calc'!A0, 777, s3"),
        # A number that belongs to nobody, and the login of one with another number.
        (("101,s1,ada", "109,s1,ada"), "line 4: Lovelace, Ada, 109, s1"),
    ],
)
def test_what_is_not_certain_is_refused_and_nothing_written(
    marked, file, tmp_path, capsys, change, said
):
    out = tmp_path / "out.csv"
    assert run(2, "--canvas", file(CANVAS.replace(*change)), "--to", out) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_unknown_students_are_left_alone_if_told(marked, file, tmp_path, capsys):
    text = CANVAS.replace("777,s3,eve", "777,s3,mallory")
    out = tmp_path / "out.csv"
    assert run(2, "--canvas", file(text), "--to", out, "--allow-unknown") == 0
    assert cells(out, COLUMN)["'=cmd|'/C calc'!A0"] == "0.00"
    said = capsys.readouterr().out
    assert "1 in the file, not in the gradebook: line 6" in said
    assert "1 in the gradebook, not in the file: eve" in said


def test_marks_are_converted_if_told(marked, file, tmp_path):
    text = CANVAS.replace("16.00", "8,00".replace(",", "."))
    run(2, "--canvas", file(text), "--to", tmp_path / "out.csv", "--scale")
    assert cells(tmp_path / "out.csv", COLUMN)["O'Brien, Bob"] == "5"


def test_a_column_by_its_title_and_one_that_canvas_computes(
    marked, file, tmp_path, capsys
):
    out = tmp_path / "out.csv"
    words = ["--canvas", file(CANVAS), "--to", out, "--column"]
    assert run(2, *words, "Quiz", "--scale") == 0
    assert cells(out, "Quiz (4712)")["O'Brien, Bob"] == "3.125"
    assert run(2, *words, "Final Score") == 1
    assert "no column `Final Score` for marks" in capsys.readouterr().err


def test_moodles_worksheet_is_filled(marked, file, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert run(2, "--moodle", file(WORKSHEET), "--to", out) == 0
    grades = cells(out, "Grade")
    assert list(grades.values()) == ["16", "10", "", "-"]
    assert cells(out, "Feedback comments")["Participant 4"] == "-"
    assert out.read_bytes().startswith(b"\xef\xbb\xbfIdentifier,")
    said = capsys.readouterr().out
    assert "eve: the platform lets nobody change this mark" in said
    assert run(2, "--moodle", file(WORKSHEET.replace("16.00", "100.00"))) == 1
    assert "`Grade` is out of 100 points" in capsys.readouterr().err


def test_moodles_grades_export_is_filled(marked, file, tmp_path, capsys):
    title = "Assignment: 02 Derivative of one variable"
    text = (
        f"First name;Last name;ID number;Email address;{title} (Real);"
        f"{title} (Percentage)\nAda;Lovelace;ada;a@b.c;;\nBob;O'Brien;bob;;-;50,00 %\n"
    )
    out = tmp_path / "out.csv"
    assert run(2, "--moodle", file(text), "--to", out) == 0
    assert out.read_text() == text.replace("a@b.c;;", "a@b.c;16;").replace(
        ";-;", ";10;"
    )
    assert "does not say what" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["--canvas", "--moodle"])
def test_a_file_of_the_other_platform(marked, file, kind, capsys):
    text = WORKSHEET if kind == "--canvas" else CANVAS
    assert run(2, kind, file(text)) == 1
    assert "is no " in capsys.readouterr().err


def test_the_file_that_is_read_is_never_overwritten(marked, file, capsys):
    path = file(CANVAS)
    assert run(2, "--canvas", path, "--to", path) == 1
    assert "would be overwritten" in capsys.readouterr().err
    assert path.read_text() == CANVAS


def test_plain_table_of_all_marks(marked, capsys):
    assert run("--csv") == 0
    path = marked / "classroom" / f"csv_{ASSIGNMENT}.csv"
    with path.open(encoding="utf-8", newline="") as opened:
        rows = {row["student_id"]: row for row in csv.DictReader(opened)}
    assert list(rows) == ["ada", "bob", "eve", "zoe"]
    assert rows["ada"]["timestamp"] == "2026-01-30 15:00:00"
    assert rows["bob"]["duedate"] == "2026-01-31 12:00:00"
    assert {name: row["score"] for name, row in rows.items()} == {
        "ada": "16",
        "bob": "10",
        "eve": "2.5",
        "zoe": "0",
    }


def test_plain_table_has_the_numbers_of_nbgraders_own_export(marked, tmp_path):
    from nbgrader.plugins.export import CsvExportPlugin

    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    run("--csv", "--to", ours)
    with gradebook.opened(marked) as book:
        CsvExportPlugin(to=str(theirs)).export(book)
    assert numbers(ours) == numbers(theirs)


NUMBERS = ("raw_score", "late_submission_penalty", "score", "max_score")


def numbers(path):
    with path.open(encoding="utf-8", newline="") as opened:
        return [
            {k: tables.number(v) if k in NUMBERS else v for k, v in row.items()}
            for row in csv.DictReader(opened)
        ]


def test_extra_credit_counts_beyond_the_maximum(marked, file, tmp_path):
    with gradebook.opened(marked) as book:
        book.find_grade("test_root", "drill", ASSIGNMENT, "ada").extra_credit = 1.5
        book.db.commit()
    run(2, "--canvas", file(CANVAS), "--to", tmp_path / "out.csv")
    assert cells(tmp_path / "out.csv", COLUMN)["Lovelace, Ada"] == "17.5"


def test_what_waits_for_a_human_is_not_exported(marked, file, tmp_path, capsys):
    with gradebook.opened(marked) as book:
        grade = book.find_grade("test_root", "drill", ASSIGNMENT, "bob")
        grade.needs_manual_grade = True
        book.db.commit()
    run(2, "--canvas", file(CANVAS), "--to", tmp_path / "out.csv")
    assert cells(tmp_path / "out.csv", COLUMN)["O'Brien, Bob"] == "3.00"
    assert "bob: not graded to the end" in capsys.readouterr().out


def test_before_grading(course, file, capsys):
    assert run(2, "--canvas", file(CANVAS)) == 1
    assert "the gradebook does not know 02_derivative" in capsys.readouterr().err
    assert run("--csv") == 1
    assert "knows no assignment" in capsys.readouterr().err


def test_more_than_one_assignment_for_a_platform(marked, file, capsys):
    assert run("--canvas", file(CANVAS)) == 1
    assert "name one assignment for --canvas" in capsys.readouterr().err


# Late work.


def penalise(course, **rule):
    """Let nbgrader's own preprocessor ask the plug-in that the configuration names."""
    from nbgrader.preprocessors import AssignLatePenalties

    config = gradebook.settings(course)
    config.merge(Config({"LatePenalty": rule}))
    step = AssignLatePenalties(config=config)
    for student in ("ada", "bob"):
        names = {"notebook": "drill", "assignment": ASSIGNMENT, "student": student}
        names["db_url"] = config.CourseDirectory.db_url
        step.preprocess(nbformat.v4.new_notebook(), {"nbgrader": names})
    assert isinstance(step.plugin_inst, LatePenalty)


def test_nbgrader_takes_the_penalty_that_the_configuration_names(
    marked, file, tmp_path
):
    out = tmp_path / "out.csv"
    for rule, score in (
        ({}, "10"),  # 25 hours late; the configuration as it comes takes nothing
        ({"share": 0.1}, "8"),
        ({"share": 0.4}, "5"),  # the cap of the configuration
        ({"points": 1.5, "cap": 1.0}, "7"),
        ({"points": 0.2, "per": "hour", "cap": 1.0}, "5"),
        ({"share": 0.1, "grace_minutes": 120.0}, "9"),
    ):
        penalise(marked, **rule)
        assert run(2, "--canvas", file(CANVAS), "--to", out) == 0
        filled = cells(out, COLUMN)
        assert (filled["Lovelace, Ada"], filled["O'Brien, Bob"]) == ("16", score), rule


@settings(UNHURRIED)
@given(st.floats(0, 100), st.floats(0, 1e8), st.floats(0, 1), st.floats(0, 1))
def test_a_penalty_is_never_more_than_the_cap(score, seconds, share, cap):
    rule = LatePenalty(share=share, cap=cap, points=1.0)
    lost = rule.late_submission_penalty("ada", score, seconds) or 0.0
    assert 0 <= lost <= cap * score
    later = rule.late_submission_penalty("ada", score, seconds + 86400) or 0.0
    assert later >= lost


# Cells that a spreadsheet would run.


@pytest.mark.parametrize(
    ("cell", "out"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("Ada;=1+1", "Ada;'=1+1"),
        ("-2.5", "-2.5"),
        ("-1,5", "-1,5"),
        ("+3", "+3"),
        ("-1e5", "-1e5"),
        ("-", "-"),
        ("Anne-Marie = A", "Anne-Marie = A"),
        ("", ""),
    ],
)
def test_guards(cell, out):
    assert tables.guarded(cell) == out
    assert tables.guarded(out) == out


@settings(UNHURRIED)
@given(
    st.lists(
        st.lists(st.text(max_size=8), min_size=3, max_size=3), min_size=1, max_size=4
    )
)
def test_a_written_table_is_read_again_and_starts_no_formula(tmp_path_factory, rows):
    rows = [[cell.replace("\0", "") for cell in row] for row in rows]
    rows = [
        [cell.encode("utf-8", "ignore").decode() for cell in row]
        for row in rows
        if any(cell.strip() for cell in row)
    ]
    table = tables.Table(["a", "b", "c"], rows)
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(tables.written(table))
    again = tables.read(path)
    assert [row for _, row in again.numbered()] == [
        [tables.guarded(cell) for cell in row] for row in rows
    ]
    for row in again.rows:
        for cell in row:
            plain = cell.strip() == "-" or tables.NUMBER.fullmatch(cell.strip())
            assert plain or not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))


def test_a_table_names_what_it_cannot_read(tmp_path):
    (tmp_path / "x.csv").write_text('a,b\n"x"y,z\n')
    with pytest.raises(CourseError, match=r"x\.csv, line 2: is no CSV"):
        tables.read(tmp_path / "x.csv")


def test_points_are_written_as_short_as_they_are():
    assert [lms.points(score) for score in (0.0, 100.0, 2.5, 1 / 3)] == [
        "0",
        "100",
        "2.5",
        "0.3333",
    ]
