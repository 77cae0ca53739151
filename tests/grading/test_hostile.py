"""Attacks, each graded between two honest neighbours by the command itself.

The cells of ``course_tools/benchmarks/hostile/cells`` stand where the last of four
answers was asked; the others are left as they were, so every mark is a forged one. An
attack that reaches what it must not reach prints ``STOLEN``.
"""

import json

import pytest

from course_tools import release
from course_tools.benchmarks.hostile import corpus, ours
from course_tools.grading import grade_class
from course_tools.grading.probe import Tier
from tests.grading.conftest import ROOT, need_tier
from tests.grading.small import DRILL, POINTS, Small

CORPUS = corpus.corpus()
STATUSES = {"ok", "renamed", "repaired", "unreadable"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """What came of all attacks, after one run of the command."""
    need_tier("full")
    folder = tmp_path_factory.mktemp("hostile") / "course"
    ours.make(ROOT, folder)
    small = Small(folder)
    loud = small.answered(twice="print('STOLEN')\ndef twice(f, x):\n    return f(f(x))")
    control = corpus.Attack(
        "control", "", "", lambda given: {DRILL: json.dumps(loud).encode()}
    )
    pairs = ours.hand_in(folder, small.blank(), [*CORPUS, control])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grade_class, "find_tier", lambda *words: Tier("full"))
        return ours.grade(folder, pairs, ours.watching())


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


@pytest.mark.parametrize("name", [attack.name for attack in CORPUS])
def test_an_attack_gains_nothing(graded, name):
    found = graded["attacks"][name]
    assert found["gained"] == 0
    assert found["harmed"] == 0, "the marks of an honest neighbour are not full"
    assert found["row"]
    assert found["status"] in STATUSES
    assert found["left"] == {}
    assert not found["stolen"]
    assert found["shown"] == []


def test_run_says_that_somebody_needs_a_human(graded):
    assert graded["status"] == 1


def test_what_is_looked_for_would_be_seen(graded):
    """Full marks and a loud word in the place of an attack."""
    found = graded["attacks"]["control"]
    assert (found["gained"], found["stolen"]) == (POINTS, True)
    statuses = {attack["status"] for attack in graded["attacks"].values()}
    assert statuses == STATUSES


def test_every_attack_says_its_class_and_aim():
    assert {attack.kind for attack in CORPUS} == set(corpus.KINDS)
    for attack in CORPUS:
        assert len(attack.aim) > 10, attack.name
    assert len({attack.name for attack in CORPUS}) == len(CORPUS) >= 100
