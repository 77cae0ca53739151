"""A copy of the gradebook before each run, and how its database is opened."""

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from course_tools.project import CourseError

KEPT = 10  # copies; older ones are removed
NAME = re.compile(r"gradebook-\d{8}-\d{6}-\d{6}\.db")
NETWORKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph"}


def of(book, folder):
    """Copy the gradebook into a folder.

    SQLite's own way of copying is used, which other users of the database do not
    disturb.

    Returns
    -------
    Path or None
        None where the database is no file: its own tools copy it (`pg_dump`).

    Raises
    ------
    CourseError
        If the copy cannot be written.
    """
    path = file_of(book)
    if path is None:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"gradebook-{stamp}.db"
    partial = folder / f".partial-{stamp}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        source, copy = sqlite3.connect(path), sqlite3.connect(partial)
        try:
            source.backup(copy)
        finally:
            copy.close()
            source.close()
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise CourseError(
            f"no copy of the gradebook can be written to {folder}: {error}"
        ) from None
    for old in sorted(p for p in folder.iterdir() if NAME.fullmatch(p.name))[:-KEPT]:
        old.unlink()
    return target


def file_of(book):
    """The file of a gradebook; None if it is kept by a server."""
    url = book.engine.url
    return Path(url.database) if url.get_backend_name() == "sqlite" else None


def prepare(book):
    """Let readers read while marks are written, and wait for other writers.

    Raises
    ------
    CourseError
        If the file lies on a file system of the network, where locks do not hold.
    """
    from sqlalchemy import text

    path = file_of(book)
    if path is None:
        return
    kind = file_system(path)
    if kind in NETWORKS:
        raise CourseError(
            f"the gradebook {path} lies on {kind}, where SQLite loses rows: move it to "
            "a local disk, or set `db_url` to PostgreSQL in nbgrader_config.py"
        )
    book.db.execute(text("PRAGMA busy_timeout = 30000"))
    book.db.execute(text("PRAGMA journal_mode = WAL"))
    book.db.commit()


def file_system(path, mounts="/proc/self/mounts"):
    """The kind of file system a path lies on; empty where that cannot be told."""
    try:
        lines = Path(mounts).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    path, best, kind = str(Path(path).resolve()), "", ""
    for line in lines:
        words = line.split(" ")
        place = words[1].replace("\\040", " ")
        inside = path == place or path.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, words[2]
    return kind
