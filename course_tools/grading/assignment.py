"""An assignment as grading needs it: what was handed out, and what is graded.

Read from ``solutions/<chapter>/`` through nbgrader's own preprocessors, with the
delimiters and the stub that ``nbgrader_config.py`` sets. What a student's process may
have is in `Cell.released`; hidden tests are in `Cell.source` of graded cells alone.
"""

import ast
import hashlib
import json
from dataclasses import asdict, dataclass

import nbformat

from course_tools import notebooks
from course_tools.grading.gradebook import settings
from course_tools.project import CourseError, drill_notebooks

ONE_PROCESS = "one-process"  # the tag of a graded cell that cannot be split
ROLES = ("text", "locked", "solution", "test", "manual", "free")


@dataclass(frozen=True)
class Cell:
    """One cell of an assignment.

    Attributes
    ----------
    name : str
        nbgrader's grade_id, or the id of a cell that nbgrader does not know.
    kind : str
        ``code``, ``markdown`` or ``raw``.
    role : str
        ``text`` or ``locked``: belongs to the assignment; ``solution``: the student
        writes it; ``test``: graded by a machine; ``manual``: graded by a person;
        ``free``: handed out, and not nbgrader's.
    source, released : str
        As it is graded, and as it was handed out.
    points : float
    split : bool
        Whether a test runs in another process than the student's code.
    hidden : tuple of (int, int)
        First and last line of each hidden part of a test.
    """

    name: str
    kind: str
    role: str
    source: str
    released: str
    points: float = 0.0
    split: bool = True
    hidden: tuple = ()


@dataclass(frozen=True)
class Notebook:
    """One notebook of an assignment.

    Attributes
    ----------
    name : str
        Without ``.ipynb``.
    cells : tuple of Cell
        In their order.
    names : tuple of str
        What solution cells define at top level: what tests may ask a student for.
    """

    name: str
    cells: tuple
    names: tuple

    @property
    def points(self):
        """What the machine-graded cells are worth."""
        return sum(cell.points for cell in self.cells if cell.role == "test")


@dataclass(frozen=True)
class Assignment:
    """All notebooks of an assignment; plain data, which can be sent and hashed."""

    name: str
    notebooks: tuple

    @property
    def digest(self):
        """A hash of everything that marks depend on."""
        text = json.dumps(self.as_data(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def notebook(self, name):
        """The notebook of this name.

        Raises
        ------
        CourseError
            If the assignment has none.
        """
        for notebook in self.notebooks:
            if notebook.name == name.removesuffix(".ipynb"):
                return notebook
        known = ", ".join(notebook.name for notebook in self.notebooks)
        raise CourseError(f"{self.name} has no notebook `{name}`; it has {known}")

    def as_data(self):
        """Lists, dicts, strings and numbers, for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data):
        """The inverse of :meth:`as_data`, also after JSON."""
        read = []
        for notebook in data["notebooks"]:
            cells = tuple(
                Cell(**cell | {"hidden": tuple(map(tuple, cell["hidden"]))})
                for cell in notebook["cells"]
            )
            read.append(Notebook(notebook["name"], cells, tuple(notebook["names"])))
        return cls(data["name"], tuple(read))


def load(root, chapter):
    """The assignment of a chapter.

    Raises
    ------
    CourseError
        If the chapter has no drills, or a cell has no name or one that occurs twice.
    """
    paths = drill_notebooks(root, chapter)
    if not paths:
        raise CourseError(f"solutions/{chapter} holds no drill_*.ipynb")
    config = settings(root)
    read = tuple(_notebook(path, config) for path in paths)
    return Assignment(chapter, read)


def _notebook(path, config):
    from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

    full = notebooks.read(path)
    released = nbformat.from_dict(json.loads(json.dumps(full)))
    clear_tests = ClearHiddenTests(config=config)
    for clear in (ClearSolutions(config=config), clear_tests):
        released, _ = clear.preprocess(released, {})
    markers = clear_tests.begin_test_delimeter, clear_tests.end_test_delimeter
    cells, names, locked = [], [], set()
    for whole, given in zip(full.cells, released.cells, strict=True):
        cell = _cell(whole, given.source, markers)
        cells.append(cell)
        if cell.role in ("solution", "manual") and cell.kind == "code":
            names += [cell.name, *defined(whole.source)]
        elif cell.role == "locked":
            locked |= {*defined(whole.source), *imported(whole.source)}
    known = [cell.name for cell in cells]
    twice = sorted({name for name in known if known.count(name) > 1})
    if twice or not all(known):
        raise CourseError(f"{path}: cells need names of their own, see {twice}")
    # What a locked cell defines is the tester's own: no student may replace it there.
    names = [n for n in dict.fromkeys(names) if n.isidentifier() and n not in locked]
    return Notebook(path.stem, tuple(cells), tuple(names))


def _cell(cell, released, markers):
    grading = cell.metadata.get("nbgrader") or {}
    role = _role(cell, grading)
    return Cell(
        name=grading.get("grade_id") or cell.get("id", ""),
        kind=cell.cell_type,
        role=role,
        source=cell.source,
        released=released,
        points=float(grading.get("points", 0)) if grading.get("grade") else 0.0,
        split=ONE_PROCESS not in cell.metadata.get("tags", ()),
        hidden=_hidden(cell.source, *markers) if role == "test" else (),
    )


def _role(cell, grading):
    if not grading:
        return "free"
    if grading.get("task"):
        return "manual"
    if grading.get("solution"):
        return "manual" if grading.get("grade") else "solution"
    if grading.get("grade"):
        return "test" if cell.cell_type == "code" else "manual"
    return "locked" if cell.cell_type == "code" else "text"


def _hidden(source, begin, end):
    """The line numbers between which tests are hidden."""
    parts, start = [], None
    for number, line in enumerate(source.splitlines(), start=1):
        if begin in line:
            start = number
        elif end in line and start is not None:
            parts.append((start, number))
            start = None
    return tuple(parts)


def imported(source):
    """The names that the imports of a cell bind."""
    nodes = ast.walk(ast.parse(source))
    found = [n for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)]
    return [(a.asname or a.name).split(".")[0] for node in found for a in node.names]


def defined(source):
    """The names that a cell binds at its top level; none if it is no Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    names = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                inner = ast.walk(target)
                names += [n.id for n in inner if isinstance(n, ast.Name)]
    return names
