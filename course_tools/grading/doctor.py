"""`course doctor`: what of a teacher's machine is in order, and what is not."""

import os
import re
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from course_tools.grading import backup, gradebook, sandbox
from course_tools.grading.probe import find_tier
from course_tools.grading.worker import SandboxError
from course_tools.project import CourseError

ROOM = 1 << 30  # bytes that a class may need


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    fine: bool
    sentence: str


def run(root):
    """Look at everything and print it.

    Returns
    -------
    int
        0 if all is in order, else 1.
    """
    findings = []
    for look in (tier, nbgrader, alembic, database, server, disk, lock, scheduler):
        finding = look(root)
        findings.append(finding)
        mark = "ok " if finding.fine else "NOT"
        print(f"{mark} {finding.what}: {finding.sentence}", flush=True)
    return 0 if all(finding.fine for finding in findings) else 1


def tier(root):
    """The sandbox, by trying."""
    try:
        found = find_tier(root, allow_weaker=True)
    except SandboxError as error:
        return Finding("sandbox", False, str(error))
    return Finding("sandbox", found.name == sandbox.TIERS[0], found.words)


def nbgrader(root):
    """nbgrader, of the version that the course is made for."""
    wanted = _pins(root).get("nbgrader")
    try:
        found = version("nbgrader")
    except PackageNotFoundError:
        return Finding("nbgrader", False, "is not installed; pip install -e '.[grade]'")
    if wanted and found != wanted:
        return Finding("nbgrader", False, f"{found}; the course is made for {wanted}")
    return Finding("nbgrader", True, found)


def alembic(root):
    """What a new gradebook is marked with, by a package that nbgrader brings."""
    try:
        return Finding("alembic", True, f"tables of {gradebook.schema_version()}")
    except ImportError as error:
        return Finding("alembic", False, f"{error}: no new gradebook can be made")


def database(root):
    """The gradebook: whether it can be opened and is whole."""
    try:
        config = gradebook.settings(root).CourseDirectory
        address = str(config.get("db_url") or f"sqlite:///{root}/gradebook.db")
        if address.startswith("sqlite:///"):
            return _file(Path(address.removeprefix("sqlite:///")))
        with gradebook.opened(root) as book:
            kind = book.engine.url.get_backend_name()
            count = len(book.students)
        return Finding("gradebook", True, f"{kind}, {count} students")
    except (CourseError, ModuleNotFoundError) as error:
        return Finding("gradebook", False, str(error))


def _file(path):
    kind = backup.file_system(path.parent)
    if kind in backup.NETWORKS:
        return Finding("gradebook", False, f"{path} lies on {kind}; SQLite must not")
    if not path.exists():
        fine = os.access(path.parent, os.W_OK)
        sentence = "there is none yet; the first run makes it"
        if not fine:
            sentence = f"{path.parent} cannot be written"
        return Finding("gradebook", fine, sentence)
    try:
        book = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=2)
        try:
            (said,) = book.execute("PRAGMA quick_check").fetchone()
            (count,) = book.execute("SELECT count(*) FROM student").fetchone()
        finally:
            book.close()
    except sqlite3.Error as error:
        return Finding("gradebook", False, f"{path}: {error}")
    fine = said == "ok" and os.access(path, os.W_OK)
    words = f"{path}, {count} students" if fine else f"{path}: {said}, or not writable"
    return Finding("gradebook", fine, words)


def server(root):
    """Whether a gradebook on PostgreSQL could be used; none needs to be."""
    for name in ("psycopg2-binary", "psycopg2"):
        try:
            words = f"`db_url` may name a server ({name} {version(name)})"
        except PackageNotFoundError:
            continue
        return Finding("PostgreSQL", True, words)
    words = "no driver, and none is needed for a file (pip install -e '.[postgres]')"
    return Finding("PostgreSQL", True, words)


def disk(root):
    """Room for results, notebooks and pages."""
    free = shutil.disk_usage(root).free
    return Finding("disk", free >= ROOM, f"{free / 1e9:.1f} GB free")


def lock(root):
    """Whether what is installed is what requirements.lock pins."""
    different = []
    for name, wanted in sorted(_pins(root).items()):
        try:
            found = version(name)
        except PackageNotFoundError:
            continue  # of another platform, or of an extra that is not asked for
        if found != wanted:
            different.append(f"{name} {found} instead of {wanted}")
    if different:
        return Finding("lock", False, "; ".join(different[:5]))
    python = ".".join(map(str, sys.version_info[:3]))
    return Finding("lock", True, f"Python {python}, packages as requirements.lock pins")


def _pins(root):
    """Versions by name; of packages that are pinned once for all platforms."""
    try:
        text = (root / "requirements.lock").read_text(encoding="utf-8")
    except OSError:
        return {}
    found = re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", text, re.MULTILINE)
    names = [name for name, _ in found]
    return {name: wanted for name, wanted in found if names.count(name) == 1}


def scheduler(root):
    """Where grading runs."""
    words = f"workers on this machine, one a core: {os.cpu_count() or 1}"
    try:
        words += f"; --scheduler by Dask {version('distributed')}"
    except PackageNotFoundError:
        words += "; no --scheduler (pip install -e '.[cluster]')"
    return Finding("scheduler", True, words)
