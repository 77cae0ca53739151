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
from PIL import Image, ImageDraw, ImageFont

LONGEST = 158  # what search engines show
FRACTION = re.compile(r"\\[dt]?frac\s*(\w|{\w+})\s*(\w|{\w+})")
WIDTH, HEIGHT = 1200, 630
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
    """The size that previews ask for; drawn at twice that, for smooth edges."""
    path = Path(app.outdir, PICTURE)
    if error or app.builder.format != "html" or path.exists():
        return
    picture = Image.new("RGB", (2 * WIDTH, 2 * HEIGHT), "#14202b")
    draw = ImageDraw.Draw(picture)
    touch, height, slope, bend = 1920, 850, -0.9, -0.0014
    steps = [touch + 5 * step for step in range(-120, 80)]
    line = [(x, height + slope * (x - touch)) for x in (touch - 340, touch + 400)]
    curve = [(x, height + slope * (x - touch) + bend * (x - touch) ** 2) for x in steps]
    draw.line(line, fill="#e69f00", width=14)
    draw.line(curve, fill="#56b4e9", width=18, joint="curve")
    draw.circle((touch, height), 24, fill="white")
    for row in range(3):
        for column in range(4):
            left, top = 1330 + 104 * column, 150 + 104 * row
            color = "#e69f00" if row == 1 else "#2f4558"
            draw.rectangle((left, top, left + 88, top + 88), fill=color)
    name, _, rest = app.config.html_title.partition(", ")
    lines = [(name, 150, "white"), ("", 40, "white")]
    lines += [(words, 84, "#d5dee6") for words in textwrap.wrap(rest, 18)]
    top = 240
    for words, size, color in lines:
        draw.text((160, top), words, color, ImageFont.load_default(size))
        top += 1.35 * size
    small = ImageFont.load_default(60)
    draw.text((160, 1060), "a book with graded drills", "#9fb3c4", small)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(path)


def setup(app):
    app.connect("html-page-context", describe, priority=900)
    app.connect("build-finished", draw_picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
