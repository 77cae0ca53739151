"""Each habit of other books has its translation, and a cell that executes it."""

import re

import pytest

from course_tools import notebooks
from course_tools.project import find_root

ROOT = find_root()


@pytest.fixture(scope="module")
def cells():
    return notebooks.read(ROOT / "chapters" / "layouts_elsewhere.ipynb").cells


@pytest.fixture(scope="module")
def habits(cells):
    """The text of each habit and the cell behind it, by its heading."""
    found = {}
    for k, cell in enumerate(cells):
        if "**There.**" in cell.source:
            heading = re.search(r"(?m)^## (.+)$", cell.source).group(1)
            found[heading] = cell, cells[k + 1]
    return found


def test_every_habit_is_translated_and_executed(habits):
    assert len(habits) >= 9
    for heading, (text, code) in habits.items():
        assert re.search(r"\*\*Here\b", text.source), heading
        printed = "".join(output["text"] for output in code.outputs)
        assert re.search(r"(?m)(^|: +)right: shape", printed), heading


def test_the_table_leads_to_every_habit(cells, habits):
    anchors = re.findall(r"\]\(#([^)]+)\) \|$", cells[0].source, re.M)
    assert anchors == [
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in habits
    ]
