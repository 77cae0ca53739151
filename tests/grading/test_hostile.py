"""Attacks, each graded between two honest neighbours in the same worker.

A file of ``hostile/`` is a cell of a submission. Its first line says the class of the
attack and its aim. The cell stands where the last of four answers was asked, the
others are left as they were, so every mark is a forged one. An attack that reaches what
it must not reach prints ``STOLEN``.
"""

import json
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from course_tools import release
from tests.grading import small as small_assignment
from tests.grading.conftest import ROOT, SHORT

CORPUS = sorted((Path(__file__).parent / "hostile").glob("*.txt"))
CLASSES = {"forging", "harm", "breaking", "leak", "split"}
LIMITS = replace(SHORT, cell_cpu=0.5, cell_wall=3.0, memory=400 << 20)


@pytest.fixture(scope="module")
def processes(worker):
    """The processes of the warm worker before any attack."""
    return {p.pid for p in psutil.Process(worker.pid).children(recursive=True)}


@pytest.fixture(scope="module", autouse=True)
def course_stays_as_it_is():
    """What the sandbox shows of the course is the same after all attacks."""
    folders = [ROOT / "course_lib", ROOT / "course_tools" / "grading"]
    before = [sources_below(folder) for folder in folders]
    yield
    assert [sources_below(folder) for folder in folders] == before


def sources_below(folder):
    found = release.files_below(folder)
    return {name: text for name, text in found.items() if "__pycache__" not in name}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_an_attack_gains_nothing(graded, small, processes, path, worker):
    attack = path.read_text(encoding="utf-8")
    result = graded(small.blank(twice=attack), LIMITS)
    assert result["points"] == 0, [t for t in result["tests"] if t["points"]]
    assert {test["status"] for test in result["tests"]} <= {
        *("failed", "error", "time-out", "memory", "not written"),
    }
    outputs = [entry["outputs"] for key in ("cells", "tests") for entry in result[key]]
    shown = json.dumps(outputs)
    assert "STOLEN" not in shown
    assert small_assignment.SENTINEL not in shown
    left = {p.pid for p in psutil.Process(worker.pid).children(recursive=True)}
    assert left == processes
    neighbour = graded(small.reference())
    assert neighbour["points"] == small_assignment.POINTS
    assert neighbour["repairs"] == []


def test_every_attack_says_its_class_and_aim():
    for path in CORPUS:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        kind, _, aim = first.removeprefix("# ").partition(": ")
        assert kind in CLASSES, path
        assert len(aim) > 10, path
    assert len(CORPUS) >= 40
