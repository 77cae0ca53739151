"""What a tier promises is tried; a weaker one is never taken unasked."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from course_tools.grading import probe, sandbox
from course_tools.grading.run import grade
from course_tools.grading.worker import SandboxError, Worker
from tests.grading.conftest import SHORT, need_tier, what_is_broken

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("tier", ["full", "landlock"])
def test_a_probe_breaks_no_promise(tier):
    need_tier(tier)  # which fails where one is broken
    assert what_is_broken(tier) == set()


def test_the_probe_notices_what_is_open():
    assert {"read", "write", "fork", "see"} <= probe.what_succeeds(ROOT, "rlimits")


def test_a_weaker_tier_is_refused_unless_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    with pytest.raises(SandboxError, match="bubblewrap is not installed"):
        probe.find_tier(ROOT)


def test_reasons_against_the_stronger_tiers_are_told(monkeypatch):
    def lacking(root, name):
        if name == "full":
            raise SandboxError("bubblewrap is not installed")
        return set()

    monkeypatch.setattr(probe, "broken_promises", lacking)
    found = probe.find_tier(ROOT, allow_weaker=True)
    assert found.name == "landlock"
    assert found.words.endswith("bubblewrap is not installed")


def test_no_sandbox_is_said_loudly(monkeypatch):
    def broken(root, name):
        return set() if name == "rlimits" else {"read"}

    monkeypatch.setattr(probe, "broken_promises", broken)
    found = probe.find_tier(ROOT, allow_weaker=True)
    assert found.words.startswith("NO SANDBOX")
    assert "full: a probe could read" in found.words


@pytest.mark.parametrize("tier", ["landlock", "rlimits"])
def test_weaker_tiers_give_the_same_marks(small, tier):
    if tier == "landlock":
        need_tier(tier)
    with Worker(ROOT, tier) as worker:
        source = "import os\ndef halves(x):\n    os._exit(1)"
        for submitted, points in ((small.reference(), 8), (small.blank(), 0)):
            assert grade(worker, small.notebook, submitted, SHORT)["points"] == points
        dying = small.answered(halves=source)
        assert grade(worker, small.notebook, dying, SHORT)["points"] == 5


def test_an_unknown_tier_is_refused():
    with pytest.raises(ValueError, match="got 'none'"):
        Worker(ROOT, "none")


def test_a_killed_and_a_stopped_worker_are_errors_and_no_marks(small):
    need_tier("full")
    worker = Worker(ROOT)
    worker.start()
    worker.pair(SHORT)
    below = psutil.Process(worker.pid).children(recursive=True)
    assert len(below) >= 3
    for process in below:
        process.kill()
    with pytest.raises(SandboxError, match=r"closed its socket|sandbox is gone"):
        grade(worker, small.notebook, small.reference())
    worker.stop()
    assert psutil.wait_procs(below, timeout=60)[1] == []
    with pytest.raises(SandboxError, match="the sandbox is gone"):
        grade(worker, small.notebook, small.reference())


def test_a_worker_keeps_to_its_core():
    need_tier("full")
    cores = sorted(os.sched_getaffinity(0))
    last = len(cores) + 1  # counted round and round
    with Worker(ROOT, core=last) as worker:
        pair = worker.pair(SHORT)
        found = {
            tuple(process.cpu_affinity())
            for process in psutil.Process(worker.pid).children(recursive=True)
            if "python" in process.name()
        }
        pair.end()
    assert found == {(cores[last % len(cores)],)}


def test_processes_end_with_the_coordinator():
    need_tier("full")
    code = (
        "import os, psutil, sys; from pathlib import Path\n"
        "from course_tools.grading.worker import Worker\n"
        "from course_tools.grading.limits import Limits\n"
        f"worker = Worker(Path({str(ROOT)!r})); worker.start()\n"
        "worker.pair(Limits())\n"
        "below = psutil.Process().children(recursive=True)\n"
        "print(*[p.pid for p in below], flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) >= 4
    left = [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]
    assert psutil.wait_procs(left, timeout=60)[1] == []


def test_the_answers_are_nowhere_in_what_a_sandbox_shows():
    parts = [str(path) for path in sandbox.course_parts(ROOT).values()]
    for name in ("solutions", "variants", "classroom", "exercises", "tests"):
        assert not any(str(ROOT / name).startswith(part) for part in parts)
