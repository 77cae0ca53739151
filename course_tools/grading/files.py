"""Look at what lies in a folder without following, opening or trusting any of it.

A link in a hand-in names a file of the teacher's; a FIFO makes whoever opens it wait
for ever; a folder called `m[1]` is skipped by everything that globs. So: `scandir`,
`lstat`, and an open that neither follows nor waits.
"""

import os
import stat
import unicodedata
from dataclasses import dataclass, field

from course_tools.grading.text import shown

SKIPPED_FOLDERS = {".ipynb_checkpoints", "__MACOSX", "__pycache__", ".git"}
KINDS = (
    (stat.S_ISLNK, "a link"),
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


class Refused(ValueError):
    """The text says in a few words why a file or folder is not touched."""


@dataclass
class Listing:
    """Regular files by path below a folder, and what was left out with the reason."""

    files: dict = field(default_factory=dict)
    refused: dict = field(default_factory=dict)


def kind(mode):
    """What a file mode is, in words; empty for a regular file."""
    for test, word in KINDS:
        if test(mode):
            return word
    return "" if stat.S_ISREG(mode) else "no file"


def listing(folder, *, most=500, depth=4):
    """What lies below `folder`, itself a real folder.

    Parameters
    ----------
    folder : path
    most : int
        How many entries are looked at.
    depth : int
        How many folders deep.

    Returns
    -------
    Listing
        Paths are relative and have `/` between their parts.

    Raises
    ------
    Refused
        If the folder is none (a link to one is none), cannot be read, or holds more.
    """
    check_folder(folder)
    found = Listing()
    _walk(os.fspath(folder), "", depth, found, [most])
    return found


def check_folder(folder):
    """Raise Refused if `folder` is a link or anything else but a folder."""
    try:
        mode = os.lstat(folder).st_mode
    except (OSError, ValueError) as error:
        raise Refused(f"cannot be read ({_why(error)})") from None
    if not stat.S_ISDIR(mode):
        raise Refused(f"is {kind(mode) or 'a file'} where a folder is expected")


def _walk(folder, prefix, depth, found, left):
    try:
        with os.scandir(folder) as entries:
            entries = _first(entries, left)
    except OSError as error:
        raise Refused(f"cannot be read ({_why(error)})") from None
    for entry in sorted(entries, key=lambda entry: entry.name):
        name = prefix + entry.name
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            found.refused[name] = f"cannot be read ({_why(error)})"
            continue
        if stat.S_ISDIR(status.st_mode):
            if entry.name in SKIPPED_FOLDERS:
                continue
            if depth == 1:
                found.refused[name] = "lies too deep"
                continue
            _walk(entry.path, name + "/", depth - 1, found, left)
        elif word := kind(status.st_mode):
            found.refused[name] = f"is {word}"
        else:
            found.files[name] = status


def _first(entries, left):
    taken = []
    for entry in entries:
        if left[0] == 0:
            raise Refused("holds too many files")
        left[0] -= 1
        taken.append(entry)
    return taken


def read(path, status, *, most):
    """The bytes of a regular file that `lstat` described as `status`.

    Raises
    ------
    Refused
        If it is larger than `most` bytes, is no longer what was listed, or cannot be
        read.
    """
    if status.st_size > most:
        raise Refused(f"has {status.st_size} bytes; at most {most} are read")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            now = os.fstat(file.fileno())
            same = (now.st_dev, now.st_ino) == (status.st_dev, status.st_ino)
            if not stat.S_ISREG(now.st_mode) or not same:
                raise Refused("changed while it was read")
            data = file.read(most + 1)
    except OSError as error:
        raise Refused(f"cannot be read ({_why(error)})") from None
    if len(data) > most:
        raise Refused(f"has more than {most} bytes")
    return data


def _why(error):
    return getattr(error, "strerror", None) or shown(str(error))


def folder_name_problem(name):
    """Why a student's id cannot be the name of a folder; empty if it can.

    Examples
    --------
    >>> folder_name_problem("../ada")
    'holds a slash'
    >>> folder_name_problem("ada.lovelace@example.org")
    ''
    """
    if not name or name != name.strip():
        return "is empty, or begins or ends with a blank"
    if "/" in name or "\\" in name:
        return "holds a slash"
    if name.startswith("."):
        return "begins with a dot"
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name):
        return "holds a control character"
    if len(name) > 128 or len(name.encode("utf-8", "surrogatepass")) > 250:
        return "is longer than 128 characters"
    return ""


def alike(name):
    """What two names share if they look the same: width, accents' form, case.

    Examples
    --------
    >>> alike("Zoe\\u0308") == alike("Zo\\u00eb")
    True
    """
    return unicodedata.normalize("NFKC", name).casefold()
