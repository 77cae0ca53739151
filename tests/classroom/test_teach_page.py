"""The teacher's page: every command on it is typed, in order, in a small course."""

import contextlib
import io
import json
import re
import shlex
import zipfile
from pathlib import Path

import pytest

from course_tools import cli, release
from tests.classroom import made_up
from tests.grading.conftest import need_tier

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "chapters" / "teach.md"
CHAPTER = "02_derivative_of_one_variable"
BOXES = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
COMMANDS = [line for box in BOXES for line in box.splitlines()]
PEOPLE = """id,first_name,last_name,email,lms_user_id
ada,Ada,Lovelace,ada@example.org,101
bob,Bob,O'Brien,bob@example.org,102
zoe,Zoe,Miller,zoe@example.org,103
"""
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Drills 2 (4711)
    Points Possible,,,,,48.00
"Lovelace, Ada",101,s1,ada,M,
"O'Brien, Bob",102,s2,bob,M,
"Miller, Zoe",103,s4,zoe,M,
"""
HEADER = "Identifier,Full name,Email address,Status,Grade,Maximum grade"
MOODLE = f"""{HEADER},Grade can be changed,Last modified (grade),Feedback comments
Participant 1,Ada Lovelace,ada@example.org,Submitted,-,48.00,Yes,-,
Participant 2,Bob O'Brien,bob@example.org,Submitted,-,48.00,Yes,-,
Participant 4,Zoe Miller,zoe@example.org,No submission,-,48.00,Yes,-,
"""


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """The folder after all commands, and what each said: exit status and text."""
    need_tier("full")
    folder = tmp_path_factory.mktemp("teach") / "course"
    release.copy_course(ROOT, folder, [CHAPTER])
    for name in ("course_lib", "course_tools", "exercises", "requirements.lock"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "_toc.yml").touch()
    (folder / "people.csv").write_text(PEOPLE)
    (folder / "Grades.csv").write_text(CANVAS)
    (folder / "worksheet.csv").write_text(MOODLE)
    times = "student,time\nada,2026-01-30 15:00 UTC\nbob,2026-02-01 13:00 UTC\n"
    (folder / "times.csv").write_text(times)
    task = made_up.Assignment(ROOT, CHAPTER)
    with zipfile.ZipFile(folder / "submissions.zip", "w") as archive:
        for work, number in ((task.reference("ada"), 101), (task.blank("bob"), 102)):
            made = folder.parent / work.name
            task.hand_in(work, ROOT / "exercises" / CHAPTER, made)
            for path in made.iterdir():
                name = "lovelaceada" if number == 101 else "obrienbob"
                archive.write(path, f"{name}_{number}_{number}7_{path.name}")
    said = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in COMMANDS:
            said.append((command, *typed_in(folder, command)))
    return folder, said


def typed_in(folder, command):
    """The exit status of a command, and what it said; in this process if it is ours."""
    program, *words = shlex.split(command)
    if program == "nbgrader":
        return 0, release.run_nbgrader(folder, *words)
    assert program == "course"
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
        status = cli.main(words)
    return status, heard.getvalue()


def test_every_command_does_its_job(typed):
    _, said = typed
    assert len(said) >= 14
    for command, status, text in said:
        if command != "course doctor":  # it judges the machine
            assert status == 0, f"{command}\n{text[-1500:]}"


def test_doctor_looks_at_everything(typed):
    _, said = typed
    _, _, text = said[0]
    for word in ("sandbox", "gradebook", "PostgreSQL", "lock", "scheduler"):
        assert re.search(rf"^(ok |NOT) {word}: ", text, re.M), text


def test_marks_arrive_in_the_files_of_both_platforms(typed):
    folder, _ = typed
    made = {
        path.name: path.read_text() for path in (folder / "classroom").glob("*.csv")
    }
    filled = " ".join(made.values())
    assert len(made) == 3
    assert '"Lovelace, Ada",101,s1,ada,M,48' in filled
    assert "Ada Lovelace,ada@example.org,Submitted,48" in filled
    summary = folder / "classroom" / "reports" / CHAPTER / "summary.json"
    students = json.loads(summary.read_text())["students"]
    assert {s["student"]: s["score"] for s in students} == {
        "ada": 48.0,
        "bob": 0.0,
        "zoe": None,
    }


def test_page_names_every_status_tier_and_exit_status():
    from course_tools.grading import intake, sandbox

    text = PAGE.read_text("utf-8")
    for word in (*intake.STATUSES, *sandbox.TIERS, "0", "1", "2"):
        assert f"\n| {word} |" in text
