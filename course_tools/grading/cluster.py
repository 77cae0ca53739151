"""Grade on the workers of a Dask scheduler: the same function, on more machines.

Every machine has the course installed (``pip install -e '.[grade,cluster]'``) and runs
``dask worker tcp://HOST:8786``. A worker whose copy of the course would give other
marks, or whose sandbox is weaker than the coordinator's, refuses, and that is said.
Dask sends objects by pickle among machines that trust each other: use its TLS settings
where the network is not your own. No student's code runs outside of a sandbox.
"""

import functools
import threading
from pathlib import Path

from course_tools.grading.assignment import Assignment
from course_tools.grading.crew import Hand, NotGraded, attempts
from course_tools.grading.jobs import environment
from course_tools.grading.probe import broken_promises
from course_tools.grading.worker import SandboxError, Worker
from course_tools.project import CourseError

CONNECT = 15  # seconds to reach a scheduler
RETRIES = 2  # of a submission whose Dask worker has died
_mine = threading.local()  # a sandbox belongs to one thread


class Cluster:
    """Grades jobs as :class:`course_tools.grading.crew.Crew` does, elsewhere.

    Parameters
    ----------
    address : str
        Of the scheduler, ``tcp://HOST:PORT``.
    root, tier, assignment, limits, size
        As for a crew; `size` says nothing here.
    """

    def __init__(self, address, root, tier, assignment, limits, size):
        self.address, self.tier, self.limits = address, tier, limits
        self.assignment, self.environment = assignment.as_data(), environment(root)

    def grade(self, jobs):
        """Grade all jobs.

        Yields
        ------
        job, outcome
            As a crew does. Of a scheduler that is lost on the way, what it still owes
            comes as :class:`NotGraded`.

        Raises
        ------
        CourseError
            If the scheduler cannot be reached.
        """
        if not jobs:
            return
        with self._client() as client:
            left = dict(enumerate(jobs))
            try:
                yield from self._results(client, left)
            except (OSError, RuntimeError, TimeoutError) as error:
                reason = f"the scheduler {self.address} was lost: {error}"
                for job in left.values():
                    yield job, NotGraded(reason)

    def _client(self):
        from distributed import Client

        try:
            return Client(self.address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CourseError(
                f"no scheduler answers at {self.address} ({error}); start one with "
                "`dask scheduler`"
            ) from None

    def _results(self, client, left):
        from distributed import as_completed

        facts = [self.environment, self.tier, self.assignment, self.limits]
        (shared,) = client.scatter([facts], broadcast=True)
        futures = {
            client.submit(
                grade_here, shared, job.notebooks, pure=False, retries=RETRIES
            ): number
            for number, job in left.items()
        }
        for future in as_completed(futures, loop=client.loop):
            job = left.pop(futures[future])
            if future.status == "finished":
                outcome, reason = future.result()
                yield job, NotGraded(reason) if outcome is None else outcome
            elif future.status == "error":
                error = future.exception()
                yield job, NotGraded(f"{type(error).__name__}: {error}"[:500])
            else:
                yield job, NotGraded(f"the scheduler {self.address} was lost")


def grade_here(facts, notebooks):
    """Runs in a Dask worker: grade one submission in this thread's sandbox.

    Returns
    -------
    outcome, reason
        One of the two is None.
    """
    there, tier, assignment, limits = facts
    root = Path(__file__).resolve().parents[2]
    if environment(root) != there:
        return None, f"{root} holds another version of the course or of a package"
    try:
        weaker = _weaker(root, tier)
    except SandboxError as error:
        return None, str(error)
    if weaker:
        return None, f"the {tier} sandbox does not hold here: {weaker}"
    if not hasattr(_mine, "hand"):
        _mine.hand = Hand(lambda: Worker(root, tier))
    known = Assignment.from_data(assignment)
    outcome = attempts(_mine.hand, known, limits, notebooks)
    if isinstance(outcome, NotGraded):
        return None, outcome.reason
    return outcome, None


_once = threading.Lock()


def _weaker(root, tier):
    """What a probe could do here; found once a process."""
    with _once:
        return _probed(root, tier)


@functools.cache
def _probed(root, tier):
    return ", ".join(sorted(broken_promises(root, tier)))
