"""The pages on course_lib show all that is public; what they show is complete."""

import importlib
import inspect
import json
import pkgutil
import re
from pathlib import Path

import pytest

import course_lib
from course_lib.diagnosis import diagnose
from course_lib.mistakes import RULES
from course_lib.mistakes.examples import EXAMPLES

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "chapters").glob("api_*.ipynb"))
SECTIONS = (
    "Parameters",
    "Attributes",
    "Returns",
    "Yields",
    "Raises",
    "Notes",
    "Examples",
)
DIRECTIVE = re.compile(
    r"(?m)^\.\. auto(function|class):: (\S+)((?:\n   :\w[\w-]*:.*)*)"
)
SOURCE = re.compile(r"[Cc]hapter \d+|\(\d{4}\)|[Ee]very chapter")


def cells(kind):
    """Sources of all cells of this kind on the pages."""
    for path in PAGES:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == kind:
                yield "".join(cell["source"])


def modules():
    """course_lib and all modules in it, by name."""
    walk = pkgutil.walk_packages(course_lib.__path__, "course_lib.")
    names = ["course_lib", *(found.name for found in walk)]
    return {name: importlib.import_module(name) for name in names}


def public():
    """What `__all__` of any module names, by the shortest name to import it by."""
    found = {}
    for name, module in sorted(modules().items(), key=lambda item: item[0].count(".")):
        for short in getattr(module, "__all__", ()):
            thing = getattr(module, short)
            if callable(thing):
                found.setdefault(thing, f"{name}.{short}")
    return {name: thing for thing, name in found.items()}


def on_pages():
    """Name, kind and options of each directive on the pages."""
    text = "\n".join(cells("markdown"))
    return [(m[2], m[1], m[3]) for m in DIRECTIVE.finditer(text)]


def named(path):
    """The object that a dotted name leads to."""
    parts = path.split(".")
    for k in range(len(parts), 0, -1):
        try:
            thing = importlib.import_module(".".join(parts[:k]))
        except ModuleNotFoundError:
            continue
        for part in parts[k:]:
            thing = getattr(thing, part)
        return thing
    raise ModuleNotFoundError(path)


class Docstring:
    """The sections of a numpydoc docstring."""

    def __init__(self, thing):
        self.text = inspect.getdoc(thing) or ""
        pieces = re.split(r"(?m)^(\w+)\n-{3,}\n", self.text)
        self.order = pieces[1::2]
        self.sections = dict(zip(self.order, pieces[2::2], strict=True))

    def entries(self, section):
        """Names and types of the entries of a section: lines that are not indented."""
        lines = self.sections.get(section, "").splitlines()
        heads = [line for line in lines if line and not line.startswith(" ")]
        for head in heads:
            names, _, kind = head.partition(" : ")
            yield [name.strip().lstrip("*") for name in names.split(",")], kind

    def names(self, section):
        return [name for names, _ in self.entries(section) for name in names]


def signature(function):
    """Names of the parameters, without self."""
    return [name for name in inspect.signature(function).parameters if name != "self"]


def functions():
    """Every function and method that is defined in course_lib, private ones too."""
    for name, module in modules().items():
        for thing in vars(module).values():
            if getattr(thing, "__module__", None) != name:
                continue
            if inspect.isfunction(thing):
                yield f"{name}.{thing.__name__}", thing
            elif inspect.isclass(thing):
                for method in vars(thing).values():
                    if inspect.isfunction(method) and method.__doc__:
                        yield f"{name}.{method.__qualname__}", method


PUBLIC = public()
FUNCTIONS = sorted(n for n, thing in PUBLIC.items() if inspect.isfunction(thing))
CLASSES = sorted(n for n, thing in PUBLIC.items() if inspect.isclass(thing))
ON_PAGES = {name: (kind, options) for name, kind, options in on_pages()}
METHODS = sorted(
    f"{name}.{method}"
    for name, (kind, options) in ON_PAGES.items()
    if kind == "class" and ":members:" in options
    for method in re.split(r"[,\s]+", options.split(":members:")[1].split("\n")[0])
    if method and inspect.isfunction(getattr(named(name), method))
)


def test_all_public_names_are_looked_at():
    assert {"course_lib.check", "course_lib.drill.answer"} <= set(FUNCTIONS)
    assert {"course_lib.Report", "course_lib.NotAnalytic"} <= set(CLASSES)
    assert "course_lib.drill.Call.should_be" in METHODS


@pytest.mark.parametrize("name", FUNCTIONS + CLASSES)
def test_public_name_is_on_a_page_once(name):
    kind = "class" if inspect.isclass(PUBLIC[name]) else "function"
    assert [(n, k) for n, k, _ in on_pages() if n == name] == [(name, kind)]


@pytest.mark.parametrize("name", sorted(ON_PAGES))
def test_what_is_on_a_page_is_public(name):
    assert PUBLIC[name] is named(name)


@pytest.mark.parametrize("name", CLASSES)
def test_methods_of_a_class_are_on_its_page(name):
    """Those with a docstring of their own; what an exception inherits is not ours."""
    own = {
        method
        for method, thing in vars(PUBLIC[name]).items()
        if not method.startswith("_")
        and isinstance(thing, property | type(lambda: 0))
        and thing.__doc__
    }
    assert own == set(
        re.findall(r"\w+", ON_PAGES[name][1].removeprefix("\n   :members:"))
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function_has_all_sections(name):
    function, doc = PUBLIC[name], Docstring(PUBLIC[name])
    asked = {"Notes", "Examples"}
    asked |= {"Parameters"} if signature(function) else set()
    asked |= {"Returns"} if "return " in inspect.getsource(function) else set()
    assert asked <= set(doc.order)
    assert SOURCE.search(doc.sections["Notes"])
    assert ">>> " in doc.sections["Examples"]


@pytest.mark.parametrize("name", CLASSES)
def test_class_has_notes_and_an_example(name):
    doc = Docstring(PUBLIC[name])
    assert {"Notes", "Examples"} <= set(doc.order)
    assert SOURCE.search(doc.sections["Notes"])
    assert ">>> " in doc.sections["Examples"]


@pytest.mark.parametrize("name", METHODS)
def test_method_says_what_it_takes_and_does(name):
    method, doc = named(name), Docstring(named(name))
    assert bool(signature(method)) == ("Parameters" in doc.order)
    assert set(doc.order) & {"Returns", "Raises"}
    assert ">>> " in doc.sections["Examples"]


@pytest.mark.parametrize("name", FUNCTIONS + METHODS)
def test_every_parameter_is_explained_once(name):
    explained = Docstring(named(name)).names("Parameters")
    assert sorted(explained) == sorted(signature(named(name)))


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_exists(name):
    known = PUBLIC[name]
    fields = set(dir(known)) | set(getattr(known, "__annotations__", ()))
    fields |= set(re.findall(r"self\.(\w+)", inspect.getsource(known)))
    assert set(Docstring(known).names("Attributes")) <= fields


def test_no_docstring_names_a_parameter_that_does_not_exist():
    strangers, seen = [], 0
    for name, function in functions():
        known, doc = set(signature(function)), Docstring(function)
        mentioned = set(doc.names("Parameters"))
        prose = doc.text.split("\nExamples\n---")[0]
        mentioned |= set(re.findall(r"(?<![`:\w])`([a-z_]\w*)`(?!`)", prose, re.I))
        seen += len(mentioned)
        if unknown := mentioned - known:
            strangers.append(f"{name}: {', '.join(sorted(unknown))}")
    assert strangers == []
    assert seen > 150


def test_sections_stand_in_one_order():
    for name, function in functions():
        found = Docstring(function).order
        assert set(found) <= set(SECTIONS), name
        assert found == sorted(found, key=SECTIONS.index), name


def test_a_chapter_has_one_title_in_all_docstrings():
    titles = {}
    for path in (ROOT / "chapters").glob("[0-9][0-9]_*.ipynb"):
        title = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"][0]
        number, _, words = title.strip().removeprefix("# ").partition(". ")
        titles[number] = {words}
    assert titles
    for thing in (*dict(functions()).values(), *PUBLIC.values()):
        text = " ".join((thing.__doc__ or "").split())
        for number, title in re.findall(r'[Cc]hapter (\d+), "(.+?)"', text):
            titles.setdefault(number, set()).add(title.rstrip(".,"))
    assert {n: t for n, t in titles.items() if len(t) > 1} == {}


def test_there_is_one_example_a_rule():
    assert list(EXAMPLES) == sorted(EXAMPLES, key=[r.__name__ for r in RULES].index)
    assert set(EXAMPLES) == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_example_of_a_rule_is_named_by_it(kind):
    right, claimed, known = EXAMPLES[kind]
    assert diagnose(claimed, right, **known).kind == kind


def test_all_rules_are_in_the_tables_of_the_page():
    page = json.loads((ROOT / "chapters/api_mistakes.ipynb").read_text("utf-8"))
    shown = "".join(
        "".join(output["data"].get("text/markdown", ()))
        for cell in page["cells"]
        for output in cell.get("outputs", ())
        if "data" in output
    )
    for rule in RULES:
        assert f"`{rule.__name__}` |" in shown
