"""Numbers in the prose: which are found to come from no cell."""

from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_tools import prose_numbers
from course_tools.notebooks import canonical


@pytest.fixture
def loose(tmp_path):
    """The loose numbers of a chapter with one text beside one cell."""

    def find(text, printed="loss 6.0 9.347 0.25\n1,234 steps 6e-3 -71"):
        output = new_output("stream", name="stdout", text=printed)
        code = new_code_cell("print(2_000)", outputs=[output], id="a-cell")
        cells = [new_markdown_cell(text, id="a-text"), code]
        page = tmp_path / "chapter.ipynb"
        page.write_text(canonical(new_notebook(cells=cells)))
        found = prose_numbers.loose_numbers(tmp_path, Path(page.name))
        return [getattr(number, "text", number) for number in found]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "It climbs from 6.0 to 9.3, or 9.35.",
        "In 71 steps, or 2,000.",
        "A quarter is 25%, and $0.006$ is $6 \\cdot 10^{-3}$.",
        "There are 12 of them in chapter 37.",
        "See [Bertoin et al. 2021](bibliography.md) and `f(99.5)`.",
        "<!-- math prime x -->Since $(x^{33})' = 33x^{32}$, all is well.",
        "<!-- number 0.8: 8e8 / 1e9 -->It is 0.8 GB.",
        "<!-- given 1984: a year -->In 1984.",
    ],
)
def test_numbers_with_a_source(loose, text):
    declared = "<!-- math\nx in R\n-->\n\n"
    assert loose(declared + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It climbs to 9.4.", ["9.4"]),
        ("In 709 steps.", ["709"]),
        ("About $3 \\cdot 10^{-9}$.", ["3 \\cdot 10^{-9}"]),
        ("The value $26.25$.", ["26.25"]),
    ],
)
def test_numbers_without_a_source(loose, text, expected):
    assert loose(text) == expected


def test_an_anchor_must_be_right(loose):
    (problem,) = loose("<!-- number 0.9: 8e8 / 1e9 -->It is 0.9 GB.")
    assert problem == "cell `a-text`: `8e8 / 1e9` is 0.8, not 0.9"
    (problem,) = loose("<!-- number 0.9: nonsense -->It is 0.9 GB.")
    assert "raises NameError" in problem
