"""The page of conventions says what the code gives, and loses nothing unasked."""

from pathlib import Path

import pytest

from course_tools.benchmarks import conventions
from course_tools.benchmarks.conventions_cases import FACTS, SLOPES
from course_tools.project import CourseError

ROOT = Path(__file__).resolve().parents[2]
CASES = [*(case for group in SLOPES.values() for case in group), *FACTS]


@pytest.fixture(scope="module")
def text():
    return (ROOT / conventions.PAGE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def measured():
    return conventions.measure(["numpy"])


def test_every_name_stands_once_and_breaks_no_table():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 40
    assert not [case for case in CASES if "|" in case.name + case.note]


def test_the_column_of_numpy_is_what_the_code_gives_now(text, measured):
    on_page = conventions.read(text)
    assert {name: row["numpy"] for name, row in on_page.items()} == {
        name: row["numpy"] for name, row in measured.items()
    }


def test_the_tables_of_the_page_are_rendered_from_its_answers(text):
    again = conventions.page(conventions.read(text))
    assert again.partition("## Corners")[2] == text.partition("## Corners")[2]


def test_the_page_has_all_columns_a_date_and_versions(text):
    assert conventions.ABSENT not in text
    head = text.partition("## Corners")[0]
    for word in ("* Date: 20", "numpy ", "torch ", "jax "):
        assert word in head


def test_what_chapter_14_says_of_the_page_stands_there(text):
    row = conventions.read(text)
    hook = row["relu(x) - relu(-x) at 0"]
    assert set(hook.values()) == {"0"}
    for library in ("torch", "jax"):
        spellings = ("relu at 0", "max(x, 0) at 0", "where(x > 0, x, 0) at 0")
        assert len({row[name][library] for name in spellings}) == 2
        # a smooth function with NaN for a slope
        assert row["where(x > 0, √x, 0) at -1"][library] == "NaN"
    assert row["absolute value at 0"]["torch"] != row["absolute value at 0"]["jax"]
    twins = ("max of (3, 3, 1)", "max of (3, 3, 1) along an axis")
    assert [row[name]["torch"] for name in twins] == ["(0.5, 0.5, 0)", "(1, 0, 0)"]


def test_answers_of_absent_libraries_are_rendered_as_absent(measured):
    text = conventions.page(measured)
    assert "| relu at 0 | 0 | 1 | 0 | not installed | not installed |" in text
    assert "* Not installed, so not measured: torch, jax" in text
    assert conventions.read(text) == measured


def test_all_columns_are_rendered_where_all_are_measured(measured):
    found = {
        name: dict(row, torch="(0, 2)", jax="NaN") for name, row in measured.items()
    }
    text = conventions.page(found)
    assert "| relu at 0 | 0 | 1 | 0 | (0, 2) | NaN |" in text
    assert "Not installed" not in text
    assert conventions.read(text) == found


@pytest.mark.parametrize(
    ("f", "x", "slopes"),
    [
        ("np.abs(x)", 0.0, ("-1", "1")),
        ("np.sqrt(x)", 0.0, ("none", "∞")),
        ("x**x", 0.0, ("none", "-∞")),
        ("np.sign(x)", 0.0, ("none", "none")),
        ("np.max(x)", (2.0, 2.0, 1.0), ("(0, 0, 0)", "(1, 1, 0)")),
        ("x**2", 1.5, ("3", "3")),
    ],
)
def test_one_sided_slopes(f, x, slopes):
    assert conventions.one_sided(f, x) == slopes


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0"),
        (float("nan"), "NaN"),
        (float("-inf"), "-∞"),
        (14 / 3, "4.66667"),
        ((2, 3), "(2, 3)"),
        ([0.5], "(0.5,)"),
    ],
)
def test_how_a_value_is_shown(value, text):
    assert conventions.shown(value) == text


@pytest.fixture
def without_jax(monkeypatch, tmp_path):
    here = conventions.version
    monkeypatch.setattr(
        conventions, "version", lambda name: here(name) if name == "numpy" else None
    )
    (tmp_path / "chapters").mkdir()
    (tmp_path / conventions.PAGE).write_text("all columns", encoding="utf-8")
    return tmp_path


def test_a_page_is_not_replaced_by_a_poorer_one(without_jax):
    with pytest.raises(CourseError, match=r"not installed: torch, jax;.*--partial"):
        conventions.run(without_jax, write=True, partial=False)
    page = without_jax / conventions.PAGE
    assert page.read_text(encoding="utf-8") == "all columns"


def test_a_poorer_page_can_be_asked_for(without_jax, capsys):
    conventions.run(without_jax, write=True, partial=True)
    page = (without_jax / conventions.PAGE).read_text(encoding="utf-8")
    assert conventions.read(page)["relu at 0"] == {
        "numpy": "0",
        "torch": conventions.ABSENT,
        "jax": conventions.ABSENT,
    }
    assert "its column is empty: torch\n" in capsys.readouterr().out


def test_measuring_alone_writes_nothing(without_jax, capsys):
    conventions.run(without_jax, write=False, partial=False)
    assert "| relu at 0 |" in capsys.readouterr().out
    page = without_jax / conventions.PAGE
    assert page.read_text(encoding="utf-8") == "all columns"
