"""The cookbook keeps its word: every formula is tested, and run as a line of NumPy."""

import itertools
import re
from pathlib import Path

import pytest

from course_tools import notebooks
from course_tools.formulas import results
from course_tools.project import find_root

ROOT = find_root()
PATH = Path("chapters/cookbook.ipynb")
FEWEST = 60


def slug(heading):
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.fixture(scope="module")
def cells():
    return notebooks.read(ROOT / PATH).cells


@pytest.fixture(scope="module")
def entries(cells):
    """Each formula: its title, the cell with its text, and the cell behind it."""
    pairs = itertools.pairwise(cells)
    return [
        (match.group(1), text, code)
        for text, code in pairs
        if (match := re.search(r"(?m)^### (.+)$", text.source))
    ]


def test_there_are_enough_formulas(entries):
    titles = [title for title, _, _ in entries]
    assert len(set(titles)) == len(titles) >= FEWEST


def test_every_entry_has_the_same_form(entries):
    form = (
        r"<!-- math\n.+\n-->\n\n### .+\n\n"  # what the letters are, the title
        r"\$[^$]+\$ · .+ · (\[chapter \d+\]\(\S+\)|chapter \d+)\n\n"
        r"\$\$\n[^$]+\n\$\$"
    )
    slips = [t for t, text, _ in entries if not re.fullmatch(form, text.source, re.S)]
    assert slips == []


def test_every_formula_is_checked_by_the_machine(entries):
    verdicts = {}
    for row in results.check(ROOT, [PATH])[PATH.as_posix()]:
        if row.display:
            cell = re.search(r"cell `(.+?)`", row.place).group(1)
            verdicts.setdefault(cell, []).append(row.kind)
    assert {text.id: verdicts[text.id] for _, text, _ in entries} == {
        text.id: ["checked"] for _, text, _ in entries
    }


def test_every_line_of_numpy_is_executed_and_right(entries):
    for title, _, code in entries:
        printed = "".join(out["text"] for out in code.outputs).splitlines()
        assert len(printed) == code.source.count("print(check(") >= 1, title
        assert all(line.startswith("right: shape") for line in printed), title


def test_the_contents_list_every_entry_in_its_order(cells, entries):
    contents = next(cell.source for cell in cells if cell.id == "contents")
    listed = re.findall(r"\[(?!\*)([^]]+)\]\(#([^)]+)\) \$", contents)
    assert listed == [(title, slug(title)) for title, _, _ in entries]
