"""The tokens of LaTeX mathematics, each with its place in the source."""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?P<space>\s+|%[^\n]*|\\[,;:! ]|~"
    r"|\\(?:left|right)\s*\."
    r"|\\(?:left|right|[bB]igg?[lr]?|displaystyle|nolimits|limits|mathstrut)(?![a-zA-Z])"
    r"|\\(?:quad|qquad)(?![a-zA-Z]))"
    r"|(?P<command>\\[a-zA-Z]+|\\[{}|\\])"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<letter>[a-zA-Z])"
    r"|(?P<sign>.)",
    re.S,
)
SAME = {
    "\\tfrac": "\\frac",
    "\\dfrac": "\\frac",
    "\\lvert": "|",
    "\\rvert": "|",
    "\\vert": "|",
    "\\lVert": "\\|",
    "\\rVert": "\\|",
    "\\Vert": "\\|",
    "\\lbrack": "[",
    "\\rbrack": "]",
    "\\log": "\\ln",
    "\\varepsilon": "\\epsilon",
    "\\mathbf": "\\boldsymbol",
    "\\bm": "\\boldsymbol",
    "\\intercal": "\\top",
    "\\ldots": "\\dots",
    "\\cdots": "\\dots",
    "\\vdots": "\\dots",
    "\\ast": "*",
}
GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "pi",
    "rho",
    "sigma",
    "tau",
    "phi",
    "varphi",
    "chi",
    "psi",
    "omega",
    "Gamma",
    "Delta",
    "Theta",
    "Lambda",
    "Xi",
    "Pi",
    "Sigma",
    "Phi",
    "Psi",
    "Omega",
    "ell",
]
THIN = ("\\,", "\\;", "\\:", "\\ ")


class Unreadable(ValueError):
    """LaTeX that cannot be read; `start` says where in the source."""

    def __init__(self, problem, start=0):
        super().__init__(problem)
        self.start = start


class Raw(str):
    """Some source text that knows where it stands in the formula."""

    def __new__(cls, text, start):
        raw = super().__new__(cls, text)
        raw.start = start
        return raw

    def part(self, start, end=None):
        return Raw(self[start:end], self.start + start)

    @property
    def plain(self):
        return " ".join(self.split())


@dataclass
class Token:
    kind: str
    text: str
    start: int
    end: int
    spaced: bool = False  # a thin space before it: v\\,(u + v) is a product


def tokens(source):
    """The tokens of some LaTeX, spaces and comments left out."""
    found, spaced = [], False
    for match in TOKEN.finditer(source):
        if match.lastgroup == "space":
            spaced = spaced or match.group() in THIN
            continue
        text = SAME.get(match.group(), match.group())
        found.append(Token(match.lastgroup, text, match.start(), match.end(), spaced))
        spaced = False
    return found
