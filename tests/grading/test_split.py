"""Marks from two processes are those of the drills' own runner in one process."""

import itertools
import json
from pathlib import Path

import pytest

from course_tools import notebooks
from course_tools.grading import assignment
from course_tools.grading.run import grade
from course_tools.project import drill_chapters
from tests.classroom import made_up
from tests.grading.conftest import status_of

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "02_derivative_of_one_variable"


@pytest.mark.parametrize("chapter", drill_chapters(ROOT))
def test_reference_solutions_get_full_marks(worker, chapter):
    for notebook in assignment.load(ROOT, chapter).notebooks:
        path = ROOT / "solutions" / chapter / f"{notebook.name}.ipynb"
        result = grade(worker, notebook, path.read_bytes())
        lost = [test for test in result["tests"] if test["status"] != "passed"]
        assert lost == []
        assert result["points"] == notebook.points
        assert result["repairs"] == []
        assert result["use"]["pairs"] == 1


def rounds():
    """The variants of chapter 2, one of each drill at a time."""
    task = made_up.Assignment(ROOT, CHAPTER)
    for answers in itertools.zip_longest(*task.variants.values()):
        chosen = zip(task.drills, answers, strict=True)
        yield task, made_up.Work("", {f: v for f, v in chosen if v is not None})


@pytest.mark.parametrize(("task", "work"), list(rounds()))
def test_marks_and_messages_of_variants_are_those_of_one_process(worker, task, work):
    (notebook,) = assignment.load(ROOT, CHAPTER).notebooks
    released = ROOT / "exercises" / CHAPTER / f"{notebook.name}.ipynb"
    submitted = task._answered(work, notebooks.read(released))
    result = grade(worker, notebook, json.loads(json.dumps(submitted)))
    marks = {test["name"]: test["points"] for test in result["tests"]}
    expected = task.marks(work)
    assert {name: marks[name] for name in expected} == expected
    said = {test["name"]: test["message"] for test in result["tests"]}
    for function, variant in work.answers.items():
        for outcome in made_up.mutation.judge(task.drills[function], variant.function):
            if "line" not in outcome.message:  # lines are counted in the cell here
                assert same_words(said[outcome.test.name], outcome.message)


def same_words(a, b):
    """Whether two texts are equal, but for the order in which sets are shown."""
    return a == b or ("{" in b and sorted(a) == sorted(b))


def test_blank_submission_gets_nothing_and_says_why(graded, small):
    result = graded(small.blank())
    assert result["points"] == 0
    assert set(status_of(result).values()) == {"not written"}


def test_named_mistake_and_line_reach_the_result(graded, small):
    result = graded(small.answered(slope="def slope(x):\n    return 6 * x"))
    test = result["tests"][0]
    assert test["status"] == "failed"
    assert test["mistake"] == "this is 6x, not 6x²"
    assert test["message"] == "slope(2): this is 6x, not 6x²; 12, expected 24"
    assert (test["line"], test["hidden"]) == (2, False)


def test_a_failure_in_a_hidden_part_is_marked(graded, small):
    result = graded(small.answered(slope="def slope(x):\n    return 24.0"))
    assert result["tests"][0]["hidden"] is True


def test_an_error_names_the_line_of_the_students_cell(graded, small):
    source = "# first\ndef slope(x):\n    y = x\n    return y / 0\n"
    test = graded(small.answered(slope=source))["tests"][0]
    assert "ZeroDivisionError in line 4 of your cell" in test["message"]
    assert 'File "<cell slope>", line 4, in slope' in test["trace"]


def test_a_callback_runs_in_the_tester_and_its_error_comes_back(graded, small):
    caught = (
        "def twice(f, x):\n"
        "    try:\n"
        "        return f('word')\n"
        "    except TypeError:\n"
        "        return f(f(x))\n"
    )
    result = graded(small.answered(twice=caught))
    assert status_of(result)["test_twice_value"] == "passed"


def test_helpers_and_imports_of_the_learner_work(graded, small):
    submitted = small.answered(slope="from helpers_of import six", halves="")
    assert graded(submitted)["points"] == 3
    source = "import math\n\ndef six(x):\n    return 6 * math.pow(x, 2)\n\nslope = six"
    assert graded(small.answered(slope=source))["points"] == 8
    own = {"cell_type": "code", "source": "def half(x):\n    return x / 2"}
    submitted = small.answered(halves="def halves(x):\n    return half(x)")
    submitted["cells"].insert(2, own)
    assert graded(submitted)["points"] == 8


def test_magics_shell_lines_and_last_values_do_no_harm(graded, small):
    source = "%matplotlib inline\n!pip install x\ndef slope(x):\n    return 6*x**2\n\n3"
    result = graded(small.answered(slope=source))
    assert result["points"] == 8
    cell = next(cell for cell in result["cells"] if cell["name"] == "slope")
    assert cell["outputs"][-1] == {"kind": "result", "text": "3"}
    assert "starts no other programs" in cell["outputs"][0]["text"]


def test_outputs_and_errors_of_cells_are_kept(graded, small):
    submitted = small.answered(**{"try-slope": "print('seen')\n1 / 0"})
    cell = next(c for c in graded(submitted)["cells"] if c["name"] == "try-slope")
    assert cell["status"] == "error"
    assert cell["outputs"][0] == {"kind": "stdout", "text": "seen\n"}
    assert cell["outputs"][1]["name"] == "ZeroDivisionError"
    assert cell["outputs"][1]["line"] == 2


def test_a_syntax_error_costs_one_drill(graded, small):
    result = graded(small.answered(slope="def slope(x)\n    return 1"))
    assert result["points"] == 6
    cell = next(cell for cell in result["cells"] if cell["name"] == "slope")
    assert cell["outputs"][0]["name"] == "SyntaxError"
    assert "There is no function `slope`" in result["tests"][0]["message"]


def test_prints_of_the_student_in_a_test_are_kept(graded, small):
    source = "def slope(x):\n    print('called')\n    return 6 * x**2"
    test = graded(small.answered(slope=source))["tests"][0]
    assert test["outputs"] == [{"kind": "stdout", "text": "called\n" * 3}]


def test_the_result_is_json_and_the_same_every_time(graded, small):
    submitted = small.answered(slope="def slope(x):\n    return x")
    first, second = (graded(submitted) for _ in range(2))
    for result in (first, second):
        del result["use"]
        for test in result["tests"]:
            del test["seconds"]
    assert json.dumps(first) == json.dumps(second)


def test_a_cell_tagged_for_one_process_is_graded_in_one(worker, small):
    data = assignment.Assignment.as_data(small.assignment)
    cell = next(
        c for c in data["notebooks"][0]["cells"] if c["name"] == "test_slope_value"
    )
    cell["split"] = False
    cell["source"] = "import inspect\nassert '6' in inspect.getsource(slope)"
    (notebook,) = assignment.Assignment.from_data(data).notebooks
    right = grade(worker, notebook, small.reference())
    assert right["points"] == 8
    assert right["tests"][0]["split"] is False
    wrong = grade(worker, notebook, small.answered(slope="slope = len"))
    assert wrong["points"] == 6


@pytest.mark.parametrize(("last", "points"), [("1.5", 1.5), ("True", 2), ("9", 2)])
def test_a_number_at_the_end_of_a_test_is_partial_credit(worker, small, last, points):
    data = assignment.Assignment.as_data(small.assignment)
    cells = data["notebooks"][0]["cells"]
    cell = next(c for c in cells if c["name"] == "test_slope_value")
    cell["source"] = f"slope(2.0)\n{last}"
    (notebook,) = assignment.Assignment.from_data(data).notebooks
    result = grade(worker, notebook, small.reference())
    assert result["tests"][0]["points"] == points


def test_a_student_cannot_replace_what_locked_cells_give_the_tests(graded, small):
    source = "np = Box = answer = None\ndef slope(x):\n    return 6 * x**2"
    result = graded(small.answered(slope=source))
    assert result["tests"][0]["status"] == "passed"
