"""Bring the hand-ins that Moodle or Canvas gives a teacher to where nbgrader looks.

`collect` plans first and writes then. The plan says for every file of the archive what
becomes of it; files that fit nobody, or several people, are left where they are and
named. What is there is replaced only by what is newer, and kept in
classroom/replaced/; a second run finds everything in its place.
"""

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime

from course_tools.grading import archive, files, intake, naming, timestamps
from course_tools.grading.files import Refused
from course_tools.grading.text import listed, shown
from course_tools.project import CourseError

ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json")


@dataclass(frozen=True)
class Known:
    """What is known besides the archive: students, notebooks, due date, times.

    `due` and all times are in UTC; `times` is a `times.Times` or None.
    """

    students: dict
    expected: tuple
    due: datetime | None = None
    times: object = None


@dataclass(frozen=True)
class File:
    """A notebook of a student: its owner, bytes' hash, and the name it will have."""

    member: object
    owner: naming.Owner
    target: str
    sha256: str


@dataclass
class HandIn:
    """What one student handed in: files by target, the time, and what to say of it.

    `certain` says that the time is that of a file of times, `untimed` why it is not
    known.
    """

    student: str
    files: dict = field(default_factory=dict)
    time: datetime | None = None
    certain: bool = False
    untimed: str = ""
    remarks: list = field(default_factory=list)


@dataclass
class Plan:
    """Hand-ins by student, and what fits nobody, with the reason."""

    hand_ins: dict = field(default_factory=dict)
    unmapped: list = field(default_factory=list)
    left_out: dict = field(default_factory=dict)

    def problems(self):
        """Sentences on what a human has to look at."""
        return self.unmapped + [
            f"{shown(student)} handed in no notebook: {listed(names)}"
            for student, names in sorted(self.left_out.items())
            if student not in self.hand_ins
        ]


def plan(members, known):
    """Who handed in what, by the names of the members and the roster.

    Parameters
    ----------
    members : list of archive.Member
    known : Known

    Returns
    -------
    Plan

    Raises
    ------
    CourseError
        If a notebook cannot be unpacked: then nothing of the archive is taken.
    """
    made = Plan()
    directory = naming.Directory(known.students)
    paths = naming.strip_common([m.parts for m in members], directory.has)
    claims = {}
    for member, parts in zip(members, paths, strict=True):
        try:
            readings = naming.owners(parts)
            student, owner = _student(readings, directory, known.times)
        except naming.NoHandIn as reason:
            made.unmapped.append(f"`{member.path}` {reason}")
            continue
        if not owner.file.lower().endswith(ENDINGS):
            made.left_out.setdefault(student, []).append(owner.file)
            continue
        if member.problem:
            made.unmapped.append(f"`{member.path}` {member.problem}")
            continue
        claims.setdefault(student, []).append((member, owner))
    for student, claimed in sorted(claims.items()):
        numbers = {owner.number for _, owner in claimed}
        if len(numbers) > 1:
            made.unmapped += [
                f"`{member.path}` fits `{shown(student)}`, but so do files of another "
                "number"
                for member, _ in claimed
            ]
            continue
        made.hand_ins[student] = _hand_in(student, claimed, known)
    return made


def _student(readings, directory, times):
    """The one student whom a name fits, and the reading that says so.

    Raises
    ------
    NoHandIn
        If there is none, or more than one.
    """
    certain = {
        (student, reading)
        for reading in readings
        if reading.scheme == "Canvas"
        for student in directory.by_lms_id(reading.number)
    }
    if len(certain) > 1:
        names = listed(sorted({student for student, _ in certain}))
        raise naming.NoHandIn(f"can be read as that of {names}")
    if certain:
        return certain.pop()
    for reading in readings:
        found = _by_words(reading, directory, times)
        if len(found) == 1:
            student = found.pop()
            number = directory.students[student].lms_user_id
            if readings[0].scheme == "Canvas" and number:
                raise naming.NoHandIn(
                    f"has the name of `{shown(student)}`, whose number on Canvas is "
                    f"{shown(number)} and not {readings[0].number}"
                )
            return student, reading
        if found:
            raise naming.NoHandIn(f"fits several: {listed(sorted(found))}")
    raise naming.NoHandIn(f"fits nobody on the roster ({_asked(readings[0])})")


def _by_words(reading, directory, times):
    if reading.scheme == "folder":
        exact = directory.by_key(reading.name) or directory.by_name(reading.name)
        return exact or directory.by_beginning(reading.name)
    if reading.scheme == "Moodle" and times and reading.number in times.people:
        keys, name = times.people[reading.number]
        found = set().union(*map(directory.by_key, keys))
        return found or directory.by_name(name)
    return directory.by_name(reading.name)


def _asked(reading):
    name = shown(reading.name) or "without a name"
    number = f", number {reading.number}" if reading.number else ""
    return f"{reading.scheme}: {name}{number}"


def _hand_in(student, claimed, known):
    """The latest of each notebook among the files of one student."""
    made = HandIn(student)
    latest = {}
    for member, owner in sorted(claimed, key=_age):
        target = target_name(owner.file, known.expected)
        if target in latest:
            older = latest[target][0]
            made.remarks.append(f"`{older.path}` is older and left out")
        latest[target] = (member, owner)
    for target, (member, owner) in latest.items():
        try:
            digest = hashlib.sha256(member.read()).hexdigest()
        except Refused as problem:
            raise CourseError(f"`{member.path}` {problem}; nothing was taken") from None
        made.files[target] = File(member, owner, target, digest)
    taken = list(made.files.values())
    made.time = _stated_time(student, taken[0].owner, known)
    made.certain = made.time is not None
    if not made.certain:
        made.time, made.untimed = _guessed_time(taken, known)
    return made


def _age(claim):
    member, owner = claim
    return owner.order, member.time, owner.file


def _stated_time(student, owner, known):
    """The time that the file of times gives; None if it gives none."""
    if not known.times:
        return None
    person = known.students[student]
    stated = [
        known.times.by_number.get(owner.number) if owner.scheme == "Moodle" else None,
        known.times.by_key.get(person.id.casefold()),
        known.times.by_key.get(person.email.casefold()),
    ]
    return next(filter(None, stated), None)


def _guessed_time(taken, known):
    """The time as far as the archive tells it, and a remark where it does not."""
    latest = max(file.member.time for file in taken)
    if taken[0].owner.scheme == "folder":
        return latest, ""
    if any(file.owner.late for file in taken):
        return None, "late, and Canvas does not say since when"
    if taken[0].owner.late is False and known.due:
        return min(latest, known.due), ""
    if taken[0].owner.late is False:
        return None, "in time for Canvas; the gradebook has no due date"
    return None, "of which the archive does not say when"


def target_name(name, expected):
    """The name that a file gets: that of the assignment if it is nearly that.

    Examples
    --------
    >>> target_name("drill_02-1.ipynb", ["drill_02.ipynb"])
    'drill_02.ipynb'
    >>> target_name("home/../work?.ipynb", ["drill_02.ipynb"])
    'work_.ipynb'
    """
    name = unicodedata.normalize("NFC", name.rsplit("/", 1)[-1])
    if name in expected:
        return name
    plain = intake.plain_name(name)
    for before in (r"", r".*[_ -]"):  # the name itself, or after that of the student
        fits = [
            other
            for other in expected
            if re.fullmatch(before + re.escape(intake.plain_name(other)), plain)
        ]
        if len(fits) == 1:
            return fits[0]
    keep = "".join(c if c.isalnum() or c in "-_.()[] " else "_" for c in name)
    stem, dot, ending = keep.strip(" .").rpartition(".")
    while len(stem.encode("utf-8", "replace")) > 150:
        stem = stem[:-1]
    return f"{stem or 'notebook'}{dot or '.'}{ending if dot else 'ipynb'}"


@dataclass
class Action:
    """What is to be done for one student; `word` is what the report calls it."""

    word: str
    hand_in: HandIn
    folder: object
    write: list = field(default_factory=list)
    retire: list = field(default_factory=list)
    time: datetime | None = None
    set_time: bool = False
    reason: str = ""


def action(submitted, assignment, hand_in, expected, force=False):
    """What has to change in a student's folder, judged by what lies there.

    Parameters
    ----------
    submitted : Path
    assignment : str
    hand_in : HandIn
    expected : sequence of str
    force : bool
        Replace what is there even if it looks newer.

    Returns
    -------
    Action
        Its word is `added`, `replaced`, `time` (only the time becomes known),
        `unchanged`, `kept` (what is there is newer) or `refused`.
    """
    folder = submitted / hand_in.student / assignment
    try:
        there = _there(folder)
    except Refused as problem:
        return Action("refused", hand_in, folder, reason=f"the folder {problem}")
    hashes = {name: digest for name, (digest, _) in there.items()}
    write = [f for f in hand_in.files.values() if hashes.get(f.target) != f.sha256]
    targets = {file.target for file in hand_in.files.values()}
    strays = [
        name
        for name in there
        if name not in targets
        and name not in expected
        and name.lower().endswith(ENDINGS)
    ]
    retire = [file.target for file in write if file.target in there]
    retire += strays if write else []
    made = Action("added", hand_in, folder, write, retire, hand_in.time)
    if not write:
        return _without_new_files(made, folder)
    if retire:
        made.word = "replaced"
        newest = max(there[name][1] for name in retire)
        new = max(file.member.time.timestamp() for file in write)
        # A zip archive keeps even seconds.
        if new <= newest + 2 and not force:
            made.word, made.write, made.retire = "kept", [], []
            made.reason = "what is there is not older, and differs; --force replaces it"
            return made
    staying = there.keys() - set(retire) - {intake.TIMESTAMP}
    before = _old_time(folder) if staying & set(expected) else None
    if before and made.time:
        made.time = max(before, made.time)
    made.set_time = made.time != _old_time(folder) or made.time is None
    return made


def _without_new_files(made, folder):
    made.word = "unchanged"
    before = _old_time(folder)
    # Of the same files the earlier time is the likelier one.
    earlier = made.time and (before is None or made.time < before)
    if earlier or (made.hand_in.certain and made.time != before):
        made.word, made.set_time = "time", True
    return made


def _there(folder):
    """Hash and time of the files in a student's folder; none if it does not exist."""
    for part in (folder.parent, folder):
        if not os.path.lexists(part):
            return {}
        files.check_folder(part)
    found = files.listing(folder)
    if found.refused:
        name, why = min(found.refused.items())
        raise Refused(f"holds `{shown(name)}`, which {why}")
    return {
        name: (
            hashlib.sha256(
                files.read(folder / name, status, most=archive.LARGEST)
            ).hexdigest(),
            status.st_mtime,
        )
        for name, status in found.files.items()
    }


def _old_time(folder):
    path = folder / intake.TIMESTAMP
    if not path.is_file() or path.stat().st_size > 1000:
        return None
    return timestamps.read(path.read_bytes().decode("latin-1"))


def carry_out(made, replaced):
    """Write one student's files; what they replace is kept in the folder `replaced`.

    Each file appears whole or not at all, and an old one is saved before a new one
    takes its place: stopped at any moment, nothing is lost.
    """
    if made.word not in ("added", "replaced", "time"):
        return
    made.folder.mkdir(parents=True, exist_ok=True)
    stamp = made.folder / intake.TIMESTAMP
    if made.set_time:
        stamp.unlink(missing_ok=True)  # better no time than that of other files
    for name in made.retire:
        old = made.folder / name
        when = datetime.fromtimestamp(old.stat().st_mtime, UTC)
        digest = hashlib.sha256(old.read_bytes()).hexdigest()[:8]
        kept = replaced / made.hand_in.student / made.folder.name
        kept = kept / f"{when:%Y-%m-%dT%H%M%SZ}-{digest}" / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        _write(kept, old.read_bytes(), old.stat().st_mtime)
        if name not in made.hand_in.files:
            old.unlink()
    for file in made.write:
        _write(
            made.folder / file.target, file.member.read(), file.member.time.timestamp()
        )
    if made.set_time and made.time:
        text = timestamps.written(made.time)
        _write(stamp, text.encode(), made.time.timestamp())


def _carry_out_all(actions, replaced):
    for step in actions:
        try:
            carry_out(step, replaced)
        except (OSError, Refused) as error:
            raise CourseError(
                f"{shown(step.hand_in.student)}: cannot be written ({error}); run the "
                "command again when that is mended, and it will finish"
            ) from None


def _write(path, data, time):
    temporary = path.with_name(f".{hashlib.sha256(data).hexdigest()[:16]}.part")
    temporary.write_bytes(data)
    os.utime(temporary, (time, time))
    os.replace(temporary, path)


def run(root, path, assignment, *, times_path=None, dry_run=False, force=False):
    """Collect an archive for an assignment and print what became of every file.

    Parameters
    ----------
    root : Path
        The course.
    path : Path
        A zip archive of Canvas or Moodle, or a folder.
    assignment : str
    times_path : Path, optional
        A CSV file with the times of the submissions.
    dry_run, force : bool

    Raises
    ------
    CourseError
        If the archive is hostile or nobody is on the roster (nothing is written), or,
        after the rest was written, if some files fit nobody or were not taken.
    """
    known = _known(root, assignment, times_path)
    submitted = root / "classroom" / "submitted"
    with archive.opened(path) as members:
        made = plan(members, known)
        actions = [
            action(submitted, assignment, hand_in, known.expected, force)
            for hand_in in made.hand_ins.values()
        ]
        if not dry_run:
            _carry_out_all(actions, root / "classroom" / "replaced")
    _print(made, actions, dry_run)
    _complain(made, actions)


def _known(root, assignment, times_path):
    from course_tools.grading import gradebook, roster, times
    from course_tools.project import drill_notebooks

    expected = tuple(source.name for source in drill_notebooks(root, assignment))
    read = times.read(times_path) if times_path else None
    with gradebook.opened(root) as book:
        students = roster.in_gradebook(book)
        due = gradebook.due_date(book, assignment)
    if not students:
        raise CourseError(
            "nobody is in the gradebook, so no file can be given to anybody; run "
            "`course roster import FILE` first"
        )
    unfit = [name for name in students if files.folder_name_problem(name)]
    students = {name: s for name, s in students.items() if name not in unfit}
    return Known(students, expected, due, read)


def _print(made, actions, dry_run):
    words = ("added", "replaced", "time", "unchanged", "kept", "refused")
    for step in sorted(actions, key=lambda step: words.index(step.word)):
        if step.word == "unchanged":
            continue
        print(f"{step.word:10} {shown(step.hand_in.student)}{_details(step)}")
        for remark in step.hand_in.remarks:
            print(f"           {remark}")
    _print_untimed(actions)
    for student, names in sorted(made.left_out.items()):
        print(f"left out   {shown(student)}: {listed(names)} (no notebooks)")
    counts = [f"{sum(step.word == word for step in actions)} {word}" for word in words]
    print(f"{', '.join(counts)}; {len(made.unmapped)} files fit nobody")
    if dry_run:
        print("Nothing was written (--dry-run).")


def _print_untimed(actions):
    """One line for each reason why hand-ins are without a time."""
    reasons = {}
    for step in actions:
        if step.word in ("added", "replaced") and step.hand_in.untimed:
            reasons.setdefault(step.hand_in.untimed, []).append(step.hand_in.student)
    for reason, students in reasons.items():
        print(f"no time    {len(students)} {reason}: {listed(students)}")
    if reasons:
        print("           without a time nothing is late; --times FILE gives the times")


def _details(step):
    if step.reason:
        return f": {step.reason}"
    names = listed(file.target for file in step.write)
    time = timestamps.written(step.time)[:19] + " UTC" if step.time else "time unknown"
    return f": {names}{', ' if names else ''}{time}"


def _complain(made, actions):
    problems = made.problems() + [
        f"{shown(step.hand_in.student)}: {step.reason}"
        for step in actions
        if step.word in ("kept", "refused")
    ]
    if problems:
        raise CourseError(
            f"{len(problems)} need a human; the others are in their place:\n  "
            + "\n  ".join(problems)
        )
