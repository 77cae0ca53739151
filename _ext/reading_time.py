"""Say at the head of a chapter how long it takes to read.

230 words a minute, as for prose, and ten seconds for each formula on its own line, each
cell and each figure.
"""

import re

from docutils import nodes

CHAPTER = re.compile(r"chapters/\d\d_")
WORDS_A_MINUTE = 230
PAUSE = 1 / 6
LOOKED_AT = (nodes.math_block, nodes.literal_block, nodes.image)


def minutes(doctree):
    """Reading time, to five minutes; at least five."""
    words = sum(
        len(text.split())
        for text in doctree.findall(nodes.Text)
        if not isinstance(text.parent, (nodes.math_block, nodes.literal_block))
    )
    pauses = sum(isinstance(node, LOOKED_AT) for node in doctree.findall(nodes.Element))
    exact = words / WORDS_A_MINUTE + PAUSE * pauses
    return max(5, 5 * round(exact / 5))


def insert(app, doctree, docname):
    if app.builder.format != "html" or not CHAPTER.match(docname):
        return
    title = next(doctree.findall(nodes.title))
    line = nodes.paragraph("", f"Reading time: {minutes(doctree)} minutes")
    line["classes"].append("reading-time")
    title.parent.insert(title.parent.index(title) + 1, line)


def setup(app):
    app.connect("doctree-resolved", insert)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
