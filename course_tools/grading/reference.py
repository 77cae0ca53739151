"""The solutions themselves must get full marks, or nothing is released and graded.

They go through the same sandbox, with student and tests in two processes, as every
submission does. A test that cannot work so would cost a whole class its marks.
"""

from course_tools.grading.assignment import load
from course_tools.grading.crew import Crew, NotGraded
from course_tools.grading.jobs import Job, Keys
from course_tools.grading.limits import Limits
from course_tools.grading.run import grade
from course_tools.grading.sandbox import TIERS
from course_tools.grading.worker import SandboxError, Worker
from course_tools.project import CourseError, drill_notebooks


def check(root, assignment, tier, results=None, limits=None, crew=Crew):
    """Grade the solutions of an assignment.

    Parameters
    ----------
    root : Path
    assignment : Assignment
    tier : str
    results : Results, optional
        Where a former verdict is looked for, and this one kept.
    limits : Limits, optional
    crew : callable, optional
        Makes what grades.

    Raises
    ------
    CourseError
        If a test refuses them; the text names it and says what it said.
    """
    limits = limits or Limits()
    paths = drill_notebooks(root, assignment.name)
    notebooks = {path.stem: path.read_bytes() for path in paths}
    key = Keys(root, assignment, limits, tier).key(notebooks)
    kept = results and results.read(key)
    outcome = kept
    if not outcome:
        hands = crew(root, tier, assignment, limits, 1)
        ((_, outcome),) = hands.grade([Job(key, ("the solutions",), notebooks)])
        if isinstance(outcome, NotGraded):
            raise CourseError(f"the solutions cannot be graded: {outcome.reason}")
    _demand_full_marks(assignment, outcome)
    if results and not kept:
        results.write(key, outcome)


def check_release(root, chapters):
    """Refuse a release of chapters whose solutions do not get full marks.

    The solutions are no student's, so any sandbox will do; where there is none at all
    (which takes Linux) that is said, and nothing is checked.

    Raises
    ------
    CourseError
        As :func:`check`.
    """
    worker = _any_worker(root)
    if worker is None:
        print("NOT CHECKED in two processes: no sandbox of any kind starts here")
        return
    try:
        for chapter in chapters:
            known = load(root, chapter)
            outcome = {
                path.stem: grade(worker, known.notebook(path.stem), path.read_bytes())
                for path in drill_notebooks(root, chapter)
            }
            _demand_full_marks(known, outcome)
    finally:
        worker.stop()


def _any_worker(root):
    """A started worker of the strongest tier that starts, or None."""
    for tier in TIERS:
        try:
            worker = Worker(root, tier)
            worker.start()
        except SandboxError:
            continue
        return worker
    return None


def _demand_full_marks(assignment, outcome):
    problems = [problem for result in outcome.values() for problem in _wrong(result)]
    if problems:
        raise CourseError(
            f"the solutions of {assignment.name} do not get full marks when tests run "
            "in another process than the answers; nothing was released or graded.\n  "
            + "\n  ".join(problems)
        )


def _wrong(result):
    for test in result["tests"]:
        if test["status"] != "passed":
            yield f"{result['notebook']}, `{test['name']}`: {test['message']}"
    for cell in result["cells"]:
        if cell["status"] != "ok":
            yield f"{result['notebook']}, `{cell['name']}`: {cell['status']}"
    for repair in result["repairs"]:
        yield f"{result['notebook']}: {repair}"
