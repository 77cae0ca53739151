"""The students of a run: what each handed in, and what has become of it."""

from dataclasses import dataclass, field, replace

from course_tools.grading import intake, jobs
from course_tools.grading.crew import NotGraded

# Ways in which a cell or test ends that are worth another try.
FAILED = {"time-out", "memory", "died"}


@dataclass
class Person:
    """One student in a run.

    Attributes
    ----------
    student : str
    taken : intake.Submission
        Without the notebooks.
    notebooks : dict of str to bytes
        What can be graded, by notebook.
    key : str
        Of the result; empty if there is nothing to grade.
    outcome : dict, NotGraded or None
        Results by notebook; None as long as there are none.
    state : str
        ``new``, ``unchanged``, ``again``, ``unreadable``, ``missing`` or ``left``
        (not chosen).
    written : dict
        By notebook what the gradebook has.
    before : float or None
        The points that an earlier run gave, if this one has written others.
    """

    student: str
    taken: intake.Submission
    notebooks: dict = field(default_factory=dict)
    key: str = ""
    outcome: object = None
    state: str = "new"
    written: dict = field(default_factory=dict)
    before: float | None = None

    @property
    def graded(self):
        """Whether there are results, or nothing that could have any."""
        return isinstance(self.outcome, dict)

    @property
    def has_row(self):
        """Whether the gradebook gets a row: not for no-shows, nor for stray links."""
        return self.state not in ("missing", "left") and bool(self.taken.entries)


def take_in(submitted, assignment, roster, keys):
    """Everybody on the roster and everybody who handed in.

    Parameters
    ----------
    submitted : Path
    assignment : Assignment
    roster : iterable of str
    keys : jobs.Keys

    Returns
    -------
    list of Person
    """
    expected = [f"{notebook.name}.ipynb" for notebook in assignment.notebooks]
    people = []
    for taken in intake.take_class(submitted, assignment.name, expected, roster):
        notebooks = jobs.as_bytes(taken.notebooks)
        entries = tuple(replace(entry, notebook=None) for entry in taken.entries)
        person = Person(taken.student, replace(taken, entries=entries), notebooks)
        if notebooks:
            person.key = keys.key(notebooks)
        else:
            person.state = "missing" if taken.status == "missing" else "unreadable"
            person.outcome = {} if taken.entries else None
        people.append(person)
    return people


def choose(people, results, ledger, *, force=False, students=(), only_failed=False):
    """Set the state of everybody, and read the results that are there.

    Parameters
    ----------
    people : list of Person
    results : Results
    ledger : Ledger
    force : bool
        Grade again what is unchanged.
    students : collection of str
        Grade these alone; empty for everybody.
    only_failed : bool
        Grade again what ran into a limit, died or could not be graded, and that alone.
    """
    for person in people:
        if not person.key:
            continue
        person.outcome = results.read(person.key)
        wanted = not students or person.student in students
        if only_failed:
            wanted = wanted and _had_failed(person, ledger)
        if wanted and (force or only_failed) and person.outcome is not None:
            person.outcome, person.state = None, "again"
        elif person.outcome is not None:
            person.state = "unchanged"
        else:
            person.state = "new" if wanted else "left"


def _had_failed(person, ledger):
    if person.outcome is None:
        return ledger.read(person.student).get("not graded") is not None
    return bool(troubles(person.outcome))


def troubles(outcome):
    """Sentences on limits that were reached and processes that died."""
    found = []
    if isinstance(outcome, NotGraded):
        return [f"could not be graded: {outcome.reason}"]
    for name, result in sorted((outcome or {}).items()):
        if result["limit"]:
            found.append(f"{name}: {result['limit']}")
        entries = (*result["cells"], *result["tests"])
        for status in sorted(FAILED):
            cells = [f"`{e['name']}`" for e in entries if e["status"] == status]
            if cells:
                found.append(f"{name}: {status} in {', '.join(cells[:5])}")
    return found
