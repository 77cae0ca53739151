"""Whoever runs into a limit loses that cell, and nobody else anything."""

import contextlib
import threading
import time
from dataclasses import replace

import psutil
import pytest

from course_tools.grading.limits import Limits
from tests.grading.conftest import SHORT, status_of
from tests.grading.small import POINTS

LOOP = "def twice(f, x):\n    while True:\n        pass"
DEAF = (
    "def twice(f, x):\n"
    "    while True:\n"
    "        try:\n"
    "            while True: pass\n"
    "        except BaseException: pass"
)


@pytest.mark.parametrize("source", [LOOP, DEAF])
def test_an_endless_function_loses_its_own_test(graded, small, source):
    result = graded(small.answered(twice=source))
    assert result["points"] == 6
    assert status_of(result)["test_twice_value"] == "time-out"
    assert "More than 0.6 s of computing" in result["tests"][-1]["message"]


def test_an_endless_cell_keeps_what_it_has_defined(graded, small):
    source = "def slope(x):\n    return 6 * x**2\nwhile True: pass"
    result = graded(small.answered(slope=source))
    assert result["points"] == 8
    cell = next(cell for cell in result["cells"] if cell["name"] == "slope")
    assert cell["status"] == "time-out"
    assert result["use"]["pairs"] == 1


def test_a_sleeper_is_stopped_by_the_wall_clock(graded, small):
    source = "import time\ndef twice(f, x):\n    time.sleep(1000)"
    result = graded(small.answered(twice=source), replace(SHORT, cell_wall=0.5))
    assert status_of(result)["test_twice_value"] == "time-out"
    assert "No answer within 0.5 s" in result["tests"][-1]["message"]


def test_an_endless_callback_is_stopped_too(graded, small):
    source = "def twice(f, x):\n    while True:\n        f(1)"
    result = graded(small.answered(twice=source))
    assert result["points"] == 6
    assert status_of(result)["test_twice_value"] == "time-out"


def test_the_whole_submission_has_a_limit(graded, small):
    endless = "def {}(*x):\n    while True: pass"
    names = ("slope", "halves", "emptied", "twice")
    submitted = small.answered(**{name: endless.format(name) for name in names})
    result = graded(submitted, replace(SHORT, total_cpu=1.5))
    assert result["points"] == 0
    assert "has used up its 1.5 s of computing" in result["limit"]
    assert result["use"]["cpu"] < 4


def test_memory_is_bounded_and_says_so(graded, small):
    source = "import numpy as np\ndef slope(x):\n    return np.ones(10**10).sum()"
    result = graded(small.answered(slope=source))
    assert result["points"] == 6
    assert status_of(result)["test_slope_value"] == "memory"


def test_a_process_that_dies_costs_one_test(graded, small):
    source = "import os\ndef halves(x):\n    os._exit(1)"
    result = graded(small.answered(halves=source))
    assert result["points"] == 5
    assert status_of(result)["test_halves_value"] == "error"
    assert "ended" in result["tests"][1]["message"]
    assert result["use"]["pairs"] == 3


@pytest.mark.parametrize("kills, points", [(1, POINTS), (2, POINTS - 2)])
def test_who_is_killed_from_outside_is_tried_once_more(
    graded, small, worker, kills, points
):
    """The kernel does it when memory is short; no student can do it to herself."""
    there = {p.pid for p in psutil.Process(worker.pid).children(recursive=True)}
    killed = []

    def kill():
        """Kill both processes of a pair as soon as they have worked for a while."""
        until = time.monotonic() + 60
        while len(killed) < kills and time.monotonic() < until:
            for process in psutil.Process(worker.pid).children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    busy = sum(process.cpu_times()[:2]) > 0.1
                    if process.pid not in {*there, *killed} and busy:
                        process.kill()
                        killed.append(process.pid)
            time.sleep(0.005)

    slow = (
        "def slope(x):\n    import time\n    start = time.process_time()\n"
        "    while time.process_time() - start < 0.2: pass\n    return 6 * x**2"
    )
    thread = threading.Thread(target=kill)
    thread.start()
    result = graded(small.answered(slope=slow), replace(SHORT, cell_cpu=5.0))
    thread.join()
    assert len(killed) == kills
    assert result["points"] == points
    assert result["use"]["pairs"] == 1 + kills


def test_a_cell_in_which_the_process_dies_is_not_replayed(graded, small):
    result = graded(small.answered(halves="import os\nos.abort()"))
    assert result["points"] == 5
    cell = next(cell for cell in result["cells"] if cell["name"] == "halves")
    assert cell["status"] == "died"
    assert result["use"]["pairs"] == 2


def test_output_is_cut_off(graded, small):
    flood = "while True:\n    print('x' * 1000)"
    result = graded(small.answered(**{"try-slope": flood}))
    assert result["points"] == 8
    cell = next(cell for cell in result["cells"] if cell["name"] == "try-slope")
    assert sum(len(o.get("text", "")) for o in cell["outputs"]) < 25_000
    assert cell["outputs"][1] == {
        "kind": "note",
        "text": "The output was cut off here.",
    }


def test_output_of_all_cells_is_bounded(graded, small):
    line = "print('x' * 900)"
    names = ("try-slope", "slope", "halves", "emptied")
    submitted = small.answered(**dict.fromkeys(names, line))
    result = graded(submitted, replace(SHORT, output=1000, outputs=2000))
    outputs = [o for cell in result["cells"] for o in cell["outputs"]]
    printed = [o["text"] for o in outputs if o["kind"] == "stdout"]
    assert sum(map(len, printed)) == 2000


def test_a_warning_is_no_failure(graded, small):
    source = (
        "import sys, warnings\n"
        "def slope(x):\n"
        "    warnings.warn('look')\n"
        "    print('note', file=sys.stderr)\n"
        "    return 6 * x**2"
    )
    result = graded(small.answered(slope=source))
    assert result["points"] == 8
    assert result["tests"][0]["outputs"][0]["kind"] == "stderr"


def test_limits_must_be_positive():
    with pytest.raises(ValueError, match="cell_cpu must be positive, got 0"):
        Limits(cell_cpu=0)
