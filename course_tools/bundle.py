"""One zip of everything that a learner needs to run the course: no solutions in it."""

import zipfile
from pathlib import Path

from course_tools.project import CourseError

NAME = "jacobians-course.zip"
FOLDERS = (
    *("chapters", "exercises", "course_lib", "course_visuals", "interactive"),
    *("course_tools", "images"),
)
FILES = ("README.md", "LICENSE", "LICENSE-CONTENT", "CITATION.cff", "pyproject.toml")
LEFT_OUT = ("__pycache__", ".ipynb_checkpoints")
SAME_TIME = (1980, 1, 1, 0, 0, 0)  # the same sources give the same bytes


def members(root):
    """Path of each file below the root that goes into the zip, sorted.

    Raises
    ------
    CourseError
        If a folder or a file that belongs to it is missing.
    """
    missing = [name for name in (*FOLDERS, *FILES) if not (root / name).exists()]
    if missing:
        raise CourseError(f"the zip needs {', '.join(missing)}, which is missing")
    found = [root / name for name in FILES]
    for folder in FOLDERS:
        found += (path for path in (root / folder).rglob("*") if path.is_file())
    return sorted(path for path in found if not set(path.parts) & set(LEFT_OUT))


def write(root, target):
    """Write the zip; all of it is in a folder of its name.

    Returns
    -------
    int
        The number of files in it.
    """
    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    paths = members(root)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            inner = Path(target.stem, path.relative_to(root)).as_posix()
            info = zipfile.ZipInfo(inner, SAME_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())
    part.replace(target)
    return len(paths)
