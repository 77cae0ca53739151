"""The drills of the book: contracts, blank releases, and the kill matrix."""

import contextlib
import functools
import subprocess
from pathlib import Path

import nbformat
import pytest

from course_lib import WrongAnswer
from course_lib.drill import answer
from course_tools import execute, matrix, mutation, notebooks, release
from course_tools.project import drill_chapters, drill_notebooks

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = drill_chapters(ROOT)
DRILLS = [
    pytest.param(chapter, drill.function, id=f"{chapter[:2]}-{drill.function}")
    for chapter in CHAPTERS
    for drill in mutation.load_drills(ROOT, chapter)
]


@functools.cache
def table(chapter):
    return {row[0].function: row for row in matrix.build(ROOT, chapter)}


def exercise_of(path):
    return ROOT / "exercises" / path.relative_to(ROOT / "solutions")


EXERCISES = [exercise_of(p) for c in CHAPTERS for p in drill_notebooks(ROOT, c)]


@pytest.mark.parametrize(("chapter", "function"), DRILLS)
class TestDrill:
    def test_three_right_and_eight_wrong_answers(self, chapter, function):
        _, rows = table(chapter)[function]
        assert sum(variant.right for variant, _ in rows) >= 3
        assert sum(not variant.right for variant, _ in rows) >= 8

    def test_right_ones_get_full_marks(self, chapter, function):
        drill, rows = table(chapter)[function]
        for variant, outcomes in rows:
            if variant.right:
                assert mutation.points(outcomes) == drill.points, (
                    variant.name,
                    [o.message for o in outcomes],
                )

    def test_wrong_ones_do_not(self, chapter, function):
        drill, rows = table(chapter)[function]
        for variant, outcomes in rows:
            if not variant.right:
                assert mutation.points(outcomes) < drill.points, variant.name

    def test_every_wrong_answer_is_named(self, chapter, function):
        _, rows = table(chapter)[function]
        for variant, outcomes in rows:
            if not variant.right:
                names = [o.mistake for o in outcomes if o.error is not None]
                assert any(names), (variant.name, [o.message for o in outcomes])

    def test_marks_are_partial_by_property(self, chapter, function):
        drill, _ = table(chapter)[function]
        assert len(drill.tests) >= 2
        assert all(test.points > 0 for test in drill.tests)

    def test_blank_stub_scores_nothing_and_says_what_to_do(self, chapter, function):
        drill, _ = table(chapter)[function]
        stub = stub_of(chapter, function)
        outcomes = mutation.judge(drill, stub)
        assert mutation.points(outcomes) == 0
        for outcome in outcomes:
            assert outcome.message.startswith(f"`{function}` is not written yet. ")
            assert len(outcome.message) > len(function) + 50

    def test_draws_are_random_and_tests_partly_hidden(self, chapter, function):
        drill, _ = table(chapter)[function]
        text = "\n".join(test.source for test in drill.tests)
        assert "BEGIN HIDDEN TESTS" in text
        if ".should_be(" in text:
            assert "np.random.default_rng(" in text


def stubs(notebook):
    """The cells that wait for an answer."""
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [cell for cell in code if "# YOUR CODE HERE" in cell.source]


def stub_of(chapter, function):
    """The function as the released notebook defines it."""
    for path in drill_notebooks(ROOT, chapter):
        for cell in notebooks.read(exercise_of(path)).cells:
            if cell.id == function:
                namespace = {}
                exec("import numpy as np\n" + cell.source, namespace)
                return namespace[function]
    raise LookupError(function)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_matrix_page_is_current(chapter):
    page = ROOT / "chapters" / "drill_matrix" / f"{chapter}.md"
    fresh = matrix.page(chapter, list(table(chapter).values()))
    assert page.read_text(encoding="utf-8") == fresh, "run `course matrix`"


def test_release_is_current_byte_for_byte():
    release.check(ROOT, CHAPTERS)


def test_no_variant_is_left_over():
    functions = {(c, f) for c in CHAPTERS for f in table(c)}
    files = {(p.parent.name, p.stem) for p in (ROOT / "variants").glob("*/*.py")}
    assert files == functions


@pytest.mark.parametrize("path", EXERCISES, ids=lambda p: p.stem)
class TestExercise:
    def test_is_valid_and_keeps_no_answer(self, path):
        notebook = notebooks.read(path)
        nbformat.validate(notebook)
        text = "\n".join(cell.source for cell in notebook.cells)
        for leftover in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS"):
            assert leftover not in text
        solved = stubs(notebook)
        own = [c for c in notebook.cells if c.metadata.get("nbgrader")]
        asked = [c for c in own if c.metadata["nbgrader"]["solution"]]
        assert [c.id for c in solved] == [c.id for c in asked]

    def test_runs_up_to_its_first_unsolved_stub(self, path):
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError

        notebook = notebooks.read(path)
        with pytest.raises(CellExecutionError) as stopped:
            NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
        assert stopped.value.ename == "NotImplementedError"
        first = stubs(notebook)[0].id
        done = [c.id for c in notebook.cells if c.get("execution_count")]
        assert done[-1] == f"try-{first}"


def broken(edit):
    """The namespace that a learner's notebook leaves behind after a fault."""
    namespace = {}
    with contextlib.suppress(SyntaxError):
        exec(edit, namespace)
    return namespace


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("def quotient(x, h)\n    return x", "There is no function `quotient`"),
        ("def quotiont(x, h):\n    return x", "There is no function `quotient`"),
        ("def quotient(x, h):\n    return [x, h]", r"shape \(2,\), expected \(\)"),
        ("def quotient(x, h):\n    return float('nan')", "got NaN"),
        ("def quotient(x, h):\n    print(x)", "is a `return` missing"),
        ("def quotient(x):\n    return x", "raised TypeError"),
        ("def quotient(x, h):\n    return y", "raised NameError in line 2"),
    ],
    ids=["syntax", "name", "shape", "nan", "print", "signature", "undefined"],
)
def test_a_learners_fault_gets_a_sentence(cell, words):
    with pytest.raises(WrongAnswer, match=words):
        answer("quotient", broken(cell))(2.0, 0.5).should_be(30.5)


def test_every_kept_notebook_is_found():
    command = ["git", "ls-files", "*.ipynb"]
    listing = subprocess.check_output(command, cwd=ROOT, text=True)
    kept = {ROOT / line for line in listing.split()}
    assert kept <= set(execute.all_notebooks(ROOT))
