"""The page on the pictures shows every plot function, with its true signature."""

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


def closed_up(text):
    """Without spaces and line breaks: a signature may be wrapped."""
    return "".join(text.split())


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"use_style"}))
def test_function_has_heading_signature_and_picture(name):
    signature = str(inspect.signature(getattr(plotting, name)))
    signature = signature.replace("<class 'numpy.float64'>", "np.float64")
    assert f"### `{name}`" in TEXT
    assert closed_up(name + signature) in closed_up(TEXT)
    assert f"plotting.{name}(" in CODE
