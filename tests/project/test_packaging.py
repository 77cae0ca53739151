"""The lock, the package, the licences: what a stranger's machine relies on."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
METADATA = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(METADATA)["project"]
PINS = [
    Requirement(line.rstrip("\\ "))
    for line in LOCK.splitlines()
    if re.match(r"[a-z0-9]", line)
]
UNLOCKED = {"frameworks"}  # gigabytes, for one page that is measured by hand


def tracked_files():
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def test_lock_pins_everything_with_hashes_and_no_address():
    assert "://" not in LOCK
    assert not re.search(r"^\s*--(?!hash=sha256:)", LOCK, re.MULTILINE)
    blocks = re.split(r"(?m)^(?=[a-z0-9])", LOCK)[1:]
    assert len(blocks) == len(PINS) > 100
    for block, pin in zip(blocks, PINS, strict=True):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), pin
        assert [s.operator for s in pin.specifier] == ["=="], pin


def test_site_lock_has_hashes_and_no_address():
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count('"integrity": "sha512-') == text.count('"node_modules/')


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_lock_serves_every_requirement_on_every_platform(python, system):
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    environment |= {"sys_platform": system, "extra": ""}
    environment["os_name"] = "nt" if system == "win32" else "posix"
    environment["implementation_name"] = "cpython"
    pinned = {
        pin.name.lower(): str(next(iter(pin.specifier)).version)
        for pin in PINS
        if pin.marker is None or pin.marker.evaluate(environment)
    }
    extras = PROJECT["optional-dependencies"]
    # The lock is of `dev`. What no part of dev asks for is not in it.
    groups = [extras[name] for name in extras if name not in UNLOCKED]
    wanted = [*PROJECT["dependencies"], *(w for group in groups for w in group)]
    for requirement in map(Requirement, wanted):
        if requirement.name != PROJECT["name"]:
            assert requirement.specifier.contains(pinned[requirement.name.lower()])


def test_what_is_not_locked_is_no_part_of_dev():
    extras = PROJECT["optional-dependencies"]
    (own,) = (w for w in extras["dev"] if w.startswith(PROJECT["name"]))
    assert UNLOCKED.isdisjoint(Requirement(own).extras)
    assert Requirement(own).extras | UNLOCKED | {"dev"} == set(extras)


def test_every_dependency_has_a_reason_beside_it():
    entries = [
        line for line in METADATA.splitlines() if re.match(r'\s+"[a-z].*[<>=\]]', line)
    ]
    assert len(entries) >= 15
    own = PROJECT["name"]
    assert [e for e in entries if "  #" not in e and own not in e] == []


def test_course_lib_needs_numpy_and_matplotlib_alone():
    names = {Requirement(words).name for words in PROJECT["dependencies"]}
    assert names == {"numpy", "matplotlib"}
    code = (
        "import sys, importlib.abc\n"
        "class Refuse(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        banned = ('IPython', 'nbformat', 'scipy', 'sympy', 'course_tools')\n"
        "        if name.split('.')[0] in banned:\n"
        "            raise ImportError('course_lib imports ' + name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "import course_lib, course_lib.drill, course_lib.plotting\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_folder_of_tests_is_there_and_tracked():
    options = tomllib.loads(METADATA)["tool"]["pytest"]["ini_options"]
    tracked = {path.relative_to(ROOT).as_posix() for path in tracked_files()}
    for folder in options["testpaths"]:
        assert any(name.startswith(f"{folder}/") for name in tracked), folder
    folders = {p.parent.relative_to(ROOT).as_posix() for p in ROOT.glob("tests/*/*.py")}
    assert folders <= set(options["testpaths"])


def test_course_lib_installs_by_itself_with_all_its_parts(tmp_path):
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    source = tmp_path / "source"
    for name in ("course_lib", "course_tools"):
        shutil.copytree(ROOT / name, source / name)
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT"):
        shutil.copy(ROOT / name, source)
    options = ["--no-build-isolation", "--target", str(tmp_path / "site")]
    subprocess.run([*install, *options, str(source)], check=True)
    installed = {p.name for p in (tmp_path / "site" / "course_lib").rglob("*.py")}
    assert installed == {p.name for p in (ROOT / "course_lib").rglob("*.py")}


def test_nothing_imports_from_the_tests():
    for path in tracked_files():
        if path.suffix == ".py" and "tests" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"^\s*(from|import) tests\b", text, re.MULTILINE), path


def test_citation_names_the_same_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == PROJECT["version"]
    for key in ("title", "authors", "message", "date-released", "license"):
        assert citation[key]


def test_licences_are_whole():
    code = (ROOT / "LICENSE").read_text(encoding="utf-8")
    prose = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    assert "Redistribution and use in source and binary forms" in code
    assert "Creative Commons Attribution 4.0 International" in prose
    assert "Section 8 – Interpretation" in prose


def test_no_machine_path_or_registry_host_is_committed():
    hosts = [
        r"py[p]i\.org",
        r"pythonh[o]sted\.org",
        r"registry\.np[m]js",
        r"deb\.deb[i]an",
    ]
    paths = [r"/ho[m]e/\w", r"/ro[o]t/", r"/Use[r]s/\w"]
    pattern = re.compile("|".join(hosts + paths))
    for path in tracked_files():
        if path.is_file() and path.suffix not in (".png", ".svg"):
            found = pattern.search(path.read_text(encoding="utf-8"))
            assert found is None, f"{path.relative_to(ROOT)}: {found and found.group()}"


def test_no_large_file_is_committed():
    sizes = {p: p.stat().st_size for p in tracked_files() if p.is_file()}
    assert [p for p, size in sizes.items() if size > 1_500_000] == []
