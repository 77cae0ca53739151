"""The files of an archive or a folder, refused as a whole if it is a hostile one.

Nothing is ever extracted under the name that an archive gives it: members are read
one at a time, within bounds, and their names serve to find out whose they are. What a
student can bring about with a file of her own, such as one that is far too large, is
held against that file alone: nobody can stop the collection for the others.
"""

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from course_tools.grading import files
from course_tools.grading.files import Refused
from course_tools.grading.text import shown
from course_tools.project import CourseError

MEMBERS = 20_000
TOTAL = 2_000_000_000  # bytes of all members together
LARGEST = 50_000_000  # bytes of one that is read
RATIO = 200  # a notebook shrinks to a tenth, a bomb to a thousandth
FREE = 10_000_000  # bytes that are not worth a bomb
SKIPPED = {".DS_Store", "Thumbs.db", "desktop.ini", *files.SKIPPED_FOLDERS}
UNIVERSAL_TIME = 0x5455  # the tag of an extra field
UTF_8 = 0x800  # the flag that a name is in UTF-8


@dataclass(frozen=True)
class Member:
    """A file in an archive: its path in parts, its time in UTC, and how to read it.

    `problem` says why it must not be read; empty if it may.
    """

    parts: tuple
    time: datetime
    read: Callable
    problem: str = ""

    @property
    def path(self):
        """The path, for people to read."""
        return shown("/".join(self.parts), 160)


@contextmanager
def opened(path):
    """The files of a zip archive or of a folder, to be read within the `with`.

    Parameters
    ----------
    path : Path

    Yields
    ------
    list of Member

    Raises
    ------
    CourseError
        If it is neither, holds nothing, or is hostile: a path that is absolute or holds
        `..`, a link or a device, the same name twice, a password, a bomb.
    """
    with ExitStack() as stack:
        try:
            if path.is_dir():
                found = _of_folder(path)
            elif path.is_file():
                found = _of_zip(stack.enter_context(zipfile.ZipFile(path)))
            else:
                raise CourseError(f"{path}: there is no such archive or folder")
        except (Refused, zipfile.BadZipFile, NotImplementedError, ValueError) as why:
            raise CourseError(f"{path} is refused: {why}") from None
        except OSError as error:
            raise CourseError(f"{path}: cannot be read ({error.strerror})") from None
        if not found:
            raise CourseError(f"{path} holds no files")
        yield found


def _of_zip(archive):
    infos = archive.infolist()
    _check_all(infos)
    return _wanted(
        Member(
            tuple(_name(info).split("/")),
            _time(info),
            _reader(archive, info),
            _too_large(info.file_size, info.compress_size),
        )
        for info in infos
        if not info.is_dir()
    )


def _too_large(size, packed):
    """Why this many bytes, packed into so few, are not unpacked."""
    if size > LARGEST:
        return f"has {size} bytes; at most {LARGEST} are taken"
    if size > FREE and size > RATIO * packed:
        return f"is a bomb: {packed} bytes that unpack to {size}"
    return ""


def _name(info):
    """The name of a member, which Canvas writes in UTF-8 without saying so."""
    if info.flag_bits & UTF_8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _wanted(found):
    """Without what operating systems and Jupyter put beside the files."""
    return [
        member
        for member in found
        if not SKIPPED & set(member.parts) and not member.parts[-1].startswith("._")
    ]


def _check_all(infos):
    if len(infos) > MEMBERS:
        raise Refused(f"it holds {len(infos)} files; at most {MEMBERS} are taken")
    seen = set()
    for info in infos:
        name = _name(info)
        if problem := _problem(name, info):
            raise Refused(f"`{shown(name)}` {problem}")
        if name in seen:
            raise Refused(f"`{shown(name)}` stands in it twice")
        seen.add(name)
    total = sum(info.file_size for info in infos)
    if total > TOTAL:
        raise Refused(f"unpacked it has {total} bytes; at most {TOTAL} are taken")
    packed = sum(info.compress_size for info in infos)
    if total > FREE and total > RATIO * packed:
        raise Refused(f"it is a bomb: {packed} bytes that unpack to {total}")


def _problem(name, info):
    """Why a member makes its archive a hostile one; empty if it does not."""
    if problem := _path_problem(name):
        return problem
    word = files.kind(info.external_attr >> 16)
    if stat.S_IFMT(info.external_attr >> 16) and word not in ("", "a folder"):
        return f"is {word}"
    if info.flag_bits & 0x1:
        return "is encrypted"
    return ""


def _path_problem(name):
    parts = name.removesuffix("/").split("/")
    if "\0" in name or "\\" in name:
        return "holds a backslash or a zero"
    if name.startswith("/") or (len(name) > 1 and name[1] == ":" and name[0].isalpha()):
        return "is an absolute path"
    if ".." in parts:
        return "leads out of the archive"
    if "" in parts or "." in parts:
        return "has an empty part in its path"
    if len(name) > 1000 or len(parts) > 30:
        return "has a path that is too long"
    return ""


def _reader(archive, info):
    def read():
        try:
            with archive.open(info) as file:
                data = file.read(LARGEST + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as error:
            raise Refused(f"cannot be unpacked ({error})") from None
        except (
            OSError,
            ValueError,
            RuntimeError,
        ) as error:  # bz2, a password, a method
            raise Refused(f"cannot be unpacked ({error})") from None
        if len(data) != info.file_size:
            raise Refused("is not as long as the archive states")
        return data

    return read


def _time(info):
    """The time of a member: in UTC if the archive has that, else in our zone."""
    extra = info.extra
    while len(extra) >= 4:
        tag, size = struct.unpack_from("<HH", extra)
        if tag == UNIVERSAL_TIME and size >= 5 and len(extra) >= 9 and extra[4] & 1:
            return datetime.fromtimestamp(struct.unpack_from("<i", extra, 5)[0], UTC)
        extra = extra[4 + size :]
    try:
        return datetime(*info.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):  # a month 0, or the year 1980 - 1
        return datetime(1980, 1, 1, tzinfo=UTC)


def _of_folder(path):
    found = files.listing(path, most=MEMBERS, depth=6)
    if found.refused:
        name, why = min(found.refused.items())
        raise Refused(f"`{shown(name)}` {why}")
    return _wanted(
        Member(
            tuple(name.split("/")),
            datetime.fromtimestamp(status.st_mtime, UTC),
            _file_reader(os.path.join(path, name), status),
            _too_large(status.st_size, status.st_size),
        )
        for name, status in sorted(found.files.items())
    )


def _file_reader(path, status):
    return lambda: files.read(path, status, most=LARGEST)
