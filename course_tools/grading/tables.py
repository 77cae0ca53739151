"""CSV as learning platforms and spreadsheets write it: read it, and write it back.

What came in is what goes out: separator, byte order mark and line ends are kept, since
a platform reads its own form best.
"""

import csv
import io
import re
from dataclasses import dataclass, field

from course_tools.grading.text import decode, listed
from course_tools.project import CourseError

LARGEST = 20_000_000
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?\s*%?", re.ASCII)
# With these a spreadsheet begins a formula, which may call a program or a web page; in
# some countries with the wide ones, too. A cell that holds a semicolon, a tab or a line
# end is several cells where that is the separator.
FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?= *[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n])")


@dataclass
class Table:
    """A header, rows by line number, and the form that the file had."""

    header: list
    rows: list
    delimiter: str = ","
    mark: bool = False
    newline: str = "\n"
    name: str = ""
    lines: list = field(default_factory=list)

    def column(self, *names):
        """Index of the first of these columns that there is, or None."""
        known = {heading.strip().casefold(): k for k, heading in enumerate(self.header)}
        for name in names:
            if name.casefold() in known:
                return known[name.casefold()]
        return None

    def cell(self, row, index):
        """A cell without blanks around it; empty if the row ends before it."""
        return row[index].strip() if index is not None and index < len(row) else ""

    def numbered(self):
        """Pairs of line number and row, without empty rows."""
        return [
            (line, row)
            for line, row in zip(self.lines, self.rows, strict=True)
            if any(cell.strip() for cell in row)
        ]


def read(path):
    """Read a CSV file in any usual encoding, separated by commas, semicolons or tabs.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Table

    Raises
    ------
    CourseError
        If it cannot be read, has no header, or two columns of the same name.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror})") from None
    if len(data) > LARGEST:
        raise CourseError(f"{path}: has more than {LARGEST} bytes; that is no roster")
    if data.startswith(b"PK\x03\x04"):
        raise CourseError(f"{path}: is a spreadsheet; save it as CSV, and name that")
    text, encoding = decode(data)
    table = Table([], [], name=str(path), mark="mark" in encoding)
    table.newline = "\r\n" if "\r\n" in text else "\n"
    table.delimiter = _delimiter(text)
    _fill(table, text, path)
    return table


def _delimiter(text):
    """The separator that the first line holds most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = re.sub(r'"[^"]*"', "", first)
    return max(",;\t", key=outside.count)


def _fill(table, text, path):
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=table.delimiter, strict=True
    )
    try:
        for row in reader:
            if not table.header and any(cell.strip() for cell in row):
                table.header = row
            elif table.header:
                table.rows.append(row)
                table.lines.append(reader.line_num)
    except csv.Error as error:
        raise CourseError(
            f"{path}, line {reader.line_num}: is no CSV ({error})"
        ) from None
    if not table.header:
        raise CourseError(f"{path}: is empty")
    names = [name.strip() for name in table.header if name.strip()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CourseError(f"{path}: has two columns of the name {listed(twice)}")


def written(table):
    """The table as bytes of UTF-8, with text cells guarded.

    The header stays as it is: platforms find columns by it.
    """
    rows = [table.header, *([guarded(cell) for cell in row] for row in table.rows)]
    text = "".join(_line(row, table.delimiter) + table.newline for row in rows)
    return text.encode("utf-8-sig" if table.mark else "utf-8", "replace")


def _line(row, delimiter):
    # With this line end csv quotes cells that hold a CR, too, on every Python.
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(row)
    return line.getvalue().removesuffix("\r\n")


def guarded(cell):
    """The cell, after an apostrophe if a spreadsheet would take it for a formula.

    Numbers stay numbers, and a lone dash, which Moodle writes for "no mark", a dash.

    Examples
    --------
    >>> [guarded(cell) for cell in ("=1+1", "-2.5", "-", "+49 30 1", "Ada")]
    ["'=1+1", '-2.5', '-', "'+49 30 1", 'Ada']
    """
    if cell.strip() == "-" or NUMBER.fullmatch(cell.strip()):
        return cell
    return FORMULA.sub("'", cell)


def number(cell):
    """The number that a cell holds, with a point or a comma; None if none.

    Examples
    --------
    >>> number("16,5"), number(" 16.50"), number("EX"), number("1.250,5")
    (16.5, 16.5, None, None)
    """
    text = cell.strip()
    if not NUMBER.fullmatch(text) or text.endswith("%"):
        return None
    return float(text.replace(",", "."))
