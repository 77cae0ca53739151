"""Commands called wrongly say what is wrong and how to mend it, with a status."""

import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from course_tools import book, cli, environment
from course_tools.project import CourseError, chosen_chapters, find_root

ROOT = Path(__file__).resolve().parents[2]


def course(*words, cwd=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "course_tools.cli", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("words", [["release"], ["matrix", "--check"], ["book"]])
def test_outside_the_course_folder(tmp_path, words):
    result = course(*words, cwd=tmp_path)
    assert result.returncode == 1
    assert f"{tmp_path} is not inside a course folder" in result.stderr
    assert "Change to the folder that you cloned" in result.stderr


def test_a_folder_inside_the_course_will_do():
    assert find_root(ROOT / "chapters") == ROOT


@pytest.mark.parametrize("name", ["99", "calculus", "03_nothing"])
def test_unknown_chapter_is_named_with_those_that_there_are(name):
    result = course("release", name)
    assert result.returncode == 1
    assert f"`{name}` is no chapter with drills" in result.stderr
    assert "02_derivative_of_one_variable" in result.stderr


def test_chapters_by_number_beginning_or_all():
    assert chosen_chapters(ROOT, ["2"]) == ["02_derivative_of_one_variable"]
    assert chosen_chapters(ROOT, ["02_der"]) == ["02_derivative_of_one_variable"]
    assert len(chosen_chapters(ROOT, [])) >= 2
    with pytest.raises(CourseError, match="`0` is no chapter"):
        chosen_chapters(ROOT, ["0"])


def test_ambiguous_beginning_is_refused():
    with pytest.raises(CourseError, match="fits several chapters; there are: 01_"):
        chosen_chapters(ROOT, [""])


def test_unknown_command_has_status_2_and_shows_those_that_there_are():
    result = course("grind")
    assert result.returncode == 2
    assert "release" in result.stderr


def test_every_command_has_help():
    result = course("--help")
    assert result.returncode == 0
    for name in ("book", "serve", "release", "matrix", "normalise", "run"):
        assert name in result.stdout
        assert course(name, "--help").returncode == 0


def test_missing_package_is_said(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "nbformat", None)
    monkeypatch.delitem(sys.modules, "course_tools.notebooks", raising=False)
    monkeypatch.delitem(sys.modules, "course_tools.execute", raising=False)
    assert cli.main(["normalise", "--check"]) == 1
    assert "`nbformat` is not installed" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["release", "2"], ["release", "--check"]])
def test_missing_nbgrader_is_said_in_the_same_words(monkeypatch, capsys, words):
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    monkeypatch.chdir(ROOT)
    assert cli.main(words) == 1
    said = capsys.readouterr().err
    assert said.startswith("course release: the package `nbgrader` is not installed; ")
    assert said.endswith("install the course with its tools: pip install -e '.[dev]'\n")


def test_missing_notebook_is_said(tmp_path):
    result = course("text", str(tmp_path / "none.ipynb"))
    assert result.returncode == 1
    assert "none.ipynb: not a readable notebook" in result.stderr


def test_server_takes_another_port_when_its_own_is_busy(tmp_path, capsys):
    (tmp_path / "index.html").write_text("<h1>here</h1>")
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        server = book.bind(tmp_path, port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    assert server.server_address[1] != port
    with urllib.request.urlopen(address) as reply:
        assert reply.read() == b"<h1>here</h1>"
    server.shutdown()
    server.server_close()


def test_screenshots_before_the_first_build_are_refused(tmp_path):
    with pytest.raises(CourseError, match="not built yet; run `course book`"):
        book.built(tmp_path)


@pytest.mark.parametrize(
    ("version", "fits"),
    [((3, 10, 9), False), ((3, 11, 0), True), ((3, 13, 5), True), ((3, 14, 0), False)],
)
def test_python_versions(version, fits):
    assert environment.supported(version) is fits


def test_unsupported_python_is_told_which_to_install(monkeypatch):
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"needs Python 3.11 to 3.13; .* is 3.9"):
        environment.find_python()


def test_environment_is_stale_when_the_lock_changes(tmp_path):
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("one")
    before = environment.fingerprint(tmp_path)
    (tmp_path / "requirements.lock").write_text("two")
    assert environment.fingerprint(tmp_path) != before
