"""Fonts with the letters that the book uses, as data for a style sheet."""

import base64
import functools
import io
import logging

from fontTools import subset
from fontTools.ttLib import TTFont

# It tells of each table that it cuts.
logging.getLogger("fontTools").setLevel(logging.WARNING)


@functools.cache
def as_data(path, letters):
    """A data: address of a font cut to `letters`; None if it has none of them.

    The form is WOFF, which Python's own zlib writes; WOFF2 would save a tenth and needs
    one package more.
    """
    font = TTFont(path)
    wanted = {ord(letter) for letter in letters} & set(font.getBestCmap())
    if not wanted:
        return None
    options = subset.Options()
    options.hinting = False  # for screens of 20 years ago; a third of the size
    options.layout_features = ["kern"]
    options.notdef_outline = True
    options.recalc_timestamp = False  # the same letters give the same bytes
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.flavor = "woff"
    written = io.BytesIO()
    font.save(written)
    data = base64.b64encode(written.getvalue()).decode("ascii")
    return f"data:font/woff;base64,{data}"
