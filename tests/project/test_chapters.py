"""Every chapter has the form that readers rely on."""

import re
from pathlib import Path

import pytest
import yaml

from course_tools import execute, notebooks

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("[0-9][0-9]_*.ipynb"))
SECTIONS = [
    "What you will be able to do",
    "Check yourself",
    "Drills",
    "Recap",
    "Recall",
    "Where to go next",
]


def cells_of(path):
    return notebooks.read(path).cells


def markdown(path):
    return "\n\n".join(c.source for c in cells_of(path) if c.cell_type == "markdown")


def headings(path):
    return re.findall(r"(?m)^## (.+)$", markdown(path))


def section(path, name):
    return markdown(path).split(f"\n## {name}\n")[1].split("\n## ")[0]


def has_figure(cell):
    return any(
        "<Figure" in str(output.get("data", {}).get("text/plain", ""))
        for output in cell.get("outputs", ())
    )


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
class TestChapter:
    def test_sections_stand_in_their_order(self, path):
        found = [h for h in headings(path) if h in SECTIONS]
        assert found == SECTIONS

    def test_title_has_the_number_of_the_file(self, path):
        assert markdown(path).startswith(f"# {int(path.stem[:2])}. ")

    def test_objectives_are_three_to_six(self, path):
        part = section(path, "What you will be able to do")
        assert 3 <= len(re.findall(r"(?m)^[*-] ", part)) <= 6

    def test_questions_have_folded_answers(self, path):
        for name, fewest in (("Check yourself", 6), ("Recall", 4)):
            part = section(path, name)
            assert part.count("<details>") == part.count("</details>") >= fewest
            assert part.count("<summary>") == part.count("<details>")

    def test_drills_are_linked(self, path):
        part = section(path, "Drills")
        assert f"../exercises/{path.stem}/drill_" in part
        assert f"drill_matrix/{path.stem}.md" in part

    def test_local_links_lead_somewhere(self, path):
        for target in re.findall(r"\]\(([^)#\s]+)[)#]", markdown(path)):
            if "://" not in target:
                assert (path.parent / target).exists(), target

    def test_figures_are_at_least_four_and_have_text_alternatives(self, path):
        figures = [c for c in cells_of(path) if has_figure(c)]
        assert len(figures) >= 4
        for cell in figures:
            alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
            assert len(alt) >= 60, f"{cell.id}: say what is seen and what it shows"

    def test_code_cells_hold_one_idea(self, path):
        for cell in cells_of(path):
            if cell.cell_type == "code":
                assert len(cell.source.splitlines()) <= 15, cell.id

    def test_cells_print_and_never_echo_or_warn(self, path):
        for cell in cells_of(path):
            for output in cell.get("outputs", ()):
                assert output.output_type in ("stream", "display_data"), cell.id
                assert output.get("name") != "stderr", cell.id

    def test_course_calls_its_reader_competent(self, path):
        talk_down = r"(?i)\b(simply|obviously|trivially|of course)\b"
        slips = re.findall(talk_down, markdown(path))
        assert slips == []


def test_there_are_chapters():
    assert len(CHAPTERS) >= 2


def test_every_chapter_and_page_is_in_the_table_of_contents():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = [toc["root"]]
    listed += [c["file"] for part in toc["parts"] for c in part["chapters"]]
    there = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for folder in ("chapters", "exercises")
        for ending in ("md", "ipynb")
        for path in (ROOT / folder).rglob(f"*.{ending}")
        if ".ipynb_checkpoints" not in path.parts
    }
    assert there <= set(listed)
    assert len(listed) == len(set(listed))


def test_notebooks_are_canonical():
    execute.normalise(ROOT, [], check=True)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_no_line_begins_with_a_comment_before_text(path):
    """Markdown would take such a line for HTML, and print its formulas raw."""
    for cell in cells_of(path):
        if cell.cell_type == "markdown":
            found = re.findall(r"(?m)^\s*(?:[*-] )?<!--.*?-->[ \t]*\S.*$", cell.source)
            assert not found, f"cell `{cell.id}`"


def test_docstrings_are_printed_by_our_own_directive():
    """MyST's `eval-rst` takes seconds for each cell (see _ext/docstrings.py)."""
    every = (ROOT / "chapters").glob("*.ipynb")
    assert not [path.name for path in every if "{eval-rst}" in markdown(path)]
