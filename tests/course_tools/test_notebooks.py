"""The canonical form and the text form, on tiny notebooks named after their fault."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_tools import execute, notebooks
from course_tools.project import CourseError

TEXT = """\
# %% [markdown] title role=locked
# A title

with $x^2$

# %% [code] slope role=solution
def slope(x):
    return 2 * x

# %% [code] test_slope_value role=test points=2
assert slope(1) == 2

# %% [code] figure tags=hide-input,wide alt='the line y = 2x, "steep"'
print("drawn")
"""


def one_cell(**kwargs):
    return new_notebook(cells=[new_code_cell("1", **{"id": "one-cell", **kwargs})])


def test_text_form_goes_there_and_back():
    notebook = notebooks.from_text(TEXT)
    assert notebooks.to_text(notebook) == TEXT
    grading = notebook.cells[2].metadata["nbgrader"]
    assert grading == {
        "grade": True,
        "grade_id": "test_slope_value",
        "locked": True,
        "points": 2,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    assert notebook.cells[3].metadata["mystnb"]["image"]["alt"].endswith('"steep"')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no marker", "must begin with a marker"),
        ("# %% [raw] x\n", "cannot read the marker"),
        ("# %% [code] x role=wizard\n", "role=wizard: allowed are"),
        ("# %% [code] x colour=red\n", "unknown words.*colour"),
        ("# %% [code] x alt='open\n", "cannot read the words"),
    ],
)
def test_unreadable_text_is_named(text, words):
    with pytest.raises(CourseError, match=words):
        notebooks.from_text(text)


def test_canonical_form_is_a_fixed_point():
    text = notebooks.canonical(notebooks.from_text(TEXT))
    again = notebooks.canonical(nbformat.reads(text, as_version=4))
    assert again == text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_metadata_that_editors_leave_behind_is_dropped():
    notebook = one_cell(metadata={"tags": ["a"], "collapsed": True, "vscode": {}})
    notebook.metadata = {"language_info": {"version": "3.12.1"}, "toc": {}}
    kept = json.loads(notebooks.canonical(notebook))
    assert kept["metadata"] == notebooks.METADATA
    assert kept["cells"][0]["metadata"] == {"tags": ["a"]}


def test_images_go_and_their_text_partner_stays():
    figure = new_output(
        "display_data",
        data={"image/png": "iVB", "image/svg+xml": "<svg/>", "text/plain": "<Figure>"},
        metadata={"needs_background": "light"},
    )
    notebook = one_cell(outputs=[figure], execution_count=3)
    kept = json.loads(notebooks.canonical(notebook))
    assert kept["cells"][0]["outputs"][0]["data"] == {"text/plain": ["<Figure>"]}
    assert kept["cells"][0]["outputs"][0]["metadata"] == {}
    assert kept["cells"][0]["execution_count"] == 3


def test_what_was_printed_in_pieces_is_one():
    pieces = [
        new_output("stream", name="stdout", text="1\n"),
        new_output("stream", name="stdout", text="2\n"),
        new_output("stream", name="stderr", text="3\n"),
    ]
    kept = json.loads(notebooks.canonical(one_cell(outputs=pieces)))
    texts = [output["text"] for output in kept["cells"][0]["outputs"]]
    assert texts == [["1\n", "2\n"], ["3\n"]]


def test_released_form_has_no_outputs_and_keeps_its_locks():
    output = new_output("stream", name="stdout", text="1\n")
    notebook = one_cell(
        outputs=[output], execution_count=3, metadata={"deletable": False, "x": 1}
    )
    kept = json.loads(notebooks.canonical(notebook, released=True))
    assert kept["cells"][0]["metadata"] == {"deletable": False}
    assert kept["cells"][0]["outputs"] == []
    assert kept["cells"][0]["execution_count"] is None


@pytest.mark.parametrize("name", ["8f3a9c1d", "Cell-1", "2-slopes", "a--b", "cell_"])
def test_ids_that_say_nothing_are_refused(name):
    notebook = new_notebook(cells=[new_markdown_cell("x", id=name)])
    with pytest.raises(CourseError, match=name):
        notebooks.canonical(notebook)


def test_two_cells_of_one_id_are_refused():
    cells = [new_markdown_cell("x", id="same"), new_markdown_cell("y", id="other")]
    notebook = new_notebook(cells=cells)
    notebook.cells[1].id = "same"
    with pytest.raises(CourseError, match="two cells have the id `same`"):
        notebooks.canonical(notebook)


def test_nbgrader_must_call_a_cell_by_its_id():
    notebook = one_cell(metadata={"nbgrader": {"grade_id": "other-cell"}})
    with pytest.raises(CourseError, match="`one-cell` is `other-cell` for nbgrader"):
        notebooks.canonical(notebook)


def test_what_is_no_notebook_is_named(tmp_path):
    path = tmp_path / "merge_markers.ipynb"
    path.write_text("<<<<<<< ours\n{}\n")
    with pytest.raises(CourseError, match=r"merge_markers.ipynb: not a readable"):
        notebooks.read(path)


def test_run_keeps_what_is_printed(tmp_path):
    path = tmp_path / "chapters" / "prints.ipynb"
    path.parent.mkdir()
    text = "# %% [code] sum\nprint(f'sum = {1 + 1}')\n"
    path.write_text(notebooks.canonical(notebooks.from_text(text)), encoding="utf-8")
    execute.run(tmp_path, [path])
    assert notebooks.read(path).cells[0].outputs[0].text == "sum = 2\n"
    execute.normalise(tmp_path, [path], check=True)


def test_run_names_the_notebook_whose_cell_raises(tmp_path):
    path = tmp_path / "raises.ipynb"
    text = "# %% [code] quotient\n1 / 0\n"
    path.write_text(notebooks.canonical(notebooks.from_text(text)), encoding="utf-8")
    with pytest.raises(CourseError, match=r"(?s)raises.ipynb raised.*ZeroDivision"):
        execute.run(tmp_path, [path])


def test_normalise_check_names_what_differs(tmp_path):
    path = tmp_path / "chapters" / "edited.ipynb"
    path.parent.mkdir()
    edited = nbformat.writes(notebooks.from_text(TEXT)) + "\n\n"
    path.write_text(edited, encoding="utf-8")
    with pytest.raises(CourseError, match=r"edited.ipynb.*course normalise"):
        execute.normalise(tmp_path, [path], check=True)
    execute.normalise(tmp_path, [path])
    execute.normalise(tmp_path, [path], check=True)
