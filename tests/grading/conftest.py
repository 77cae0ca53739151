"""A small course with a gradebook, made once and copied for each test."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "02_derivative_of_one_variable"
DRILL = "drill_02_derivatives.ipynb"


@pytest.fixture(scope="session")
def empty_course(tmp_path_factory):
    """A course folder with one chapter and a gradebook in which nobody is."""
    from course_tools.grading import gradebook

    folder = tmp_path_factory.mktemp("empty") / "course"
    for name in ("course_lib", f"solutions/{ASSIGNMENT}"):
        (folder / name).mkdir(parents=True)
    (folder / "_toc.yml").touch()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copy(
        ROOT / "solutions" / ASSIGNMENT / DRILL, folder / "solutions" / ASSIGNMENT
    )
    with gradebook.opened(folder) as book:
        assert book.students == []
    return folder


@pytest.fixture
def course(empty_course, tmp_path, monkeypatch):
    """A copy of that course, which is the working directory."""
    folder = tmp_path / "course"
    shutil.copytree(empty_course, folder)
    monkeypatch.chdir(folder)
    return folder
