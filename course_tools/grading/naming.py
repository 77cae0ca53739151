"""Whose file is it, and which: the names that Canvas and Moodle give to hand-ins.

Canvas (`lib/content_zipper.rb` of instructure/canvas-lms, "Download Submissions")
writes a flat archive:

    lovelaceada_101_7001_drill_02.ipynb            name, user, attachment, file
    lovelaceada_LATE_101_7001_drill_02-1.ipynb     after the due date; second upload
    anon_x3Fq7_7001_drill_02.ipynb                 anonymous marking
    lovelaceada_101_text.html, ..._link.html       no file, but a text or an address

The name is "Last, First" in small letters without anything but letters, digits and
underscores; the user is the `ID` of the gradebook export; attachments are numbered in
the order of upload, and a file that has the name of an earlier one gets `-1`.

Moodle (`mod/assign/classes/downloader.php` of moodle/moodle, "Download all
submissions") writes a folder a student, or a flat archive if the teacher says so:

    Ada Lovelace_5501_assignsubmission_file/drill_02.ipynb
    Ada Lovelace_5501_assignsubmission_file_/drill_02.ipynb    before 4.1
    Ada Lovelace_5501_assignsubmission_file_drill_02.ipynb     without folders
    Participant_5501_assignsubmission_file/drill_02.ipynb      anonymous marking
    Ada Lovelace_5501_assignsubmission_onlinetext/...html      no file, but a text

The number is that of the grading worksheet (`Participant 5501`), not of the person.
Both platforms pack the files when the teacher asks for them, so that their times are
that of the download; only Canvas's LATE and Moodle's worksheet say when it was.

Anything else is a folder of notebooks: `ada/drill_02.ipynb`, `ada.ipynb` or
`ada_drill_02.ipynb`, with an id, an address or a name of the roster.
"""

import re
import unicodedata
from dataclasses import dataclass

from course_tools.grading import files

CANVAS = re.compile(
    r"_(?:(?P<late>LATE)_)?(?P<user>\d{1,20})(?=_(?P<attachment>\d{1,20})_.)"
)
CANVAS_ANONYMOUS = re.compile(r"(?:LATE_)?anon_[A-Za-z0-9]+_\d+_.+", re.DOTALL)
CANVAS_TEXT = re.compile(r".+_(?:LATE_)?\w+_(?:text|link)\.html", re.DOTALL)
# Moodle takes underscores out of names, and leaves them in the names of files.
MOODLE = re.compile(
    r"(?P<name>[^_]*)_(?P<number>\d+)_assignsubmission_(?P<kind>file|onlinetext)"
    r"(?:_(?P<file>.+)|_)?",
    re.DOTALL,
)
MOODLE_ANONYMOUS = "Participant"


@dataclass(frozen=True)
class Owner:
    """What a name says of a file: the scheme, the person, and the file's own name.

    `number` is Canvas's user or Moodle's participant, `order` Canvas's number of the
    attachment; `late` is True or False for Canvas, None where nothing says it.
    """

    scheme: str
    name: str
    file: str
    number: str = ""
    order: int = 0
    late: bool | None = None


class NoHandIn(ValueError):
    """The text says why a member of an archive is no notebook of anybody."""


def strip_common(paths, is_person):
    """Paths without a folder that holds them all, unless it is a student's.

    Examples
    --------
    >>> paths = [("drills", "ada", "x.ipynb"), ("drills", "bob", "x.ipynb")]
    >>> strip_common(paths, is_person={"ada", "bob"}.__contains__)
    [('ada', 'x.ipynb'), ('bob', 'x.ipynb')]
    """
    while (
        len({path[0] for path in paths}) == 1
        and all(len(path) > 1 for path in paths)
        and not MOODLE.fullmatch(paths[0][0])
        and not is_person(paths[0][0])
    ):
        paths = [path[1:] for path in paths]
    return paths


def owners(parts):
    """Whose a member of an archive may be, by its path; the likeliest reading first.

    A name on Canvas is the student's own to choose and may hold what looks like
    numbers (`bob_102`), as may the name of a file: then there are several readings.

    Parameters
    ----------
    parts : tuple of str

    Returns
    -------
    list of Owner

    Raises
    ------
    NoHandIn
        If the path belongs to a platform's scheme but is no file of a known person.

    Examples
    --------
    >>> owners(("Ada Lovelace_5501_assignsubmission_file_", "x.ipynb"))[0].name
    'Ada Lovelace'
    >>> owners(("lovelaceada_LATE_101_7001_x-1.ipynb",))[0].late
    True
    >>> [reading.number for reading in owners(("bob_102_101_7001_x.ipynb",))][:2]
    ['102', '101']
    """
    match = MOODLE.fullmatch(parts[0])
    if match and (len(parts) > 1 or match["file"]):
        return [_moodle(match, parts)]
    if len(parts) > 1:
        return [Owner("folder", parts[0], parts[-1])]
    if CANVAS_ANONYMOUS.fullmatch(parts[0]):
        raise NoHandIn("is anonymous; download it again when names are shown")
    found = [_canvas(match, parts[0]) for match in CANVAS.finditer(parts[0])]
    if not found and CANVAS_TEXT.fullmatch(parts[0]):
        raise NoHandIn("is a text or an address, no file")
    return [*found, Owner("folder", _stem(parts[0]), parts[0])]


def _canvas(match, text):
    attachment = match["attachment"]
    return Owner(
        "Canvas",
        text[: match.start()],
        text[match.end() + len(attachment) + 2 :],
        match["user"],
        int(attachment),
        match["late"] is not None,
    )


def _moodle(match, parts):
    if match["kind"] != "file":
        raise NoHandIn("is a text typed into Moodle, no file")
    name = "" if match["name"] == MOODLE_ANONYMOUS else match["name"]
    file = parts[-1] if len(parts) > 1 else match["file"]
    return Owner("Moodle", name, file, match["number"])


def _stem(name):
    """The name without its last ending.

    Examples
    --------
    >>> _stem("ada.lovelace@example.org.ipynb"), _stem("ada")
    ('ada.lovelace@example.org', 'ada')
    """
    return re.sub(r"\.(ipynb|json|txt|zip)$", "", name, flags=re.IGNORECASE)


def letters(name, *, accents=True):
    """Letters and digits of a name, to compare it as Canvas squeezes it.

    Examples
    --------
    >>> letters("O'Brien, Zoë"), letters("O'Brien, Zoë", accents=False)
    ('obrienzoë', 'obrienzoe')
    """
    if not accents:
        name = "".join(
            c
            for c in unicodedata.normalize("NFKD", name)
            if not unicodedata.combining(c)
        )
    name = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in name if c.isalnum())


class Directory:
    """The students of a course, found by what a platform says of them."""

    def __init__(self, students):
        self.students = dict(students)
        self._exact, self._plain = {}, {}
        for student in self.students.values():
            first, last = student.first_name, student.last_name
            for name in {first + last, last + first} - {""}:
                self._add(self._exact, letters(name), student)
                self._add(self._plain, letters(name, accents=False), student)
        self._keys = {}
        for student in self.students.values():
            for key in {student.id, student.email} - {""}:
                self._add(self._keys, files.alike(key), student)

    @staticmethod
    def _add(index, key, student):
        if key:
            index.setdefault(key, set()).add(student.id)

    def by_name(self, name):
        """Ids of those who may be meant; with other accents only if no one fits."""
        exact = self._exact.get(letters(name))
        return exact or self._plain.get(letters(name, accents=False), set())

    def by_key(self, key):
        """Ids of those whose id or address this is."""
        return self._keys.get(files.alike(key.strip()), set()) if key.strip() else set()

    def has(self, name):
        """Whether this is the id, the address or the name of anybody."""
        return bool(self.by_key(name) or self.by_name(name))

    def by_lms_id(self, number):
        """Ids of those who have this number on the platform."""
        return {s.id for s in self.students.values() if s.lms_user_id == number}

    def by_beginning(self, stem):
        """Ids of those with whose id or address a file's name begins, the longest."""
        parts = re.split(r"[_ +-]", stem)
        beginnings = (
            stem[: len("_".join(parts[:k]))] for k in range(len(parts), 0, -1)
        )
        return next(filter(None, map(self.by_key, beginnings)), set())
