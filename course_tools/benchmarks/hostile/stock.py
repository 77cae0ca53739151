"""Let stock nbgrader grade one attack between two honest students, in a jail.

Stock runs the attack. So it runs below bubblewrap without network, as a user who owns
nothing, sees the system read-only, and writes into a small file system in memory.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from course_tools import release
from course_tools.benchmarks.hostile import ours
from course_tools.benchmarks.hostile.assignment import CHAPTER
from course_tools.grading import gradebook, sandbox
from course_tools.project import CourseError, tool_path

SECONDS = 150  # for a run that needs eight
CELL = 10  # seconds, stock's own limit for a cell
ROOM = 1 << 29  # bytes that may be written
HIDDEN = ("/tmp", "/var/tmp", "/home", "/root", "/run", "/dev/shm")
WORK = "/tmp/jail"


def prepare(root, folder, students):
    """A released course with these students, to be copied into each jail."""
    ours.make(root, folder)
    for name in ("course_lib", "course_tools"):
        (folder / name).unlink()  # in the jail they are found as they are installed
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\nc.ExecutePreprocessor.timeout = {CELL}\n")
    release.run_nbgrader(folder, "generate_assignment", CHAPTER)
    with gradebook.opened(folder) as book:
        for student in students:
            book.add_student(student)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def grade(root, template, attack):
    """What stock makes of an attack.

    Returns
    -------
    dict
        As :func:`course_tools.benchmarks.hostile.ours.grade` has it, and ``ended``:
        whether the run came to an end within the time; ``changed``: files of the
        teacher and of the neighbours that are others now; ``start_up``: files that
        would run next time.

    Raises
    ------
    CourseError
        If the jail itself fails.
    """
    uid = sandbox.private_uid()
    words = [str(template), WORK, attack.name, str(SECONDS), str(uid or "")]
    module = "course_tools.benchmarks.hostile.inside"
    command = [*jail(root, template), sys.executable, "-B", "-m", module, *words]
    options = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL}
    done = subprocess.run(command, cwd="/", timeout=SECONDS * 4, **options)
    try:
        return json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        said = done.stderr[-800:]
        raise CourseError(f"{attack.name}: the jail has failed: {said}") from None


def jail(root, template):
    """The command line of bubblewrap.

    Raises
    ------
    CourseError
        If it is not installed.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise CourseError("stock runs attacks in bubblewrap alone: install bubblewrap")
    args = [program, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    args += ["--die-with-parent", "--new-session", "--as-pid-1", "--clearenv"]
    if os.geteuid() == 0:
        args += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID"]
        args += ["--cap-add", "CAP_SETGID"]
    args += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    hidden = [path for path in HIDDEN if Path(path).is_dir()]
    for path in hidden:
        args += ["--size", str(ROOM), "--perms", "1777", "--tmpfs", path]
    made = set(hidden)
    for path in dict.fromkeys([str(root), str(template), *sandbox.python_folders()]):
        if not path.startswith(HIDDEN):
            continue
        for parent in reversed(Path(path).parents):  # bubblewrap makes them 0700
            if str(parent).startswith(HIDDEN) and str(parent) not in made:
                made.add(str(parent))
                args += ["--perms", "0755", "--dir", str(parent)]
        args += ["--ro-bind", path, path]
    args += ["--perms", "1777", "--dir", WORK, "--chdir", WORK]
    fonts = sandbox.font_list()
    if fonts:  # without it a start takes seconds
        args += ["--perms", "1777", "--dir", f"{WORK}/matplotlib"]
        args += ["--ro-bind", str(fonts), f"{WORK}/matplotlib/{fonts.name}"]
    settings = sandbox.environment(str(root), f"{WORK}/home")
    settings |= {"PATH": tool_path(), "USER": "teacher", "TMPDIR": "/tmp"}
    settings["MPLCONFIGDIR"] = f"{WORK}/matplotlib"
    for name, value in settings.items():
        args += ["--setenv", name, value]
    return [*args, "--"]
