"""The three tiers of a sandbox, and which of them this machine can have.

``full``: bubblewrap shows a worker the system and Python, read-only, and nothing of the
course but course_lib; each student's process gets PID, mount and IPC namespaces of its
own, no network, a small place to write in, no privileges, and a filter of system
calls.
``landlock``: no namespaces; Landlock takes the files away, the filter the network,
other processes and the starting of programs. ``rlimits``: limits of memory, time and
files alone, so that a student's code can read what the teacher can.

Which one holds is found by trying: `probe.py` runs a cell that attempts what is
forbidden.
"""

import os
import random
import shutil
import site
import sys
from pathlib import Path

TIERS = ("full", "landlock", "rlimits")
PRIVATE_UIDS = range(61_000, 65_000)  # for root, who must not run student code
COURSE = "/course"
SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin")
ETC = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/alternatives")
ONE_THREAD = ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")
WORDS = {
    "full": "full sandbox: namespaces, no network, a private user",
    "landlock": "weak sandbox: Landlock and seccomp, no namespaces",
    "rlimits": "NO SANDBOX: limits of time and memory alone",
}


def private_uid():
    """The user that student code runs as when root grades; None for anybody else."""
    return random.choice(PRIVATE_UIDS) if os.getuid() == 0 else None


def environment(path, home):
    """Environment variables of a worker: nothing of the teacher's."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": home,
        "LANG": "C.UTF-8",
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": f"{home}/matplotlib",
    } | {f"{library}_NUM_THREADS": "1" for library in ONE_THREAD}


def python_folders():
    """Where Python and its packages are: a list of existing absolute paths."""
    folders = [sys.base_prefix, sys.prefix, *site.getsitepackages()]
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    folders = [str(Path(f).resolve()) for f in folders if os.path.isdir(f)]
    folders.append(str(Path(sys.prefix).absolute()))
    return list(dict.fromkeys(folders))


def course_parts(root):
    """Of the course, what a sandbox shows: ``{path inside: path outside}``."""
    grading = root / "course_tools" / "grading"
    return {
        f"{COURSE}/course_lib": root / "course_lib",
        f"{COURSE}/course_tools/__init__.py": root / "course_tools" / "__init__.py",
        f"{COURSE}/course_tools/grading/__init__.py": grading / "__init__.py",
        f"{COURSE}/course_tools/grading/inside": grading / "inside",
    }


def font_list():
    """matplotlib's list of fonts, made if need be: without it a start takes seconds."""
    import matplotlib
    from matplotlib import font_manager

    version = font_manager.FontManager.__version__
    path = Path(matplotlib.get_cachedir(), f"fontlist-v{version}.json")
    return path if path.exists() else None


def command(tier, root, words):
    """The command line of a worker's zygote, without its environment.

    Raises
    ------
    FileNotFoundError
        If the tier needs bubblewrap, which is not installed.
    """
    python = [sys.executable, "-B", "-m", "course_tools.grading.inside.zygote", *words]
    return [*_bubblewrap(root), *python] if tier == "full" else python


def _bubblewrap(root):
    program = shutil.which("bwrap")
    if program is None:
        raise FileNotFoundError("bubblewrap is not installed (Debian: bubblewrap)")
    args = [program, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    args += ["--unshare-cgroup-try", "--new-session", "--clearenv"]
    capabilities = ["CAP_SYS_ADMIN", "CAP_SETPCAP"]
    if os.getuid() == 0:
        args += ["--cap-drop", "ALL"]
        capabilities += ["CAP_SETUID", "CAP_SETGID"]
    else:
        args += ["--unshare-user", "--uid", "0", "--gid", "0"]
    for name in capabilities:
        args += ["--cap-add", name]
    home = _home()
    args += _places(root, home)
    for name, value in environment(COURSE, home).items():
        args += ["--setenv", name, value]
    return [*args, "--chdir", home, "--"]


def _home():
    """The folder inside that can be written: /tmp, unless Python itself lies there."""
    below = any(Path(folder).is_relative_to("/tmp") for folder in python_folders())
    return "/scratch" if below else "/tmp"


def _places(root, home):
    """What is to be seen inside, as arguments of bubblewrap."""
    args, made = ["--perms", "0755", "--tmpfs", "/"], {"/"}

    def parents(path):
        # bubblewrap would make them 0700, closed to a private user.
        for folder in reversed(Path(path).parents):
            if str(folder) not in made:
                made.add(str(folder))
                args.extend(["--perms", "0755", "--dir", str(folder)])

    def show(outside, inside=None):
        inside = str(inside or outside)
        if any(inside == m or inside.startswith(f"{m}/") for m in shown):
            return
        parents(inside)
        args.extend(["--ro-bind", str(outside), inside])

    shown = []
    for path in SYSTEM:
        if os.path.islink(path):
            args.extend(["--symlink", os.readlink(path), path])
        elif os.path.isdir(path):
            show(path)
            shown.append(path)
    for path in ETC:
        if os.path.exists(path):
            show(path)
    for path in python_folders():
        show(path)
        shown.append(path)
    if any(root.is_relative_to(path) for path in shown):
        args += ["--tmpfs", str(root)]  # the course lies inside Python's own folders
    shown.clear()
    for inside, outside in course_parts(root).items():
        show(outside, inside)
    args += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    args += ["--perms", "1777", "--tmpfs", home]
    args += ["--perms", "0777", "--dir", f"{home}/matplotlib"]
    fonts = font_list()
    if fonts:
        args += ["--ro-bind", str(fonts), f"{home}/matplotlib/{fonts.name}"]
    return [*args, "--remount-ro", "/"]


def readable(root):
    """The paths that Landlock leaves to a student's process."""
    parts = [str(path) for path in course_parts(root).values()]
    devices = ["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"]
    return [*SYSTEM, *ETC, *python_folders(), *parts, *devices]
