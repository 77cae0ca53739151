"""Submissions whose cells were copied, moved, deleted, retyped or forged."""

import copy

import pytest

from course_tools.grading.limits import Limits
from course_tools.grading.sanitise import sanitise

FORGED = {"grade": True, "points": 99, "locked": False, "schema_version": 1}


@pytest.fixture
def submitted(small):
    return small.blank(slope="def slope(x):\n    return 6 * x**2")


@pytest.fixture
def plan_of(small):
    return lambda submitted: sanitise(small.notebook, submitted, Limits())


def find(submitted, name):
    return next(cell for cell in submitted["cells"] if cell["id"] == name)


def answer_of(plan, name="slope"):
    return next(step.source for step in plan.steps if step.name == name)


def test_an_untouched_submission_needs_no_repair(small, plan_of):
    plan = plan_of(small.blank())
    assert plan.repairs == ()
    assert [s.name for s in plan.steps] == [c.name for c in small.notebook.cells]
    assert [s.source for s in plan.steps] == [c.released for c in small.notebook.cells]


def test_a_deleted_solution_is_the_stub(small, submitted, plan_of):
    submitted["cells"].remove(find(submitted, "slope"))
    plan = plan_of(submitted)
    assert "NotImplementedError" in answer_of(plan)
    assert "`slope` was missing" in plan.repairs[0]


@pytest.mark.parametrize("stub_last", [False, True])
def test_of_copies_the_last_changed_one_counts(submitted, plan_of, small, stub_last):
    cell = find(submitted, "slope")
    stub = copy.deepcopy(find(small.blank(), "slope"))
    old = cell | {"source": "def slope(x):\n    return 0"}
    copies = [old, cell, stub] if stub_last else [stub, old, cell]
    at = submitted["cells"].index(cell)
    submitted["cells"][at : at + 1] = copies
    plan = plan_of(submitted)
    assert answer_of(plan) == cell["source"]
    assert "was there 3 times" in plan.repairs[0]
    assert [step.name for step in plan.steps].count("slope") == 1


def test_a_solution_that_lost_its_mark_is_found_by_what_it_defines(submitted, plan_of):
    cell = find(submitted, "slope")
    cell["id"], cell["metadata"] = "d41d8cd9", {}
    plan = plan_of(submitted)
    assert "6 * x**2" in answer_of(plan)
    assert "had lost its mark" in plan.repairs[0]


def test_a_retyped_solution_is_code_again(submitted, plan_of):
    find(submitted, "slope")["cell_type"] = "markdown"
    plan = plan_of(submitted)
    step = next(s for s in plan.steps if s.name == "slope")
    assert (step.kind, step.source[:9]) == ("code", "def slope")
    assert "was a markdown cell" in plan.repairs[0]


def test_moved_cells_are_in_order_again(small, submitted, plan_of):
    cells = submitted["cells"]
    cells.insert(2, cells.pop(cells.index(find(submitted, "test_twice_value"))))
    plan = plan_of(submitted)
    known = [cell.name for cell in small.notebook.cells]
    assert [s.name for s in plan.steps if s.name in known] == known
    assert any("were moved" in sentence for sentence in plan.repairs)


def test_tests_points_and_flags_are_never_taken_from_a_submission(submitted, plan_of):
    for cell in submitted["cells"]:
        if cell["id"].startswith("test_"):
            cell["source"] = "pass"
        cell["metadata"]["nbgrader"] = (
            cell["metadata"].get("nbgrader", {}) | FORGED
            if cell["metadata"]
            else FORGED
        )
    plan = plan_of(submitted)
    roles = {step.name: step.role for step in plan.steps}
    assert roles["test_slope_value"] == "test"
    assert roles["slope"] == "solution"
    changed = [s for s in plan.repairs if "was changed; it was put back" in s]
    assert len(changed) == 5


def test_a_deleted_test_and_a_deleted_setup_are_back(submitted, plan_of):
    for name in ("setup", "test_slope_value"):
        submitted["cells"].remove(find(submitted, name))
    plan = plan_of(submitted)
    assert {"setup", "test_slope_value"} <= {step.name for step in plan.steps}
    assert len(plan.repairs) == 2


def test_own_cells_stay_where_they_are(submitted, plan_of):
    own = {"cell_type": "code", "source": "import math", "metadata": {}}
    submitted["cells"].insert(3, own)
    plan = plan_of(submitted)
    names = [step.name for step in plan.steps]
    assert names.index("own-4") == names.index("slope") + 1
    assert plan.steps[names.index("own-4")].role == "own"


def test_swapped_names_swap_nothing_that_counts(submitted, plan_of, graded):
    slope, halves = find(submitted, "slope"), find(submitted, "halves")
    slope["metadata"], halves["metadata"] = halves["metadata"], slope["metadata"]
    assert graded(submitted)["points"] == 2  # slope is right, wherever it stands


ODD = [
    None,
    [],
    "text",
    7,
    {},
    {"cells": None},
    {"cells": {}},
    {"cells": 3},
    {"worksheets": 5},
    {"worksheets": [3, {"cells": 4}]},
    {"cells": [None, 3, "x", [], {}]},
    {"cells": [{"cell_type": 3, "source": {}, "metadata": [], "id": []}]},
    {"cells": [{"cell_type": "code", "source": ["a", 3], "metadata": {"nbgrader": 4}}]},
    {"cells": [{"metadata": {"nbgrader": {"grade_id": ["slope"]}}, "id": {"a": 1}}]},
    {"cells": [{"cell_type": "code", "source": "\ud800", "id": "slope"}]},
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_types_are_survived(odd, plan_of, small):
    plan = plan_of(odd)
    known = {c.name for c in small.notebook.cells if c.role != "free"}
    assert known <= {step.name for step in plan.steps}
    assert plan.repairs


def test_format_3_is_read(plan_of, submitted):
    for cell in submitted["cells"]:
        cell["input"] = cell.pop("source")
    plan = plan_of({"nbformat": 3, "worksheets": [{"cells": submitted["cells"]}]})
    assert "6 * x**2" in answer_of(plan)
    assert plan.repairs == ()


def test_too_many_and_too_long_cells_are_bounded(submitted, small):
    own = {"cell_type": "code", "source": "1", "metadata": {}}
    submitted["cells"] += [own] * 30
    find(submitted, "halves")["source"] = "#" * 2000
    plan = sanitise(small.notebook, submitted, Limits(cells=10, source=1000))
    assert sum(step.role == "own" for step in plan.steps) == 10
    assert any("2000 characters" in sentence for sentence in plan.repairs)
    assert any("more than 10 cells" in sentence for sentence in plan.repairs)
