"""The notebook that the formgrader shows: the student's answers and what came of them.

It has the form that `nbgrader autograde` writes. The source of locked cells and tests,
hidden lines included, is the assignment's: it is for the teacher's eyes.
"""

import copy
import json
import re

import nbformat

from course_tools.grading.sanitise import sanitise

GOOD_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
NAMES = {
    "time-out": "CellTimeoutError",
    "memory": "MemoryError",
    "died": "DeadKernelError",
    "error": "Error",
    "failed": "AssertionError",
    "not written": "NotImplementedError",
}


def notebook(form, handed_out, submitted, result, limits):
    """The autograded notebook.

    Parameters
    ----------
    form : course_tools.grading.registered.Form
    handed_out : course_tools.grading.assignment.Notebook
    submitted : object
        Parsed JSON of what came back.
    result : dict or None
        None for what could not be read: then nothing has run.
    limits : Limits

    Returns
    -------
    NotebookNode
    """
    book = copy.copy(form.notebook)
    entries = _entries(result)
    book.cells, count, used = [], 0, set()
    for step in sanitise(handed_out, submitted, limits).steps:
        cell = _cell(form, step, used)
        entry = entries.get(step.name)
        if cell.cell_type == "code" and entry is not None:
            if entry["status"] != "not run":
                count += 1
                cell.execution_count = count
            cell.outputs = outputs(entry, cell.source)
        book.cells.append(cell)
    return book


def with_note(book, text):
    """Put a sentence above a notebook, for those who open it."""
    note = nbformat.v4.new_markdown_cell(f"**{text}**", id="note-of-the-grader")
    book.cells.insert(0, note)
    return book


def text_of(book):
    """The notebook as a file holds it."""
    return json.dumps(book, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _entries(result):
    if result is None:
        return {}
    return {entry["name"]: entry for entry in (*result["cells"], *result["tests"])}


def _cell(form, step, used):
    known = form.cells.get(step.name)
    if known is not None:
        cell = copy.deepcopy(known)
        if step.role in ("solution", "manual", "free"):
            cell.source = step.source
        if step.kind != cell.cell_type:
            cell = _plain(step)
    else:
        cell = _plain(step)
    name = step.name if GOOD_ID.fullmatch(step.name) else f"cell-{len(used)}"
    while name in used:
        name = f"{name[:55]}-{len(used)}"
    used.add(name)
    cell.id = name
    return cell


def _plain(step):
    make = {
        "code": nbformat.v4.new_code_cell,
        "markdown": nbformat.v4.new_markdown_cell,
        "raw": nbformat.v4.new_raw_cell,
    }[step.kind]
    return make(step.source)


def outputs(entry, source):
    """The outputs of a cell or test in nbformat's form."""
    found = [_output(output) for output in entry["outputs"]]
    if "points" not in entry:
        if entry["message"]:
            name = NAMES.get(entry["status"], "Error")
            found.append(_error(name, entry["message"], [entry["message"]]))
        return found
    if entry["status"] == "passed":
        return found
    if entry["status"] == "failed" and entry["raised"] is None and entry["points"]:
        return [*found, _value(repr(entry["points"]))]  # partial credit
    name = entry["raised"] or NAMES.get(entry["status"], "Error")
    lines = [f"{name}: {entry['message']}"]
    if said := failing_line(entry, source):
        lines.append(f"line {entry['line']}: {said}")
    if entry["trace"]:
        lines.append(entry["trace"])
    found.append(_error(name, entry["message"], lines))
    return found


def failing_line(entry, source):
    """The line of a test at which it ended, or an empty text."""
    lines = source.splitlines()
    number = entry["line"]
    return lines[number - 1].strip() if number and 0 < number <= len(lines) else ""


def _error(name, text, lines):
    return node("error", ename=name, evalue=text, traceback=lines)


def _output(output):
    if output["kind"] in ("stdout", "stderr"):
        return node("stream", name=output["kind"], text=output["text"])
    if output["kind"] == "result":
        return _value(output["text"])
    if output["kind"] == "note":
        return node("stream", name="stdout", text=output["text"])
    trace = [output["trace"] or f"{output['name']}: {output['text']}"]
    return _error(output["name"], output["text"], trace)


def _value(text):
    data = {"text/plain": text}
    return node("execute_result", data=data, metadata={}, execution_count=None)


def node(kind, **fields):
    """An output; `nbformat.v4.new_output` would validate each anew."""
    return nbformat.from_dict({"output_type": kind, **fields})
