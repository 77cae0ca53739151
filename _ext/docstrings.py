"""Print docstrings: the directive `docstrings`, which holds lines of autodoc.

MyST's own way to do so, `eval-rst`, puts an empty line before them for each line of the
page that stands above. It numbers the lines of a notebook by ten thousand a cell, so a
page with twenty docstrings makes docutils read millions of empty lines: as much work as
a third of the book.

Napoleon sets the type of a parameter in italics, where straight quotes become curly
ones, which Python does not understand when they are copied: what a docstring offers to
type, as ``{"central", "ladder"}``, is kept as code.
"""

import re

from docutils import nodes
from myst_parser.mocking import MockRSTParser
from sphinx.util.docutils import SphinxDirective, new_document

CHOICES = re.compile(r"\*(\{[^*]*\})\*")


class Docstrings(SphinxDirective):
    """Lines of reStructuredText that autodoc fills in."""

    has_content = True

    def run(self):
        part = new_document(self.env.docname, self.state.document.settings)
        part.reporter = self.state.document.reporter
        MockRSTParser().parse("\n".join(self.content), part)
        for node in part.findall(nodes.Element):
            if node.get("names"):
                self.state.document.note_explicit_target(node, node)
        return part.children


def choices_as_code(app, what, name, thing, options, lines):
    """Change lines in place, after napoleon has made reStructuredText of them."""
    lines[:] = [CHOICES.sub(r"``\1``", line) for line in lines]


def setup(app):
    app.setup_extension("sphinx.ext.napoleon")
    app.add_directive("docstrings", Docstrings)
    app.connect("autodoc-process-docstring", choices_as_code, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
