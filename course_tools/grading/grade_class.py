"""`course grade`: everything that was handed in for an assignment, from file to mark.

Results are kept one by one as they come; rows and files follow in batches. Killed at
any moment, the next run takes up what is left: nothing is lost, nothing graded twice.
"""

import contextlib
import json
import os
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime

from course_tools.grading import (
    assignment,
    atomic,
    backup,
    gradebook,
    people,
    reference,
    registered,
    report_page,
    report_text,
    roster,
)
from course_tools.grading import places as where
from course_tools.grading.crew import Crew, NotGraded
from course_tools.grading.documents import Documents
from course_tools.grading.jobs import Keys, jobs_of
from course_tools.grading.ledger import Ledger
from course_tools.grading.limits import Limits
from course_tools.grading.probe import find_tier
from course_tools.grading.results import Results
from course_tools.grading.rows import Rows
from course_tools.grading.summary import summary
from course_tools.grading.text import shown
from course_tools.project import CourseError

BATCH = 25  # students whose rows are committed together
# Seconds for which a thread that writes documents may keep those that grade waiting;
# each asks its sandbox dozens of short questions a submission. Python's own is 0.005.
SWITCH = 0.0002


@dataclass(frozen=True)
class Options:
    """What the command line of `course grade` says.

    Attributes
    ----------
    force, only_failed : bool
        As in :func:`course_tools.grading.people.choose`.
    students : tuple of str
        Grade these alone.
    jobs : int
        How many workers; 0 for one a core.
    allow_weaker : bool
        Whether a weaker sandbox than the full one will do.
    feedback : bool
        Whether feedback pages are written.
    limits : Limits
    """

    force: bool = False
    only_failed: bool = False
    students: tuple = ()
    jobs: int = 0
    allow_weaker: bool = False
    feedback: bool = True
    limits: Limits = field(default_factory=Limits)


def run(root, chapter, options=None, *, crew=Crew):
    """Grade an assignment.

    Parameters
    ----------
    root : Path
    chapter : str
    options : Options, optional
    crew : callable, optional
        Makes what grades, called as :class:`course_tools.grading.crew.Crew` is.

    Returns
    -------
    int
        The exit status: 0 all in order, 1 somebody needs a human, 2 incomplete.

    Raises
    ------
    CourseError
        If nothing can be graded at all; the text says why.
    """
    return _Run(root, chapter, options or Options(), crew).run()


class _Run:
    def __init__(self, root, chapter, options, crew):
        self.root, self.options, self.crew = root, options, crew
        self.clock = time.monotonic()
        self.started = datetime.now().astimezone().isoformat(" ", "seconds")
        self.config = gradebook.settings(root)
        self.places = where.places(root, chapter, self.config)
        self.assignment = assignment.load(root, chapter)
        self.results = Results(self.places.results)
        self.ledger = Ledger(self.places.ledger)

    def run(self):
        self.tier = find_tier(self.root, self.options.allow_weaker)
        print(self.tier.words, flush=True)
        with alone(self.places.results), gradebook.opened(self.root) as book:
            atomic.sweep(self.places.results)
            reference.check(
                self.root,
                self.assignment,
                self.tier.name,
                self.results,
                self.options.limits,
                self.crew,
            )
            self._open(book)
            self._take_in()
            interrupted = self._grade()
        return self._report(interrupted)

    def _open(self, book):
        backup.prepare(book)
        copy = backup.of(book, self.places.backups)
        if copy is None:
            print("the gradebook is kept by a server: make a copy with its own tools")
        forms = registered.forms(self.root, self.assignment.name, self.config)
        if registered.register(book, self.assignment.name, forms):
            print(f"{self.assignment.name} is now in the gradebook as it is released")
        self.roster = [
            name
            for name, student in roster.in_gradebook(book).items()
            if not self._added_by_grading(name, student)
        ]
        self.documents = Documents(
            self.places,
            self.config,
            self.assignment,
            forms,
            self.options.limits,
            Rows(book, self.assignment.name, self.config),
            self.ledger,
            self.options.feedback,
            set(self.roster),
        )

    def _added_by_grading(self, name, student):
        """Whether the gradebook knows a student from a former run alone."""
        named = student.first_name or student.last_name or student.email
        if named or student.lms_user_id or not self.ledger.read(name).get("added"):
            return False
        return (self.places.submitted / name).exists()

    def _take_in(self):
        options = self.options
        keys = Keys(self.root, self.assignment, options.limits, self.tier.name)
        submitted = self.places.submitted
        self.people = people.take_in(submitted, self.assignment, self.roster, keys)
        known = {person.student for person in self.people}
        strangers = [name for name in options.students if name not in known]
        if strangers:
            raise CourseError(
                f"`{shown(strangers[0])}` is not on the roster, and no folder in "
                f"{submitted} is called so"
            )
        people.choose(
            self.people,
            self.results,
            self.ledger,
            force=options.force,
            students=set(options.students),
            only_failed=options.only_failed,
        )
        states = [person.state for person in self.people]
        words = {"left": "not chosen", "again": "to grade again"}
        order = ("new", "again", "unchanged", "unreadable", "missing", "left")
        counts = [f"{states.count(s)} {words.get(s, s)}" for s in order if s in states]
        print(f"{len(states)} students: {', '.join(counts) or 'none'}", flush=True)

    def _grade(self):
        """Grade what has no result, and write everything; whether it was broken off."""
        todo = {p.student: p for p in self.people if p.state in ("new", "again")}
        jobs = jobs_of(
            {name: person.key for name, person in todo.items()},
            {name: person.notebooks for name, person in todo.items()},
        )
        ready = [p for p in self.people if p.student not in todo and p.graded]
        size = self.options.jobs or os.cpu_count() or 1
        crew = self.crew(
            self.root, self.tier.name, self.assignment, self.options.limits, size
        )
        interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            with progress(len(jobs)) as bar:
                for job, outcome in crew.grade(jobs):
                    bar.count(outcome)
                    ready += self._keep(job, outcome, todo)
                    while len(ready) >= BATCH:
                        self.documents.write(ready[:BATCH])
                        del ready[:BATCH]
        except KeyboardInterrupt:
            print("broken off; what has been graded is kept", flush=True)
            return True
        finally:
            sys.setswitchinterval(interval)
            try:
                while ready:
                    self.documents.write(ready[:BATCH])
                    del ready[:BATCH]
            finally:
                self.documents.close()
        return False

    def _keep(self, job, outcome, todo):
        """Keep a result; returns the students whom it belongs to."""
        there = [todo[name] for name in job.students]
        for person in there:
            person.outcome = outcome
        if isinstance(outcome, NotGraded):
            for name in job.students:
                kept = self.ledger.read(name)
                self.ledger.write(name, kept | {"not graded": outcome.reason})
            return []
        self.results.write(job.key, outcome)
        return there

    def _report(self, interrupted):
        seconds = time.monotonic() - self.clock
        found = summary(
            self.assignment, self.tier.words, self.people, self.started, seconds
        )
        if interrupted:
            found["status"] = 2
        for line in report_text.lines(found):
            print(line)
        folder = self.places.reports
        try:
            text = json.dumps(found, indent=1)
            atomic.write(folder / "summary.json", text + "\n")
            atomic.write(folder / "report.html", report_page.page(found))
        except OSError as error:
            raise CourseError(
                f"the report cannot be written to {folder}: {error.strerror}"
            ) from None
        print(f"{seconds:.1f} s; the report is {folder / 'report.html'}")
        return found["status"]


@contextlib.contextmanager
def alone(folder):
    """Held by one run of an assignment; a second one is told so.

    Raises
    ------
    CourseError
        If another run is at work.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CourseError(f"another run is grading this; it holds {folder}") from None
    try:
        yield
    finally:
        lock.release()


class progress:
    """A bar with the rate, the time left and how many could not be graded."""

    def __init__(self, total):
        from tqdm import tqdm

        self._bar = tqdm(total=total, unit="", desc="grading", disable=total == 0)
        self._failures = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._bar.close()

    def count(self, outcome):
        """One more is done."""
        bad = isinstance(outcome, NotGraded) or bool(people.troubles(outcome))
        self._failures += bad
        self._bar.set_postfix(failures=self._failures, refresh=False)
        self._bar.update()
