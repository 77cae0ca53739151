"""What students hand in for the small assignment: four drills, and their tests."""

import copy
import json

from course_tools.benchmarks.hostile.assignment import (  # noqa: F401  (for others)
    CHAPTER,
    DRILL,
    POINTS,
    SENTINEL,
    TEXT,
    write,
)
from course_tools.grading import assignment


class Small:
    """The small assignment, and what students hand in for it."""

    def __init__(self, folder):
        self.assignment = assignment.load(folder, CHAPTER)
        (self.notebook,) = self.assignment.notebooks
        path = folder / "solutions" / CHAPTER / DRILL
        self._full = json.loads(path.read_text(encoding="utf-8"))

    def reference(self):
        """The submission of somebody who hands in the solutions."""
        return copy.deepcopy(self._full)

    def blank(self, **answers):
        """What was handed out, with these solution cells in it."""
        submitted = self.reference()
        released = {cell.name: cell.released for cell in self.notebook.cells}
        for cell in submitted["cells"]:
            cell["source"] = answers.get(cell["id"], released[cell["id"]])
        return submitted

    def answered(self, **answers):
        """The reference with some of its solution cells replaced."""
        submitted = self.reference()
        for cell in submitted["cells"]:
            cell["source"] = answers.get(cell["id"], cell["source"])
        return submitted
