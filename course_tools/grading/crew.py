"""Several warm workers, each in a thread of its own, that grade jobs beside each other.

A worker that dies is started again, and its submission tried once more. What fails
twice is reported and stops nobody else.
"""

import functools
import queue
import threading
from dataclasses import dataclass

from course_tools.grading.run import grade
from course_tools.grading.worker import SandboxError, Worker

ATTEMPTS = 2
DONE = object()


@dataclass(frozen=True)
class NotGraded:
    """In the place of a result: why there is none."""

    reason: str


class Crew:
    """Grade jobs with `size` workers.

    Parameters
    ----------
    root : Path
    tier : str
    assignment : Assignment
    limits : Limits
    size : int
    make_worker : callable, optional
        Makes a worker of `root`, `tier` and the number of a core; the tests put a
        mortal one here.
    """

    def __init__(self, root, tier, assignment, limits, size, make_worker=Worker):
        self.assignment, self.limits, self.size = assignment, limits, size
        self._make = functools.partial(make_worker, root, tier)
        self._todo, self._done = queue.SimpleQueue(), queue.SimpleQueue()
        self._stopped = threading.Event()

    def grade(self, jobs):
        """Grade all jobs.

        Yields
        ------
        job, outcome
            As they get ready; the outcome is a dict of results by notebook, or a
            :class:`NotGraded`.
        """
        for job in jobs:
            self._todo.put(job)
        size = min(self.size, len(jobs))
        threads = [threading.Thread(target=self._live, args=[n]) for n in range(size)]
        for thread in threads:
            thread.start()
        running = len(threads)
        try:
            while running:
                entry = self._done.get()
                if entry is DONE:
                    running -= 1
                else:
                    yield entry
        finally:
            self._stopped.set()  # also when whoever asked has lost interest
            for thread in threads:
                thread.join()

    def _live(self, number):
        """Grade one job after the other until there is none."""
        hand = Hand(functools.partial(self._make, core=number))
        try:
            while not self._stopped.is_set():
                try:
                    job = self._todo.get_nowait()
                except queue.Empty:
                    return
                outcome = attempts(hand, self.assignment, self.limits, job.notebooks)
                self._done.put((job, outcome))
        finally:
            hand.stop()
            self._done.put(DONE)


def attempts(hand, assignment, limits, notebooks):
    """Grade the notebooks of a submission, once more if the worker has died.

    Parameters
    ----------
    hand : Hand
    assignment : Assignment
    limits : Limits
    notebooks : dict of str to bytes

    Returns
    -------
    dict or NotGraded
        Results by notebook.
    """
    for _ in range(ATTEMPTS):
        try:
            worker = hand.worker()
            return {
                name: grade(worker, assignment.notebook(name), data, limits)
                for name, data in notebooks.items()
            }
        except SandboxError as error:
            reason = str(error)
        except Exception as error:  # a fault of ours must not stop a class
            reason = f"{type(error).__name__}: {error}"
        hand.stop()
    return NotGraded(reason[:500])


class Hand:
    """A worker that is started when it is needed, and again when it was stopped."""

    def __init__(self, make):
        self._make, self._worker = make, None

    def worker(self):
        if self._worker is not None and not self._worker.alive:
            self.stop()
        if self._worker is None:
            worker = self._make()
            worker.start()
            self._worker = worker
        return self._worker

    def stop(self):
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
