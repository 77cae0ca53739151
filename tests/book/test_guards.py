"""Each way in which a broken notebook once slipped through makes the build fail."""

import re

import pytest

from course_tools import book
from course_tools.project import CourseError
from tests.book.conftest import TINY, write_tiny


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def output_of(site):
    html = (site / "chapters" / "01_tiny.html").read_text(encoding="utf-8")
    return re.sub(r"<[^>]+>", "", html)


def test_sound_book_builds_and_shows_what_it_computed(tiny_book):
    assert "6.000000" in output_of(book.build(tiny_book))


def test_raising_cell_fails_every_time(tiny_book, capfd):
    write_tiny(tiny_book, TINY + "\n# %% [code] raises\n1 / 0\n")
    for _ in range(2):  # a second build must not pass over a page it has read
        with pytest.raises(CourseError, match="did not build"):
            book.build(tiny_book)
    assert "ZeroDivisionError" in "".join(capfd.readouterr())


def test_broken_library_fails_though_no_page_changed(tiny_book):
    book.build(tiny_book)
    differences = tiny_book / "course_lib" / "differences.py"
    replace(differences, "(above - below).T / width", "(above - below).T / widht")
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)


def test_changed_library_is_shown_though_no_page_changed(tiny_book):
    book.build(tiny_book)
    differences = tiny_book / "course_lib" / "differences.py"
    replace(differences, "(above - below).T", "(2 * (above - below)).T")
    assert "12.000000" in output_of(book.build(tiny_book))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("allow_errors: false", "allow_errors: true", "allow_errors: true"),
        ("notebooks: force", 'notebooks: "off"', "execute_notebooks: off"),
        ("notebooks: force", "notebooks: cache", "execute_notebooks: cache"),
        ("notebooks: force", "notebooks: auto", "execute_notebooks: auto"),
        ('"exercises/*/*.ipynb"', '"chapters/*"', "chapters/*"),
    ],
)
def test_settings_that_hide_errors_are_refused(tiny_book, old, new, words, capfd):
    replace(tiny_book / "_config.yml", old, new)
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)
    assert words in "".join(capfd.readouterr())


def test_a_course_lib_from_elsewhere_is_refused(tiny_book, monkeypatch, capfd):
    monkeypatch.delenv("PYTHONPATH")
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)
    assert "course_lib is imported from" in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"$\fra{1}{2}$", r"01_tiny.ipynb.*KaTeX.*\\fra"),
        ("[there](nowhere.md)", "nowhere.md"),
    ],
    ids=["formula", "link"],
)
def test_unreadable_formula_or_dead_link_fails(tiny_book, text, words, capfd):
    write_tiny(tiny_book, TINY + f"\n# %% [markdown] fault\n{text}\n")
    with pytest.raises(CourseError, match="did not build"):
        book.build(tiny_book)
    assert re.search(words, "".join(capfd.readouterr()))
