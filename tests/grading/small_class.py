"""A course with the small assignment and a class that hands it in.

Test modules that need it name this module in `pytest_plugins`. (PYTEST_DONT_REWRITE)
"""

import functools
import json
import shutil
from typing import ClassVar

import pytest

from course_tools.grading import grade_class
from course_tools.grading.crew import Crew
from course_tools.grading.probe import Tier
from tests.grading.conftest import ROOT, SHORT
from tests.grading.small import CHAPTER, Small, write

DRILL = "drill_01_small.ipynb"
RIGHT = {
    "slope": "def slope(x):\n    return 6 * x**2",
    "halves": "def halves(x):\n    return x / 2",
}
ROSTER = ("ada", "bob", "cyd", "eve", "gus", "kim")


class Borrowed:
    """A crew's view of the warm worker that all tests share."""

    alive = True

    def __init__(self, worker):
        self.tier, self.pair = worker.tier, worker.pair

    def start(self):
        pass

    def stop(self):
        pass


class Remembering:
    """A crew that executes each job once in all tests; `log` gets every key."""

    outcomes: ClassVar = {}

    def __init__(self, worker, log, *words):
        self.crew = Crew(*words, make_worker=lambda root, tier, core: Borrowed(worker))
        self.log = log

    def grade(self, jobs):
        self.log += [job.key for job in jobs]
        for job in jobs:
            if job.key in self.outcomes:
                yield job, self.outcomes[job.key]
        new = [job for job in jobs if job.key not in self.outcomes]
        for job, outcome in self.crew.grade(new):
            self.outcomes[job.key] = outcome
            yield job, outcome


class SmallCourse:
    """The folder of a course, and what students hand in there."""

    def __init__(self, folder, worker=None):
        self.folder, self.worker = folder, worker
        self.small = Small(folder)
        self.asked = []  # the keys that the last run asked a crew for
        self.submitted = folder / "classroom" / "submitted"
        self.places = folder / "classroom"

    def hand_in(self, student, notebook=None, name=DRILL, text=None):
        """Put a notebook, or any text, into a student's folder."""
        path = self.submitted / student / CHAPTER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook) if text is None else text)
        return path

    def grade(self, **options):
        """Run the command in this process with the shared worker."""
        del self.asked[:]
        crew = functools.partial(Remembering, self.worker, self.asked)
        options = grade_class.Options(**{"limits": SHORT, "jobs": 1} | options)
        return grade_class.run(self.folder, CHAPTER, options, crew=crew)

    def summary(self):
        path = self.places / "reports" / CHAPTER / "summary.json"
        return json.loads(path.read_text())

    def students(self):
        return {entry["student"]: entry for entry in self.summary()["students"]}

    def rows(self):
        """Grade and comment rows, in order."""
        from course_tools.grading import gradebook

        with gradebook.opened(self.folder) as book:
            return rows_of(book, CHAPTER)


def rows_of(book, chapter):
    """All that the gradebook says about an assignment, without its random ids."""
    found = []
    for submission in book.assignment_submissions(chapter):
        who = (submission.student_id, str(submission.timestamp))
        for notebook in submission.notebooks:
            where = (*who, notebook.name, str(notebook.late_submission_penalty))
            found += [
                (*where, g.name, f"{g.auto_score} {g.manual_score} {g.extra_credit}")
                for g in notebook.grades
            ]
            found += [
                (*where, g.name, f"waits: {g.needs_manual_grade}")
                for g in notebook.grades
            ]
            found += [
                (*where, c.name, f"{c.auto_comment}, {c.manual_comment}")
                for c in notebook.comments
            ]
    return sorted(found)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A course without submissions, with a roster."""
    from course_tools.grading import gradebook

    folder = write(tmp_path_factory.mktemp("made") / "", ROOT)
    for name in ("course_lib", "course_tools"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "_toc.yml").touch()
    with gradebook.opened(folder) as book:
        for name in ROSTER:
            book.add_student(name)
    return folder


@pytest.fixture
def small_course(made, tmp_path, worker, monkeypatch):
    """A fresh copy of that course, graded by the shared warm worker."""
    folder = tmp_path / "course"
    shutil.copytree(made, folder, symlinks=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(grade_class, "find_tier", lambda *words: Tier("full"))
    return SmallCourse(folder, worker)


@pytest.fixture
def small_class(small_course):
    """The class: right, half right, blank, broken in several ways, and a no-show."""
    course, small = small_course, small_course.small
    course.hand_in("ada", small.reference())
    course.hand_in("bob", small.blank(**RIGHT))
    course.hand_in("cyd", small.blank(slope="def slope(x):\n    return 6 * x"))
    course.hand_in("eve", text='{"cells": [')
    course.hand_in("gus", small.blank(slope="def slope(x):\n    while True: pass"))
    course.hand_in("stranger", small.blank(**RIGHT), name="drill_01_small (1).ipynb")
    return course
