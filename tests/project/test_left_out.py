"""What a run leaves out is said in its last lines, and is a failure in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from course_tools import browser, debian
from course_tools.project import CourseError

ROOT = Path(__file__).resolve().parents[2]
SKIPS = 'import pytest\n\ndef test_seen():\n    pytest.skip("no browser found")\n'


def run(folder, **variables):
    """Run pytest on a test that cannot run here, under the project's conftest."""
    (folder / "conftest.py").write_text((ROOT / "conftest.py").read_text("utf-8"))
    (folder / "test_skips.py").write_text(SKIPS)
    environment = {k: v for k, v in os.environ.items() if k != "CI"} | variables
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--rootdir", str(folder), str(folder)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_left_out_is_said_and_passes_at_home(tmp_path):
    result = run(tmp_path)
    assert result.returncode == 0
    last = result.stdout.strip().splitlines()[-2:]
    assert "LEFT OUT: 1 tests, because: no browser found" in "\n".join(last)


def test_left_out_is_a_failure_in_ci(tmp_path):
    result = run(tmp_path, CI="true")
    assert result.returncode == 1
    assert "left out, which CI=true forbids" in result.stdout


def test_missing_chromium_is_said_with_the_remedy(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    message = "no Chromium found: install it .*apt install chromium"
    with pytest.raises(CourseError, match=message), browser.chromium():
        pass


def test_wrong_variable_is_said(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(CourseError, match="CHROMIUM=/nowhere/chromium: there is no"):
        browser.find_chromium()


def test_packages_of_missing_programs_are_known(monkeypatch):
    monkeypatch.setattr(debian, "find_chromium", lambda: None)
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    monkeypatch.setattr(debian, "postgresql", lambda: None)
    assert set(debian.missing()) == {"chromium", "bubblewrap", "postgresql"}
    monkeypatch.setattr(debian.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(debian, "postgresql", lambda: "/usr/lib/postgresql/15/bin")
    assert set(debian.missing()) == {"chromium"}


def test_newest_postgresql_is_taken(tmp_path):
    assert debian.postgresql(tmp_path) is None
    for version in ("9", "15", "pgsql"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        (folder / "initdb").touch()
    assert debian.postgresql(tmp_path) == tmp_path / "15" / "bin"
