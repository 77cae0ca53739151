"""Make exercises/ from solutions/ with nbgrader, or prove that it is current."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from course_tools.grading import gradebook
from course_tools.project import CourseError, tool_path


def generate(root, chapters, target):
    """Let stock nbgrader release some chapters into the folder `target`.

    The gradebook is a temporary one, so that a teacher's own is left alone.

    Raises
    ------
    CourseError
        If nbgrader refuses a chapter; its own words are in the text.
    """
    from nbgrader.apps.api import NbGraderAPI

    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        copy_course(root, course, chapters)
        gradebook.find_version_without_program()
        nbgrader = NbGraderAPI(config=gradebook.settings(course))
        for chapter in chapters:
            made = nbgrader.generate_assignment(chapter)
            if not made["success"]:
                words = _tail(made.get("log") or made["error"])
                raise CourseError(
                    f"nbgrader generate_assignment {chapter} failed:\n{words}"
                )
            shutil.copytree(course / "exercises" / chapter, target / chapter)


def copy_course(root, folder, chapters):
    """A course folder with these chapters' sources and nothing about people."""
    folder.mkdir(exist_ok=True)
    shutil.copy(root / "nbgrader_config.py", folder)
    for chapter in chapters:
        shutil.copytree(root / "solutions" / chapter, folder / "solutions" / chapter)


def run_nbgrader(course, *words):
    """Run an nbgrader command in a course folder.

    Raises
    ------
    CourseError
        If it fails, with the last lines that it printed.
    ModuleNotFoundError
        If nbgrader is not installed; the command `course` then says how to.
    """
    if importlib.util.find_spec("nbgrader") is None:
        raise ModuleNotFoundError("No module named 'nbgrader'", name="nbgrader")
    result = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env={**os.environ, "PATH": tool_path()},
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        tail = _tail(result.stdout + result.stderr)
        raise CourseError(f"nbgrader {' '.join(words)} failed:\n{tail}")
    return result.stdout + result.stderr


def _tail(words):
    return "\n".join(words.strip().splitlines()[-15:])


def write(root, chapters):
    """Replace the exercises of these chapters by a fresh release."""
    with tempfile.TemporaryDirectory() as folder:
        generate(root, chapters, Path(folder))
        for chapter in chapters:
            shutil.rmtree(root / "exercises" / chapter, ignore_errors=True)
            shutil.copytree(Path(folder) / chapter, root / "exercises" / chapter)
            print(f"released exercises/{chapter}")


def check(root, chapters):
    """Compare exercises/ with a fresh release, byte for byte.

    Raises
    ------
    CourseError
        If a file differs, is missing or is one too many.
    """
    with tempfile.TemporaryDirectory() as folder:
        generate(root, chapters, Path(folder))
        stale = []
        for chapter in chapters:
            fresh = files_below(Path(folder) / chapter)
            kept = files_below(root / "exercises" / chapter)
            stale += [
                f"exercises/{chapter}/{name}"
                for name in sorted(fresh.keys() | kept.keys())
                if fresh.get(name) != kept.get(name)
            ]
    if stale:
        raise CourseError(
            f"Not what solutions/ releases: {', '.join(stale)}.\n"
            "Never edit these by hand; run `course release`, and commit."
        )


def files_below(folder):
    """Contents of all files below a folder, by relative path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }
