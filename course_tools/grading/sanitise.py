"""From what came back to what is run: the assignment with the student's answers in it.

Locked cells, tests, points and order are the assignment's, whatever the submission
says. Of the submission are taken: the text of solution cells, found by name or by what
they define, the cells that were handed out to try things, and the student's own.
Metadata is looked at for names and for nothing else. Any JSON can come; nothing raises.
"""

import re
from dataclasses import dataclass

from course_tools.grading.assignment import defined

KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True)
class Step:
    """One cell of the rebuilt notebook.

    Attributes
    ----------
    name : str
        Unique in the notebook.
    kind, role : str
        As in :class:`course_tools.grading.assignment.Cell`; role ``own`` is a cell
        that the student added.
    source : str
        What the student's process runs, or what is shown; for a test and a locked
        cell the released text.
    """

    name: str
    kind: str
    role: str
    source: str


@dataclass(frozen=True)
class Plan:
    """The rebuilt notebook, and what had to be restored in plain sentences."""

    steps: tuple
    repairs: tuple


@dataclass
class Found:
    """A cell of a submission, as far as it can be read."""

    number: int
    kind: str
    source: str
    name: str | None

    @property
    def words(self):
        return f"cell {self.number}"


def sanitise(notebook, submitted, limits):
    """Rebuild a submitted notebook.

    Parameters
    ----------
    notebook : course_tools.grading.assignment.Notebook
        What was handed out.
    submitted : object
        The parsed JSON of what came back.
    limits : Limits
        How many code cells and characters are taken.

    Returns
    -------
    Plan
        Cells that were not there are restored; a solution that was not there is the
        stub that was handed out.
    """
    return _Rebuilder(notebook, submitted, limits).plan()


class _Rebuilder:
    def __init__(self, notebook, submitted, limits):
        self.notebook, self.limits = notebook, limits
        self.repairs = []
        self.known = {cell.name: cell for cell in notebook.cells}
        self.cells = self._read(submitted)

    def say(self, sentence):
        self.repairs.append(sentence)

    def plan(self):
        answers = self._answers()
        own = self._own(answers)
        self._compare_locked()
        steps = self._steps(None, own)
        for cell in self.notebook.cells:
            if cell.role != "free":  # those are the student's: where and if they are
                source = answers.get(cell.name, cell.released)
                steps.append(Step(cell.name, cell.kind, cell.role, source))
            steps += self._steps(cell.name, own)
        return Plan(tuple(self._bounded(steps)), tuple(self.repairs))

    # Reading

    def _read(self, submitted):
        cells = submitted.get("cells") if isinstance(submitted, dict) else None
        if not isinstance(cells, list):
            cells = _cells_of_sheets(submitted)
            if not cells:
                self.say("The file holds no cells; the whole notebook was restored.")
        found = [self._cell(n, cell) for n, cell in enumerate(cells, start=1)]
        return [cell for cell in found if cell is not None]

    def _cell(self, number, cell):
        if not isinstance(cell, dict):
            self.say(f"Cell {number} is no cell; it was left out.")
            return None
        kind = cell.get("cell_type")
        source = _text(cell.get("source", cell.get("input")))
        if source is None:
            self.say(f"Cell {number} has no readable text; it is taken as empty.")
            source = ""
        if kind not in KINDS:
            kind = "markdown" if kind in ("heading", "html") else "code"
        return Found(number, kind, source, self._name(cell))

    def _name(self, cell):
        """The assignment's name of a cell: nbgrader's, or else the cell's id."""
        metadata = cell.get("metadata")
        grading = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        said = grading.get("grade_id") if isinstance(grading, dict) else None
        for name in (said, cell.get("id")):
            if isinstance(name, str) and name in self.known:
                return name
        return None

    # Solutions

    def _answers(self):
        """The text of each solution cell by name."""
        answers = {}
        for cell in self.notebook.cells:
            if cell.role not in ("solution", "manual"):
                continue
            named = [found for found in self.cells if found.name == cell.name]
            found = self._chosen(cell, named) if named else self._adopted(cell)
            if found is None:
                self.say(f"`{cell.name}` was missing; the empty one was put back.")
                continue
            if found.kind != cell.kind:
                self.say(f"`{cell.name}` was a {found.kind} cell; it is {cell.kind}.")
            found.name = cell.name
            answers[cell.name] = found.source
            for other in named:
                if other is not found:
                    self.cells.remove(other)
        return answers

    def _chosen(self, cell, named):
        """Of several copies the last changed one, as in a notebook that is run."""
        if len(named) == 1:
            return named[0]
        changed = [f for f in named if f.source.strip() != cell.released.strip()]
        found = (changed or named)[-1]
        which = "the last that was changed" if changed else "the last"
        self.say(
            f"`{cell.name}` was there {len(named)} times; {which} counts "
            f"({found.words})."
        )
        return found

    def _adopted(self, cell):
        """A cell without a name that defines what a missing solution cell should."""
        wanted = defined(cell.source) or [cell.name]
        for found in reversed(self.cells):
            mine = found.name is None
            if mine and any(_defines(found.source, name) for name in wanted):
                self.say(
                    f"`{cell.name}` had lost its mark; {found.words}, which defines "
                    "it, was taken."
                )
                return found
        return None

    # The student's own cells

    def _own(self, answers):
        """Own cells by the name of the assignment's cell that they stand after."""
        own, after, taken = {}, None, set()
        for found in self.cells:
            cell = self.known.get(found.name)
            if cell is None:
                own.setdefault(after, []).append((f"own-{found.number}", found))
            elif cell.role == "free":
                twice = found.name in taken
                name = f"own-{found.number}" if twice else found.name
                own.setdefault(after, []).append((name, found))
            elif found.name in taken:
                self.say(
                    f"`{found.name}` was there more than once; a copy was left out."
                )
                continue
            else:
                after = found.name
            taken.add(found.name)
        return own

    def _steps(self, after, own):
        steps = []
        for name, found in own.get(after, ()):
            role = "free" if name in self.known else "own"
            steps.append(Step(name, found.kind, role, found.source))
        return steps

    # What was locked

    def _compare_locked(self):
        """Say which locked cells and tests were changed, missing or moved."""
        order = [found.name for found in self.cells if found.name in self.known]
        for cell in self.notebook.cells:
            if cell.role not in ("locked", "test", "text"):
                continue
            named = [f for f in self.cells if f.name == cell.name]
            what = "test" if cell.role == "test" else "locked cell"
            if not named:
                self.say(f"The {what} `{cell.name}` was missing; it was put back.")
            elif named[0].kind != cell.kind or not _same(named[0].source, cell):
                self.say(f"The {what} `{cell.name}` was changed; it was put back.")
        wanted = [cell.name for cell in self.notebook.cells if cell.name in order]
        if list(dict.fromkeys(order)) != wanted:
            self.say("Cells were moved; those of the assignment are in their order.")

    def _bounded(self, steps):
        """Leave out own cells beyond the limits, and the text of too long ones."""
        count, kept = 0, []
        for step in steps:
            mine = step.role in ("own", "free", "solution", "manual")
            if mine and len(step.source) > self.limits.source:
                self.say(
                    f"`{step.name}` has {len(step.source)} characters, more than "
                    f"{self.limits.source}; it was left empty."
                )
                step = Step(step.name, step.kind, step.role, "")
            count += step.role == "own"
            if step.role == "own" and count > self.limits.cells:
                if count == self.limits.cells + 1:
                    self.say(
                        f"There are more than {self.limits.cells} cells of the "
                        "student's own; the others were left out."
                    )
                continue
            kept.append(step)
        return kept


def _cells_of_sheets(submitted):
    """The cells of a notebook of format 3, which has them in worksheets."""
    sheets = submitted.get("worksheets") if isinstance(submitted, dict) else None
    sheets = [s for s in _list(sheets) if isinstance(s, dict)]
    return [cell for sheet in sheets for cell in _list(sheet.get("cells"))]


def _list(value):
    return value if isinstance(value, list) else []


def _defines(source, name):
    """Whether a text seems to define a name; parsing it could be attacked."""
    name = re.escape(name)
    return re.search(
        rf"(?m)^(?:async +)?(?:def|class) +{name}\b|^{name} *=[^=]", source
    )


def _text(source):
    """A source as one string; None if it is nothing of the kind."""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    return source.encode("utf-8", "replace").decode("utf-8")  # no half characters


def _same(source, cell):
    """Whether a locked cell is as it was handed out, or as it is graded."""
    lines = [line.rstrip() for line in source.strip().splitlines()]
    return any(
        lines == [line.rstrip() for line in text.strip().splitlines()]
        for text in (cell.released, cell.source)
    )
