"""Take in what students handed in: read, judge and mend, and execute nothing.

Every submission ends in exactly one status with one sentence that names the file, so
that no bad notebook stops a class and none is dropped in silence.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import datetime

from course_tools.grading import bounded_json, files, repair, text, timestamps
from course_tools.grading.files import Refused

# From harmless to serious; a submission of several notebooks has the worst of theirs.
STATUSES = ("ok", "renamed", "repaired", "missing", "unreadable")
TIMESTAMP = "timestamp.txt"
# What browsers and operating systems add to a name: (1), -1, -Copy1, .txt.
ADDED = re.compile(
    r"(?:[ _-]*\(\d{1,3}\)|-\d{1,2}|[ _-]*copy ?\d{0,2}|[ _-]*kopie ?\d{0,2}"
    r"|\.ipynb|\.json|\.txt)$"
)


@dataclass(frozen=True)
class Limits:
    """What is refused before it is parsed."""

    bytes: int = 20_000_000
    files: int = 500
    depth: int = 60
    containers: int = 300_000
    cells: int = 1000


@dataclass(frozen=True)
class Entry:
    """What became of one notebook of an assignment.

    `file` is the path in the student's folder (empty if there is none), `notebook`
    plain data of nbformat 4.5 or None, `sha256` that of the bytes of the file.
    """

    expected: str
    status: str
    sentence: str
    file: str = ""
    notebook: dict | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Submission:
    """All that a run has to know about one student's work on one assignment.

    `status` and `sentence` are those of the worst entry; `remarks` are sentences that
    change nothing; `sha256` stands for all notebooks together; `time` is in UTC.
    """

    student: str
    assignment: str
    status: str
    sentence: str
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
    sha256: str = ""
    time: datetime | None = None

    @property
    def notebooks(self):
        """Notebooks that can be graded, by the name that the assignment gives them."""
        return {e.expected: e.notebook for e in self.entries if e.notebook is not None}


def take_class(submitted, assignment, expected, roster=(), limits=None):
    """The submissions of a class, one after the other, by student.

    Parameters
    ----------
    submitted : Path
        The folder that holds a folder a student.
    assignment : str
    expected : list of str
        File names of the notebooks of the assignment.
    roster : iterable of str
        Ids of all students; whoever has no folder is `missing`.
    limits : Limits, optional

    Yields
    ------
    Submission
        One a student on the roster, and one for each other folder that holds this
        assignment.
    """
    roster = set(roster)
    there, refused = _students(submitted)
    twins = _twins(there | roster)
    for student in sorted(there | refused.keys() | roster):
        if student in refused:
            names = expected if student in roster else ()
            sentence = refused[student]
            yield _single(student, assignment, "unreadable", sentence, names)
            continue
        folder = submitted / student / assignment
        if student not in roster and not os.path.lexists(folder):
            continue
        taken = take(submitted, student, assignment, expected, limits)
        remarks = list(taken.remarks)
        if roster and student not in roster:
            remarks.append(f"`{text.shown(student)}` is not on the roster.")
        remarks += [
            f"the folder `{text.shown(other)}` looks the same."
            for other in twins.get(files.alike(student), ())
            if other != student
        ]
        yield Submission(**{**vars(taken), "remarks": tuple(remarks)})


def _students(submitted):
    """Names of the folders, and of what is none with the reason."""
    there, refused = set(), {}
    if not os.path.isdir(submitted):  # a link of the teacher's own will do
        return there, refused
    with os.scandir(submitted) as entries:
        for entry in entries:
            word = files.kind(entry.stat(follow_symlinks=False).st_mode)
            if word == "a folder":
                there.add(entry.name)
            elif word:
                refused[entry.name] = f"`{text.shown(entry.name)}` is {word}"
    return there, refused


def _twins(names):
    alike = {}
    for name in sorted(names):
        alike.setdefault(files.alike(name), []).append(name)
    return {key: names for key, names in alike.items() if len(names) > 1}


def take(submitted, student, assignment, expected, limits=None):
    """One student's work on one assignment; never raises for what a student did.

    Parameters
    ----------
    submitted : Path
    student, assignment : str
    expected : list of str
        File names of the notebooks of the assignment.
    limits : Limits, optional

    Returns
    -------
    Submission

    Raises
    ------
    ValueError
        If `expected` is empty.
    """
    if not expected:
        raise ValueError(f"expected: the assignment {assignment} names no notebook")
    limits = limits or Limits()
    for name in (student, assignment):
        if problem := files.folder_name_problem(name):
            sentence = f"`{text.shown(name)}` {problem}"
            return _single(student, assignment, "unreadable", sentence)
    folder = submitted / student / assignment
    if not os.path.islink(folder.parent) and not _there(folder):
        sentence = f"`{text.shown(student)}` handed nothing in"
        return _single(student, assignment, "missing", sentence)
    try:
        files.check_folder(folder.parent)
        found = files.listing(folder, most=limits.files)
    except Refused as problem:
        sentence = f"the folder `{text.shown(student)}/{assignment}` {problem}"
        return _single(student, assignment, "unreadable", sentence, expected)
    return _judge(folder, student, assignment, expected, found, limits)


def _there(path):
    """Whether something of this name exists, be it unreadable or a dangling link."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _single(student, assignment, status, sentence, expected=()):
    """A submission with one sentence on all of it; `expected` is what has a row."""
    entries = tuple(Entry(name, status, sentence + ".") for name in expected)
    return Submission(student, assignment, status, sentence + ".", entries)


def _judge(folder, student, assignment, expected, found, limits):
    choices, spare = _choose(expected, found)
    remarks, entries = [], []
    for name in expected:
        entry, notes = _entry(folder, name, choices.get(name), found, spare, limits)
        entries.append(entry)
        remarks += notes
    remarks += [
        f"`{text.shown(name)}` {why} and is left out."
        for name, why in found.refused.items()
        if name not in {entry.file for entry in entries}
    ]
    remarks += [
        f"`{text.shown(name)}` is a further notebook and is left out."
        for name in spare
        if name not in {entry.file for entry in entries}
    ]
    time, note = _time(folder, found)
    worst = max(entries, key=lambda entry: STATUSES.index(entry.status))
    return Submission(
        student,
        assignment,
        worst.status,
        worst.sentence,
        tuple(entries),
        tuple(remarks + note),
        _digest(entries),
        time,
    )


def _digest(entries):
    lines = [f"{entry.expected}\0{entry.file}\0{entry.sha256}" for entry in entries]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def _choose(expected, found):
    """Which file is meant for which notebook, and those that are left over."""
    everything = {**found.files, **found.refused}
    choices = {name: name for name in expected if name in everything}
    spare = [name for name in _candidates(found) if name not in choices.values()]
    plain = [plain_name(name) for name in expected]
    for name in expected:
        if name not in choices and plain.count(plain_name(name)) == 1:
            fits = [other for other in spare if plain_name(other) == plain_name(name)]
            if len(fits) == 1:
                choices[name] = fits[0]
                spare.remove(fits[0])
    lacking = [name for name in expected if name not in choices]
    if len(lacking) == len(spare) == 1:
        choices[lacking[0]] = spare.pop()
    return choices, spare


def _candidates(found):
    """Files that may be notebooks: by their ending, else by being all there is."""
    names = [n for n in (*found.files, *found.refused) if n.lower().endswith(".ipynb")]
    above = [name for name in names if "/" not in name]
    if names:
        return above or names
    endings = (".json", ".txt", "")
    return [
        name
        for name in found.files
        if name != TIMESTAMP
        and os.path.splitext(name)[1].lower() in endings
        and not os.path.basename(name).startswith(".")
    ]


def plain_name(name):
    """The name without what browsers, editors and systems add; to compare only.

    Examples
    --------
    >>> plain_name("Drill_02 (1).ipynb.txt") == plain_name("drill_02.ipynb")
    True
    """
    stem = files.alike(name.rsplit("/", 1)[-1])
    while True:
        shorter = ADDED.sub("", stem)
        if shorter in (stem, ""):
            return stem
        stem = shorter


def _entry(folder, expected, chosen, found, spare, limits):
    """The entry of one notebook of the assignment, and remarks on it."""
    if chosen is None:
        if spare:
            names = text.listed(f"`{name}`" for name in spare)
            sentence = f"`{expected}` is not there, and it is unclear which of {names}"
            return Entry(expected, "unreadable", f"{sentence} is meant."), []
        return Entry(expected, "missing", f"`{expected}` was not handed in."), []
    said = f"`{text.shown(chosen)}`"
    if chosen in found.refused:
        sentence = f"{said} {found.refused[chosen]}."
        return Entry(expected, "unreadable", sentence, chosen), []
    digest = ""
    try:
        data = files.read(folder / chosen, found.files[chosen], most=limits.bytes)
        digest = hashlib.sha256(data).hexdigest()
        notebook, mended, remarks = read_notebook(data, limits)
    except (Refused, bounded_json.NotReadable) as problem:
        sentence = f"{said} {problem}."
        return Entry(expected, "unreadable", sentence, chosen, None, digest), []
    status, sentence = "ok", f"{said} is read."
    if chosen != expected:
        status, sentence = "renamed", f"{said} is taken as `{expected}`."
    if mended:
        status = "repaired"
        sentence = f"{said} is read, with repairs: {'; '.join(mended)}."
        if chosen != expected:
            sentence = f"{sentence[:-1]}; taken as `{expected}`."
    notes = [f"In {said} {remark}." for remark in remarks]
    return Entry(expected, status, sentence, chosen, notebook, digest), notes


def read_notebook(data, limits=None):
    """The notebook that some bytes stand for, what was mended in it, and remarks.

    Parameters
    ----------
    data : bytes
    limits : Limits, optional

    Returns
    -------
    notebook : dict
    mended, remarks : list of str

    Raises
    ------
    NotReadable
        If they are no notebook, or one beyond the limits.
    """
    limits = limits or Limits()
    if not data.strip(b" \t\r\n\0"):
        raise bounded_json.NotReadable("is empty")
    decoded, encoding = text.decode(data)
    value = bounded_json.parse(
        decoded, depth=limits.depth, containers=limits.containers
    )
    notebook, mended, remarks = repair.clean(value, most_cells=limits.cells)
    if encoding != "UTF-8":
        mended.insert(0, f"is written in {encoding}")
    return notebook, mended, remarks


def _time(folder, found):
    """The time in timestamp.txt, and a remark if there is one that cannot be read."""
    if TIMESTAMP not in found.files:
        return None, []
    try:
        data = files.read(folder / TIMESTAMP, found.files[TIMESTAMP], most=1000)
    except Refused as problem:
        return None, [f"`{TIMESTAMP}` {problem}; the time is unknown."]
    time = timestamps.read(text.decode(data)[0])
    if time is None:
        return None, [f"`{TIMESTAMP}` holds no time; the time is unknown."]
    return time, []
