"""When work was handed in, from a CSV file: Moodle's worksheet or one of your own.

The archives of Canvas and Moodle hold the time of the download. Moodle's grading
worksheet (`mod/assign/gradingtable.php` of moodle/moodle) has the true one in its
column `Last modified (submission)`, in words: "Wednesday, 10 June 2026, 2:14 PM". A
table of your own has two columns: one of `student`, `id` or `email`, and `time`.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC

from course_tools.grading import tables, timestamps
from course_tools.project import CourseError

TIME_COLUMNS = ("Last modified (submission)", "time")
PERSON_COLUMNS = ("student", "id", "Username", "ID number", "Email address", "email")


@dataclass
class Times:
    """Times by what a row calls its student, and who Moodle's participants are."""

    by_key: dict = field(default_factory=dict)
    by_number: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)


def read(path):
    """Read times of submission.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Times
        `by_key`: times by id or address in small letters; `by_number`: by Moodle's
        participant; `people`: (ids and addresses, full name) by participant.

    Raises
    ------
    CourseError
        If it has not these columns, or a time that cannot be read for certain.
    """
    table = tables.read(path)
    when = table.column(*TIME_COLUMNS)
    number = table.column("Identifier")
    people = [table.column(name) for name in PERSON_COLUMNS]
    people = [index for index in people if index is not None]
    if when is None or not (people or number is not None):
        raise CourseError(
            f"{path}: needs a column of times (`{TIME_COLUMNS[0]}` or `time`) and one "
            f"of students (Moodle's `Identifier`, or of {', '.join(PERSON_COLUMNS)})"
        )
    found = Times()
    for line, row in table.numbered():
        time = _time(table.cell(row, when), f"{path}, line {line}")
        keys = {table.cell(row, index).casefold() for index in people} - {""}
        digits = re.search(r"\d+$", table.cell(row, number))
        if digits:
            name = table.cell(row, table.column("Full name"))
            found.people[digits[0]] = (keys, name)
            found.by_number |= {digits[0]: time} if time else {}
        found.by_key |= dict.fromkeys(keys, time) if time else {}
    return found


def _time(text, where):
    """A time in UTC; one without a zone is in ours, as on the teacher's screen."""
    if text in ("", "-"):
        return None
    if re.match(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*(Z|UTC|[+-]\d\d:?\d\d)$", text):
        exact = timestamps.read(text)
        if exact:
            return exact
    iso = re.match(r"\d{4}-\d\d-\d\d", text)
    if iso or re.search(r"[^\W\d_]{3,}", text):
        from dateutil import parser

        try:
            return parser.parse(text).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise CourseError(
        f"{where}: the time `{text[:60]}` cannot be read for certain; write it as "
        "2026-01-30 15:00 or in English words"
    )
