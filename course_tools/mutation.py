"""Put right and wrong answers through the tests of a drill, in this process.

The answers to the function ``quotient`` of chapter ``02_...`` are the functions in
``variants/02_.../quotient.py`` whose names begin with ``right_`` and ``wrong_``; the
first line of a docstring says what the answer does, or which mistake it makes.
"""

import contextlib
import io
import re
import signal
import threading
import warnings
from dataclasses import dataclass, field

from course_tools import notebooks
from course_tools.project import CourseError, drill_notebooks

SECONDS = 10  # an answer that takes longer for one test counts as wrong


@dataclass(frozen=True)
class Test:
    """One graded cell: what it is called, what it is worth, its code."""

    name: str
    points: float
    source: str


@dataclass
class Drill:
    """A graded function with its tests and everything that stands around it."""

    chapter: str
    function: str
    tests: list[Test]
    namespace: dict = field(repr=False)

    @property
    def points(self):
        return sum(test.points for test in self.tests)


@dataclass(frozen=True)
class Variant:
    """An answer that the tests must accept (`right`) or refuse."""

    name: str
    right: bool
    says: str
    function: object = field(repr=False)


@dataclass(frozen=True)
class Outcome:
    """What one test said to one answer; `error` is None where it passed."""

    test: Test
    error: BaseException | None

    @property
    def message(self):
        """The sentence that the learner reads, or an empty one."""
        if self.error is None:
            return ""
        return str(self.error) or type(self.error).__name__

    @property
    def mistake(self):
        """The name of the mistake where the test found one."""
        return getattr(self.error, "mistake", None)


class TooSlow(BaseException):
    """Raised in an answer that takes too long; no `except Exception` catches it."""


def load_drills(root, chapter):
    """All drills of a chapter, with the reference answers in their namespaces.

    Raises
    ------
    CourseError
        If a test belongs to no function, or a function has no test.
    """
    drills = []
    for path in drill_notebooks(root, chapter):
        cells = notebooks.read(path).cells
        namespace = {"__name__": "__main__"}
        functions, tests = [], []
        for cell in cells:
            grading = cell.metadata.get("nbgrader")
            if cell.cell_type != "code" or not grading:
                continue  # prose, and cells to try by hand
            if grading["grade"]:
                tests.append(Test(cell.id, grading["points"], cell.source))
                continue
            if grading["solution"]:
                functions.append(cell.id)
            exec(compile(cell.source, f"{path.name}:{cell.id}", "exec"), namespace)
        for function in functions:
            own = [t for t in tests if owner(t.name, functions) == function]
            if not own:
                raise CourseError(
                    f"{path}: `{function}` has no test_{function}_... cell"
                )
            drills.append(Drill(chapter, function, own, namespace))
        for test in tests:
            if owner(test.name, functions) is None:
                raise CourseError(
                    f"{path}: `{test.name}` tests no function of this file"
                )
    return drills


def owner(test_name, functions):
    """The function that ``test_<function>_<property>`` belongs to, or None."""
    fits = [f for f in functions if test_name.startswith(f"test_{f}_")]
    return max(fits, key=len, default=None)


def load_variants(root, drill):
    """The right and wrong answers to a drill, in the order of their file."""
    path = root / "variants" / drill.chapter / f"{drill.function}.py"
    if not path.exists():
        raise CourseError(
            f"{path.relative_to(root)} is missing: right and wrong answers to "
            f"`{drill.function}`, one function each (see CONTRIBUTING.md)"
        )
    module = {"__name__": "variants"}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module)
    variants = []
    for name, function in module.items():
        if name.startswith(("right_", "wrong_")) and callable(function):
            says = (function.__doc__ or "").strip().splitlines()
            if not says:
                raise CourseError(f"{path.relative_to(root)}: {name} has no docstring")
            right = name.startswith("right_")
            variants.append(Variant(name, right, says[0].rstrip("."), function))
    return variants


def judge(drill, function):
    """Run every test of a drill on one answer; returns a list of :class:`Outcome`."""
    return [Outcome(test, _error_of(test, drill, function)) for test in drill.tests]


def _error_of(test, drill, function):
    namespace = dict(drill.namespace)
    namespace[drill.function] = function
    code = compile(test.source, test.name, "exec")
    quiet = io.StringIO()
    with (
        contextlib.redirect_stdout(quiet),
        contextlib.redirect_stderr(quiet),
        warnings.catch_warnings(),
        time_limit(SECONDS),
    ):
        warnings.simplefilter("ignore")
        try:
            exec(code, namespace)
        except (Exception, TooSlow) as error:
            return error
    return None


@contextlib.contextmanager
def time_limit(seconds):
    """Raise :class:`TooSlow` after seconds of work, or ten times as many of sleep.

    Work is counted by the processor's clock, so that a busy machine changes no verdict.
    Where the platform has no such alarms there is no limit.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(signum, frame):
        raise TooSlow(f"took longer than {seconds} s")

    clocks = (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, 10 * seconds),
    )
    before = [signal.signal(alarm, stop) for alarm, _, _ in clocks]
    for _, clock, limit in clocks:
        signal.setitimer(clock, limit)
    try:
        yield
    finally:
        for (alarm, clock, _), handler in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(alarm, handler)


def points(outcomes):
    """The marks that these outcomes are worth."""
    return sum(o.test.points for o in outcomes if o.error is None)


def verdict(outcomes):
    """What the learner reads first: the named mistake, or the test's own words.

    Numbers that were expected are left out, since this is printed in the book.
    """
    failed = [o for o in outcomes if o.error is not None]
    names = [o.mistake for o in failed if o.mistake]
    if names:
        return names[0]
    if not failed:
        return ""
    return re.split(r"[,;] (?:expected|got) |; worst at", failed[0].message)[0]
