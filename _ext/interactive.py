"""Bring the scripts of a page to that page alone, and put the visuals in their places.

Whatever makes a page interactive sets the attribute `interactive` of a node to the name
of a module below `interactive/`, such as "visuals/secant-quotient.js". All modules that
the nodes of a page name become one deferred script of that page.

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

# Room for the element before its script has run, so that nothing jumps.
STYLE = """
<style>
.visual { container-type: inline-size; }
@media screen and (scripting: enabled) {
  .visual > * { display: block; min-height: var(--wide); }
  @container (max-width: 559px) { .visual > * { min-height: var(--narrow); } }
}
</style>
"""
ROOM = re.compile(r"^export const room = \{ wide: (\d+), narrow: (\d+) \};", re.M)


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
    room = f"--wide: {wide}px; --narrow: {narrow}px"
    tag = f"course-visual-{name}"
    before = f'<div class="visual" style="{room}"><{tag} id="{name}">'
    around = (before, f"</{tag}></div>")
    opening, closing = (nodes.raw("", html, format="html") for html in around)
    opening["interactive"] = entry
    figure.parent.replace(figure, [opening, figure, closing])


def add_script(app, pagename, templatename, context, doctree):
    """One script with all modules that the nodes of this page name, and no other."""
    if doctree is None:
        return
    named = (node.get("interactive") for node in doctree.findall(nodes.Element))
    entries = sorted({entry for entry in named if entry})
    if not entries:
        return
    try:
        text = modules.script(entries)
    except modules.ModuleError as problem:
        logger.warning("%s: %s", pagename, problem, type="interactive")
        return
    name = "interactive/" + "+".join(Path(entry).stem for entry in entries) + ".js"
    target = Path(app.outdir, "_static", name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    app.add_js_file(name, loading_method="defer")
    if any(entry.startswith("visuals/") for entry in entries):
        context["metatags"] = context.get("metatags", "") + STYLE


def setup(app):
    app.connect("doctree-resolved", place_visuals)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
