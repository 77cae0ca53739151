"""Make of each released drill notebook a page to work through.

At the head stands what there is to do and what it is worth, with the notebook itself
and the zip of everything to take away. Below each drill the visible tests are folded,
and so is the solution, with its reasons. `drill_solutions: false` in `_config.yml`
leaves the solutions out: for a class whose marks count.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from course_tools import bundle, notebooks

PAGE = re.compile(r"exercises/(?P<chapter>[^/]+)/(?P<file>drill_[^/]+)$")
SOLUTION = re.compile(
    r"[ \t]*# BEGIN SOLUTION\n(.*?)[ \t]*# END SOLUTION\n?.*", re.DOTALL
)
TEST_CELL = re.compile(r"test_(?P<function>\w+)_(?P<property>[^_]+)$")
logger = logging.getLogger(__name__)


def make_page(app, doctree):
    found = PAGE.match(app.env.docname)
    if not found:
        return
    file = f"{found['chapter']}/{found['file']}.ipynb"
    solutions = {}
    if app.config.drill_solutions:
        source = Path(app.srcdir, "solutions", file)
        if not source.is_file():
            words = (
                f"solutions/{file} is missing; for pages without solutions set "
                "`drill_solutions: false` in _config.yml"
            )
            logger.warning(words, location=doctree, type="drills")
            return
        app.env.note_dependency(str(source))
        solutions = read_solutions(source)
    cells = list(graded_cells(doctree))
    for cell, grading in cells:
        name = grading["grade_id"]
        if grading["grade"]:
            fold(cell, f"The tests you see: {tested(grading)}", "drill-test")
        elif grading["solution"] and name in solutions:
            cell.parent.insert(
                cell.parent.index(cell) + 1, solution(name, solutions[name])
            )
    head = nodes.container(classes=["drill-head"])
    head += [way_out(found["chapter"], found["file"]), overview(cells)]
    trains = next(doctree.findall(nodes.paragraph))  # what the drills are for
    trains.parent.insert(trains.parent.index(trains) + 1, head)


def graded_cells(doctree):
    """Cells of answers and tests, with nbgrader's notes about them."""
    for cell in doctree.findall(nodes.container):
        grading = cell.get("cell_metadata", {}).get("nbgrader")
        if grading and (grading["grade"] or grading["solution"]):
            yield cell, grading


def read_solutions(path):
    """The answers in a source notebook by function, without the marks around them."""
    return {
        cell.id: SOLUTION.sub(r"\1", cell.source).rstrip()
        for cell in notebooks.read(path).cells
        if "# BEGIN SOLUTION" in cell.source
    }


def points(number):
    return f"{number:g} point{'s' * (number != 1)}"


def tested(grading):
    prop = grading["grade_id"].rpartition("_")[2].replace("-", " ")
    return f"{prop}, {points(grading['points'])}"


def html(text):
    return nodes.raw("", text, format="html")


def fold(node, summary, kind):
    """Put a node into <details>."""
    around = [html(f'<details class="{kind}"><summary>{summary}</summary>'), node]
    node.parent.replace(node, around)
    node.parent.insert(node.parent.index(node) + 1, html("</details>"))


def solution(function, source):
    label = f"A solution of <code>{function}</code>, and why"
    opening = f'<details class="drill-solution"><summary>{label}</summary>'
    code = nodes.literal_block(source, source, language="python")
    return nodes.container("", html(opening), code, html("</details>"))


def way_out(chapter, file):
    """Links to what can be taken away; they work from a plain disk too."""
    notebook = f"../../_sources/exercises/{chapter}/{file}.ipynb"
    everything = f"../../_downloads/{bundle.NAME}"
    return html(
        '<p class="drill-take">'
        f'<a download href="{notebook}">Get this notebook</a> '
        f'<a download href="{everything}">Get the whole course as a zip</a> '
        '<a href="../../chapters/run_locally.html">How to run them</a></p>'
    )


def overview(cells):
    """A table: each drill, what is to be written, and its points."""
    rows = {}
    for cell, grading in cells:
        section = cell.parent
        while not isinstance(section, nodes.section):
            section = section.parent
        row = rows.setdefault(section["ids"][0], [section[0], [], 0])
        if grading["grade"]:
            row[2] += grading["points"]
        else:
            row[1].append(grading["grade_id"])
    body = [
        entries(
            nodes.reference("", "", *inside(title), internal=True, refid=anchor),
            ", ".join(functions),
            f"{worth:g}",
        )
        for anchor, (title, functions, worth) in rows.items()
    ]
    total = sum(row[2] for row in rows.values())
    foot = entries(nodes.Text("All of them"), "", f"{total:g}")
    head = entries(nodes.Text("Drill"), "You write", "Points", code=False)
    group = nodes.tgroup("", cols=3)
    group += [nodes.colspec(colwidth=width) for width in (5, 3, 1)]
    group += [nodes.thead("", head), nodes.tbody("", *body, foot)]
    return nodes.table("", group, classes=["drill-overview"])


def inside(title):
    return [child.deepcopy() for child in title.children]


def entries(first, functions, worth, code=True):
    """A row of the table."""
    kind = nodes.literal if code and functions else nodes.inline
    second = nodes.paragraph("", "", kind(functions, functions))
    cells = (nodes.paragraph("", "", first), second, nodes.paragraph("", worth))
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def write_bundle(app, error):
    """Put the zip where the pages offer it."""
    drills = Path(app.srcdir, "exercises").is_dir()
    if error is None and app.builder.format == "html" and drills:
        bundle.write(Path(app.srcdir), Path(app.outdir, "_downloads", bundle.NAME))


def setup(app):
    app.add_config_value("drill_solutions", True, "env", types=[bool])
    app.connect("doctree-read", make_page)
    app.connect("build-finished", write_bundle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
