"""The built site, a browser, and copies of the book that a test may break."""

import shutil

import pytest

from course_tools import book, browser, notebooks
from course_tools.project import CourseError
from tests.conftest import ROOT, alone

TINY = """\
# %% [markdown] title
# A tiny chapter

The slope of $x^2$ at 3:

# %% [code] slope
from course_lib import derivative

print(f"{derivative(lambda x: x**2, 3.0):.6f}")
"""

TOC = "format: jb-book\nroot: index\nchapters:\n  - file: chapters/01_tiny\n"


@pytest.fixture(scope="session")
def site(packages):
    """Folder of the site, built from the sources as they are."""
    with alone():
        return book.build(ROOT)


@pytest.fixture(scope="session")
def chromium():
    """A running browser; without one the test is left out, which CI refuses."""
    try:
        with browser.chromium() as running:
            yield running
    except CourseError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def address(site):
    with browser.serving(site) as root:
        yield root


@pytest.fixture
def tiny_book(tmp_path, monkeypatch, packages):
    """A book of one small page with our settings, extensions and course_lib."""
    code = ("course_lib", "course_tools", "course_visuals")
    for folder in ("_ext", "_static", "interactive", *code):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("_config.yml", "references.bib"):
        shutil.copy(ROOT / file, tmp_path)
    shutil.copy(ROOT / "package-lock.json", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    (tmp_path / "_toc.yml").write_text(TOC)
    (tmp_path / "index.md").write_text("# Home\n")
    write_tiny(tmp_path, TINY)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))  # its course_lib, not ours
    return tmp_path


def write_tiny(folder, text):
    path = folder / "chapters" / "01_tiny.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(notebooks.canonical(notebooks.from_text(text)), encoding="utf-8")
