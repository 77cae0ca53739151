"""A notebook as a student hands it in, and how long a property may take."""

import json

import nbformat
from hypothesis import HealthCheck, settings

ASSIGNMENT = "02_derivative_of_one_variable"
# A busy machine is no fault of the code: no time limits.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DRILL = "drill_02_derivatives.ipynb"
SOURCE = "def slope(x):\n    return 2 * x  # é"


def notebook(**changes):
    """A small notebook of nbformat 4.5, as JupyterLab writes it."""
    book = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# Drill", id="intro"),
            nbformat.v4.new_code_cell(
                SOURCE,
                id="slope",
                metadata={"nbgrader": {"grade_id": "slope", "solution": True}},
                outputs=[nbformat.v4.new_output("stream", text="3")],
            ),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    return json.loads(json.dumps(book)) | changes


def text_of(book, **options):
    return json.dumps(book, ensure_ascii=False, indent=1, **options)
