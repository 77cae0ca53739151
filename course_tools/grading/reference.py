"""The solutions themselves must get full marks, or nothing is released and graded.

They go through the same sandbox, with student and tests in two processes, as every
submission does. A test that cannot work so would cost a whole class its marks.
"""

from course_tools.grading.crew import Crew, NotGraded
from course_tools.grading.jobs import Job, Keys
from course_tools.grading.limits import Limits
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
    outcome = results and results.read(key)
    if not outcome:
        hands = crew(root, tier, assignment, limits, 1)
        ((_, outcome),) = hands.grade([Job(key, ("the solutions",), notebooks)])
        if isinstance(outcome, NotGraded):
            raise CourseError(f"the solutions cannot be graded: {outcome.reason}")
    problems = [problem for result in outcome.values() for problem in _wrong(result)]
    if problems:
        raise CourseError(
            f"the solutions of {assignment.name} do not get full marks when tests run "
            "in another process than the answers; nothing was released or graded.\n  "
            + "\n  ".join(problems)
        )
    if results:
        results.write(key, outcome)


def _wrong(result):
    for test in result["tests"]:
        if test["status"] != "passed":
            yield f"{result['notebook']}, `{test['name']}`: {test['message']}"
    for cell in result["cells"]:
        if cell["status"] != "ok":
            yield f"{result['notebook']}, `{cell['name']}`: {cell['status']}"
    for repair in result["repairs"]:
        yield f"{result['notebook']}: {repair}"
