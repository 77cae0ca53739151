"""A parsed notebook of any make to a clean one of nbformat 4.5, as plain data.

What a run needs is kept: kinds, sources, ids and metadata of cells. Outputs are not:
the drill is executed anew. What had to be mended is said.
"""

import itertools
import re

from course_tools.grading.bounded_json import NotReadable

GOOD_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
CONFLICT = re.compile(r"^(<{7} .*|={7}|>{7} .*)$", re.MULTILINE)
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}


def clean(value, *, most_cells=1000):
    """A notebook that every reader of nbformat 4.5 accepts.

    Parameters
    ----------
    value : object
        What the JSON text of a file stands for.
    most_cells : int

    Returns
    -------
    notebook : dict
    mended : list of str
        What was not as it should be and is put right, each in a few words.
    remarks : list of str
        What a human may want to know and is left as it was.

    Raises
    ------
    NotReadable
        If it is no notebook.
    """
    mended = []
    cells = _cells(value, mended)
    if len(cells) > most_cells:
        raise NotReadable(f"has {len(cells)} cells; at most {most_cells} are taken")
    good = [cell for cell in cells if _is_cell(cell)]
    if not good:
        raise NotReadable("is a notebook without cells")
    if len(good) < len(cells):
        mended.append(f"{len(cells) - len(good)} entries that are no cells left out")
    notebook = {
        "cells": _with_ids([_clean_cell(cell, mended) for cell in good], mended),
        "metadata": _metadata(value, mended),
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return notebook, list(dict.fromkeys(mended)), _remarks(notebook)


def _cells(value, mended):
    """The list of cells, wherever this version of the format keeps it."""
    if not isinstance(value, dict):
        raise NotReadable("is JSON, but no notebook")
    version = value.get("nbformat")
    cells = value.get("cells")
    if isinstance(cells, list):
        if version is None:
            mended.append("states no nbformat, read as 4")
        elif type(version) is not int or version != 4:
            mended.append(f"states nbformat {str(version)[:20]!r}, read as 4")
        return cells
    sheets = value.get("worksheets")
    if isinstance(sheets, list):
        mended.append("is of nbformat 3, read as 4")
        sheets = [sheet for sheet in sheets if isinstance(sheet, dict)]
        lists = [s["cells"] for s in sheets if isinstance(s.get("cells"), list)]
        return [cell for cells in lists for cell in cells]
    raise NotReadable("is JSON, but no notebook: it has no list of cells")


def _is_cell(cell):
    return isinstance(cell, dict) and _source(cell) is not None


def _source(cell):
    """The source as one text; nbformat 3 calls that of a code cell `input`."""
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None


def _clean_cell(cell, mended):
    kind = cell.get("cell_type")
    source = _source(cell)
    if kind == "heading":
        level = cell.get("level")
        source = "#" * (level if level in (1, 2, 3, 4, 5, 6) else 1) + " " + source
        kind = "markdown"
    if kind not in ("code", "markdown", "raw"):
        mended.append("a cell of an unknown kind made a raw one")
        kind = "raw"
    metadata = cell.get("metadata")
    if not isinstance(metadata, dict):
        mended.append("metadata that are none dropped")
        metadata = {}
    clean = {
        "cell_type": kind,
        "id": cell.get("id"),
        "metadata": _writable(metadata, mended),
        "source": _writable(source, mended),
    }
    if kind == "code":
        clean |= {"execution_count": None, "outputs": []}
    return clean


def _writable(value, mended):
    """The same with halves of surrogate pairs, which no file can hold, replaced."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            mended.append("characters that cannot be written replaced")
            return value.encode("utf-8", "replace").decode("utf-8")
        return value
    if isinstance(value, list):
        return [_writable(item, mended) for item in value]
    if isinstance(value, dict):
        return {_writable(k, mended): _writable(v, mended) for k, v in value.items()}
    return value


def _with_ids(cells, mended):
    """Each cell with an id of its own; one that is missing is made from its place."""
    seen = {c["id"] for c in cells if _good_id(c["id"])}
    used = set()
    for place, cell in enumerate(cells, start=1):
        if cell["id"] in used if _good_id(cell["id"]) else cell["id"] is not None:
            mended.append("cells with the same or an impossible id given another")
            cell["id"] = None
        if cell["id"] is None:
            cell["id"] = _fresh_id(place, seen)
        used.add(cell["id"])
    return cells


def _good_id(name):
    return isinstance(name, str) and GOOD_ID.fullmatch(name) is not None


def _fresh_id(place, seen):
    names = (f"cell-{number}" for number in itertools.count(place))
    name = next(name for name in names if name not in seen)
    seen.add(name)
    return name


def _metadata(value, mended):
    """Kernel and language; the drills are written in Python 3, whatever is stated."""
    metadata = value.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    spec, info = metadata.get("kernelspec"), metadata.get("language_info")
    name = spec.get("name") if isinstance(spec, dict) else None
    language = spec.get("language") if isinstance(spec, dict) else None
    if language is None and isinstance(info, dict):
        language = info.get("name")
    # Names of environments are anything, such as `conda-env-jacobians-py`.
    foreign = "py" not in str(name) if language is None else language != "python"
    if name is not None and foreign:
        mended.append(f"names the kernel {str(name)[:30]!r}, read as Python 3")
    return {"kernelspec": dict(KERNELSPEC), "language_info": {"name": "python"}}


def _remarks(notebook):
    return [
        f"the cell `{cell['id']}` holds the marks of an unfinished merge"
        for cell in notebook["cells"]
        if len({m[0] for m in CONFLICT.findall(cell["source"])}) > 1
    ]
