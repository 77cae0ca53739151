"""Made-up students: what they hand in, and the marks that they should get."""

import random
from dataclasses import dataclass, field

import nbformat

from course_tools import mutation, notebooks
from course_tools.project import drill_notebooks

STUB, SYNTAX_ERROR, MISSING = "left as it was", "a syntax error", "deleted"


@dataclass
class Work:
    """One student's answers by function: a variant, or one of the words above."""

    name: str
    answers: dict = field(default_factory=dict)


class Assignment:
    """The drills of a chapter and all that can be handed in for them."""

    def __init__(self, root, chapter):
        self.root, self.chapter = root, chapter
        self.drills = {d.function: d for d in mutation.load_drills(root, chapter)}
        self.variants = {
            name: mutation.load_variants(root, drill)
            for name, drill in self.drills.items()
        }
        self.files = [source.name for source in drill_notebooks(root, chapter)]
        self.points = sum(drill.points for drill in self.drills.values())

    def reference(self, name):
        """The student who hands in the solutions."""
        return Work(name, dict.fromkeys(self.drills))

    def blank(self, name):
        return Work(name, dict.fromkeys(self.drills, STUB))

    def mixed(self, name, seed, right=0.5):
        """A student who is right in about this share of the drills."""
        rng = random.Random(seed)
        answers = {}
        for function, variants in self.variants.items():
            wanted = rng.random() < right
            answers[function] = rng.choice([v for v in variants if v.right is wanted])
        return Work(name, answers)

    def marks(self, work):
        """Points by test cell that this work is worth."""
        marks = {}
        for function, answer in work.answers.items():
            drill = self.drills[function]
            if answer in (STUB, SYNTAX_ERROR, MISSING):
                marks |= {test.name: 0 for test in drill.tests}
                continue
            code = drill.namespace[function] if answer is None else answer.function
            for outcome in mutation.judge(drill, code):
                marks[outcome.test.name] = outcome.test.points * (outcome.error is None)
        return marks

    def hand_in(self, work, released, folder, change=None):
        """Write the released notebooks with this student's answers into `folder`.

        Each passes through `change` first, where one is given.
        """
        for name in self.files:
            notebook = self._answered(work, notebooks.read(released / name))
            if change is not None:
                notebook = change(notebook)
            write(notebook, folder / name)

    def _answered(self, work, notebook):
        for cell in notebook.cells:
            answer = work.answers.get(cell.id, STUB)
            if answer is None:
                cell.source = self._reference_source(cell.id)
            elif answer == SYNTAX_ERROR:
                cell.source = f"def {cell.id}(x)\n    return x"
            elif answer == MISSING:
                cell.source = ""
            elif answer != STUB:
                path = self.root / "variants" / self.chapter / f"{cell.id}.py"
                text = path.read_text(encoding="utf-8")
                cell.source = f"{text}\n\n{cell.id} = {answer.name}"
        return notebook

    def _reference_source(self, function):
        for path in drill_notebooks(self.root, self.chapter):
            for cell in notebooks.read(path).cells:
                if cell.id == function:
                    return cell.source
        raise LookupError(function)


def write(notebook, path):
    """Save as an editor would: not canonical, with the ids kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
