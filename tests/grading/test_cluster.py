"""A Dask scheduler and two workers as processes, one of which is killed."""

import functools
import os
import subprocess
import sys
import time

import pytest

from course_tools.grading import cluster, grade_class
from course_tools.grading.crew import NotGraded
from course_tools.project import CourseError
from tests.grading.conftest import ROOT, SHORT, need_tier
from tests.grading.small import CHAPTER
from tests.grading.test_crew import RIGHT, jobs_for, points

pytest_plugins = ["tests.grading.small_class"]
WORKER = ["worker", "--nthreads", "1", "--no-dashboard", "--no-nanny"]


def started(*words):
    """A program of Dask's, in the course's folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a scheduler, and its two workers' processes."""
    need_tier("full")
    path = tmp_path_factory.mktemp("dask") / "scheduler.json"
    place = ["--scheduler-file", str(path)]
    words = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", *place]
    processes = [started("scheduler", *words)]
    processes += [started(*WORKER, "--death-timeout", "60", *place) for _ in range(2)]
    try:
        from distributed import Client

        until = time.monotonic() + 60
        while not path.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        with Client(scheduler_file=str(path), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address, processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_class_is_graded_although_a_worker_is_killed(scheduler, small_class):
    address, (_, doomed, _) = scheduler

    class Killing(cluster.Cluster):
        def grade(self, jobs):
            for number, entry in enumerate(super().grade(jobs)):
                if number == 0 and len(jobs) > 1:
                    doomed.kill()
                yield entry

    options = grade_class.Options(limits=SHORT)
    crew = functools.partial(Killing, address)
    assert grade_class.run(small_class.folder, CHAPTER, options, crew=crew) == 1
    assert doomed.wait() < 0
    there = small_class.rows()
    small_class.grade(force=True)
    assert small_class.asked
    assert small_class.rows() == there


def test_another_version_of_the_course_refuses(scheduler, small, monkeypatch):
    monkeypatch.setattr(cluster, "environment", lambda root: "another")
    remote = cluster.Cluster(scheduler[0], ROOT, "full", small.assignment, SHORT, 1)
    ((_, outcome),) = remote.grade(jobs_for(small, RIGHT))
    assert isinstance(outcome, NotGraded)
    assert "another version" in outcome.reason


def test_the_function_gives_what_a_crew_gives(small, monkeypatch, worker):
    monkeypatch.setattr(cluster, "_weaker", lambda root, tier: "")
    monkeypatch.setattr(cluster._mine, "hand", Lent(worker), raising=False)
    remote = cluster.Cluster("", ROOT, "full", small.assignment, SHORT, 1)
    facts = [remote.environment, "full", remote.assignment, SHORT]
    (job,) = jobs_for(small, RIGHT)
    outcome, reason = cluster.grade_here(facts, job.notebooks)
    assert (points(outcome), reason) == (2.0, None)
    monkeypatch.setattr(cluster, "_weaker", lambda root, tier: "read")
    assert "does not hold" in cluster.grade_here(facts, job.notebooks)[1]


class Lent:
    """The warm worker of all tests in the hand of a thread."""

    def __init__(self, worker):
        self.worker, self.stop = lambda: worker, lambda: None


def test_no_scheduler_is_said_with_the_remedy(small, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    remote = cluster.Cluster(
        "tcp://127.0.0.1:9", ROOT, "full", small.assignment, SHORT, 1
    )
    with pytest.raises(CourseError, match="`dask scheduler`"):
        list(remote.grade(jobs_for(small, RIGHT)))


def test_a_lost_scheduler_leaves_the_rest_ungraded(scheduler, small):
    address, (process, *_) = scheduler
    remote = cluster.Cluster(address, ROOT, "full", small.assignment, SHORT, 1)
    answers = [f"def slope(x):\n    return {number}" for number in range(8)]
    outcomes = []
    for _, outcome in remote.grade(jobs_for(small, *answers)):
        if not outcomes:
            process.kill()
        outcomes.append(outcome)
    assert len(outcomes) == len(answers)
    assert isinstance(outcomes[-1], NotGraded)
    assert "was lost" in outcomes[-1].reason
