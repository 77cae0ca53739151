"""Where the course is, and which chapters and drills it has."""

import os
import sys
from pathlib import Path

MARKS = ("_toc.yml", "course_lib", "solutions")


class CourseError(Exception):
    """Something that the person at the keyboard can mend; the text says how."""


def find_root(start=None):
    """The course folder around `start` (default: the working directory).

    Raises
    ------
    CourseError
        If no folder from `start` upwards holds a course.
    """
    start = Path(start or os.getcwd()).resolve()
    for folder in (start, *start.parents):
        if all((folder / mark).exists() for mark in MARKS):
            return folder
    raise CourseError(
        f"{start} is not inside a course folder (one with {', '.join(MARKS)}).\n"
        "Change to the folder that you cloned, then run the command again."
    )


def relative_to_root(root, path):
    """A file of the course, named from the working directory or from its root.

    Raises
    ------
    CourseError
        If there is no such file in the course.
    """
    for candidate in (Path(path).resolve(), root / path):
        if candidate.is_file() and candidate.is_relative_to(root):
            return candidate.relative_to(root)
    raise CourseError(f"{path} is no file of this course")


def drill_chapters(root):
    """Names of the chapters that have drills, in the order of the book."""
    folders = (root / "solutions").iterdir()
    return sorted(f.name for f in folders if any(f.glob("drill_*.ipynb")))


def chosen_chapters(root, wanted):
    """The chapters that a command was asked for; all of them if none was named.

    A number or any unambiguous beginning of a name will do: ``2``, ``02_deriv``.

    Raises
    ------
    CourseError
        If a name fits no chapter or several.
    """
    known = drill_chapters(root)
    if not wanted:
        return known
    return [_chapter(name, known) for name in wanted]


def _chapter(name, known):
    beginning = f"{int(name):02d}_" if name.isdecimal() else name
    fits = [chapter for chapter in known if chapter.startswith(beginning)]
    if len(fits) == 1:
        return fits[0]
    problem = "fits several chapters" if fits else "is no chapter with drills"
    raise CourseError(f"`{name}` {problem}; there are: {', '.join(fits or known)}")


def drill_notebooks(root, chapter):
    """The drill notebooks of one chapter, in their source form."""
    return sorted((root / "solutions" / chapter).glob("drill_*.ipynb"))


def tool_path():
    """PATH with this environment's programs first (nbgrader calls some of them)."""
    return os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    )
