"""Marks from the gradebook into the files that Canvas, Moodle and others read.

A file that the platform exported is filled in, not made anew: every other column, the
rows above the students and the order stay as they are. Students are found by numbers
and addresses, never by names, and a mark goes nowhere without a student.

* Canvas's gradebook export: a column is `Title (number)`; the row "Points Possible"
  says what it is out of (`lib/gradebook_importer.rb` of instructure/canvas-lms);
* Moodle's grading worksheet, with `Identifier`, `Grade` and `Maximum grade`
  (`mod/assign/feedback/offline/importgradeslib.php` of moodle/moodle), or its grades
  export, whose columns are `Assignment: Title (Real)`.
"""

import os
import re
from dataclasses import dataclass, field

from course_tools.grading import roster, tables, timestamps
from course_tools.grading.naming import letters
from course_tools.grading.text import listed, shown
from course_tools.project import CourseError

# What nbgrader's own `nbgrader export` writes, in its order.
PLAIN = ["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name"]
PLAIN += ["email", "raw_score", "late_submission_penalty", "score", "max_score"]
CANVAS_COLUMN = re.compile(r"(?P<title>.+) \((?P<number>\d+)\)")
NO_MARK = {"EX": "excused", "N/A": "not assigned"}


@dataclass(frozen=True)
class Mark:
    """A student's result: `score` is `raw` (with extra credit) less `penalty`.

    `handed_in` is False if there is no submission, `final` if a human has to look.
    """

    student: roster.Student
    maximum: float
    raw: float = 0.0
    penalty: float = 0.0
    handed_in: bool = False
    final: bool = True
    time: object = None
    due: object = None

    @property
    def score(self):
        """The points that count, never below 0."""
        return max(0.0, self.raw - self.penalty)


def marks(book, assignment):
    """The marks of all students by their id.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    assignment : str

    Returns
    -------
    dict of str to Mark

    Raises
    ------
    CourseError
        If the gradebook does not know the assignment.
    """
    from nbgrader.api import MissingEntry

    try:
        row = book.find_assignment(assignment)
    except MissingEntry:
        raise CourseError(
            f"the gradebook does not know {assignment}; run `nbgrader "
            f"generate_assignment {assignment} --force`, then grade"
        ) from None
    people = roster.in_gradebook(book)
    found = {
        name: Mark(person, row.max_score, due=row.duedate)
        for name, person in people.items()
    }
    for handed_in in book.assignment_submissions(assignment):
        name = handed_in.student.id
        found[name] = Mark(
            people[name],
            row.max_score,
            handed_in.score,
            handed_in.late_submission_penalty or 0.0,
            handed_in=True,
            final=not handed_in.needs_manual_grade,
            time=handed_in.timestamp,
            due=row.duedate and handed_in.duedate,
        )
    return found


def known(root, assignments):
    """Those of these assignments that the gradebook has.

    Raises
    ------
    CourseError
        If it has none of them.
    """
    from course_tools.grading import gradebook

    with gradebook.opened(root) as book:
        there = {row.name for row in book.assignments}
    found = [name for name in assignments if name in there]
    if not found:
        raise CourseError("the gradebook knows no assignment; grade one first")
    return found


@dataclass
class Filled:
    """What was done with a file: students by what happened to their cell."""

    written: list = field(default_factory=list)
    same: list = field(default_factory=list)
    absent: list = field(default_factory=list)
    left: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    not_in_file: list = field(default_factory=list)


@dataclass(frozen=True)
class Options:
    """The teacher's choices for an export."""

    column: str | None = None
    scale: bool = False
    zero: bool = False
    allow_unknown: bool = False


def fill_canvas(table, assignment, marks, options=None):
    """Write marks into Canvas's gradebook export; the table is changed.

    Parameters
    ----------
    table : tables.Table
    assignment : str
    marks : dict of str to Mark
    options : Options, optional

    Returns
    -------
    Filled

    Raises
    ------
    CourseError
        If it is another file, the column is not certain, its points differ from those
        of the gradebook, or it has students whom the gradebook has not.
    """
    options = options or Options()
    if roster.make_of(table) != "Canvas":
        raise CourseError(f"{table.name} is no gradebook export of Canvas")
    column = _canvas_column(table, assignment, options.column)
    possible, people = None, []
    for line, row in table.numbered():
        if row[0].strip() == "Points Possible":
            possible = table.cell(row, column)
        elif not roster.not_a_student(row) and row[0] not in roster.TEST_STUDENT:
            people.append((line, row))
    if "read only" in (possible or ""):
        raise CourseError(
            f"Canvas computes {table.header[column]}; name another column"
        )
    factor = _factor(possible, marks, options, table.header[column])

    def find(row):
        number = table.cell(row, table.column("ID"))
        certain = {n for n, m in marks.items() if m.student.lms_user_id == number != ""}
        names = ("SIS Login ID", "SIS User ID")
        keys = {table.cell(row, table.column(name)) for name in names}
        return certain or {
            name for name in _by_key(marks, keys) if not marks[name].student.lms_user_id
        }

    return _fill(table, column, people, find, marks, factor, options)


def fill_moodle(table, assignment, marks, options=None):
    """Write marks into Moodle's worksheet or grades export, as `fill_canvas` does."""
    options = options or Options()
    if roster.make_of(table) != "Moodle":
        raise CourseError(f"{table.name} is no worksheet and no export of Moodle")
    column = _moodle_column(table, assignment, options.column)
    people = table.numbered()
    outof = table.column("Maximum grade")
    if outof is not None and table.column("Identifier") is not None:
        stated = {table.cell(row, outof) for _, row in people} - {""}
        possible = stated.pop() if len(stated) == 1 else None
    else:
        possible = None
    factor = _factor(possible, marks, options, table.header[column])

    def find(row):
        names = ("Username", "ID number", "Email address")
        return _by_key(marks, {table.cell(row, table.column(name)) for name in names})

    return _fill(table, column, people, find, marks, factor, options)


def _by_key(marks, keys):
    keys = {key.casefold() for key in keys} - {""}
    return {
        name
        for name, mark in marks.items()
        if {name.casefold(), mark.student.email.casefold()} & keys
    }


def _canvas_column(table, assignment, wanted):
    titles = {
        k: match["title"]
        for k, heading in enumerate(table.header)
        if (match := CANVAS_COLUMN.fullmatch(heading.strip()))
    }
    return _the_column(table, titles, assignment, wanted)


def _moodle_column(table, assignment, wanted):
    if table.column("Identifier") is not None:
        column = table.column("Grade")
        if column is None or wanted not in (None, "Grade"):
            raise CourseError(f"{table.name}: the marks of a worksheet go into `Grade`")
        return column
    titles = {
        k: re.sub(r"^\w+: |\s*\(Real\)$", "", heading.strip())
        for k, heading in enumerate(table.header)
        if re.search(r"^\w+: .+|\(Real\)$", heading.strip())
        and not re.search(r"\((Percentage|Letter|Feedback)\)$", heading.strip())
    }
    return _the_column(table, titles, assignment, wanted)


def _the_column(table, titles, assignment, wanted):
    """Index of the column that was named, or whose title is the assignment's name.

    Raises
    ------
    CourseError
        If that is none, or more than one; the text lists those that there are.
    """
    name = wanted or assignment
    fits = [
        k
        for k, title in titles.items()
        if name == table.header[k].strip() or letters(name) == letters(title)
    ]
    if len(fits) == 1:
        return fits[0]
    there = listed([table.header[k].strip() for k in titles], limit=40) or "none"
    word = "two columns" if fits else "no column"
    raise CourseError(
        f"{table.name} has {word} `{shown(name)}` for marks; name one: --column TITLE; "
        f"there are: {there}"
    )


def _factor(possible, marks, options, title):
    """By what a mark is multiplied: 1, or with --scale the ratio of the points."""
    maximum = next((mark.maximum for mark in marks.values()), 0.0)
    number = tables.number(possible or "")
    if number is None:
        if options.scale:
            raise CourseError(f"the file does not say how many points `{title}` has")
        print(f"the file does not say what `{title}` is out of; here it is {maximum:g}")
        return 1.0
    if abs(number - maximum) < 0.005:
        return 1.0
    if options.scale and maximum > 0:
        return number / maximum
    raise CourseError(
        f"`{title}` is out of {number:g} points, the gradebook's out of {maximum:g}; "
        "change it on the platform, or convert the marks: --scale"
    )


def _fill(table, column, people, find, marks, factor, options):
    found, done = Filled(), {}
    changeable = table.column("Grade can be changed")
    for line, row in people:
        names = find(row)
        if len(names) != 1:
            found.unknown.append(f"line {line}: {_who(table, row, names)}")
            continue
        name = names.pop()
        if name in done:
            raise CourseError(
                f"{table.name}, lines {done[name]} and {line}: both are `{shown(name)}`"
            )
        done[name] = line
        row += [""] * (column + 1 - len(row))
        fixed = table.cell(row, changeable).casefold() == "no"
        _fill_cell(found, row, column, marks[name], factor, options.zero, fixed)
    found.not_in_file = sorted(marks.keys() - done.keys())
    if found.unknown and not options.allow_unknown:
        raise CourseError(
            f"{len(found.unknown)} students of {table.name} are not in the gradebook "
            "(--allow-unknown leaves their cells as they are):\n  "
            + "\n  ".join(found.unknown)
        )
    return found


def _who(table, row, names):
    person = ", ".join(shown(table.cell(row, k)) for k in range(min(3, len(row))))
    return f"{person} (may be {listed(sorted(names))})" if names else person


def _fill_cell(found, row, column, mark, factor, zero, fixed):
    name, before = mark.student.id, row[column].strip()
    if before.upper() in NO_MARK:
        found.left.append(f"{name}: {NO_MARK[before.upper()]} ({before})")
    elif fixed:
        found.left.append(f"{name}: the platform lets nobody change this mark")
    elif not mark.final:
        found.left.append(f"{name}: not graded to the end in the gradebook")
    elif not mark.handed_in and not zero:
        found.absent.append(name)
    else:
        after = points(mark.score * factor)
        same = tables.number(before) == float(after)
        (found.same if same else found.written).append(name)
        row[column] = row[column] if same else after


def points(score):
    """A mark with at most four digits after the point.

    Examples
    --------
    >>> points(16.0), points(7.25), points(10 / 3)
    ('16', '7.25', '3.3333')
    """
    return f"{score:.4f}".rstrip("0").rstrip(".")


def plain(book, assignments):
    """All marks as a table with nbgrader's own columns.

    Returns
    -------
    tables.Table
    """
    table = tables.Table(list(PLAIN), [], name="grades")
    for assignment in assignments:
        for mark in marks(book, assignment).values():
            person = mark.student
            row = [assignment, _utc(mark.due), _utc(mark.time), person.id]
            row += [person.last_name, person.first_name, person.email]
            row += map(points, (mark.raw, mark.penalty, mark.score, mark.maximum))
            table.rows.append(row)
    return table


def _utc(time):
    """A time of the gradebook, which has no zone and means UTC."""
    from datetime import UTC

    return timestamps.written(time.replace(tzinfo=UTC))[:19] if time else ""


def export(root, assignments, kind, *, source=None, to=None, options=None):
    """Write the marks for a platform and print what became of every student.

    Parameters
    ----------
    root : Path
    assignments : list of str
        One; for `csv` any number.
    kind : str
        `canvas`, `moodle` or `csv`.
    source : Path, optional
        The file to fill in; it is not changed.
    to : Path, optional
        Default: a file in classroom/.
    options : Options, optional

    Raises
    ------
    CourseError
        If the marks cannot go where they should with certainty; nothing is written.
    """
    from course_tools.grading import gradebook

    name = "grades" if len(assignments) > 1 else assignments[0]
    to = to or root / "classroom" / f"{kind}_{name}.csv"
    if source and to.exists() and to.samefile(source):
        raise CourseError(f"{to} would be overwritten; name another file: --to FILE")
    table = tables.read(source) if source else None
    with gradebook.opened(root) as book:
        if kind == "csv":
            table = plain(book, assignments)
        else:
            fill = {"canvas": fill_canvas, "moodle": fill_moodle}[kind]
            found = fill(table, assignments[0], marks(book, assignments[0]), options)
            _print(found)
    guarded = sum(tables.guarded(cell) != cell for row in table.rows for cell in row)
    if guarded:
        print(f"{guarded} cells begin as a formula does, and got an apostrophe")
    _write(to, tables.written(table))
    print(f"{len(table.rows)} rows are in {to}")


def _print(found):
    print(f"{len(found.written)} marks written, {len(found.same)} were there already")
    for title, people in (
        ("without a submission, left as they were", found.absent),
        ("left as they were", found.left),
        ("in the file, not in the gradebook", found.unknown),
        ("in the gradebook, not in the file", found.not_in_file),
    ):
        if people:
            print(f"{len(people)} {title}: {listed(people, limit=20)}")


def _write(path, data):
    temporary = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError as error:
        raise CourseError(f"{path}: cannot be written ({error.strerror})") from None
