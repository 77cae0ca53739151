"""Say at the head of a chapter how long it takes to read.

200 words a minute, slow for prose and right beside formulas, and ten seconds for each
formula on its own line, each cell and each figure.
"""

import re

from docutils import nodes

CHAPTER = re.compile(r"chapters/\d\d_")
WORDS_A_MINUTE = 200
PAUSE = 1 / 6
LOOKED_AT = (nodes.math_block, nodes.literal_block, nodes.image)


def minutes(doctree):
    """Reading time, to five minutes, of all that is not folded away."""
    exact, folded = 0, 0
    for node in doctree.findall():
        if isinstance(node, nodes.raw):
            text = node.astext()
            folded += text.count("<details") - text.count("</details")
        elif folded == 0 and isinstance(node, LOOKED_AT):
            exact += PAUSE
        elif folded == 0 and is_prose(node):
            exact += len(node.split()) / WORDS_A_MINUTE
    return max(5, 5 * round(exact / 5))


def is_prose(node):
    outer = (*LOOKED_AT, nodes.raw)
    return isinstance(node, nodes.Text) and not isinstance(node.parent, outer)


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
