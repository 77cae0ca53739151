"""One warm worker for all tests of grading, and the small assignment."""

import functools
from pathlib import Path

import pytest

from course_tools.grading import probe
from course_tools.grading.limits import Limits
from course_tools.grading.run import grade
from course_tools.grading.worker import SandboxError, Worker
from tests.grading import small as small_assignment

ROOT = Path(__file__).resolve().parents[2]
# Little CPU time; the wall clock has time enough for a machine with much else to do.
SHORT = Limits(cell_cpu=0.6, cell_wall=60.0, total_cpu=12.0, total_wall=300.0)


@functools.cache
def what_is_broken(tier):
    """The promises of a tier that a probe broke here; a text if it cannot be had."""
    try:
        return probe.broken_promises(ROOT, tier)
    except SandboxError as error:
        return str(error)


def need_tier(tier):
    """Leave a test out, which is a failure in CI, where this machine lacks a tier."""
    broken = what_is_broken(tier)
    if isinstance(broken, str):
        pytest.skip(f"this machine has no {tier} sandbox: {broken}")
    assert not broken, f"{tier}: a probe could {sorted(broken)}"


@pytest.fixture(scope="session")
def worker():
    need_tier("full")
    with Worker(ROOT) as started:
        yield started


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    folder = small_assignment.write(tmp_path_factory.mktemp("small"), ROOT)
    return small_assignment.Small(folder)


@pytest.fixture
def graded(worker, small):
    """Grade a submission of the small assignment in the warm worker."""

    def run(submitted, limits=SHORT):
        return grade(worker, small.notebook, submitted, limits)

    return run


def status_of(result):
    """The status of each graded cell by name."""
    return {test["name"]: test["status"] for test in result["tests"]}
