"""Keep what a docstring offers to type as code: ``{"central", "ladder"}``.

Napoleon sets the type of a parameter in italics, where straight quotes become curly
ones, which Python does not understand when they are copied.
"""

import re

CHOICES = re.compile(r"\*(\{[^*]*\})\*")


def choices_as_code(app, what, name, thing, options, lines):
    """Change lines in place, after napoleon has made reStructuredText of them."""
    lines[:] = [CHOICES.sub(r"``\1``", line) for line in lines]


def setup(app):
    app.setup_extension("sphinx.ext.napoleon")
    app.connect("autodoc-process-docstring", choices_as_code, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
