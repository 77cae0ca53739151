"""The page of each drill set, and the zip that it offers."""

import os
import subprocess
import sys
import zipfile

import pytest
from bs4 import BeautifulSoup

from course_tools import book, bundle, notebooks
from course_tools.project import CourseError, drill_chapters, drill_notebooks
from tests.book.conftest import ROOT, TOC

DRILLS = [path for c in drill_chapters(ROOT) for path in drill_notebooks(ROOT, c)]
SETS = [f"exercises/{path.parent.name}/{path.stem}" for path in DRILLS]


def soup_of(site, name):
    return BeautifulSoup((site / f"{name}.html").read_text("utf-8"), "html.parser")


@pytest.mark.parametrize("path", DRILLS, ids=lambda path: path.stem)
def test_page_says_what_it_trains_offers_the_notebook_and_folds_the_rest(site, path):
    name = f"exercises/{path.parent.name}/{path.stem}"
    article = soup_of(site, name).select_one("article")
    assert article.p.text.startswith("These drills train you to ")
    links = [link["href"] for link in article.select(".drill-take a")]
    for link in links:
        assert (site / name).parent.joinpath(link).resolve().is_file(), link

    cells = notebooks.read(path).cells
    graded = {c.id: c for c in cells if c.metadata.get("nbgrader")}
    answers = {c for c in graded if "# BEGIN SOLUTION" in graded[c].source}
    tests = [c for c in graded.values() if c.metadata.nbgrader["grade"]]
    folded = article.select("details.drill-solution")
    assert {fold.summary.code.text for fold in folded} == answers
    assert not article.find_all(string=lambda text: "# BEGIN SOLUTION" in text)
    assert len(article.select("details.drill-test")) == len(tests)
    assert not article.find_all(string=lambda text: "BEGIN HIDDEN" in text)
    hints = [fold.summary.text for fold in article.select("details")]
    drills = len(article.select(".drill-overview tbody tr")) - 1
    for stage in (1, 2, 3):
        staged = [text for text in hints if text.startswith(f"Hint {stage}")]
        assert len(staged) == drills
    total = article.select(".drill-overview tbody td")[-1].text
    assert float(total) == sum(cell.metadata.nbgrader["points"] for cell in tests)


def test_one_setting_leaves_the_solutions_out(tiny_book):
    (chapter, file) = DRILLS[0].parent.name, DRILLS[0].name
    for folder in ("exercises", "solutions"):
        target = tiny_book / folder / chapter / file
        target.parent.mkdir(parents=True)
        target.write_bytes((ROOT / folder / chapter / file).read_bytes())
    for name in (*bundle.FOLDERS, *bundle.FILES):
        if not (tiny_book / name).exists():
            (tiny_book / name).symlink_to(ROOT / name)
    page = f"exercises/{chapter}/{DRILLS[0].stem}"
    (tiny_book / "_toc.yml").write_text(f"{TOC}  - file: {page}\n")

    (tiny_book / "solutions" / chapter / file).rename(tiny_book / "kept")
    with pytest.raises(CourseError):
        book.build(tiny_book)  # says which file is missing, and which setting
    (tiny_book / "kept").rename(tiny_book / "solutions" / chapter / file)
    assert soup_of(book.build(tiny_book), page).select("details.drill-solution")

    config = tiny_book / "_config.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("drill_solutions: true", "drill_solutions: false"))
    without = soup_of(book.build(tiny_book), page)
    assert not without.select("details.drill-solution")
    assert without.select("details.drill-test")


def test_zip_runs_on_its_own_and_holds_no_solution(site, tmp_path):
    with zipfile.ZipFile(site / "_downloads" / bundle.NAME) as archive:
        archive.extractall(tmp_path)
        names = archive.namelist()
    assert not [name for name in names if "solutions" in name or "variants" in name]
    course = tmp_path / "jacobians-course"
    released = course / f"{SETS[0]}.ipynb"
    assert released.read_bytes() == (ROOT / f"{SETS[0]}.ipynb").read_bytes()
    program = (
        "import course_lib, course_visuals; print(course_lib.__file__);"
        "course_visuals.show('jacobian-map')"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(course)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(str(course))


def test_zip_is_the_same_from_the_same_sources(site, tmp_path):
    bundle.write(ROOT, tmp_path / bundle.NAME)
    shipped = site / "_downloads" / bundle.NAME
    assert (tmp_path / bundle.NAME).read_bytes() == shipped.read_bytes()
    with pytest.raises(CourseError, match=r"chapters.*is missing"):
        bundle.write(tmp_path, tmp_path / "other.zip")
