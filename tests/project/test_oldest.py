"""course_lib works with the oldest NumPy and Matplotlib that pyproject.toml allows."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from course_tools import oldest
from course_tools.project import CourseError
from tests.project.test_packaging import PROJECT, ROOT

LOCK = (ROOT / oldest.LOCK).read_text(encoding="utf-8")
BLOCKS = re.split(r"(?m)^(?=[a-z0-9])", LOCK)[1:]


def versions(lines, environment=None):
    """The highest version that these requirements name, by package; default: here."""
    found = {}
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            (specifier,) = requirement.specifier
            known = found.get(requirement.name, Version("0"))
            found[requirement.name] = max(known, Version(specifier.version))
    return found


def pinned(environment=None):
    return versions([b.splitlines()[0].rstrip("\\ ") for b in BLOCKS], environment)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_lock_has_the_oldest_that_are_allowed(python):
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    allowed = versions(PROJECT["dependencies"], environment)
    assert allowed.keys() == {"numpy", "matplotlib"}
    assert allowed.items() <= pinned(environment).items()


def test_lock_has_hashes_and_no_address():
    assert "://" not in LOCK
    assert all("--hash=sha256:" in block for block in BLOCKS)


def test_course_lib_works_with_them(capfd):
    # All but the corpus of wrong answers, which takes half a minute.
    status = oldest.test(ROOT, ["-k", "not names_are_right"])
    said = capfd.readouterr().out
    assert status == 0, said
    pins = pinned()
    assert said.startswith(f"NumPy {pins['numpy']}, Matplotlib {pins['matplotlib']}\n")
    assert re.search(r"\d{4} passed", said)


def test_where_no_test_runs_it_fails(capfd):
    assert oldest.test(ROOT, ["-k", "nothing_has_this_name"]) != 0


def test_what_cannot_be_installed_is_said(tmp_path, capfd):
    pin = f"numpy==0.0.1 --hash=sha256:{'0' * 64}\n"
    (tmp_path / oldest.LOCK).write_text(pin, encoding="utf-8")
    with pytest.raises(CourseError, match=r"requirements-oldest\.lock were not inst"):
        oldest.install(tmp_path)
    assert not list(tmp_path.rglob(".made-from"))
