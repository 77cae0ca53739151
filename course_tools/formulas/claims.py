"""What a formula claims: its chains of sides and relations, one step at a time.

``a &= b \\\\ &= c, \\qquad h \\neq 0`` claims a = b and b = c wherever h is not 0.
"""

import re
from dataclasses import dataclass, field

from course_tools.formulas import latex

RELATIONS = {
    "=", "<", ">", "\\le", "\\ge", "\\leq", "\\geq", "\\neq", "\\ne", "\\approx",
    "\\equiv", "\\in", "\\to", "\\mapsto", "\\leftarrow", "\\sim", "\\propto", ":",
    "\\colon", "\\subset", "\\ll", "\\gg", "\\notin", "\\cong", ":=", "\\rightarrow",
    "\\longrightarrow", "\\gets", "\\xrightarrow",
}  # fmt: skip
COMPARED = {
    "=",
    "<",
    ">",
    "\\le",
    "\\ge",
    "\\leq",
    "\\geq",
    "\\neq",
    "\\ne",
    "\\approx",
}
BETWEEN = {  # what separates statements
    "\\quad", "\\qquad", "\\implies", "\\iff", "\\Rightarrow", "\\Leftrightarrow",
    "\\Longrightarrow", "\\Longleftrightarrow", "\\text", "\\mbox", ",", ";",
}  # fmt: skip
LINES = ("aligned", "align", "align*", "split", "gathered", "gather", "equation")
PIECE = re.compile(
    r"(?P<comment>%[^\n]*\n?)"
    r"|(?P<begin>\\begin\s*\{(?P<env>[a-z*]+)\})|(?P<end>\\end\s*\{(?P<done>[a-z*]+)\})"
    r"|(?P<row>\\\\(?:\[[^\]]*\])?)"
    r"|(?P<text>\\(?:text|mbox)\s*\{(?:[^{}]|\{[^{}]*\})*\})"
    r"|(?P<tag>\\(?:label|tag|notag)(?:\{[^}]*\})?)"
    r"|(?P<command>\\[a-zA-Z]+|\\.)|(?P<sign>.)",
    re.S,
)
OPEN = {"{", "(", "[", "\\{", "\\langle"}
CLOSE = {"}", ")", "]", "\\}", "\\rangle"}


@dataclass
class Side:
    """One expression of a chain: its LaTeX, and where it starts in the formula."""

    text: str
    start: int

    @property
    def end(self):
        return self.start + len(self.text)


@dataclass
class Statement:
    """A chain: sides, and the relations between them."""

    sides: list = field(default_factory=list)
    relations: list = field(default_factory=list)

    @property
    def steps(self):
        """(left, relation, right) for each relation."""
        return list(zip(self.sides, self.relations, self.sides[1:], strict=False))


def statements(source):
    """The statements of a formula, in their order.

    Parameters
    ----------
    source : str
        LaTeX, with or without lines, labels and comments.

    Returns
    -------
    list of Statement

    Examples
    --------
    >>> [found] = statements("a &= b \\\\\\\\ &= c .")
    >>> [side.text for side in found.sides], found.relations
    (['a', 'b', 'c'], ['=', '='])
    """
    splitter = _Splitter(source)
    for match in PIECE.finditer(source):
        splitter.take(match)
    splitter.end_statement(len(source))
    return [s for s in splitter.found if s.sides]


def conditions(found):
    """Statements that limit the others: ``h \\neq 0``, ``x > 0`` behind a claim."""
    return [s for s in found[1:] if _is_condition(s)]


def _is_condition(statement):
    if set(statement.relations) - {
        "<",
        ">",
        "\\le",
        "\\ge",
        "\\leq",
        "\\geq",
        "\\neq",
        "\\ne",
    }:
        return False
    return bool(statement.relations) and all(
        re.fullmatch(
            r"-?[\d.]+|\\?[a-zA-Z]+(_\{?\w+\}?)?|\\l?vert\s*\w+\s*\\r?vert|\|\w+\|",
            s.text,
        )
        for s in statement.sides
    )


class _Splitter:
    """Collects sides and relations while it walks over the pieces of a formula."""

    def __init__(self, source):
        self.source, self.found = source, []
        self.statement, self.start = Statement(), 0
        self.depth, self.row = 0, 0

    def take(self, match):
        kind, text = match.lastgroup, match.group()
        if kind in ("env", "begin"):
            kind, name = "begin", match.group("env")
            if name in LINES:
                self.blank(match)
            else:
                self.depth += 1
            return
        if kind in ("done", "end"):
            name = match.group("done")
            if name in LINES:
                self.end_statement(match.start())
                self.start = match.end()
            else:
                self.depth -= 1
            return
        if text in OPEN:
            self.depth += 1
        elif text in CLOSE:
            self.depth -= 1
        if self.depth > 0 or text in CLOSE:
            return
        if kind in ("comment", "tag") or text == "&":
            self.blank(match)
        elif kind == "row":
            self.end_row(match)
        elif text in ("\\quad", "\\qquad") and self.row_is_blank(match):
            return  # an indented row
        elif kind == "text" or text in BETWEEN:
            self.end_statement(match.start())
            self.start = match.end()
        elif text in RELATIONS:
            self.relation(match)

    def blank(self, match):
        """Something that belongs to no side."""
        if not self.source[self.start : match.start()].strip():
            self.start = match.end()

    def row_is_blank(self, match):
        return not self.source[self.row : match.start()].strip(" \n&")

    def end_row(self, match):
        """A new row goes on with the chain if it begins with a relation or a sign."""
        self.row = match.end()
        rest = re.match(
            r"(?:\s|&|%[^\n]*\n|\\[,;:! ]|\\q?quad\b|\{\})*(\\[a-zA-Z]+|.)",
            self.source[match.end() :],
            re.S,
        )
        first = rest.group(1) if rest else ""
        if first in ("+", "-", "\\cdot", "\\times") or first in RELATIONS:
            return
        if not self.source[self.start : match.start()].strip(" \n&"):
            return  # a relation stands at the end of the row
        self.end_statement(match.start())
        self.start = match.end()

    def relation(self, match):
        self.end_side(match.start())
        self.statement.relations.append(match.group())
        self.start = match.end()

    def end_side(self, end):
        text = self.source[self.start : end]
        side = _trimmed(text, self.start)
        if side.text:
            self.statement.sides.append(side)

    def end_statement(self, end):
        self.end_side(end)
        statement = self.statement
        if len(statement.sides) <= len(statement.relations):
            statement.relations = statement.relations[
                : max(0, len(statement.sides) - 1)
            ]
        if statement.sides:
            self.found.append(statement)
        self.statement = Statement()


def _trimmed(text, start):
    """A side without the row marks, comments and full stops around it."""
    blank = re.compile(r"(?:\s|&|%[^\n]*\n|\\\\(?:\[[^\]]*\])?|\\[,;:! ]|\\q?quad\b)+")
    while found := blank.match(text):
        text, start = text[found.end() :], start + found.end()
    while True:
        shorter = re.sub(r"(?:\s|&|\\\\|\\[,;:! ]|[.,;])+$", "", text)
        shorter = re.sub(r"(?<!\\)%[^\n]*$", "", shorter)
        if shorter == text:
            return Side(text, start)
        text = shorter


def inner_text(text):
    """A side as one can read it: `&` and row breaks inside become spaces."""
    return re.sub(r"\\\\(?:\[[^\]]*\])?|&", lambda m: " " * len(m.group()), text)


def read(side, context):
    """The tree of a side.

    Raises
    ------
    Unreadable
        Where it has no reading.
    """
    text = side.text
    if "\\begin" not in text:
        text = inner_text(text)
    return latex.read(text, context.functions, context.variables, side.start)
