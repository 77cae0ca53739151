"""Take out of the theme's script what makes long pages slow.

When a page is loaded, and after each change in it, the theme asks every code cell and
every output for its width, which lays out the whole page: on a phone a second without
an answer to a finger. `interactive/page/scrolling.js` does the same piece by piece.
"""

import re
from pathlib import Path

from sphinx.errors import SphinxError

SCRIPT = "scripts/pydata-sphinx-theme.js"
FAULT = re.compile(
    r'"complete"===document\.readyState\?(\w)\(\):window\.addEventListener\("load",\1\)'
)
REPAIR = "void 0/* see scrolling.js */"


class ThemeChanged(SphinxError):
    """The theme no longer does what this extension repairs."""

    category = "Theme"


def repair(app, error):
    if error or app.builder.format != "html" or not app.config.page_steps:
        return
    path = Path(app.outdir, "_static", SCRIPT)
    text = path.read_text("utf-8")
    if REPAIR in text:
        return
    text, times = FAULT.subn(REPAIR, text)
    if times != 1:
        raise ThemeChanged(f"{SCRIPT} does not measure the page on load any longer")
    path.write_text(text, encoding="utf-8")


def setup(app):
    app.connect("build-finished", repair)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
