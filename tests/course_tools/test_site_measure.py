"""The page of measurements says what was measured, and a missed target fails."""

import pytest

from course_tools import site_measure

LOAD = {
    "kilobytes": 300.0,
    "figures": 100.0,
    "requests": 12,
    "paint": 900.0,
    "formula": 1000.0,
    "final": 1200.0,
    "shift": 0.01,
}
SLOW = {**LOAD, "kilobytes": 1500.0, "formula": None, "final": 9000.0}
FULL = dict.fromkeys(site_measure.SCORES, 100)


@pytest.fixture
def found():
    return {
        "builds": {"ours": 12.0, "stock": 10.0, "checking": 20.0},
        "work": {"ours": 20.0, "stock": 9.0, "change": 4.0},
        "loads": {"ours": {"a": LOAD}, "stock": {"a": SLOW}},
        "scores": {("ours", "a"): dict(FULL), ("stock", "a"): dict(FULL, seo=90)},
        "formulas": {"a": 7},
        "heaviest": "a",
        "changed": "a",
        "engine": "156.0",
    }


def test_page_shows_both_books_side_by_side(found):
    text = site_measure.page_of(found)
    assert "Chromium 156.0" in text
    assert "| `a` | 7 | this | 200 | 300 | 900 | 1000 | 1200 | 0.010 |" in text
    assert "|  |  | stock | 1400 | 1500 | 900 | - | 9000 | 0.010 |" in text
    assert "| from nothing | 12.0 | 10.0 | 12.5 |" in text
    assert "| `a` | stock | 100 | 100 | 100 | 90 |" in text


def test_nothing_is_missed_where_all_is_reached(found):
    assert list(site_measure.missed(found)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: f["loads"]["ours"]["a"].update(kilobytes=451.0), "kilobytes 351"),
        (lambda f: f["loads"]["ours"]["a"].update(formula=1601.0), "paint 1601"),
        (lambda f: f["loads"]["ours"]["a"].update(final=2801.0), "final 2801"),
        (lambda f: f["loads"]["ours"]["a"].update(shift=0.06), "shift 0.06"),
        (lambda f: f["builds"].update(ours=12.6), "build 12.6 s"),
        (lambda f: f["work"].update(change=6.1), "after a change 6.1 s"),
        (lambda f: f["scores"]["ours", "a"].update(performance=92), "performance of a"),
        (lambda f: f["scores"]["ours", "a"].update(seo=99), "seo of a: 99"),
    ],
)
def test_each_target_that_is_missed_is_named(found, change, words):
    found["loads"]["ours"]["a"] = dict(LOAD)
    change(found)
    (sentence,) = site_measure.missed(found)
    assert words in sentence


def test_stock_book_has_none_of_our_extensions(tmp_path):
    from tests.book.conftest import ROOT

    stock = site_measure.stock_of(ROOT, tmp_path / "stock")
    assert not (stock / "_ext").exists()
    config = (stock / "_config.yml").read_text("utf-8")
    assert "local_extensions" not in config
    assert (stock / "chapters" / "notation.md").exists()
