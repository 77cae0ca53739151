"""What `make test` needs from Debian: a browser, a sandbox and a database."""

import os
import shutil
import subprocess
from pathlib import Path

from course_tools.browser import find_chromium


def missing():
    """Debian packages whose programs are not on this machine, each with its use."""
    wanted = {}
    if find_chromium() is None:
        wanted["chromium"] = "tests of the pages"
    if shutil.which("bwrap") is None:
        wanted["bubblewrap"] = "tests of the sandbox in which students' code runs"
    if postgresql() is None:
        wanted["postgresql"] = "tests of grading with a database on a server"
    return wanted


def postgresql(below="/usr/lib/postgresql"):
    """The folder with the newest server's programs, which is on no path; or None."""
    found = [p.parent for p in Path(below).glob("*/bin/initdb")]
    found = [path for path in found if path.parent.name.isdigit()]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def provide():
    """Install what is missing, where this is root's machine and a Debian.

    Elsewhere nothing happens: tests that need a program say so themselves.
    """
    wanted = missing()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not wanted or not (root and shutil.which("apt-get")):
        return
    for package, use in wanted.items():
        print(f"Installing Debian's {package} for {use} ...", flush=True)
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *wanted]
    for command in (["apt-get", "update", "-q"], install):
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode != 0:
            print(result.stdout[-2000:] + result.stderr[-2000:])
            print(f"{', '.join(wanted)}: not installed; their tests are left out.")
            return
