"""The roster: who is in the class, from whichever file a teacher has.

Three makes of CSV are told apart by their headers:

* nbgrader's own (`nbgrader db student import`): `id`, and of `first_name`, `last_name`,
  `email`, `lms_user_id` those that there are;
* Canvas's gradebook export, as `lib/gradebook_exporter.rb` of instructure/canvas-lms
  writes it: `Student` ("Last, First") or `LastName` and `FirstName`, `ID`, perhaps
  `SIS User ID`, `SIS Login ID`, `Section`, then the assignments; below the header a row
  "Manual Posting" at times, and one "Points Possible"; last the test student;
* Moodle's list of participants, its grades export (`grade/export/txt` of moodle/moodle)
  and its grading worksheet: `First name` and `Last name` (`Surname` before 4.0) or
  `Full name`, `Email address`, and by the site's settings `Username`, `ID number`.

Nobody is ever taken out of the gradebook: whoever the file lacks is listed.
"""

import re
from dataclasses import asdict, dataclass, replace

from course_tools.grading import files, tables
from course_tools.grading.text import listed, shown
from course_tools.project import CourseError

ID_COLUMNS = {
    "nbgrader": ("id",),
    "Canvas": ("SIS Login ID", "SIS User ID", "ID"),
    "Moodle": ("Username", "ID number", "Email address"),
}
TEST_STUDENT = ("Student, Test", "Test Student")
LONGEST = 128  # characters of a column of nbgrader's table


@dataclass(frozen=True)
class Student:
    """A row of nbgrader's table of students; empty means unknown."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""


@dataclass
class Read:
    """What a file says: its make, the column of ids, students by line, bad rows."""

    make: str
    id_column: str
    students: dict
    bad: list
    notes: list


def read(path, id_column=None):
    """Read a roster of one of the three makes.

    Parameters
    ----------
    path : Path
    id_column : str, optional
        The column that holds nbgrader's id of a student. Default: the first of those
        of this make (`ID_COLUMNS`) that has a value in every row.

    Returns
    -------
    Read

    Raises
    ------
    CourseError
        If the file is of another make, or has no such column.
    """
    table = tables.read(path)
    make = make_of(table)
    rows, notes = _people(table, make)
    if not rows:
        raise CourseError(f"{path}: has a header of {make}, and no students")
    chosen = _id_column(table, make, rows, id_column)
    found = Read(make, table.header[chosen].strip(), {}, [], notes)
    for line, row in rows:
        student = _student(table, make, row, chosen)
        problem = _problem(student)
        if problem:
            found.bad.append(f"line {line}: {problem}")
        else:
            found.students[line] = student
    _refuse_doubles(found)
    return found


def make_of(table):
    """`nbgrader`, `Canvas` or `Moodle`, by the header of a table.

    Raises
    ------
    CourseError
        If it is none of them.
    """
    names = {name.strip() for name in table.header}
    person = "Student" in names or {"LastName", "FirstName"} <= names
    if person and "ID" in names and "Section" in names:
        return "Canvas"
    if "id" in names:
        return "nbgrader"
    folded = {name.casefold() for name in names}
    parts = "first name" in folded and {"last name", "surname"} & folded
    keys = {"email address", "id number", "username"}
    if (parts or "full name" in folded) and folded & keys:
        return "Moodle"
    raise CourseError(
        f"{table.name}: the header is none of nbgrader (`id`, ...), Canvas (`Student`, "
        "`ID`, ..., `Section`) or Moodle in English (`First name`, `Last name`, `Email "
        f"address`); it has {listed(table.header)}"
    )


def _people(table, make):
    """Rows that stand for students, and what was left out."""
    rows, notes = [], []
    for line, row in table.numbered():
        if make == "Canvas" and not_a_student(row):
            continue
        first = table.cell(row, 0)
        if make == "Canvas" and first in TEST_STUDENT:
            notes.append(f"line {line}: the test student of Canvas is left out")
            continue
        role = table.cell(row, table.column("Roles"))
        if make == "Moodle" and role and "student" not in role.casefold():
            notes.append(f"line {line}: {shown(role)}, no student, is left out")
            continue
        rows.append((line, row))
    return rows, notes


def not_a_student(row):
    """Whether a row of Canvas's export is about the assignments.

    Examples
    --------
    >>> not_a_student(["    Points Possible", "", "", "", "16.00"])
    True
    """
    words = [cell.strip() for cell in row if cell.strip()]
    return row[0].strip() == "Points Possible" or all(
        re.match(r"Muted$|Manual Posting", word) for word in words
    )


def _id_column(table, make, rows, wanted):
    if wanted is not None:
        index = table.column(wanted)
        if index is None:
            raise CourseError(
                f"{table.name} has no column `{wanted}`; it has {listed(table.header)}"
            )
        return index
    there = [table.column(n) for n in ID_COLUMNS[make] if table.column(n) is not None]
    for index in there:
        if all(table.cell(row, index) for _, row in rows):
            return index
    if not there:
        raise CourseError(
            f"{table.name} has none of the columns {listed(ID_COLUMNS[make])}; name "
            "the one that identifies a student: --id COLUMN"
        )
    return there[0]


def _student(table, make, row, chosen):
    def cell(*names):
        return table.cell(row, table.column(*names))

    if make == "nbgrader":
        first, last = cell("first_name"), cell("last_name")
        mail, lms = cell("email"), cell("lms_user_id")
    elif make == "Canvas":
        last, first = sortable(cell("Student"))
        last, first = cell("LastName") or last, cell("FirstName") or first
        login = cell("SIS Login ID")
        mail, lms = login if "@" in login else "", cell("ID")
    else:
        first, last = cell("First name"), cell("Last name", "Surname")
        if not first and not last:
            first, _, last = cell("Full name").rpartition(" ")
        mail, lms = cell("Email address"), ""
    return Student(table.cell(row, chosen), first, last, mail, lms)


def sortable(name):
    """Last and first name of Canvas's "Last, First".

    Canvas writes a name that begins with an equals sign as a formula for a text.

    Examples
    --------
    >>> sortable("Lovelace, Ada"), sortable("Plato"), sortable('="=x, y"')
    (('Lovelace', 'Ada'), ('Plato', ''), ('=x', 'y'))
    """
    if name.startswith('="') and name.endswith('"'):
        name = name[2:-1]
    last, _, first = name.partition(",")
    return last.strip(), first.strip()


def _problem(student):
    if not student.id:
        return "the id is empty"
    if problem := files.folder_name_problem(student.id):
        return f"the id `{shown(student.id)}` {problem}; it is the name of a folder"
    if set(student.id) & set("*?[]"):
        # nbgrader's own commands look for folders by patterns.
        return f"the id `{shown(student.id)}` holds one of * ? [ ]"
    for name, value in asdict(student).items():
        if len(value) > LONGEST:
            return f"{name} has {len(value)} characters; at most {LONGEST} are kept"
        if not value.isprintable():
            return f"{name} `{shown(value)}` holds a control character"
    return ""


def _refuse_doubles(found):
    """An id, an address or a number of the platform belongs to one student.

    The same row twice, as in exports of a class with sections, is one student.
    """
    for field in ("id", "email", "lms_user_id"):
        lines = {}
        for line, student in found.students.items():
            key = getattr(student, field).casefold()
            if key:
                lines.setdefault(key, []).append(line)
        for key, same in lines.items():
            if len({found.students[line] for line in same}) > 1:
                where = ", ".join(str(line) for line in same)
                found.bad.append(f"lines {where}: {field} `{shown(key)}` stands twice")
                for line in same:
                    del found.students[line]
    first = {}
    for line, student in found.students.items():
        first.setdefault(student, line)
    found.students = {line: student for student, line in first.items()}


def in_gradebook(book):
    """Students of a gradebook by id."""
    return {
        row.id: Student(
            row.id,
            row.first_name or "",
            row.last_name or "",
            row.email or "",
            row.lms_user_id or "",
        )
        for row in book.students
    }


@dataclass
class Changes:
    """What an import does: students by what happens to them, and bad rows."""

    added: list
    changed: list
    unchanged: list
    missing: list
    bad: list


def compare(found, known):
    """What a file changes in a gradebook.

    Parameters
    ----------
    found : Read
    known : dict of str to Student
        The students in the gradebook.

    Returns
    -------
    Changes
        `changed` holds pairs (before, after). An empty cell changes nothing.
    """
    changes = Changes([], [], [], [], list(found.bad))
    owners = {}
    for student in known.values():
        for field in ("email", "lms_user_id"):
            key = (field, getattr(student, field).casefold())
            owners.setdefault(key, []).append(student.id)
    folded = {name.casefold(): name for name in known}
    for line, student in found.students.items():
        problem = _clash(student, owners, folded)
        if problem:
            changes.bad.append(f"line {line}: {problem}")
        elif student.id not in known:
            changes.added.append(student)
        else:
            before = known[student.id]
            after = replace(before, **{k: v for k, v in asdict(student).items() if v})
            if after == before:
                changes.unchanged.append(after)
            else:
                changes.changed.append((before, after))
    listed_ids = {student.id for student in found.students.values()}
    changes.missing = [known[name] for name in known if name not in listed_ids]
    return changes


def _clash(student, owners, folded):
    """Why this row would make a second student of one who is there."""
    other = folded.get(student.id.casefold(), student.id)
    if other != student.id:
        return f"`{shown(student.id)}` is in the gradebook as `{shown(other)}`"
    for field in ("lms_user_id", "email"):
        value = getattr(student, field)
        others = owners.get((field, value.casefold()), [student.id])
        if value and student.id not in others:
            return (
                f"{field} `{shown(value)}` is that of `{shown(others[0])}` in the "
                f"gradebook, not of `{shown(student.id)}`; is --id another column?"
            )
    return ""


def import_file(root, path, id_column=None, *, dry_run=False):
    """Bring a roster into the gradebook, through nbgrader's API, and say what changed.

    Good rows are taken even where others are bad.

    Raises
    ------
    CourseError
        If the file cannot be read, or some rows are bad; the text names their lines.
    """
    from course_tools.grading import gradebook

    found = read(path, id_column)
    with gradebook.opened(root) as book:
        changes = compare(found, in_gradebook(book))
        if not dry_run:
            for student in changes.added + [after for _, after in changes.changed]:
                fields = asdict(student)
                name = fields.pop("id")
                filled = {key: value or None for key, value in fields.items()}
                book.update_or_create_student(name, **filled)
    _print(found, changes, dry_run)
    if changes.bad:
        raise CourseError(
            f"{len(changes.bad)} bad rows in {path}; the others were "
            f"{'read' if dry_run else 'taken'}:\n  " + "\n  ".join(changes.bad)
        )


def _print(found, changes, dry_run):
    print(f"{found.make}; a student's id is the column `{found.id_column}`")
    for note in found.notes:
        print(note)
    for student in changes.added:
        print(f"added      {line_of(student)}")
    for before, after in changes.changed:
        differences = [
            f"{key}: {shown(value) or '(empty)'} -> {shown(asdict(after)[key])}"
            for key, value in asdict(before).items()
            if value != asdict(after)[key]
        ]
        print(f"changed    {shown(before.id)}: {'; '.join(differences)}")
    if changes.missing:
        names = listed((student.id for student in changes.missing), limit=2000)
        print(f"missing    in the gradebook, not in the file: {names}")
    counts = {
        "added": changes.added,
        "changed": changes.changed,
        "unchanged": changes.unchanged,
        "missing": changes.missing,
        "bad": changes.bad,
    }
    print(", ".join(f"{len(people)} {word}" for word, people in counts.items()))
    if dry_run:
        print("Nothing was written (--dry-run).")


def line_of(student):
    """A student on one line."""
    name = f"{student.first_name} {student.last_name}".strip()
    parts = [name, student.email, student.lms_user_id and f"LMS {student.lms_user_id}"]
    details = ", ".join(shown(part) for part in parts if part)
    return shown(student.id) + (f" ({details})" if details else "")


def show(root):
    """Print everybody in the gradebook."""
    students = load(root)
    for student in sorted(students.values(), key=lambda s: (s.last_name, s.id)):
        print(line_of(student))
    print(f"{len(students)} students")


def load(root):
    """The students in the gradebook by id."""
    from course_tools.grading import gradebook

    with gradebook.opened(root) as book:
        return in_gradebook(book)
