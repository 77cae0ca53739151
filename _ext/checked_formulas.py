"""Check the formulas of each page when it is read, and mark those that are true.

A formula that is false, or cannot be read, is a warning with its place, which fails
the build. A checked display gets a small mark that says what it was checked by; one
that is shown as an error, and was proved to be one, gets another. The changed pages
are checked by other processes while Sphinx reads them.
"""

from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from course_tools.formulas import pages, results

logger = logging.getLogger(__name__)
MARKED = {
    "checked": ("✓", "checked by"),
    "refuted": ("✗", "an error, proved false by"),
}


def begin(app, env, docnames):
    root = Path(app.srcdir)
    there = set(pages.pages(root))
    sources = dict.fromkeys(source_of(app, docname) for docname in docnames)
    app.formulas = results.Ahead(root, [path for path in sources if path in there])


def check(app, doctree):
    docname = app.env.docname
    path = source_of(app, docname)
    if path not in pages.pages(Path(app.srcdir)):
        return
    rows = app.formulas.rows(path)
    for row in rows:
        if row.kind == "refused":
            logger.warning(row.text, location=docname, type="formula")
    found = {_key(row.source): row for row in rows if row.kind in MARKED}
    for block in doctree.findall(nodes.math_block):
        row = found.get(_key(block.astext()))
        if row:
            block["mark"], verdict = MARKED[row.kind]
            block["checked"] = f"{verdict} {', '.join(row.witnesses)}"


def end(app, *_):
    if hasattr(app, "formulas"):
        app.formulas.close()


def source_of(app, docname):
    """The page that holds the formulas: a drill's is its source form."""
    path = Path(app.env.doc2path(docname, base=False))
    if path.parts[0] == "exercises":
        return Path("solutions", *path.parts[1:])
    return path


def _key(source):
    return " ".join(source.split())


def setup(app):
    app.connect("env-before-read-docs", begin)
    app.connect("doctree-read", check)
    app.connect("build-finished", end)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
