"""`course doctor` names what is not in order, and what is."""

import sqlite3
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from course_tools.grading import backup, doctor
from course_tools.grading.probe import Tier
from course_tools.grading.worker import SandboxError

pytest_plugins = ["tests.grading.made_course"]


@pytest.fixture
def healthy(course, monkeypatch):
    monkeypatch.setattr(doctor, "find_tier", lambda *words, **more: Tier("full"))
    return course


def findings(capsys):
    lines = capsys.readouterr().out.splitlines()
    return {line[4:].split(": ")[0]: line for line in lines}


def test_a_course_in_order(healthy, capsys):
    assert doctor.run(healthy) == 0
    found = findings(capsys)
    assert all(line.startswith("ok ") for line in found.values())
    assert set(found) >= {
        "sandbox",
        "nbgrader",
        "alembic",
        "gradebook",
        "lock",
        "PostgreSQL",
    }
    assert "0 students" in found["gradebook"]


def test_a_weaker_sandbox_is_not_in_order(healthy, capsys, monkeypatch):
    weak = Tier("rlimits", ("full: no bubblewrap",))
    monkeypatch.setattr(doctor, "find_tier", lambda *words, **more: weak)
    assert doctor.run(healthy) == 1
    assert "no bubblewrap" in findings(capsys)["sandbox"]

    def none(*words, **more):
        raise SandboxError("no sandbox at all")

    monkeypatch.setattr(doctor, "find_tier", none)
    assert doctor.run(healthy) == 1


def test_a_damaged_gradebook_is_named(healthy, capsys):
    (healthy / "classroom" / "gradebook.db").write_bytes(b"no database" * 100)
    assert doctor.run(healthy) == 1
    assert "not a database" in findings(capsys)["gradebook"]


def test_another_version_than_the_lock_is_named(healthy, capsys):
    (healthy / "requirements.lock").write_text("nbgrader==0.1 \\\n    --hash=x\n")
    assert doctor.run(healthy) == 1
    found = findings(capsys)
    assert "instead of 0.1" in found["lock"]
    assert "made for 0.1" in found["nbgrader"]


def test_a_missing_alembic_is_named(healthy, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "alembic.script", None)
    assert doctor.run(healthy) == 1
    assert "no new gradebook" in findings(capsys)["alembic"]


def test_a_missing_driver_is_named_with_the_remedy(healthy, capsys, monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    with (healthy / "nbgrader_config.py").open("a") as file:
        file.write("\nc.CourseDirectory.db_url = 'postgresql://u:s3cret@host/db'\n")
    monkeypatch.setitem(sys.modules, "psycopg2", None)  # as if not installed
    assert doctor.run(healthy) == 1
    gradebook = findings(capsys)["gradebook"]
    assert "psycopg2-binary" in gradebook and "[postgres]" in gradebook
    assert "s3cret" not in gradebook
    monkeypatch.setattr(doctor, "version", missing)
    assert "none is needed" in doctor.server(healthy).sentence


def test_a_gradebook_on_the_network_is_not_in_order(healthy, capsys, monkeypatch):
    monkeypatch.setattr(backup, "file_system", lambda path: "nfs4")
    assert doctor.run(healthy) == 1
    assert "lies on nfs4" in findings(capsys)["gradebook"]


def test_file_system_is_that_of_the_nearest_mount(tmp_path):
    mounts = tmp_path / "mounts"
    place = tmp_path / "a b"
    place.mkdir()
    escaped = str(place).replace(" ", "\\040")
    mounts.write_text(f"dev / ext4 rw 0 0\nserver:/x {escaped} nfs4 rw 0 0\n")
    assert backup.file_system(place / "gradebook.db", mounts) == "nfs4"
    assert backup.file_system(tmp_path / "gradebook.db", mounts) == "ext4"
    assert backup.file_system(tmp_path, tmp_path / "none") == ""


def test_copies_are_whole_and_the_oldest_go(healthy):
    from course_tools.grading import gradebook

    folder = healthy / "classroom" / "backups"
    with gradebook.opened(healthy) as book:
        backup.prepare(book)
        book.add_student("ada")
        for _ in range(backup.KEPT + 2):
            copy = backup.of(book, folder)
    assert len(list(folder.iterdir())) == backup.KEPT
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT id FROM student").fetchall() == [("ada",)]
    kept.close()
