"""The glossary is complete in two languages, and its Spanish index current."""

import re

import pytest

from course_tools import spanish_index
from course_tools.project import CourseError, find_root

ROOT = find_root()

ENTRY = """\
```{glossary}
axis
  One direction of an array. (Chapter 1)

  Spanish: <span lang="es">eje</span>

year
  For the letter ñ. (Chapter 1)

  Spanish: <span lang="es">año</span>, <span lang="es">anual</span>
```
"""


@pytest.fixture
def course(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "glossary.md").write_text(ENTRY, encoding="utf-8")
    return tmp_path


def test_every_entry_has_a_spanish_name():
    found = spanish_index.names(ROOT)
    assert len(found) >= 115
    assert all(found.values())


def test_spanish_names_are_words():
    letters = r"[a-záéíóúñüA-Z][a-záéíóúñüA-Z0-9 ,-]*"
    for term, names in spanish_index.names(ROOT).items():
        for name in names:
            assert re.fullmatch(letters, name), f"{term}: {name}"


def test_entries_are_in_alphabetical_order():
    words = [re.sub(r"[^a-z]", " ", t.lower()) for t in spanish_index.names(ROOT)]
    assert words == sorted(words)


def test_the_index_is_current():
    spanish_index.check(ROOT)


def test_names_are_sorted_as_in_a_spanish_dictionary(course):
    assert spanish_index.write(course) == 3
    page = (course / "chapters" / "glossary_es.md").read_text(encoding="utf-8")
    assert re.findall(r'"es">(\w+)</span> \| \{term\}`(\w+)`', page) == [
        ("anual", "year"),
        ("año", "year"),
        ("eje", "axis"),
    ]


def test_an_entry_without_a_name_is_refused(course):
    path = course / "chapters" / "glossary.md"
    text = path.read_text(encoding="utf-8").replace("  Spanish: ", "  French: ", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        CourseError, match=r"`axis` has no Spanish name.*Spanish: <span"
    ):
        spanish_index.names(course)


def test_an_old_index_is_noticed(course):
    with pytest.raises(CourseError, match="run: course spanish"):
        spanish_index.check(course)
    spanish_index.write(course)
    spanish_index.check(course)
