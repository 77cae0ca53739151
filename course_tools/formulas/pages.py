"""Find the formulas of the book: in notebooks and Markdown pages, with their places."""

import re
from dataclasses import dataclass
from pathlib import Path

from course_tools import notebooks
from course_tools.formulas.checking import Outcome, Refused, check_formula
from course_tools.formulas.context import house

# Code is left alone (a fence with a {directive} is none); a comment that begins with
# `math` declares; then come formulas.
PART = re.compile(
    r"(?P<code>^(?P<fence>```+|~~~+)(?![`~]|\{).*?^(?P=fence)"
    r"|(?<!`)(?P<tick>``?)(?!`).+?(?<!`)(?P=tick)(?!`))"
    r"|<!--\s*math\b(?P<math>.*?)-->"
    r"|(?P<comment><!--.*?-->)"
    r"|(?<!\\)\$\$(?P<display>.+?)(?<!\\)\$\$"
    r"|(?P<begin>^\\begin\{(?P<env>align\*?|equation\*?|gather\*?)\}.*?\\end\{(?P=env)\})"
    r"|(?<!\\)\$(?P<inline>[^$\s](?:[^$]*?[^$\s\\])?)\$(?!\d)",
    re.S | re.M,
)
DERIVATIVE = re.compile(
    r"'|\\partial|\\nabla|\\frac\{?d|\\lim\b|\bJ_|\bH_|\\frac\{\\mathrm ?d"
    r"|(?<![a-zA-Z\\])d(?:[A-Za-z]\b|\(|\\[a-z])"
)


@dataclass
class Formula:
    """A formula and where it stands.

    Attributes
    ----------
    source : str
        Its LaTeX.
    display : bool
        Whether it has a line of its own.
    path : Path
        The page, relative to the root.
    cell : str
        The id of the notebook cell, "" on a Markdown page.
    line : int
        Line in the cell, or in the Markdown page.
    comment : str
        Declarations since the last formula that speak for the page.
    """

    source: str
    display: bool
    path: Path
    cell: str
    line: int
    comment: str = ""

    @property
    def place(self):
        cell = f", cell `{self.cell}`" if self.cell else ""
        return f"{self.path.as_posix()}{cell}, line {self.line}"

    @property
    def claims_derivative(self):
        """Whether an inline formula equates something with a derivative."""
        return "=" in self.source and bool(DERIVATIVE.search(self.source))


def pages(root):
    """The pages whose formulas are checked, in the order of the book."""
    found = [root / "index.md"]
    found += sorted((root / "chapters").glob("*.ipynb"))
    found += sorted((root / "chapters").glob("*.md"))
    found += sorted((root / "solutions").glob("*/drill_*.ipynb"))
    return [path.relative_to(root) for path in found if path.exists()]


def formulas(root, path):
    """The formulas of one page, inline ones too, in their order."""
    found = []
    for cell, text in _texts(root / path):
        declared = ""
        for match in PART.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if match.group("math") is not None:
                declared += match.group("math") + "\n"
            for kind in ("display", "begin", "inline"):
                source = match.group(kind)
                if source is not None:
                    shown = kind != "inline"
                    found.append(Formula(source, shown, path, cell, line, declared))
                    declared = ""
        if declared:  # behind the last formula of a cell: for those that follow
            found.append(Formula("", False, path, cell, text.count("\n"), declared))
    return found


def _texts(path):
    """(cell id, Markdown) of a page, in their order."""
    if path.suffix == ".md":
        return [("", path.read_text(encoding="utf-8"))]
    cells = notebooks.read(path).cells
    return [(cell.id, cell.source) for cell in cells if cell.cell_type == "markdown"]


@dataclass
class Result:
    """A formula with what came out, or why it was refused."""

    formula: Formula
    outcome: Outcome | None
    problem: str = ""

    def __str__(self):
        kind = "formula" if self.formula.display else "inline formula"
        return f"{self.formula.place}: this {kind} {self.problem}"


def check_page(root, path):
    """Check every display formula of a page, and inline ones that equate derivatives.

    Returns
    -------
    list of Result
    """
    results = []
    for formula, page, context in readings(root, path):
        if isinstance(page, Exception):
            problem = f"has a bad declaration: {page}"
            results.append(Result(formula, None, problem))
            continue
        try:
            outcome = check_formula(formula.source, page, context)
            results.append(Result(formula, outcome))
        except Refused as problem:
            results.append(Result(formula, None, str(problem)))
    return results


def readings(root, path):
    """Each formula that is checked, with what is declared for the page and for it.

    Yields
    ------
    formula : Formula
    page : Context or Exception
        What the page has declared so far; a problem if that cannot be read.
    context : Context or None
        A copy of it with the marks for this formula.
    """
    page = house()
    for formula in formulas(root, path):
        try:
            page.declare(formula.comment)
        except ValueError as problem:
            page.forget_marks()
            yield formula, problem, None
            continue
        if formula.source and (formula.display or formula.claims_derivative):
            context = page.copy(marks=True)  # marks speak for the next formula alone
            page.forget_marks()
            yield formula, page, context
