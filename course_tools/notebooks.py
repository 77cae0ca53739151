"""One canonical form for notebooks, and a plain-text form to edit and to diff.

Canonical: nbformat 4.5, sorted keys, LF; notebook metadata only the kernel and the
language; cell metadata only tags, nbgrader and mystnb (the text alternative of a
figure); ids that say what the cell is; of outputs the text, never an image.
"""

import json
import re
import shlex

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_tools.project import CourseError

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_METADATA = ("mystnb", "nbgrader", "tags")
LOCKS = ("deletable", "editable")  # nbgrader's release guards cells with these
GOOD_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?")

ROLES = {
    "locked": {"grade": False, "locked": True, "solution": False},
    "solution": {"grade": False, "locked": False, "solution": True},
    "test": {"grade": True, "locked": True, "solution": False},
}


def read(path):
    """Read a notebook.

    Raises
    ------
    CourseError
        If the file is no notebook; the text names it.
    """
    try:
        return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise CourseError(f"{path}: not a readable notebook ({error})") from None


def canonical(notebook, *, released=False):
    """The one text in which a notebook is kept.

    Parameters
    ----------
    notebook : NotebookNode
        Is not changed.
    released : bool
        The form that learners get: no outputs, and nbgrader's locks kept.

    Returns
    -------
    str
        JSON with one newline at its end.

    Raises
    ------
    CourseError
        If a cell has no telling id, or two cells share one.
    """
    clean = nbformat.from_dict(json.loads(json.dumps(notebook)))
    clean.nbformat, clean.nbformat_minor = 4, 5
    clean.metadata = nbformat.from_dict(METADATA)
    seen = set()
    for number, cell in enumerate(clean.cells, start=1):
        name = cell.get("id", "")
        _check_id(name, number, seen)
        seen.add(name)
        grading = cell.metadata.get("nbgrader")
        if grading and grading.get("grade_id") != name:
            raise CourseError(
                f"the cell `{name}` is `{grading.get('grade_id')}` for nbgrader; "
                "the two names must be the same"
            )
        kept = CELL_METADATA + LOCKS * released
        cell.metadata = {k: v for k, v in cell.metadata.items() if k in kept}
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs = [] if released else _texts_of(cell.outputs)
            cell.execution_count = None if released else cell.execution_count
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count = cell.execution_count
    nbformat.validate(clean)
    return nbformat.writes(clean).rstrip("\n") + "\n"


def _check_id(name, number, seen):
    if not GOOD_ID.fullmatch(name) or RANDOM_ID.fullmatch(name):
        raise CourseError(
            f"cell {number} has the id `{name}`; give it lower-case words that say "
            "what the cell is, such as `secant-figure`"
        )
    if name in seen:
        raise CourseError(f"two cells have the id `{name}`; each needs its own")


def _texts_of(outputs):
    """Outputs without images; what was printed in several pieces is one."""
    merged = []
    for output in map(_text_of, outputs):
        before = merged[-1] if merged else {}
        if output.output_type == "stream" and before.get("name") == output.name:
            before["text"] += output.text
        else:
            merged.append(output)
    return merged


def _text_of(output):
    output = nbformat.from_dict(dict(output))
    if "data" in output:
        output.data = {
            kind: value
            for kind, value in output.data.items()
            if not kind.startswith("image/")
        }
        output.metadata = {}
    return output


def to_text(notebook):
    """The notebook as percent text: a marker line a cell, then its source."""
    return "\n".join(f"{_marker(cell)}\n{cell.source}\n" for cell in notebook.cells)


def _marker(cell):
    words = [f"# %% [{cell.cell_type}] {cell.get('id', '')}"]
    grading = cell.metadata.get("nbgrader", {})
    for role, flags in ROLES.items():
        if grading and all(grading.get(k) == v for k, v in flags.items()):
            words.append(f"role={role}")
    if "points" in grading:
        words.append(f"points={grading['points']:g}")
    if cell.metadata.get("tags"):
        words.append(f"tags={','.join(cell.metadata['tags'])}")
    alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt")
    if alt:
        words.append(f"alt={shlex.quote(alt)}")
    return " ".join(words)


def from_text(text):
    """Read percent text back into a notebook without outputs.

    Raises
    ------
    CourseError
        If a marker line cannot be read; the text says which.
    """
    pieces = re.split(r"(?m)^# %% (.*)\n?", text)
    if pieces[0].strip():
        raise CourseError("the text must begin with a marker line `# %% [markdown] id`")
    notebook = new_notebook(metadata=METADATA)
    for marker, source in zip(pieces[1::2], pieces[2::2], strict=True):
        notebook.cells.append(_cell(marker, source.strip("\n")))
    return notebook


def _cell(marker, source):
    match = re.fullmatch(r"\[(code|markdown)\] (\S+)\s*(.*)", marker.strip())
    if not match:
        raise CourseError(f"cannot read the marker `# %% {marker}`")
    kind, name, rest = match.groups()
    try:
        words = dict(word.split("=", 1) for word in shlex.split(rest))
    except ValueError:
        raise CourseError(f"cannot read the words of `# %% {marker}`") from None
    metadata = {}
    if role := words.pop("role", None):
        if role not in ROLES:
            raise CourseError(f"role={role}: allowed are {', '.join(ROLES)}")
        metadata["nbgrader"] = ROLES[role] | {
            "grade_id": name,
            "schema_version": 3,
            "task": False,
        }
    if points := words.pop("points", None):
        metadata["nbgrader"]["points"] = int(points)
    if tags := words.pop("tags", None):
        metadata["tags"] = tags.split(",")
    if alt := words.pop("alt", None):
        metadata["mystnb"] = {"image": {"alt": alt}}
    if words:
        raise CourseError(f"unknown words in `# %% {marker}`: {', '.join(words)}")
    new_cell = new_code_cell if kind == "code" else new_markdown_cell
    return new_cell(source=source, id=name, metadata=metadata)
