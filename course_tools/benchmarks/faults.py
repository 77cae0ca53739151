"""Disturb the grading of a class, run it again, and compare with the undisturbed run.

Usage::

    course benchmark faults              # every fault, and 50 kills
    course benchmark faults --only kills --kills 50 --seed 1

Each fault starts from a fresh copy of the same class, whose gradebook holds the roster
alone, and hits the command ``course grade`` in processes of its own. After it, and once
more after the run that finishes the job, the gradebook must be whole; at the end grade
and comment rows, autograded notebooks and feedback must be those of a run that nobody
disturbed, and no result that was kept may have been computed twice.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from course_tools.benchmarks.hostile import ours
from course_tools.benchmarks.hostile.assignment import CHAPTER, DRILL
from course_tools.grading import gradebook
from course_tools.project import CourseError, find_root

PATIENCE = 600  # seconds for any run
TARGETS = ("coordinator", "worker", "student")
STEPS = ("graded", "autograded", "feedback", "reports", "backups")
ROOM = 1 << 12  # bytes of a disk that is too small


class Class:
    """A class in a folder, and what a run of the command leaves there.

    Parameters
    ----------
    folder : Path
    jobs : int
        Workers of a run.
    """

    def __init__(self, folder, jobs):
        self.folder, self.jobs = folder, jobs
        self.places = folder / "classroom"

    def copy(self, folder):
        """The same class in another folder."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Class(folder, self.jobs)

    def command(self, *options):
        python = [sys.executable, "-m", "course_tools.cli"]
        return [*python, "grade", "1", "--jobs", str(self.jobs), *options]

    def start(self, *options, before=()):
        """Start the command, below another one if need be."""
        return subprocess.Popen(
            [*before, *self.command(*options)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *options, before=()):
        """Run the command to its end: ``(exit status, what it says is wrong)``."""
        process = self.start(*options, before=before)
        _, said = process.communicate(timeout=PATIENCE)
        return process.returncode, said.strip().splitlines()[-1:]

    def results(self):
        """When each result that is kept was written."""
        found = (self.places / "graded" / CHAPTER).glob("*.json")
        with contextlib.suppress(OSError):
            return {path.name: path.stat().st_mtime_ns for path in found}
        return {}

    def state(self):
        """Rows and files, without random ids and times of day."""
        with gradebook.opened(self.folder) as book:
            rows = rows_of(book)
        files = {
            str(path.relative_to(self.places)): path.read_bytes()
            for step in ("autograded", "feedback")
            for path in sorted((self.places / step).rglob("*"))
            if path.is_file()
        }
        return rows, files

    def check_gradebook(self, students):
        """Whether the gradebook is whole and has its roster still.

        Raises
        ------
        CourseError
            If not.
        """
        book = sqlite3.connect(self.places / "gradebook.db", timeout=30)
        try:
            (said,) = book.execute("PRAGMA integrity_check").fetchone()
            there = {name for (name,) in book.execute("SELECT id FROM student")}
        finally:
            book.close()
        if said != "ok" or not students <= there:
            raise CourseError(f"the gradebook is damaged: {said}, {students - there}")


def rows_of(book):
    """All that the gradebook says about the assignment, in order."""
    found = []
    for submission in book.assignment_submissions(CHAPTER):
        for notebook in submission.notebooks:
            where = submission.student_id, notebook.name
            for g in notebook.grades:
                marks = g.auto_score, g.manual_score, g.needs_manual_grade
                found.append((*where, g.name, *map(str, marks)))
            for c in notebook.comments:
                found.append((*where, c.name, str(c.auto_comment), "", ""))
    return sorted(found)


def make(root, folder, count, jobs):
    """A class of `count`: right, wrong and slow answers, one file that is none."""
    ours.make(root, folder)
    path = folder / "solutions" / CHAPTER / DRILL
    solved = path.read_text(encoding="utf-8")
    with gradebook.opened(folder) as book:
        for number in range(count):
            student = f"s{number:03d}"
            book.add_student(student)
            place = folder / "classroom" / "submitted" / student / CHAPTER / DRILL
            place.parent.mkdir(parents=True)
            notebook = json.loads(solved)
            for cell in notebook["cells"]:
                if cell["id"] == "slope":
                    cell["source"] = answer(number)
            text = json.dumps(notebook) if number else "no notebook"
            place.write_text(text, encoding="utf-8")
    return Class(folder, jobs)


def answer(number):
    """Right for two students of three; each takes some time."""
    factor = 6 if number % 3 else number + 7
    return (
        "import time\n\ndef slope(x):\n    start = time.process_time()\n"
        "    while time.process_time() - start < 0.03:\n        pass\n"
        f"    return {factor} * x**2  # {number}"
    )


class Faults:
    """The faults, each a method that disturbs a copy of a class.

    Parameters
    ----------
    root : Path
    folder : Path
        Where copies are made.
    count, jobs : int
        Students, and workers of a run.
    """

    def __init__(self, root, folder, count, jobs=2):
        self.folder, self.copies = folder, 0
        self.fresh = make(root, folder / "fresh", count, jobs)
        names = (self.fresh.places / "submitted").iterdir()
        self.students = {path.name for path in names}
        calm = self.fresh.copy(folder / "calm")
        self.status, said = calm.run()
        if self.status != 1:  # the file that is no notebook needs a human
            raise CourseError(f"the undisturbed run ended with {self.status}: {said}")
        self.calm = calm.state()

    def copy(self):
        self.copies += 1
        return self.fresh.copy(self.folder / f"disturbed{self.copies}")

    def finish(self, course, what):
        """The second run, and the comparison.

        Raises
        ------
        CourseError
            If anything differs from the undisturbed run.
        """
        course.check_gradebook(self.students)
        kept = course.results()
        status, said = course.run()
        if status != self.status:
            raise CourseError(f"{what}: the second run ended with {status}: {said}")
        after = course.results()
        twice = [name for name in kept if kept[name] != after.get(name)]
        if twice:
            raise CourseError(f"{what}: {len(twice)} results were computed twice")
        course.check_gradebook(self.students)
        rows, files = course.state()
        if rows != self.calm[0]:
            other = set(rows) ^ set(self.calm[0])
            raise CourseError(f"{what}: {len(other)} rows differ: {sorted(other)[:4]}")
        if files != self.calm[1]:
            other = {k for k, v in files.items() if self.calm[1].get(k) != v}
            raise CourseError(f"{what}: files differ: {sorted(other)[:4]}")

    def kills(self, count, seed=1, targets=TARGETS):
        """SIGKILL at random moments: coordinator, workers and students' processes.

        Returns
        -------
        str
            What was hit, and in how many different states of the work.
        """
        rng = random.Random(seed)
        hit, moments, classes = Counter(), set(), 0
        course = process = None
        try:
            while sum(hit.values()) < count:
                if course is None:
                    course, classes = self.copy(), classes + 1
                if process is None:
                    process = course.start()
                self._random_moment(course, process, rng)
                target = targets[sum(hit.values()) % len(targets)]
                if process.poll() is None and kill(process, target):
                    hit[target] += 1
                    moments.add((classes, len(course.results())))
                    if target == "coordinator":
                        process.wait()
                if process.poll() is not None:
                    process.communicate()
                    done = process.returncode == self.status
                    process = None
                    course.check_gradebook(self.students)
                    if done:
                        self.finish(course, "kills")
                        course = None
            if process is not None:
                process.communicate(timeout=PATIENCE)
                process = None
            if course is not None:
                self.finish(course, "kills")
        finally:
            if process is not None:
                process.kill()
                process.communicate()
        words = ", ".join(f"{hit[name]} of a {name}" for name in targets)
        return f"{words}; {len(moments)} states of the work, {classes} classes"

    def _random_moment(self, course, process, rng):
        """Wait for some seconds, or until some more of the class is graded."""
        if rng.random() < 0.25:
            time.sleep(rng.uniform(0.0, 2.0))  # somewhere in the start as a rule
            return
        more = len(course.results()) + rng.randint(1, len(self.students) // 4)
        until = time.monotonic() + PATIENCE
        while len(course.results()) < more and process.poll() is None:
            if time.monotonic() > until:
                raise CourseError(f"no result within {PATIENCE} s")
            time.sleep(0.005)
        time.sleep(rng.uniform(0.0, 0.1))

    def read_only_gradebook(self):
        """A gradebook on a file system that cannot be written."""
        course = self.copy()
        book = str(course.places / "gradebook.db")
        before = ["--dev-bind", "/", "/", "--ro-bind", book, book, "--"]
        said = self._refused(course, before)
        self.finish(course, "a read-only gradebook")
        return said

    def full_disk(self, step):
        """A disk that is too small for one of the folders that are written."""
        course = self.copy()
        place = str(course.places / step)
        Path(place).mkdir(exist_ok=True)
        small = ["--size", str(ROOM), "--tmpfs", place]
        said = self._refused(course, ["--dev-bind", "/", "/", *small, "--"])
        self.finish(course, f"a full disk below {step}/")
        return said

    def _refused(self, course, bubblewrap):
        status, said = course.run(before=["bwrap", *bubblewrap])
        if status != 2 or not said[0].startswith("course grade: "):
            raise CourseError(f"the disturbed run ended with {status}: {said}")
        return said[0].removeprefix("course grade: ").replace(str(self.folder), "...")

    def locked_gradebook(self):
        """A gradebook that somebody else keeps locked from the middle of a run on."""
        course = self.copy()
        process = course.start()
        try:
            wait_for_results(course, process, 3)
            other = sqlite3.connect(course.places / "gradebook.db", timeout=60)
            other.execute("BEGIN IMMEDIATE")
            _, said = process.communicate(timeout=PATIENCE)
            other.rollback()
            other.close()
        finally:
            process.kill()
            process.communicate()
        if process.returncode != 2:
            raise CourseError(f"the run ended with {process.returncode}: {said}")
        self.finish(course, "a locked gradebook")
        return said.strip().splitlines()[-1].replace(str(self.folder), "...")

    def lost_scheduler(self):
        """A Dask scheduler that is killed in the middle of a run."""
        course, started = self.copy(), []
        with socket.create_server(("127.0.0.1", 0)) as free:
            address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        try:
            for words in (
                ["scheduler", "--host", address, "--no-dashboard"],
                ["worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"],
            ):
                started.append(dask(course, *words))
            process = course.start("--scheduler", address)
            started.append(process)
            wait_for_results(course, process, 3)
            started[0].kill()
            _, said = process.communicate(timeout=PATIENCE)
        finally:
            for one in started:
                one.kill()
                one.communicate()
        if process.returncode != 2:
            raise CourseError(f"the run ended with {process.returncode}: {said}")
        self.finish(course, "a lost scheduler")
        return f"ended with status 2, {len(course.results())} results after the second"


def dask(course, *words):
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=course.folder,
        env={**os.environ, "PYTHONPATH": str(course.folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for_results(course, process, count):
    """Wait until a run has kept some results.

    Raises
    ------
    CourseError
        If it ends before.
    """
    until = time.monotonic() + PATIENCE
    while len(course.results()) < count:
        if process.poll() is not None or time.monotonic() > until:
            raise CourseError(f"the run ended too early, with {process.returncode}")
        time.sleep(0.01)


def kill(process, target):
    """Kill the coordinator, a worker or a student's process; whether one was there."""
    import psutil

    if target == "coordinator":
        process.kill()
        return True
    with contextlib.suppress(psutil.Error):
        below = psutil.Process(process.pid).children(recursive=True)
        inside = [p for p in below if "inside.zygote" in " ".join(p.cmdline())]
        parents = {p.ppid() for p in inside}
        # Workers have something below them; pairs of processes have nothing.
        wanted = [p for p in inside if (p.pid in parents) == (target == "worker")]
        if wanted:
            os.kill(random.choice(wanted).pid, signal.SIGKILL)
            return True
    return False


def main(argv=None):
    """Try every fault, print what it came to, fail at the first difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="WORD", help="faults whose name has it")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        faults = Faults(find_root(), Path(folder), args.students)
        wanted = {"kills": lambda: faults.kills(args.kills, args.seed)}
        wanted["read-only gradebook"] = faults.read_only_gradebook
        wanted["locked gradebook"] = faults.locked_gradebook
        for step in STEPS:
            wanted[f"full disk: {step}"] = lambda step=step: faults.full_disk(step)
        wanted["lost scheduler"] = faults.lost_scheduler
        for name, disturb in wanted.items():
            if not args.only or args.only in name:
                print(f"{name}: {disturb()}", flush=True)
    rows, files = faults.calm
    print(f"after each the same {len(rows)} rows and {len(files)} files, none twice")


if __name__ == "__main__":
    try:
        main()
    except CourseError as problem:
        sys.exit(f"benchmark: {problem}")
