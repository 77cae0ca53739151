"""A run that is killed, again and again, and the run that finishes the job."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import psutil
import pytest

from course_tools.benchmarks import faults
from course_tools.grading import grade_class
from course_tools.grading.results import Results
from tests.grading.conftest import ROOT, need_tier
from tests.grading.small import CHAPTER
from tests.grading.small_class import SmallCourse

pytest_plugins = ["tests.grading.small_class"]
STUDENTS, KILLS, BATCH = 24, 12, 3


class Replay:
    """Grades by looking up what the undisturbed run found; notes whom it was given."""

    def __init__(self, recorded, log, results):
        self.recorded, self.log, self.results = recorded, log, results

    def __call__(self, *words):
        return self

    def grade(self, jobs):
        for job in jobs:
            kept = self.results.path(job.key).exists()
            with self.log.open("a") as file:
                file.write(f"{job.key} {'twice' if kept else 'once'}\n")
            time.sleep(0.002)
            yield job, self.recorded.read(job.key)


@pytest.fixture
def undisturbed(small_course, monkeypatch):
    """A class of 24 after a run that nobody disturbed."""
    monkeypatch.setattr(grade_class, "BATCH", BATCH)
    small = small_course.small
    for number in range(STUDENTS):
        factor = 6 if number % 3 else number + 7
        answer = f"def slope(x):\n    return {factor} * x**2  # {number}"
        small_course.hand_in(f"s{number:02d}", small.blank(slope=answer))
    small_course.hand_in("zoe", text="no notebook")
    small_course.grade()
    return small_course


def fresh_copy(course, folder):
    """The same hand-ins and roster, before anything was graded."""
    shutil.copytree(course.folder, folder, symlinks=True)
    classroom = folder / "classroom"
    for name in ("graded", "autograded", "feedback", "reports"):
        shutil.rmtree(classroom / name)
    for path in classroom.glob("gradebook.db*"):
        path.unlink()
    shutil.copy(min((course.places / "backups").iterdir()), classroom / "gradebook.db")
    shutil.rmtree(classroom / "backups")
    return SmallCourse(folder)


def run_and_kill(course, crew, more):
    """Run in a process of its own; whether it came to its end.

    It is killed when so many more jobs have been given out, whatever time that takes.
    """
    there = len(crew.log.read_text().splitlines())
    pid = os.fork()
    if pid == 0:
        status = 99
        try:
            os.chdir(course.folder)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            status = run(course, crew)
        finally:
            os._exit(status)
    done, status = 0, None
    while more is not None and not done:
        done, status = os.waitpid(pid, os.WNOHANG)
        if len(crew.log.read_text().splitlines()) >= there + more:
            os.kill(pid, signal.SIGKILL)
            break
    if not done:
        _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 1  # zoe needs a human
    return os.WIFEXITED(status)


def run(course, crew):
    from tests.grading.conftest import SHORT

    options = grade_class.Options(limits=SHORT)
    return grade_class.run(course.folder, CHAPTER, options, crew=crew)


def files(course):
    """What the formgrader and students read, byte for byte."""
    return {
        str(path.relative_to(course.places)): path.read_bytes()
        for step in ("autograded", "feedback")
        for path in sorted((course.places / step).rglob("*"))
        if path.is_file()
    }


def test_killed_at_random_moments_it_ends_as_if_undisturbed(undisturbed, tmp_path):
    course = fresh_copy(undisturbed, tmp_path / "killed")
    recorded = Results(undisturbed.places / "graded" / CHAPTER)
    results = Results(course.places / "graded" / CHAPTER)
    log = tmp_path / "log"
    log.touch()
    crew = Replay(recorded, log, results)
    rng = random.Random(7)
    finished, found = [], set()
    for _ in range(KILLS):
        finished.append(run_and_kill(course, crew, rng.randint(0, 4)))
        found.add(len(list(results.folder.glob("*.json"))))
    assert not all(finished)
    assert len(found) >= 3, "every kill came too early or too late to tell anything"
    assert run_and_kill(course, crew, None)
    assert course.rows() == undisturbed.rows()
    assert files(course) == files(undisturbed)
    marks = {name: s["score"] for name, s in course.students().items()}
    assert marks == {name: s["score"] for name, s in undisturbed.students().items()}
    lines = log.read_text().splitlines()
    assert len(lines) >= STUDENTS
    assert not [line for line in lines if line.endswith("twice")]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A small class for what `course benchmark faults` does to a larger one."""
    need_tier("full")
    return faults.Faults(ROOT, tmp_path_factory.mktemp("faults"), count=6, jobs=1)


def test_real_workers_and_students_are_killed_too(sample):
    said = sample.kills(3, seed=2)
    assert said.startswith("1 of a coordinator, 1 of a worker, 1 of a student")
    rows, files = sample.calm
    assert len(rows) == 6 * 9
    assert len(files) == 2 * 6


def test_a_gradebook_that_cannot_be_written_is_named(sample):
    assert "attempt to write a readonly database" in sample.read_only_gradebook()


def test_a_full_disk_or_a_locked_gradebook_loses_nothing(
    undisturbed, tmp_path, monkeypatch
):
    from course_tools.grading import atomic, rows
    from course_tools.project import CourseError

    course = fresh_copy(undisturbed, tmp_path / "full")
    recorded = Results(undisturbed.places / "graded" / CHAPTER)
    results = Results(course.places / "graded" / CHAPTER)
    log = tmp_path / "log"
    crew = Replay(recorded, log, results)
    left, real = [40], atomic.write

    def full(path, data, mode=0o644):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device", str(path))
        real(path, data, mode)

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(CourseError, match="No space left"):
        run(course, crew)
    monkeypatch.setattr(atomic, "write", real)

    def locked(self, entries):
        from sqlalchemy.exc import OperationalError

        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    with monkeypatch.context() as patch, pytest.raises(CourseError, match="is locked"):
        patch.setattr(rows.Rows, "_write", locked)
        run(course, crew)
    assert run(course, crew) == 1
    assert course.rows() == undisturbed.rows()
    assert files(course) == files(undisturbed)
    assert not [ln for ln in log.read_text().splitlines() if ln.endswith("twice")]


def test_a_half_written_ledger_is_written_again(undisturbed):
    before = undisturbed.rows(), files(undisturbed)
    ledger = undisturbed.places / "graded" / CHAPTER / "students"
    (ledger / "s03.json").write_text('{"content": ')
    (ledger / "s04.json").write_text(json.dumps([1]))
    undisturbed.grade()
    assert undisturbed.asked == []
    assert (undisturbed.rows(), files(undisturbed)) == before


def test_the_command_itself_leaves_no_process_and_is_finished(small_course):
    """Real workers: they leave when their coordinator is gone."""
    small = small_course.small
    for number in range(10):
        answer = f"def slope(x):\n    return {number} * x**2"
        small_course.hand_in(f"s{number}", small.blank(slope=answer))
    command = [sys.executable, "-m", "course_tools.cli", "grade", "1"]
    places = {"cwd": small_course.folder, "stderr": subprocess.DEVNULL, "text": True}
    places["env"] = {**os.environ, "PYTHONPATH": str(small_course.folder)}
    running = subprocess.Popen([*command], stdout=subprocess.DEVNULL, **places)
    results = small_course.places / "graded" / CHAPTER
    until = time.monotonic() + 120
    while len(list(results.glob("*.json"))) < 3:
        assert running.poll() is None and time.monotonic() < until
        time.sleep(0.01)
    below = psutil.Process(running.pid).children(recursive=True)
    running.kill()
    running.wait()
    assert below
    _, alive = psutil.wait_procs(below, timeout=20)
    assert alive == []
    said = subprocess.run(command, stdout=subprocess.PIPE, **places)
    assert said.returncode == 0
    kept = re.search(r"16 students: (\d+) new, (\d+) unchanged, 6 missing", said.stdout)
    assert int(kept[1]) + int(kept[2]) == 10
    assert int(kept[2]) >= 2
    marks = {name: s["score"] for name, s in small_course.students().items()}
    assert marks["s6"] == 2.0
    assert marks["s5"] == 0.0
