"""The map of the course says of each chapter what the chapter says of itself."""

import re

import pytest

from course_tools import notebooks
from course_tools.project import find_root

ROOT = find_root()
UNNAMED = {6: {4}}  # "partial derivatives", without the number of their chapter
CHAPTERS = sorted((ROOT / "chapters").glob("[0-9][0-9]_*.ipynb"))


def prose(path):
    cells = notebooks.read(path).cells
    return "\n\n".join(c.source for c in cells if c.cell_type == "markdown")


def cell(identity):
    cells = notebooks.read(ROOT / "chapters" / "map.ipynb").cells
    return next(c.source for c in cells if c.id == identity)


@pytest.fixture(scope="module")
def known():
    names = {}
    exec(cell("chapters"), names)
    exec(cell("hours").split("for name")[0], names)
    return names


@pytest.fixture(scope="module")
def listed():
    """What the list says of each chapter: number to text."""
    items = re.findall(r"(?ms)^\* (\*\*(\d+)\..*?)(?=^\* |^$)", cell("list"))
    return {int(number): " ".join(text.split()) for text, number in items}


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_a_chapter_has_its_title_time_and_needs(path, known, listed):
    text, number = prose(path), int(path.stem[:2])
    title = re.match(r"# \d+\. (.+)", text).group(1)
    stated = re.search(
        r"(?:Reading time: about|About) (\d+) minutes.*?\n\n", text, re.S
    )
    needs = {int(k) for k in re.findall(r"\b[Cc]hapter\s(\d+)", stated.group(0))}
    assert title in listed[number]
    assert known["MINUTES"][number] == int(stated.group(1))
    assert needs | UNNAMED.get(number, set()) == set(known["NEEDS"][number])


def test_the_list_says_the_same_as_the_picture(known, listed):
    assert list(listed) == list(known["NEEDS"]) == list(range(1, 18))
    for number, text in listed.items():
        assert f" {known['MINUTES'][number]} minutes, needs " in text
        found = re.search(r"needs ((?:\d+, )*\d+)\. Gives ", text)
        numbers = tuple(map(int, found.group(1).split(", "))) if found else ()
        assert numbers == known["NEEDS"][number], text


def test_nothing_needs_what_comes_later(known):
    for number, needed in known["NEEDS"].items():
        assert all(k < number for k in needed)


@pytest.mark.parametrize(
    ("name", "spared"),
    [("backpropagation", {7, 8}), ("matrix calculus", {2, 4}), ("all", set())],
)
def test_a_path_needs_nothing_that_it_leaves_out(known, name, spared):
    """Its text says what of the chapters left out is needed, and why not the rest."""
    read = set(spared)
    for number in known["PATHS"][name]:
        assert set(known["NEEDS"][number]) <= read, number
        read.add(number)


def test_the_picture_is_told_in_words(known):
    cells = notebooks.read(ROOT / "chapters" / "map.ipynb").cells
    told = next(c for c in cells if c.id == "map").metadata["mystnb"]["image"]["alt"]
    assert set(map(int, re.findall(r"\d+", told))) == set(known["NEEDS"])
