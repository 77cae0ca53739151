"""Run chapters and solutions, and keep their text outputs in canonical form."""

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from course_tools import notebooks
from course_tools.project import CourseError

KEPT_WITH_OUTPUTS = ("chapters", "solutions")
KEPT_BLANK = ("exercises",)


def all_notebooks(root):
    """Every notebook of the course that is kept in git."""
    folders = [root / name for name in KEPT_WITH_OUTPUTS + KEPT_BLANK]
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    )


def canonical_text(root, path):
    """The form in which this notebook should be kept; names the file in errors."""
    released = path.resolve().relative_to(root).parts[0] in KEPT_BLANK
    try:
        return notebooks.canonical(notebooks.read(path), released=released)
    except (CourseError, nbformat.ValidationError) as error:
        raise CourseError(f"{path}: {error}") from None


def normalise(root, paths, *, check=False):
    """Rewrite notebooks in canonical form, or say which are not in it.

    Raises
    ------
    CourseError
        With `check`, if a notebook is not canonical.
    """
    changed = []
    for path in paths or all_notebooks(root):
        text = canonical_text(root, path)
        if path.read_bytes() != text.encode():
            changed.append(str(path))
            if not check:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"normalised {path}")
    if check and changed:
        raise CourseError(
            f"Not in canonical form: {', '.join(changed)}. Run `course normalise`."
        )


def run(root, paths):
    """Execute notebooks from top to bottom and keep what they print.

    Raises
    ------
    CourseError
        If a cell raises; the text names the notebook and shows the traceback.
    """
    for path in paths:
        notebook = notebooks.read(path)
        client = NotebookClient(
            notebook,
            timeout=120,
            kernel_name="python3",
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": str(path.parent)}},
        )
        try:
            client.execute()
        except CellExecutionError as error:
            raise CourseError(f"{path} raised:\n{error}") from None
        text = notebooks.canonical(notebook)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"ran {path}")
