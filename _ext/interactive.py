"""Bring the scripts of a page to that page alone, and put the visuals in their places.

What is in `interactive/page/` runs on every page. Whatever else makes a page
interactive sets the attribute `interactive` of a node to the name of a module below
`interactive/`, such as "visuals/secant-quotient.js": it becomes a deferred script of
that page. What all visuals share is a script of its own, which a browser fetches once.

A cell with the tag `visual-<name>` draws the static twin of the visual `<name>`: its
figure is put into the element `<course-visual-<name>>`, which replaces it on a screen
with scripts, and leaves it alone on paper and without.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from course_visuals import modules

logger = logging.getLogger(__name__)

# Room for the element before its script has run, so that nothing jumps. Each module
# says how high it will be, in two layouts of which the width of its place decides.
STYLE = """
<style>
.visual { container-type: inline-size; }
@media screen and (scripting: enabled) {
  .visual > * { display: block; min-height: calc(var(--wide)); }
  @container (max-width: 639px) { .visual > * { min-height: calc(var(--narrow)); } }
}
</style>
"""
ROOM = re.compile(
    r'^export const room = \{\s+wide: "(.*)",\s+narrow: "(.*?)",?\s+\};', re.M
)


def place_visuals(app, doctree, docname):
    """Wrap the figure of each tagged cell in the element of its visual."""
    for cell in list(doctree.findall(nodes.container)):
        for name in cell["classes"]:
            if name.startswith("tag_visual-"):
                place(cell, name.removeprefix("tag_visual-"))


def place(cell, name):
    entry = f"visuals/{name}.js"
    source = modules.SOURCES / entry
    figure = next(cell.findall(nodes.image), None)
    if figure is None or not source.is_file():
        lacks = "draws no figure" if source.is_file() else f"needs interactive/{entry}"
        words = f"the cell with the tag visual-{name} {lacks}"
        logger.warning(words, location=cell, type="interactive")
        return
    wide, narrow = ROOM.search(source.read_text(encoding="utf-8")).groups()
    room = f"--wide: {wide}; --narrow: {narrow}"
    tag = f"course-visual-{name}"
    before = f'<div class="visual" style="{room}"><{tag} id="{name}">'
    around = (before, f"</{tag}></div>")
    opening, closing = (nodes.raw("", html, format="html") for html in around)
    opening["interactive"] = entry
    figure.parent.replace(figure, [opening, figure, closing])


def of_folder(name):
    """The modules in a folder below `interactive/`, in the order of their names."""
    files = sorted((modules.SOURCES / name).glob("*.js"))
    return [f"{name}/{path.name}" for path in files]


def add_scripts(app, pagename, templatename, context, doctree):
    """The scripts of every page, and those that the nodes of this page name."""
    add_script(app, "page", of_folder("page"))
    if doctree is None:
        return
    named = (node.get("interactive") for node in doctree.findall(nodes.Element))
    entries = sorted({entry for entry in named if entry})
    shared = of_folder("shared")
    if any(entry.startswith("visuals/") for entry in entries):
        add_script(app, "shared", shared)
        context["metatags"] = context.get("metatags", "") + STYLE
    for entry in entries:
        add_script(app, Path(entry).stem, [entry], without=shared)


def add_script(app, name, entries, without=()):
    """Write `_static/interactive/<name>.js` and let this page load it."""
    try:
        text = modules.script(entries, without=without)
    except modules.ModuleError as problem:
        logger.warning("%s", problem, type="interactive")
        return
    name = f"interactive/{name}.js"
    target = Path(app.outdir, "_static", name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    app.add_js_file(name, loading_method="defer")


def setup(app):
    app.connect("doctree-resolved", place_visuals)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
