"""Say in the head of each page what it is: for search engines and for link previews.

A description is the page's first paragraph, or the field `description` of its metadata.
The picture of a preview is one for the book, drawn when it is built. Previews need
whole addresses: the variable SITE_ADDRESS says where the book will be.
"""

import html
import os
import re
import textwrap
from pathlib import Path

from docutils import nodes
from finished_pages import step

LONGEST = 158  # what search engines show
FRACTION = re.compile(r"\\[dt]?frac\s*(\w|{\w+})\s*(\w|{\w+})")
PICTURE = "_static/preview.png"
FALLBACK = {
    "search": "Search all pages of this book: words, names of functions, symbols.",
    "genindex": "All terms and functions of this book in the order of the alphabet.",
}


def describe(app, pagename, templatename, context, doctree):
    meta = context.get("meta") or {}
    text = meta.get("description") or FALLBACK.get(pagename) or first_words(doctree)
    context["description"] = shortened(text)
    context["site_address"] = os.environ.get("SITE_ADDRESS", "").rstrip("/")


def first_words(doctree):
    """The text of the first paragraphs that are prose, formulas as they are written."""
    words = []
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        if isinstance(paragraph.parent, nodes.section):
            words.append(plain(paragraph))
            if len(" ".join(words)) > LONGEST // 2:
                break
    return " ".join(words)


def plain(paragraph):
    """Text without footnotes; a formula loses the signs that only LaTeX needs."""
    parts = []
    for node in paragraph.findall(lambda node: isinstance(node, nodes.Text)):
        text = node.astext()
        if isinstance(node.parent, nodes.math):
            text = FRACTION.sub(r"\1/\2", text)
            text = re.sub(r"\\(?:[a-zA-Z]+|.)|[{}$]", " ", text)
        parts.append(text)
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def shortened(text):
    """At most as many letters as are shown, ending with a word."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


@step(r'<head>(?!.*<meta name="description")')
def description_and_preview(page, context):
    """Without a description a search engine shows the names of the menu."""
    book = context["docstitle"]
    title = re.sub(r"<[^>]+>", "", context.get("title") or book)
    if context["pagename"] == context["root_doc"]:
        title = book
        page = re.sub(r"<title>.*?</title>", f"<title>{book}</title>", page, count=1)
    root = context["site_address"] + "/" if context["site_address"] else ""
    here = root or context["content_root"]
    facts = [
        ("name", "description", context["description"]),
        ("property", "og:type", "article"),
        ("property", "og:site_name", book),
        ("property", "og:title", html.unescape(title)),
        ("property", "og:description", context["description"]),
        ("property", "og:image", here + PICTURE),
        ("property", "og:image:alt", PICTURE_TEXT),
        ("name", "twitter:card", "summary_large_image"),
    ]
    if root:
        facts.append(("property", "og:url", f"{root}{context['pagename']}.html"))
    tags = [
        f'<meta {kind}="{name}" content="{html.escape(value)}">'
        for kind, name, value in facts
    ]
    if root:
        tags.append(f'<link rel="canonical" href="{root}{context["pagename"]}.html">')
    return page.replace("</title>", "</title>\n    " + "\n    ".join(tags), 1)


PICTURE_TEXT = (
    "A smooth curve with its tangent at one point, beside the title of the book and "
    "the grid of a Jacobian with one row picked out."
)


def draw_picture(app, error):
    """1200 x 630 pixels, the size that previews ask for."""
    path = Path(app.outdir, PICTURE)
    if error or app.builder.format != "html" or path.exists():
        return
    import numpy as np
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor="#14202b")
    canvas = figure.add_axes((0, 0, 1, 1))
    canvas.set(xlim=(0, 12), ylim=(0, 6.3))
    canvas.axis("off")
    x = np.linspace(6.6, 11.5, 200)
    touch, height, slope = 9.6, 1.9, 0.9
    curve = height + slope * (x - touch) + 0.28 * (x - touch) ** 2
    canvas.plot(x, curve, color="#56b4e9", lw=5)
    ends = np.array([7.9, 11.6])
    canvas.plot(ends, height + slope * (ends - touch), color="#e69f00", lw=4)
    canvas.plot(touch, height, "o", color="white", ms=15)
    for row in range(3):
        for column in range(4):
            color = "#e69f00" if row == 1 else "#2f4558"
            corner = (7.3 + 0.52 * column, 5.1 - 0.52 * row)
            canvas.add_patch(Rectangle(corner, 0.44, 0.44, color=color))
    name, _, rest = app.config.html_title.partition(", ")
    canvas.text(0.8, 4.4, name, color="white", fontsize=60, weight="bold")
    for line, words in enumerate(textwrap.wrap(rest, 18)):
        canvas.text(0.8, 3.4 - 0.62 * line, words, color="#d5dee6", fontsize=34)
    canvas.text(0.8, 0.8, "a book with graded drills", color="#9fb3c4", fontsize=22)
    figure.savefig(path, metadata={"Software": None})


def setup(app):
    app.connect("html-page-context", describe, priority=900)
    app.connect("build-finished", draw_picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
