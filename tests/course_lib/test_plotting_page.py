"""The page on the pictures shows every plot function: docstring and picture."""

import inspect
import json
from pathlib import Path

import pytest

from course_lib import plotting

ROOT = Path(__file__).resolve().parents[2]
PAGE = json.loads((ROOT / "chapters/api_plotting.ipynb").read_text(encoding="utf-8"))
TEXT = "\n".join(
    "".join(cell["source"]) for cell in PAGE["cells"] if cell["cell_type"] == "markdown"
)
CODE = "\n".join(
    "".join(cell["source"]) for cell in PAGE["cells"] if cell["cell_type"] == "code"
)
FUNCTIONS = [
    name for name in plotting.__all__ if inspect.isfunction(getattr(plotting, name))
]


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"use_style"}))
def test_function_has_heading_docstring_and_picture(name):
    assert f"### `{name}`\n" in TEXT
    assert f".. autofunction:: course_lib.plotting.{name}\n" in TEXT
    assert f"plotting.{name}(" in CODE
