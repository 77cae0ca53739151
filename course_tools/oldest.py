"""Try course_lib with the oldest NumPy and Matplotlib that pyproject.toml allows.

They are installed from ``requirements-oldest.lock`` into a folder of their own, which
stands before all others in the search path; the tests and their tools are those of
`.venv`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from course_tools.project import CourseError

LOCK = "requirements-oldest.lock"
FOLDER = "_build/oldest"
VERSIONS = (
    "import matplotlib, numpy;"
    "print(f'NumPy {numpy.__version__}, Matplotlib {matplotlib.__version__}')"
)
TESTS = ["course_lib", "tests/course_lib"]
PYTEST = ["-o", "addopts=--doctest-modules -q", "-p", "no:cacheprovider"]


def test(root, options=()):
    """Run the tests of course_lib, with options for pytest.

    Returns
    -------
    int
        pytest's exit status.

    Raises
    ------
    CourseError
        If the packages cannot be installed; pip's own words stand above.
    """
    folder = install(root)
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    python = [sys.executable]
    for command in (
        [*python, "-c", VERSIONS],
        [*python, "-m", "pytest", *PYTEST, "--disable-warnings", *TESTS, *options],
    ):
        status = subprocess.run(command, cwd=root, env=environment).returncode
    return status


def install(root):
    """The folder with the packages of the lock; made again when the lock changes."""
    lock, folder = root / LOCK, Path(root, FOLDER)
    stamp, made_from = folder / ".made-from", fingerprint(lock)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    exact = ["--no-deps", "--require-hashes", "-r", lock, "--only-binary", ":all:"]
    if subprocess.run([*pip, *exact, "--target", folder]).returncode != 0:
        raise CourseError(f"the packages of {LOCK} were not installed; see above")
    stamp.write_text(made_from, encoding="utf-8")
    return folder


def fingerprint(lock):
    """What decides which packages are installed: the lock, and this Python."""
    return sys.version + hashlib.sha256(lock.read_bytes()).hexdigest()
