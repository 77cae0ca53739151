"""`course grade` on a small class: what it writes, and what it does a second time."""

import json
import re
import subprocess
import sys

import pytest

from course_tools import cli
from course_tools.grading import backup, grade_class, gradebook, reference, roster
from course_tools.grading.crew import NotGraded
from course_tools.grading.probe import Tier
from course_tools.project import CourseError
from tests.grading.small import CHAPTER, POINTS, SENTINEL
from tests.grading.small_class import DRILL, ROSTER, Remembering

pytest_plugins = ["tests.grading.small_class"]
LOOP = "while True: pass"
SCORES = {"ada": 8.0, "bob": 5.0, "cyd": 0.0, "eve": 0.0, "gus": 0.0, "stranger": 5.0}


def test_everybody_ends_in_one_status_with_marks_and_reasons(small_class, capsys):
    status = small_class.grade()
    students = small_class.students()
    assert {n: s["score"] for n, s in students.items()} == SCORES | {"kim": None}
    assert {n: s["status"] for n, s in students.items()} == {
        "ada": "ok",
        "bob": "ok",
        "cyd": "ok",
        "eve": "unreadable",
        "gus": "ok",
        "kim": "missing",
        "stranger": "renamed",
    }
    human = {name for name, s in students.items() if s["needs_human"]}
    assert human == {"eve", "gus"}
    assert "time-out" in " ".join(students["gus"]["reasons"])
    assert "not on the roster" in students["stranger"]["remarks"][0]
    assert status == small_class.summary()["status"] == 1
    said = capsys.readouterr().out
    assert (
        said.splitlines()[0] == "full sandbox: namespaces, no network, a private user"
    )
    assert "7 students: 5 new, 1 unreadable, 1 missing" in said
    assert "handed nothing in: kim" in said
    assert "the same answers: bob, stranger" in said


def test_marks_are_the_same_beside_four_busy_loops(small_class):
    small = small_class.small
    busy = (  # half of what a cell may compute, and the whole of it by the wall clock
        "def slope(x):\n    import time\n    start = time.process_time()\n"
        "    while time.process_time() - start < 0.1: pass\n    return 6 * x**2"
    )
    small_class.hand_in("kim", small.answered(slope=busy))
    small_class.grade()
    calm = small_class.rows()
    Remembering.outcomes.clear()
    loops = [subprocess.Popen([sys.executable, "-c", LOOP]) for _ in range(4)]
    try:
        small_class.grade(force=True)
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
    assert small_class.rows() == calm
    assert small_class.students()["kim"]["score"] == POINTS


def test_second_run_executes_nothing_and_changes_nothing(small_class):
    small_class.grade()
    assert small_class.asked
    before, files = small_class.rows(), stamps(small_class)
    small_class.grade()
    assert small_class.asked == []
    assert "not on the roster" in str(small_class.students()["stranger"]["remarks"])
    assert small_class.rows() == before
    assert stamps(small_class) == files


def stamps(course):
    """When each autograded and feedback file was written."""
    return {
        str(path): path.stat().st_mtime_ns
        for step in ("autograded", "feedback")
        for path in (course.places / step).rglob("*.*")
    }


def test_only_new_work_is_graded(small_class):
    small_class.grade()
    small = small_class.small
    small_class.hand_in("cyd", small.reference())
    small_class.hand_in("kim", small.blank())
    small_class.grade()
    students = small_class.students()
    again = {name for name, s in students.items() if s["state"] == "new"}
    assert again == {"kim"}  # cyd's is now the same as ada's
    assert students["cyd"]["score"] == POINTS
    assert students["kim"]["score"] == 0.0
    assert ("kim", "None") in {row[:2] for row in small_class.rows()}


@pytest.mark.parametrize(
    "options, wanted",
    [
        ({"force": True}, {"ada", "bob", "cyd", "gus", "stranger"}),
        ({"force": True, "students": ("bob",)}, {"bob"}),
        ({"only_failed": True}, {"gus"}),
    ],
    ids=["force", "student", "only-failed"],
)
def test_work_is_graded_again_when_asked_for(small_class, options, wanted):
    small_class.grade()
    before = small_class.rows()
    small_class.grade(**options)
    students = small_class.students()
    assert {n for n, s in students.items() if s["state"] == "again"} == wanted
    assert small_class.asked
    assert small_class.rows() == before


def test_a_mended_test_grades_again_and_says_whose_marks_changed(small_class, capsys):
    small_class.grade()
    path = small_class.folder / "solutions" / CHAPTER / DRILL
    text = path.read_text()
    easier = text.replace("judged(2.0).should_be(24.0", "judged(0.0).should_be(0.0")
    path.write_text(easier.replace("(0.3271, 0.8713)", "()"))
    capsys.readouterr()
    small_class.grade()
    assert small_class.summary()["changed"] == [{"student": "cyd", "before": 0.0}]
    assert "cyd: 0 -> 2 points" in capsys.readouterr().out
    assert small_class.students()["cyd"]["score"] == 2.0
    page = (small_class.places / "reports" / CHAPTER / "report.html").read_text()
    assert "Marks that changed" in page
    small_class.grade()
    assert small_class.summary()["changed"] == []


def test_rows_satisfy_every_foreign_key(small_class, monkeypatch):
    """PostgreSQL demands what SQLite has to be asked for."""
    from sqlalchemy import text

    real = backup.prepare

    def strict(book):
        real(book)
        book.db.execute(text("PRAGMA foreign_keys = ON"))
        book.db.commit()
        assert book.db.execute(text("PRAGMA foreign_keys")).scalar() == 1

    monkeypatch.setattr(backup, "prepare", strict)
    small_class.grade()
    assert small_class.students()["ada"]["score"] == POINTS


def test_one_student_alone_leaves_the_others(small_class):
    small_class.grade(students=("ada",))
    states = {name: s["status"] for name, s in small_class.students().items()}
    assert states["ada"] == "ok"
    assert states["bob"] == states["gus"] == "not chosen"
    with pytest.raises(CourseError, match="`nobody` is not on the roster"):
        small_class.grade(students=("nobody",))


def test_what_cannot_be_graded_is_incomplete_and_taken_up_later(
    small_class, monkeypatch
):
    class Broken:
        def __init__(self, *words):
            pass

        def grade(self, jobs):
            for job in jobs:
                yield job, NotGraded("the sandbox is gone")

    monkeypatch.setattr(reference, "check", lambda *words: None)
    options = grade_class.Options()
    assert grade_class.run(small_class.folder, CHAPTER, options, crew=Broken) == 2
    students = small_class.students()
    assert students["ada"]["status"] == "not graded"
    assert students["ada"]["reasons"] == ["the sandbox is gone"]
    assert {row[0] for row in small_class.rows()} == {"eve"}
    monkeypatch.undo()
    monkeypatch.setattr(grade_class, "find_tier", lambda *words: Tier("full"))
    small_class.grade(only_failed=True)
    students = small_class.students()
    assert {n: s["score"] for n, s in students.items()} == SCORES | {"kim": None}


def test_a_graders_own_marks_survive(small_class):
    small_class.grade()
    with gradebook.opened(small_class.folder) as book:
        row = book.find_grade("test_slope_value", DRILL[:-6], CHAPTER, "cyd")
        row.manual_score, row.needs_manual_grade = 1.5, False
        book.find_comment("slope", DRILL[:-6], CHAPTER, "cyd").manual_comment = "Near!"
        book.db.commit()
    assert small_class.grade() == 1
    cyd = small_class.students()["cyd"]
    assert (cyd["score"], cyd["needs_human"]) == (1.5, False)
    page = small_class.places / "feedback" / "cyd" / CHAPTER / f"{DRILL[:-6]}.html"
    assert "Near!" in page.read_text()
    small_class.hand_in("cyd", small_class.small.reference())
    small_class.grade()
    cyd = small_class.students()["cyd"]
    assert "waits for a grader" in cyd["reasons"][0]  # new work: as nbgrader asks for


def test_late_work_loses_what_the_plug_in_says(small_class):
    with (small_class.folder / "nbgrader_config.py").open("a") as file:
        file.write("\nc.LatePenalty.share = 0.1\n")
    small_class.grade()
    with gradebook.opened(small_class.folder) as book:
        book.update_or_create_assignment(CHAPTER, duedate="2026-01-31 12:00")
    stamp = small_class.submitted / "ada" / CHAPTER / "timestamp.txt"
    stamp.write_text("2026-02-01 13:00:00 UTC")
    small_class.grade()
    ada = small_class.students()["ada"]
    assert (ada["score"], ada["penalty"]) == (6.4, 1.6)  # two days begun


def test_page_has_everybody_escaped_and_asks_no_host(small_class):
    small_class.hand_in("<script>x", small_class.small.blank())
    small_class.grade()
    page = (small_class.places / "reports" / CHAPTER / "report.html").read_text()
    for name in ROSTER:
        assert f">{name}</td>" in page
    assert "&lt;script&gt;x" in page
    assert not re.search(r"<script|https?://|<link|<img|src=", page)
    assert "prefers-color-scheme: dark" in page


def test_a_question_that_everybody_fails_is_flagged(small_course, capsys):
    for number, name in enumerate(ROSTER[:3]):
        wrong = f"def halves(x):\n    return x / 2 + {number + 1}"
        small_course.hand_in(name, small_course.small.blank(halves=wrong))
    assert small_course.grade() == 1
    suspects = {q["name"] for q in small_course.summary()["questions"] if q["suspect"]}
    assert suspects == {"test_halves_value"}
    assert "EVERYBODY FAILED" in capsys.readouterr().out


def test_solutions_that_fail_their_tests_stop_the_run(small_course):
    path = small_course.folder / "solutions" / CHAPTER / DRILL
    path.write_text(path.read_text().replace("return 6 * x**2", "return 7 * x**2"))
    small_course.hand_in("ada", small_course.small.blank())
    with pytest.raises(CourseError, match="`test_slope_value`"):
        small_course.grade()
    assert small_course.rows() == []


def test_a_changed_set_of_cells_is_refused_with_the_remedy(small_class):
    small_class.grade()
    path = small_class.folder / "solutions" / CHAPTER / DRILL
    path.write_text(path.read_text().replace("test_halves_refusal", "test_halves_word"))
    with pytest.raises(CourseError, match="a name of its own"):
        small_class.grade()


def test_two_runs_at_a_time_are_refused(small_class):
    with (
        grade_class.alone(small_class.places / "graded" / CHAPTER),
        pytest.raises(CourseError, match="another run is grading"),
    ):
        small_class.grade()


def test_a_copy_of_the_gradebook_is_made_before_each_run(small_class):
    for _ in range(2):
        small_class.grade()
    copies = sorted((small_class.places / "backups").iterdir())
    assert len(copies) == 2
    (small_class.places / "gradebook.db").write_bytes(copies[0].read_bytes())
    for name in ("gradebook.db-wal", "gradebook.db-shm"):
        (small_class.places / name).unlink(missing_ok=True)
    assert set(roster.load(small_class.folder)) == set(ROSTER)
    assert small_class.rows() == []
    small_class.grade()  # a lost gradebook is filled again from the results
    assert small_class.asked == []
    assert small_class.students()["bob"]["score"] == 5.0


def test_hidden_tests_are_in_no_file_a_student_gets(small_class):
    spy = (
        "kept = []\ndef slope(x):\n    kept.append(x)\n    print('called with', x)\n"
        "    return 6 * x**2 if len(kept) == 1 else kept"
    )
    small_class.hand_in("kim", small_class.small.blank(slope=spy))
    small_class.grade()
    pages = list((small_class.places / "feedback").rglob("*.html"))
    assert len(pages) == 7
    for page in pages:
        text = page.read_text()
        for secret in (SENTINEL, "0.3271", "0.8713", "0.3419", "0.7193", "0.17095"):
            assert secret not in text, page
    kept = small_class.places / "autograded" / "kim" / CHAPTER / DRILL
    assert SENTINEL in kept.read_text()  # the teacher's has them


def test_feedback_names_the_mistake_and_runs_no_script(small_class):
    small_class.grade()
    page = small_class.places / "feedback" / "cyd" / CHAPTER / f"{DRILL[:-6]}.html"
    text = page.read_text()
    assert "this is 6x, not 6x²" in text
    assert "(Score: 0.0 / 8.0)" in text
    assert "<script" not in text
    assert "default-src 'none'" in text


def test_what_a_student_smuggles_into_feedback_is_dead(small_class):
    notebook = small_class.small.blank(slope="print('<script>alert(1)</script>')")
    smuggled = (
        "<script>alert(2)</script>\n\n<img src=x onerror=alert(3)>\n\n"
        "[go](javascript:alert(4)) <a href='javascript:alert(5)'>on</a>\n\n"
        "<iframe src='https://example.org'></iframe>\n\n"
        "<style>body {display: none}</style>\n\n**bold**"
    )
    cell = {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": smuggled}
    notebook["cells"].insert(1, cell)
    small_class.hand_in("kim", notebook)
    small_class.grade()
    page = small_class.places / "feedback" / "kim" / CHAPTER / f"{DRILL[:-6]}.html"
    head, body = page.read_text().split("<body>", 1)
    assert not re.search(r"<(script|img|iframe|style|link|object|svg)\b", body)
    assert not re.search(r"(href|src|onerror)\s*=\s*.?(javascript|x|alert)", body)
    assert "<strong>bold</strong>" in body
    assert "&lt;script&gt;alert(1)" in body  # what was printed, as text
    assert "default-src 'none'" in head and "<script" not in head


def test_command_line_says_what_is_wrong_with_status_2(small_class, capsys):
    assert cli.main(["grade", "7"]) == 2
    assert "no chapter with drills" in capsys.readouterr().err
    assert cli.main(["grade", "1", "--jobs", "-1"]) == 2


def test_nbgraders_own_feedback_reads_what_we_wrote(small_class):
    from course_tools import release

    small_class.grade()
    folder = small_class.folder
    release.run_nbgrader(folder, "generate_feedback", CHAPTER, "--force")
    (page,) = (small_class.places / "feedback" / "bob").rglob("*.html")
    text = page.read_text()
    assert "mathjax" in text.lower()  # it is theirs
    assert "(Score: 5.0 / 8.0)" in text


def test_summary_is_plain_data(small_class):
    small_class.grade()
    found = small_class.summary()
    assert json.loads(json.dumps(found)) == found
    assert sum(found["histogram"]) == len(SCORES)
    assert found["max_points"] == POINTS
