r"""What the letters of a formula stand for, said in comments that no reader sees.

A LaTeX comment inside a display speaks for that display; an HTML comment that begins
with the word ``math`` speaks for the rest of its page; ``house.txt`` beside this file
speaks for all pages. One declaration a line, or several with semicolons between::

    x, h in (-2, 2)              numbers in an interval; R is (-2, 2)
    x in R^n                     a column of n numbers; (0, 1)^n in an interval
    W in R^{m x n}               a matrix; behind it a trait: symmetric, orthogonal ...
    k in {2..5}                  a whole number
    i in 1..n                    an index and its range, where it cannot be inferred
    f: R -> R                    any smooth function; traits: increasing, positive
    u, v: R -> R of x            the same, and a bare u means u(x)
    g inverse of f               of an increasing f
    f(x) = 2x^3 + 5              a definition, in LaTeX; y = Wx and y_i = ... too
    prime t                      what (...)' and a bare nabla differentiate by
    hold y, z                    what a partial derivative freezes although it depends
    vary W                       what dW-free differentials let vary: d(...) moves these

and, for one display or one inline formula (in the comment in front of it)::

    definition                   what stands left of = is defined here, for the page
    condition                    no truth but a demand: "where f'(x) = 0"
    false                        shown as an error: the tests demand that it is refused
    code: np.mean(p - y)         one more side of the equation, in Python with NumPy
    small h, order 2             how fast the two sides of an approximation meet
    decreases L                  what an update with an arrow does to L
    unchecked: reason            not checked, and why

The last two may also name a formula that follows somewhere on the page::

    false: \nabla f = 2Ax
    unchecked \partial y / \partial W because it is in another layout
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from course_tools.formulas import latex

HOUSE = Path(__file__).with_name("house.txt")
SIZES = {  # different where they meet, so that a lost transpose is seen
    "m": 2, "n": 3, "B": 4, "p": 5, "k": 5, "K": 5, "C": 5, "q": 6, "l": 6, "d": 6,
}  # fmt: skip
NUMBERS = {name: SIZES[name] for name in ("n", "m", "B", "K", "C")}  # in formulas
WHOLE = re.compile(r"\{\s*(-?\d+)\s*(?:\.\.|,.*,)\s*(-?\d+)\s*\}$")
INTERVAL = re.compile(r"(R|\(\s*[^,()]+,\s*[^,()]+\))\s*(?:\^\s*(.+))?$")
TRAITS = {
    "symmetric", "positive", "orthogonal", "increasing", "ones", "onehot", "unit",
    "simplex", "diagonal", "lower", "invertible",
}  # fmt: skip


class Misdeclared(ValueError):
    """A declaration that cannot be read."""


@dataclass(frozen=True)
class Variable:
    """Numbers that are drawn at random: shape, interval and traits."""

    shape: tuple = ()
    low: str = "-2"
    high: str = "2"
    whole: bool = False
    traits: frozenset = frozenset()


@dataclass(frozen=True)
class Function:
    """A smooth function that is drawn at random."""

    source: tuple
    target: tuple
    of: str | None = None
    traits: frozenset = frozenset()
    inverse_of: str | None = None


@dataclass(frozen=True)
class Definition:
    """A name for an expression: with arguments, with indices, or alone."""

    body: str
    parameters: tuple = ()
    indices: tuple = ()


@dataclass
class Context:
    """All names that a formula may use, and how its operators are meant."""

    names: dict = field(default_factory=dict)
    ranges: dict = field(default_factory=dict)
    prime: str | None = None
    hold: tuple = ()
    vary: tuple = ()
    small: tuple | None = None
    marks: dict = field(default_factory=dict)
    quoted: dict = field(default_factory=dict)
    code: list = field(default_factory=list)

    def copy(self, *, marks=False):
        """The same for one formula; the marks of another only if asked for."""
        mine = Context(
            dict(self.names), dict(self.ranges), self.prime, self.hold, self.vary
        )
        mine.quoted = self.quoted
        if marks:
            mine.small, mine.marks = self.small, dict(self.marks)
            mine.code = list(self.code)
        return mine

    def forget_marks(self):
        """Nothing is said any more about one formula alone."""
        self.marks, self.code, self.small = {}, [], None

    @property
    def functions(self):
        """Names behind which brackets are arguments."""
        return {
            name
            for name, what in self.names.items()
            if isinstance(what, Function)
            or (isinstance(what, Definition) and what.parameters)
        } | {"o", "O"} - self.variables

    @property
    def variables(self):
        return {n for n, what in self.names.items() if isinstance(what, Variable)}

    def size(self, word):
        """A length: a number, or a letter such as n, or n+1."""
        word = word.strip()
        if word.isdecimal():
            return int(word)
        found = re.fullmatch(r"([A-Za-z])\s*([+-])\s*(\d+)", word)
        if found:
            change = int(found.group(3))
            base = self.size(found.group(1))
            return base + change if found.group(2) == "+" else base - change
        if word in SIZES:
            return SIZES[word]
        raise Misdeclared(
            f"no length `{word}`; known are {', '.join(SIZES)} and numbers"
        )

    def declare(self, text):
        """Take in declarations; see the module's text for their forms.

        Raises
        ------
        Misdeclared
            With the line that cannot be read.
        """
        for line in map(str.strip, text.split("\n")):
            whole = line.startswith(("unchecked", "false:", "code:", "#"))
            for part in [line] if whole else line.split(";"):
                if part.strip() and not part.startswith("#"):
                    self._declare(part.strip())

    def _declare(self, line):
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "unchecked" and " because " in rest:
            formula, _, reason = rest.partition(" because ")
            self.quoted[squeezed(formula)] = ("unchecked", reason.strip())
        elif word in ("unchecked", "unchecked:"):
            if not rest:
                raise Misdeclared("`unchecked` needs a reason: `unchecked: why`")
            self.marks["unchecked"] = rest
        elif word == "false:":
            self.quoted[squeezed(rest)] = ("false", True)
        elif line in ("definition", "condition", "false"):
            self.marks[line] = True
        elif word == "code:":
            self.code.append(rest)
        elif word == "decreases":
            self.marks["decreases"] = rest
        elif word == "prime":
            self.prime = rest
        elif word in ("hold", "vary"):
            setattr(self, word, _names(rest))
        elif word == "small":
            names, _, order = rest.partition("order")
            self.small = (_names(names.rstrip(" ,")), float(order or 2))
        elif " inverse of " in line:
            name, _, other = line.partition(" inverse of ")
            self.names[_name(name)] = Function(("R",), ("R",), inverse_of=_name(other))
        elif re.search(r":\s.*->", line):
            self._function(line)
        elif "=" in line and not re.search(r"\sin\s", line.partition("=")[0]):
            self.define(line)
        elif re.search(r"\sin\s", line):
            self._variable(line)
        else:
            raise Misdeclared(f"cannot read the declaration `{line}`")

    def _variable(self, line):
        names, _, domain = line.partition(" in ")
        domain, traits = _without_traits(domain.strip())
        for name in _names(names):
            span = re.fullmatch(r"1\s*\.\.\s*(.+)", domain)
            if span:
                self.ranges[name] = span.group(1)
                continue
            self.names[name] = self._domain(domain, traits, line)

    def _domain(self, domain, traits, line):
        whole = WHOLE.match(domain)
        if whole:
            return Variable((), *whole.groups(), whole=True)
        found = INTERVAL.match(domain)
        if not found:
            raise Misdeclared(f"no domain `{domain}` in `{line}`")
        low, high = "-2", "2"
        if found.group(1) != "R":
            low, high = (part.strip() for part in found.group(1)[1:-1].split(","))
            latex.read(low), latex.read(high)
        dims = (found.group(2) or "").strip().strip("{}")
        shape = tuple(
            part.strip() for part in re.split(r"x|\\times", dims) if part.strip()
        )
        for part in shape:
            self.size(part)
        return Variable(shape, low, high, traits=traits)

    def _function(self, line):
        names, _, rest = line.partition(":")
        rest, traits = _without_traits(rest)
        arrow, _, of = rest.partition(" of ")
        source, _, target = arrow.partition("->")
        parts = tuple(part.strip() for part in re.split(r"\s+and\s+|,", source))
        for name in _names(names):
            self.names[name] = Function(
                parts, (target.strip(),), of.strip() or None, traits
            )

    def define(self, line):
        """``f(x) = ...``, ``y_i = ...`` or ``y = ...``: a name for the right side."""
        left, _, body = line.partition("=")
        found = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", left.strip())
        if found and found.group(1).strip():
            parameters = _names(found.group(2))
            self.names[_name(found.group(1))] = Definition(body.strip(), parameters)
            return
        node = latex.read(left.strip(), self.functions, self.variables)
        indices = ()
        if node.kind == "index":
            letters = [latex.key(part) for part in node.parts[1].indices]
            if all(letters) and all(not letter.isdecimal() for letter in letters):
                whole = latex.key(node)
                if not self._is_variable_name(letters):
                    indices, node = tuple(letters), node.parts[0]
                del whole
        name = latex.key(node)
        if name is None:
            raise Misdeclared(f"the left side of `{line}` is no name")
        self.names[name] = Definition(body.strip(), (), indices)

    def _is_variable_name(self, letters):
        """Whether a subscript is part of a name (x_k with a whole number k)."""
        return any(
            letter in self.names and letter not in self.ranges for letter in letters
        )


def squeezed(source):
    """LaTeX without its spaces, to find a formula again."""
    return "".join(source.split())


def house():
    """The context that all pages start from."""
    context = Context()
    context.declare(HOUSE.read_text(encoding="utf-8"))
    return context


def _without_traits(text):
    words = text.split()
    traits = set()
    while words and words[-1] in TRAITS:
        traits.add(words.pop())
    return " ".join(words), frozenset(traits)


def _names(text):
    return tuple(
        _name(part) for part in re.split(r",(?![^{]*\})", text) if part.strip()
    )


def _name(text):
    """The one spelling of a name: as latex.key gives it."""
    text = text.strip()
    if re.fullmatch(r"[a-z]{2,}", text):
        return text  # an operator name: softplus
    node = latex.read(text)
    return latex.key(node) or text
