"""What the book promises of its formulas and its numbers."""

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest

from course_tools import prose_numbers
from course_tools.formulas import mutants, pages, report, results
from course_tools.project import find_root

ROOT = find_root()
SAMPLE = 12  # mutants of each page


@pytest.fixture(scope="module")
def found():
    return results.check(ROOT, fresh=True)


def test_no_formula_is_refused(found):
    refused = [r.text for rows in found.values() for r in rows if r.kind == "refused"]
    assert not refused, "\n\n".join(refused)


def test_nine_of_ten_displays_are_checked(found):
    for name, rows in found.items():
        kinds = Counter(row.kind for row in rows if row.display)
        claiming = kinds["checked"] + kinds["refuted"] + kinds["unchecked"]
        done = kinds["checked"] + kinds["refuted"]
        assert done >= 0.9 * claiming, f"{name}: {done} of {claiming} displays"


def test_the_page_with_the_totals_is_current(found):
    report.check(ROOT, found)


def test_a_sample_of_mutants_is_refused():
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        judge = partial(mutants.judge_page, ROOT, many=SAMPLE, seed=20)
        verdicts = [v for page in pool.map(judge, pages.pages(ROOT)) for v in page]
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    survivors = [v for v in verdicts if v.outcome == "survived"]
    listed = "\n".join(f"{v.place}: {v.mutant.source} ({v.reason})" for v in survivors)
    assert outcomes["caught"] >= 20
    assert outcomes["caught"] >= 0.97 * (outcomes["caught"] + len(survivors)), listed


@pytest.mark.parametrize("path", prose_numbers.chapters(ROOT), ids=lambda p: p.stem)
def test_each_number_of_the_prose_comes_from_a_cell(path):
    loose = prose_numbers.loose_numbers(ROOT, path)
    assert not loose, "\n".join(map(str, loose))
