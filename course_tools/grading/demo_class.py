"""A made-up class, handed in and graded, so that a teacher sees it all in a minute.

Most students are right or half right, their answers drawn from ``variants/``; some have
not begun, some broke their file or deleted a cell, some attack, two hand nothing in.
It all happens in a folder of its own: no class of the teacher's is touched.
"""

import ast
import copy
import json
import random
import re
import shutil
from dataclasses import dataclass, field

from course_tools import release
from course_tools.benchmarks.hostile import corpus
from course_tools.grading import grade_class, gradebook
from course_tools.grading.limits import Limits
from course_tools.project import CourseError, drill_notebooks

FIRST = """
Ada Alan Amalie Blaise Carl Cecilia Daniel Dorothy Edith Emil Emmy Euclid Florence Grace
Henri Hypatia Isaac Johann Joseph Julia Karen Kurt Leonhard Maria Mary Mileva Niels Olga
Paul Rene Rosa Sofia Srinivasa Thales Wang
"""
LAST = """
Adler Bauer Castro Dupont Eriksen Fischer Garcia Haddad Ito Jansen Kowalski Lindgren
Moreau Nkosi Okafor Petrov Quispe Rossi Silva Tanaka Urban Vasquez Weber Xu Zhang
"""
NO_SHOWS = 2
# A demonstration does not wait ten seconds for a loop to be stopped.
LIMITS = Limits(cell_cpu=2.0, cell_wall=10.0, total_cpu=20.0, total_wall=60.0)
ATTACKS = ("forge_patched_numpy", "forge_gradebook", "break_loop", "break_exit")


def run(root, chapter, folder, *, count=60, seed=1, allow_weaker=False):
    """Make the class and grade it.

    Parameters
    ----------
    root : Path
    chapter : str
    folder : Path
        Where the demonstration is made; replaced if it is there.
    count : int
        Students, no-shows included; at least 20.
    seed : int
    allow_weaker : bool

    Returns
    -------
    int
        The exit status of the grading, which is 1: some students need a human.

    Raises
    ------
    CourseError
        If the folder is there and is no demonstration, or the class too small.
    """
    if count < 20:
        raise CourseError(f"a demonstration has 20 students or more, not {count}")
    make(root, chapter, folder, count, seed)
    options = grade_class.Options(allow_weaker=allow_weaker, limits=LIMITS)
    status = grade_class.run(folder, chapter, options)
    print(
        f"Look around in {folder / 'classroom'}; `nbgrader formgrader` and every other "
        f"command work in {folder}"
    )
    return status


def make(root, chapter, folder, count, seed):
    """Write the course folder with everything that was handed in."""
    mark = folder / ".demo-class"
    if folder.exists() and not mark.exists():
        raise CourseError(f"{folder} is there, and no demonstration; it was left alone")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    release.copy_course(root, folder, [chapter])
    mark.touch()
    (folder / "_toc.yml").touch()
    for name in ("course_lib", "course_tools"):
        (folder / name).symlink_to(root / name, target_is_directory=True)
    names = people(count, seed)
    with gradebook.opened(folder) as book:
        for name in names:
            first, last = name.title().split(".")
            book.add_student(name, first_name=first, last_name=last)
    made = Class(root, chapter, random.Random(seed))
    for name, data in zip(names, made.hand_ins(count - NO_SHOWS), strict=False):
        made.write(folder / "classroom" / "submitted" / name / chapter, data)


def people(count, seed):
    """Names of students, none twice."""
    rng = random.Random(seed)
    both = [(first, last) for first in FIRST.split() for last in LAST.split()]
    names = [f"{first}.{last}".lower() for first, last in both]
    if count > len(names):
        raise CourseError(f"there are {len(names)} names, {count} students were asked")
    return rng.sample(names, count)


@dataclass
class Class:
    """What students of a chapter hand in."""

    root: object
    chapter: str
    rng: random.Random
    answers: dict = field(default_factory=dict)
    released: dict = field(default_factory=dict)
    solved: dict = field(default_factory=dict)

    def __post_init__(self):
        for path in sorted((self.root / "variants" / self.chapter).glob("*.py")):
            self.answers[path.stem] = answers_in(path.read_text("utf-8"), path.stem)
        for path in drill_notebooks(self.root, self.chapter):
            given = self.root / "exercises" / self.chapter / path.name
            self.released[path.name] = json.loads(given.read_text("utf-8"))
            full = json.loads(path.read_text("utf-8"))
            self.solved |= {cell["id"]: _source(cell) for cell in full["cells"]}

    def hand_ins(self, count):
        """What `count` students hand in, in a random order: files by name."""
        made = [self.broken(kind) for kind in BROKEN]
        made += [self.attack(name) for name in ATTACKS]
        made += [self.answered(0.0, begun=0.0), self.answered(0.0, begun=0.0)]
        while len(made) < count:
            share = self.rng.choice([0.3, 0.5, 0.7, 0.8, 0.9, 0.9, 1.0, 1.0])
            begun = self.rng.choice([0.5, 1.0, 1.0, 1.0, 1.0])
            made.append(self.answered(share, begun))
        self.rng.shuffle(made)
        return made

    def answered(self, share, begun=1.0):
        """Notebooks with about this share of right answers among those begun."""
        notebooks = copy.deepcopy(self.released)
        for notebook in notebooks.values():
            for cell in notebook["cells"]:
                known = self.answers.get(cell.get("id"))
                if known is None or self.rng.random() >= begun:
                    continue
                right = self.rng.random() < share
                fits = [text for text, good in known if good is right]
                cell["source"] = self.rng.choice(fits or [text for text, _ in known])
        return {name: json.dumps(book, indent=1) for name, book in notebooks.items()}

    def broken(self, kind):
        """A good hand-in that something happened to."""
        return BROKEN[kind](self.answered(0.9))

    def attack(self, name):
        """The blank notebooks with an attack of the corpus."""
        notebooks = copy.deepcopy(self.released)
        for notebook in notebooks.values():
            cells = [c for c in notebook["cells"] if c.get("id") in self.answers]
            cells[-1]["source"] = corpus.cell(name)
        return {name: json.dumps(book) for name, book in notebooks.items()}

    @staticmethod
    def write(folder, files):
        """Put files into a student's folder."""
        folder.mkdir(parents=True)
        for name, data in files.items():
            data = data.encode("utf-8") if isinstance(data, str) else data
            (folder / name).write_bytes(data)


def _source(cell):
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _first(files, change):
    """The files with the text of the first one changed."""
    name = min(files)
    return files | {name: change(files[name])}


def _without_answer(text):
    notebook = json.loads(text)
    found = [c for c in notebook["cells"] if "def " in _source(c)]
    notebook["cells"].remove(found[len(found) // 2])
    return json.dumps(notebook)


def _with_copy(text):
    notebook = json.loads(text)
    found = [c for c in notebook["cells"] if "def " in _source(c)]
    notebook["cells"].append(copy.deepcopy(found[0]))
    return json.dumps(notebook)


def _with_easy_test(text):
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["source"] = "pass"
            break
    return json.dumps(notebook)


def _with_syntax_error(text):
    notebook = json.loads(text)
    found = [c for c in notebook["cells"] if "def " in _source(c)]
    found[0]["source"] = _source(found[0]).replace("):", ")", 1)
    return json.dumps(notebook)


def _renamed(files):
    name = min(files)
    kept = {other: text for other, text in files.items() if other != name}
    return kept | {name.replace(".ipynb", " (1).ipynb"): files[name]}


BROKEN = {
    "cut off": lambda files: _first(files, lambda text: text[: len(text) // 2]),
    "empty": lambda files: _first(files, lambda text: ""),
    "UTF-16": lambda files: _first(files, lambda text: text.encode("utf-16")),
    "renamed": _renamed,
    "deleted answer": lambda files: _first(files, _without_answer),
    "copied answer": lambda files: _first(files, _with_copy),
    "edited test": lambda files: _first(files, _with_easy_test),
    "syntax error": lambda files: _first(files, _with_syntax_error),
}


def answers_in(text, function):
    """The answers of a file of variants as a student would write them.

    Returns
    -------
    list of (str, bool)
        The text of each, under the name that the drill asks for, and whether it is
        right.

    Examples
    --------
    >>> answers_in("def right_one(x):\\n    '''Says why.'''\\n    return x", "f")
    [('def f(x):\\n    return x', True)]
    """
    tree = ast.parse(text)
    helpers, found = [], []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and re.match("right_|wrong_", node.name):
            found.append(node)
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            helpers.append(ast.get_source_segment(text, node))
    written = []
    for node in found:
        source = ast.get_source_segment(text, node)
        if ast.get_docstring(node) is not None and len(node.body) > 1:
            said = ast.get_source_segment(text, node.body[0])
            source = re.sub(rf"\n *{re.escape(said)}", "", source, count=1)
        source = re.sub(rf"\b{node.name}\b", function, source)
        used = [text for text in helpers if _used(text, source)]
        parts = "\n\n\n".join([*used, source]) if used else source
        written.append((parts, node.name.startswith("right_")))
    return written


def _used(helper, source):
    """Whether a helper is needed; NumPy is imported by the notebook itself."""
    if helper == "import numpy as np":
        return False
    names = re.findall(r"(?:def|class|import|as) +(\w+)|^(\w+) *=", helper, re.M)
    return any(re.search(rf"\b{a or b}\b", source) for a, b in names) or not names
