"""Fail the build for a figure that has no text alternative.

Notebook outputs get theirs from the metadata of the cell (`alt=` in percent text);
without it myst-nb takes the name of a file, which tells nobody anything.
"""

import re

from docutils import nodes
from sphinx.util import logging

SHORTEST = 20  # "a line that rises" is 17 letters, and too little
FILE = re.compile(r"\.(png|svg|jpe?g|gif|webp)$", re.IGNORECASE)
logger = logging.getLogger(__name__)


def demand_text(app, doctree, docname):
    for image in doctree.findall(nodes.image):
        alt = image.get("alt", "")
        if len(alt) < SHORTEST or FILE.search(alt):
            logger.warning(
                "a figure has the text alternative %r; say in a sentence what is seen "
                'and what it shows: alt="..." on the cell, ![...](...) in Markdown',
                alt,
                location=image,
                type="alt",
            )


def setup(app):
    app.connect("doctree-resolved", demand_text)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
