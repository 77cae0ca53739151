"""Each exhibit of the errata museum shows a wrong line, refuted, and where it is."""

import re
from pathlib import Path

import pytest

from course_tools import notebooks
from course_tools.formulas import results
from course_tools.project import find_root

ROOT = find_root()
PATH = Path("chapters/errata_museum.ipynb")


@pytest.fixture(scope="module")
def exhibits():
    """The cells of each exhibit by its heading."""
    found = {}
    for cell in notebooks.read(ROOT / PATH).cells:
        heading = re.search(r"(?m)^(##|###) (.+)$", cell.source)
        if cell.cell_type == "markdown" and heading:
            exhibit = heading.group(2) if heading.group(1) == "###" else None
        elif cell.cell_type == "markdown" and cell.source.startswith("# "):
            exhibit = None
        if exhibit:
            found.setdefault(exhibit, []).append(cell)
    return found


@pytest.fixture(scope="module")
def verdicts():
    """What the machine says of the displays, by cell."""
    found = {}
    for row in results.check(ROOT, [PATH])[PATH.as_posix()]:
        if row.display:
            cell = re.search(r"cell `(.+?)`", row.place).group(1)
            found.setdefault(cell, []).append(row.kind)
    return found


def test_every_exhibit_says_where_and_why(exhibits):
    assert len(exhibits) >= 12
    for name, (text, code, why) in exhibits.items():
        assert re.search(
            r"\*\*Where\.\*\* .*\b(20\d\d|same commit)\b", text.source, re.S
        ), name
        assert re.search(r"\bcommit\b|\bissue\b", text.source), name
        assert "**Why it is easy.**" in why.source, name
        assert code.outputs, name


def test_every_wrong_line_is_refuted_and_every_right_one_checked(exhibits, verdicts):
    shown = [text for text, _, _ in exhibits.values() if "$$" in text.source]
    assert len(shown) >= 12
    for text in shown:
        wrong = text.source.count("% false\n")
        kinds = verdicts[text.id]
        assert wrong >= 1
        assert kinds.count("refuted") == wrong, text.id
        assert kinds.count("checked") == len(kinds) - wrong >= 1, text.id


def test_every_cell_tells_the_two_apart(exhibits):
    """A cell prints a verdict on each of the two, or two numbers that differ."""
    for name, (_, code, _) in exhibits.items():
        printed = "".join(output["text"] for output in code.outputs)
        numbers = set(re.findall(r"\d+\.?\d*", printed))
        assert "wrong" in printed or len(numbers) >= 2, name


def test_nothing_is_said_with_scorn(exhibits):
    scorn = r"(?i)\b(sloppy|careless|stupid|ridiculous|embarrassing|blunder|nonsense)\b"
    words = "\n".join(cell.source for cells in exhibits.values() for cell in cells)
    assert re.findall(scorn, words) == []
