"""Numbers in the prose that no cell produces.

"The loss climbs from 6.0 to 9.3" goes stale without a word when the cell beside it
changes. So each number of a chapter's text, small whole ones aside, must stand in the
output or in the code of a cell of the same notebook, in a formula that is checked, or
be computed by a comment beside it that no reader sees::

    <!-- number 0.8: 8e8 / 1e9 -->        Python; the result must round to the number
    <!-- given 2021, 40: why -->          numbers that state no result
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from course_tools import notebooks
from course_tools.formulas import pages
from course_tools.formulas.results import check_page

QUESTIONS = ("check-yourself", "recall")  # their keys have tests of their own
SMALL = 20  # whole numbers up to this count things
COMMENT = re.compile(
    r"<!--\s*(?P<kind>number|given)\s+(?P<which>[^:]+):(?P<how>.*?)-->", re.S
)
LEFT_OUT = re.compile(  # what is no prose
    r"<!--.*?-->|^```.*?^```|`[^`]*`|\]\([^)]*\)|https?://\S+|^#.*?$|\\text\{[^}]*\}"
    r"|\b[Cc]hapters?\s+\d+(?:\s*(?:,|to|and|-)\s*\d+)*|\b\d+\s*[.)]\s(?=\*\*)"
    r"|\*\*\d+\.|\[[^\]]*\b(?:19|20)\d\d[a-z]?\]|\b(?:float|int|complex)\d+"
    r"|^\s*\d+\.\s",
    re.S | re.M,
)
NUMBER = re.compile(
    r"(?<![\w.^_{\\])(?:(?P<mantissa>\d+(?:\.\d+)?)\s*\\cdot\s*)?10\^\{?(?P<power>-?\d+)\}?"
    r"|(?<![\w.^_\\])(?<!\^\{)(?<!\^\{-)\d{1,3}(?:,\d{3})+(?![\d.])"
    r"|(?<![\w.^_\\])(?<!\^\{)(?<!\^\{-)\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w]|\.\d)"
)
PRINTED = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True)
class Loose:
    """A number that nothing produces, and where it stands."""

    text: str
    cell: str
    context: str

    def __str__(self):
        return f"cell `{self.cell}`: {self.text} in \u201c{self.context}\u201d"


def loose_numbers(root, path):
    """The numbers of a notebook's prose that no cell and no anchor produces.

    Parameters
    ----------
    root : Path
    path : Path
        A chapter, relative to it.

    Returns
    -------
    list of Loose or str
        Numbers without a source, and anchors that are wrong, as sentences.
    """
    cells = notebooks.read(root / path).cells
    known = _produced(cells)
    checked = _checked_formulas(root, path)
    found = []
    for cell in cells:
        if cell.cell_type == "markdown" and not cell.id.startswith(QUESTIONS):
            found += _of_cell(cell, known, checked)
    return found


def _of_cell(cell, known, checked):
    anchored, found = set(), []
    for match in COMMENT.finditer(cell.source):
        names = [part.strip() for part in match["which"].split(",")]
        anchored.update(names)
        if match["kind"] == "number":
            found += _wrong_anchors(names, match["how"].strip(), cell.id)
    text = _without_checked(cell.source, checked)
    text = LEFT_OUT.sub(lambda m: " " * len(m.group()), text)
    for match in NUMBER.finditer(text):
        written = match.group()
        value, room = _value(match)
        if written in anchored or _is_small(written, value):
            continue
        if not any(_produces(v, value, room) for v in known):
            around = text[max(0, match.start() - 30) : match.end() + 30]
            found.append(Loose(written, cell.id, " ".join(around.split())))
    return found


def _wrong_anchors(names, how, cell):
    try:
        value = float(eval(how, {"math": math, **vars(math)}))
    except Exception as problem:
        return [f"cell `{cell}`: the anchor `{how}` raises {problem!r}"]
    wrong = []
    for name in names:
        match = NUMBER.fullmatch(name)
        if not match or not _produces(value, *_value(match)):
            wrong.append(f"cell `{cell}`: `{how}` is {value:g}, not {name}")
    return wrong


def _value(match):
    """A number as written, and half a unit of its last digit."""
    if match["power"] is not None:
        mantissa, scale = match["mantissa"] or "1", 10.0 ** int(match["power"])
    else:
        mantissa, scale = match.group().replace(",", ""), 1.0
    if "e" in mantissa:
        mantissa, _, power = mantissa.partition("e")
        scale *= 10.0 ** int(power)
    digits = len(mantissa.partition(".")[2])
    return float(mantissa) * scale, 0.5 * 10.0**-digits * scale


def _is_small(written, value):
    return "." not in written and "10^" not in written and value <= SMALL


def _produces(produced, value, room):
    """Whether a printed number rounds to the one in the prose, or is a part of 100."""
    edge = room * (1 + 1e-9)
    return any(abs(abs(produced) * f - value) <= edge for f in (1, 100))


def _produced(cells):
    """All numbers in outputs and in code."""
    found = set()
    for cell in cells:
        if cell.cell_type != "code":
            continue
        texts = [re.sub(r"(?<=\d)_(?=\d)", "", cell.source)]
        for output in cell.outputs:
            texts.append(output.get("text", ""))
            texts += [str(v) for k, v in output.get("data", {}).items() if "text" in k]
        for text in texts:
            found.update(float(word) for word in PRINTED.findall(text))
    return found


def _checked_formulas(root, path):
    """Sources of formulas that the formula checker vouches for."""
    return {
        row.source
        for row in check_page(root, path)
        if row.kind in ("checked", "refuted")
    }


def _without_checked(text, checked):
    for match in pages.PART.finditer(text):
        source = match["display"] or match["begin"] or match["inline"]
        if source in checked:
            blank = " " * len(match.group())
            text = text[: match.start()] + blank + text[match.end() :]
    return text


def chapters(root):
    """The notebooks whose prose is looked at."""
    found = sorted((Path(root) / "chapters").glob("[0-9]*.ipynb"))
    return [path.relative_to(root) for path in found]
