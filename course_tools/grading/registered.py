"""The assignment in nbgrader's gradebook: the same rows as `generate_assignment` makes.

Grading needs the cells and their points there. nbgrader's own preprocessors make them,
without a second copy of exercises/.
"""

import json
from dataclasses import dataclass

from course_tools import notebooks
from course_tools.project import CourseError, drill_notebooks


@dataclass(frozen=True)
class Form:
    """A notebook as nbgrader keeps it: answers cleared, locked, with checksums.

    Attributes
    ----------
    notebook : NotebookNode
    cells : dict of str to NotebookNode
        By nbgrader's name, or by the id of cells that nbgrader does not know.
    """

    notebook: object
    cells: dict


def forms(root, chapter, config):
    """Every notebook of a chapter in that form, by name."""
    from nbgrader import preprocessors as steps

    order = (
        steps.LockCells,
        steps.ClearSolutions,
        steps.ClearOutput,
        steps.CheckCellMetadata,
        steps.ComputeChecksums,
    )
    found = {}
    for path in drill_notebooks(root, chapter):
        notebook = notebooks.read(path)
        for step in order:
            notebook, _ = step(config=config).preprocess(notebook, {})
        cells = {name_of(cell): cell for cell in notebook.cells}
        found[path.stem] = Form(notebook, cells)
    return found


def name_of(cell):
    """nbgrader's name of a cell, or its id."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id", "")


def register(book, chapter, made):
    """Bring an assignment into the gradebook where it is not there as it is now.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    chapter : str
    made : dict of str to Form

    Returns
    -------
    bool
        Whether something was written.

    Raises
    ------
    CourseError
        If cells were added or removed after submissions had been graded.
    """
    from nbgrader.preprocessors import SaveCells

    stale = {
        n: form for n, form in made.items() if not _current(book, chapter, n, form)
    }
    if not stale:
        return False
    book.update_or_create_assignment(chapter)
    address = book.engine.url.render_as_string(hide_password=False)
    for name, form in stale.items():
        place = {"notebook": name, "assignment": chapter, "db_url": address}
        try:
            SaveCells().preprocess(form.notebook, {"nbgrader": place})
        except RuntimeError as error:
            raise CourseError(
                f"{error}. The gradebook holds marks for other cells than "
                f"solutions/{chapter} has: give the changed drill a name of its own, "
                "or remove the assignment from the gradebook (nbgrader db assignment "
                f"remove {chapter} --force)"
            ) from None
    book.db.expire_all()
    return True


def _current(book, chapter, name, form):
    from nbgrader.api import MissingEntry

    try:
        notebook = book.find_notebook(name, chapter)
    except MissingEntry:
        return False
    kept = {cell.name: (cell.source, cell.checksum) for cell in notebook.source_cells}
    points = {
        c.name: c.max_score for c in (*notebook.grade_cells, *notebook.task_cells)
    }
    wanted, worth = {}, {}
    for cell in form.cells.values():
        grading = cell.metadata.get("nbgrader", {})
        if not grading:
            continue
        if any(grading.get(k) for k in ("grade", "solution", "locked", "task")):
            wanted[grading["grade_id"]] = (cell.source, grading.get("checksum"))
        if grading.get("grade") or grading.get("task"):
            worth[grading["grade_id"]] = float(grading["points"])
    spec = json.dumps(form.notebook.metadata.get("kernelspec", {}))
    return kept == wanted and points == worth and notebook.kernelspec == spec
