"""A release whose solutions fail in two processes is refused; nothing is written."""

import pytest

from course_tools import cli, release
from course_tools.grading import reference
from tests.grading.conftest import ROOT
from tests.grading.small import CHAPTER, write


@pytest.fixture
def course(tmp_path, monkeypatch, worker):
    folder = write(tmp_path, ROOT)
    (folder / "course_lib").mkdir()
    (folder / "_toc.yml").touch()
    (folder / "exercises").mkdir()
    monkeypatch.chdir(folder)

    class Shared:
        tier, pair = worker.tier, worker.pair

        def __init__(self, *words):
            pass

        def start(self):
            pass

        def stop(self):
            pass

    monkeypatch.setattr(reference, "Worker", Shared)
    return folder


@pytest.fixture
def written(monkeypatch):
    """The chapters that a release has got to the point of writing."""
    chapters = []
    monkeypatch.setattr(release, "write", lambda root, names: chapters.extend(names))
    return chapters


def test_good_solutions_are_released(course, written):
    assert cli.main(["release", "1"]) == 0
    assert written == [CHAPTER]


def test_a_wrong_solution_stops_the_release(course, capsys, written):
    path = course / "solutions" / CHAPTER / "drill_01_small.ipynb"
    path.write_text(path.read_text().replace("return f(f(x))", "return f(x)"))
    assert cli.main(["release", "1"]) == 1
    assert "`test_twice_value`: twice(" in capsys.readouterr().err
    assert written == []


def test_a_test_that_cannot_be_split_stops_the_release(course, capsys, written):
    path = course / "solutions" / CHAPTER / "drill_01_small.ipynb"
    source = 'assert slope.__code__.co_argcount == 1\\njudged = answer(\\"slope\\"'
    path.write_text(path.read_text().replace('judged = answer(\\"slope\\"', source))
    assert cli.main(["release", "1"]) == 1
    assert "`test_slope_value`" in capsys.readouterr().err
    assert written == []


def test_without_any_sandbox_that_is_said(course, capsys, monkeypatch, written):
    monkeypatch.setattr(reference, "TIERS", ())
    assert cli.main(["release", "1"]) == 0
    assert "NOT CHECKED" in capsys.readouterr().out
    assert written == [CHAPTER]
