"""Several workers, of which some die: every job has one outcome all the same."""

import psutil

from course_tools.grading.crew import Crew, NotGraded
from course_tools.grading.jobs import Job, Keys, as_bytes, jobs_of
from course_tools.grading.limits import Limits
from course_tools.grading.results import Results
from course_tools.grading.worker import SandboxError, Worker
from tests.grading.conftest import ROOT, SHORT, need_tier


class Mortal:
    """A worker that dies whenever it is asked for the pairs of these numbers."""

    def __init__(self, worker, deaths):
        self.worker, self.deaths = worker, deaths
        self.tier, self.alive = "full", True

    def start(self):
        pass

    def stop(self):
        self.alive = True

    def pair(self, limits):
        if self.deaths and self.deaths.pop(0):
            raise SandboxError("the sandbox is gone: killed by a test")
        return self.worker.pair(limits)


def jobs_for(small, *answers):
    notebooks = {
        f"s{number}": as_bytes({small.notebook.name: small.blank(slope=answer)})
        for number, answer in enumerate(answers)
    }
    keys = Keys(ROOT, small.assignment, SHORT, "full")
    return jobs_of(
        {name: keys.key(data) for name, data in notebooks.items()}, notebooks
    )


RIGHT, WRONG = "def slope(x):\n    return 6 * x**2", "def slope(x):\n    return 6 * x"


def points(outcome):
    return sum(result["points"] for result in outcome.values())


def run(worker, small, jobs, deaths=()):
    deaths = list(deaths)
    crew = Crew(
        ROOT,
        "full",
        small.assignment,
        SHORT,
        1,
        make_worker=lambda root, tier, core: Mortal(worker, deaths),
    )
    return {job.students: outcome for job, outcome in crew.grade(jobs)}


def test_a_submission_is_tried_again_when_its_worker_has_died(worker, small):
    outcomes = run(worker, small, jobs_for(small, RIGHT, WRONG), [True])
    assert {names: points(o) for names, o in outcomes.items()} == {
        ("s0",): 2.0,
        ("s1",): 0.0,
    }


def test_one_that_kills_twice_is_reported_and_stops_nobody(worker, small):
    outcomes = run(worker, small, jobs_for(small, RIGHT, WRONG), [True, True])
    assert isinstance(outcomes["s0",], NotGraded)
    assert "killed by a test" in outcomes["s0",].reason
    assert points(outcomes["s1",]) == 0.0


def test_real_workers_are_replaced_after_a_kill(small):
    need_tier("full")
    started = []

    class Watched(Worker):
        def start(self):
            super().start()
            started.append(self)
            if len(started) == 1:
                for process in psutil.Process(self.pid).children(recursive=True):
                    process.kill()
                self._process.wait()

    crew = Crew(ROOT, "full", small.assignment, SHORT, 1, make_worker=Watched)
    ((_, outcome),) = crew.grade(jobs_for(small, RIGHT))
    assert points(outcome) == 2.0
    assert len(started) == 2
    assert not any(worker.alive for worker in started)


def test_equal_hand_ins_are_one_job(small):
    first, second = jobs_for(small, RIGHT, WRONG, RIGHT)
    assert first.students == ("s0", "s2")
    assert second.students == ("s1",)


def test_a_key_depends_on_all_that_marks_depend_on(small):
    notebooks = {"n": b"{}"}
    keys = [
        Keys(ROOT, small.assignment, SHORT, "full").key(notebooks),
        Keys(ROOT, small.assignment, SHORT, "rlimits").key(notebooks),
        Keys(ROOT, small.assignment, Limits(), "full").key(notebooks),
        Keys(ROOT, small.assignment, SHORT, "full").key({"n": b"[]"}),
        Keys(ROOT, small.assignment, SHORT, "full").key({"m": b"{}"}),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == Keys(ROOT, small.assignment, SHORT, "full").key(notebooks)


def test_damaged_and_foreign_results_count_as_none(tmp_path):
    results = Results(tmp_path / "graded")
    assert results.read("k") is None
    results.write("k", {"n": {"points": 1.0}})
    assert results.read("k") == {"n": {"points": 1.0}}
    text = results.path("k").read_text()
    results.path("other").write_text(text)
    results.path("half").write_text(text[: len(text) // 2])
    assert results.read("other") is None
    assert results.read("half") is None
    assert [p.name for p in results.folder.glob(".*")] == []


def test_a_job_is_plain(small):
    (job,) = jobs_for(small, RIGHT)
    assert isinstance(job, Job)
    assert all(isinstance(data, bytes) for data in job.notebooks.values())
