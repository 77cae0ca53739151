"""Figures that take their place before they come, and come when they are near.

A figure without a size pushes the text down when it arrives, and all figures of a page
together delay its formulas: each gets the size that stands in its file, and is loaded
when the reader comes near it.
"""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from finished_pages import step

IMAGE = re.compile(r"<img\b([^>]*)>")
SOURCE = re.compile(r'\bsrc="([^"]+)"')
ROOT = re.compile(r"<svg\b[^>]*>", re.DOTALL)
LENGTH = r'\b{}="([\d.]+)(pt|px|)"'
UNITS = {"pt": 4 / 3, "px": 1, "": 1}


@cache
def size_of(path, changed):
    """Width and height of an image in CSS pixels, or None."""
    if path.suffix == ".svg":
        root = ROOT.search(path.read_text("utf-8"))[0]
        found = [re.search(LENGTH.format(side), root) for side in ("width", "height")]
        return all(found) and [round(float(f[1]) * UNITS[f[2]]) for f in found]
    if path.suffix == ".png":
        head = path.read_bytes()[16:24]
        return int.from_bytes(head[:4]), int.from_bytes(head[4:])
    return None


@step(r'<article.*<img\b(?![^>]*loading="lazy")')
def figures_with_a_size(page, context):
    """Images without width and height make the page jump; those below can wait."""
    builder = context["builder"]
    files = {name: Path(builder.srcdir, file) for file, name in builder.images.items()}

    def judge(found):
        source = SOURCE.search(found[1])
        path = files.get(unquote(source[1]).rpartition("/")[2]) if source else None
        if "loading=" in found[1] or path is None:
            return found[0]
        size = size_of(path, path.stat().st_mtime_ns)
        known = "width=" not in found[1] and size
        box = f' width="{size[0]}" height="{size[1]}"' if known else ""
        return f'<img{found[1].rstrip(" /")} loading="lazy"{box}>'

    start = page.find("<article")
    return page[:start] + IMAGE.sub(judge, page[start:])


def setup(app):
    return {"parallel_read_safe": True, "parallel_write_safe": True}
