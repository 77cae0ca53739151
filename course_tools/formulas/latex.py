"""Read LaTeX mathematics: text to a tree whose nodes know where they stand.

The tree keeps the span of every part in the source, so that an error can show the
words that it is about, and a mutant can change one of them. What a letter stands for
(a number, a matrix, a function) is not decided here, with one exception: whether
``f(x)`` is a call or a product depends on the names of the functions, which are
passed in.

Why no ready-made reader: the three for Python (two in SymPy, latex2sympy2) read
``\\sin x \\cdot y`` as the sine of a product, ``w'`` as ``w`` and ``f(x)`` as a
product, and know no index, transpose or gradient.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from course_tools.formulas.tokens import GREEK, Raw, Token, Unreadable, tokens

FUNCTIONS = [
    "sin",
    "cos",
    "tan",
    "sinh",
    "cosh",
    "tanh",
    "coth",
    "sec",
    "csc",
    "cot",
    "arcsin",
    "arccos",
    "arctan",
    "ln",
    "exp",
    "det",
]
WORDS = {  # \operatorname{...}: what the evaluator knows by name
    "diag", "tr", "vec", "relu", "softplus", "logit", "softmax", "sign", "erf", "rank",
    "artanh", "arsinh", "logsumexp", "atan", "atan2", "mean", "sum", "GELU", "SiLU",
}  # fmt: skip
OPENERS = {"(": ")", "[": "]", "\\{": "\\}"}
ACCENTS = (
    "\\hat",
    "\\bar",
    "\\tilde",
    "\\dot",
    "\\boldsymbol",
    "\\mathcal",
    "\\mathrm",
)
TAKE_ONE = ("\\mathsf", "\\mathrm", "\\mathbb", "\\boldsymbol", *ACCENTS)
TRANSPOSES = ("T", "\\top", "\\mathsf T", "\\mathsf{T}", "\\mathrm T", "\\mathrm{T}")
COMPARISONS = ("<", ">", "=", "\\le", "\\ge", "\\leq", "\\geq", "\\neq", "\\ne")
ENDS = {")", "]", "\\}", "}", "&", "\\\\", ",", ";", "\\rangle", "\\end", *COMPARISONS}
DIFFERENTIATED = (  # besides letters, what a d in front of it may mean the change of
    "(", "[", "|", "\\|", "\\operatorname", "\\hat", "\\bar", "\\det", "\\ln",
    "\\nabla",
)  # fmt: skip
MATRICES = ("pmatrix", "bmatrix", "matrix", "vmatrix", "array", "smallmatrix")


@dataclass
class Node:
    """One part of a formula.

    Attributes
    ----------
    kind : str
        What it is: "sum", "product", "name", ...
    parts : list
        Its parts: nodes, strings and numbers.
    start, end : int
        Its span in the source.
    """

    kind: str
    parts: list = field(default_factory=list)
    start: int = 0
    end: int = 0

    def walk(self):
        """This node and all nodes below it."""
        yield self
        for node in nodes_in(self.parts):
            yield from node.walk()


def nodes_in(part):
    """The nodes in a part, which may be a list of lists."""
    if isinstance(part, Node):
        yield part
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from nodes_in(inner)


def read(source, functions=(), variables=(), offset=0):
    """The tree of one expression, without a relation in it.

    Parameters
    ----------
    source : str
        LaTeX.
    functions : collection of str
        Names after which brackets are arguments.
    variables : collection of str
        Names that are variables; a ``d`` among them is no differential.
    offset : int
        Added to all spans: where `source` starts in the formula.

    Returns
    -------
    Node

    Raises
    ------
    Unreadable
        If something stands there that has no reading.
    """
    reader = _Reader(source, functions, variables, offset)
    tree = reader.expression()
    if reader.now is not None:
        reader.fail(f"cannot read `{reader.now.text}` here")
    return tree


class _Reader:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, source, functions, variables, offset):
        self.source, self.tokens, self.at = source, tokens(source), 0
        self.functions, self.variables = functions, variables
        self.offset, self.length = offset, len(source)
        self.bars = 0  # how many | are open

    # -- moving through the tokens

    @property
    def now(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    @property
    def text(self):
        return self.now.text if self.now else ""

    def peek(self, ahead=1):
        k = self.at + ahead
        return self.tokens[k].text if k < len(self.tokens) else ""

    def take(self, *texts):
        token = self.now
        if token is None or (texts and token.text not in texts):
            wanted = " or ".join(f"`{t}`" for t in texts) or "something"
            self.fail(
                f"expected {wanted}, found {f'`{self.text}`' if token else 'the end'}"
            )
        self.at += 1
        return token

    def accept(self, *texts):
        if self.now and self.now.text in texts:
            return self.take()
        return None

    def fail(self, problem):
        start = self.now.start if self.now else self.length
        raise Unreadable(problem, start + self.offset)

    def mark(self):
        return self.now.start + self.offset if self.now else self.length + self.offset

    def node(self, kind, parts, start):
        end = self.tokens[self.at - 1].end + self.offset if self.at else start
        return Node(kind, parts, start, end)

    # -- grammar

    def expression(self):
        start = self.mark()
        signs, terms = [], []
        first = self.accept("+", "-")
        signs.append(first.text if first else "+")
        terms.append(self.term())
        while self.now and self.now.text in ("+", "-", "\\pm"):
            signs.append(self.take().text)
            terms.append(self.term())
        if len(terms) == 1 and not first:
            return terms[0]
        return self.node("sum", [signs, terms], start)

    def term(self):
        start = self.mark()
        operators, factors = [""], [self.factor()]
        while not self.term_ends():
            operator = self.accept("\\cdot", "\\times", "\\odot", "\\otimes", "/", "*")
            name = operator.text if operator else ""
            if not name and operators[-1] == "/":
                self.fail("a/b c can be read in two ways; set a fraction or brackets")
            negative = self.accept("-") if name in ("\\cdot", "\\times", "/") else None
            factor = self.factor()
            if negative:
                factor = Node("sum", [["-"], [factor]], factor.start, factor.end)
            operators.append(name)
            factors.append(factor)
        if len(factors) == 1:
            return factors[0]
        return self.node("product", [operators, factors], start)

    def term_ends(self):
        text = self.text
        if not self.now or text in ENDS or text in ("+", "-", "\\pm"):
            return True
        return (text == "|" or text == "\\|") and self.bars > 0

    def factor(self):
        start = self.mark()
        base = self.base()
        return self.after(base, start)

    def after(self, base, start):
        """Powers, indices, primes and arguments behind a base."""
        while self.now:
            text = self.text
            if text == "'":
                order = 0
                while self.accept("'"):
                    order += 1
                side = ""
                if self.text == "_" and self.peek() in "+-":
                    self.take()
                    side = self.take().text
                base = self.node("prime", [base, order, side], start)
            elif text == "^":
                base = self.power(base, start)
            elif text == "_":
                self.take()
                base = self.node("index", [base, self.subscript()], start)
            elif text == "!":
                self.take()
                base = self.node("factorial", [base], start)
            elif text == "|" and self.peek() == "_" and self.is_evaluation_bar():
                self.take()
                self.take()
                base = self.node("at", [base, self.conditions()], start)
            elif text in ("(", "[") and not self.now.spaced and self.is_function(base):
                base = self.node("call", [base, self.arguments()], start)
            else:
                break
        return base

    def is_evaluation_bar(self):
        depth, k = 0, self.at + 2
        while k < len(self.tokens):
            text = self.tokens[k].text
            depth += (text == "{") - (text == "}")
            if text == "=":
                return True
            if depth == 0:
                return False
            k += 1
        return False

    def conditions(self):
        """``{x = 1, y = 2}`` behind an evaluation bar."""
        self.take("{")
        pairs = []
        while True:
            left = self.factor()
            self.take("=")
            pairs.append((left, self.expression()))
            if not self.accept(","):
                break
        self.take("}")
        return pairs

    def power(self, base, start):
        self.take("^")
        raw = self.raw_argument()
        plain = raw.plain
        if plain in TRANSPOSES:
            return self.node("transpose", [base], start)
        if plain.startswith("-") and plain[1:].strip() in TRANSPOSES:
            return self.node("inverse transpose", [base], start)
        if plain == "-1":
            return self.node("inverse", [base], start)
        found = re.fullmatch(r"\((\w+)\)", plain)
        if found:
            return self.node("label", [base, found.group(1)], start)
        if plain and set(plain.replace(" ", "")) == {"\\", "p", "r", "i", "m", "e"}:
            return self.node("prime", [base, plain.count("prime"), ""], start)
        return self.node("power", [base, self.read(raw)], start)

    def read(self, raw):
        """The tree of an argument whose text has been taken already."""
        return read(raw, self.functions, self.variables, raw.start)

    def raw_argument(self):
        """The source of an argument: one token, or what stands in braces."""
        token = self.take()
        if token.text == "{":
            depth, start = 1, token.end
            while depth:
                token = self.take()
                depth += (token.text == "{") - (token.text == "}")
            return self.slice(start, token.start)
        if token.kind == "number" and len(token.text) > 1:  # \frac12, x^23
            first = Token("number", token.text[0], token.start, token.start + 1)
            rest = Token("number", token.text[1:], token.start + 1, token.end)
            self.tokens[self.at - 1 : self.at] = [first, rest]
            return self.slice(first.start, first.end)
        end = token.end
        if token.text in TAKE_ONE:
            self.raw_argument()
            end = self.tokens[self.at - 1].end
        return self.slice(token.start, end)

    def slice(self, start, end):
        return Raw(self.source[start:end], start + self.offset)

    def subscript(self):
        return Subscript(self.raw_argument(), self)

    def arguments(self):
        opener = self.take("(", "[")
        outer, self.bars = self.bars, 0
        found = [self.expression()]
        while self.accept(",", ";"):
            found.append(self.expression())
        self.take(OPENERS[opener.text])
        self.bars = outer
        return found

    def is_function(self, base):
        """Whether brackets behind this base are arguments."""
        while base.kind in ("prime", "label"):
            base = base.parts[0]
        if base.kind == "inverse":
            base = base.parts[0]
        if base.kind in ("jacobian of", "hessian of", "gradient", "along"):
            return True
        return base.kind in ("name", "index") and key(base) in self.functions

    def base(self):
        start = self.mark()
        token = self.now
        if token is None:
            self.fail("an expression ends too early")
        text = token.text
        if token.kind == "number":
            self.take()
            return self.node("number", [text], start)
        if text in OPENERS:
            return self.bracket(start)
        if text in ("|", "\\|"):
            return self.norm(start)
        if text == "{":
            return self.read(self.raw_argument())
        special = {
            "\\frac": self.fraction,
            "\\sqrt": self.root,
            "\\sum": self.big,
            "\\prod": self.big,
            "\\max": self.extreme,
            "\\min": self.extreme,
            "\\lim": self.limit,
            "\\begin": self.environment,
            "\\nabla": self.nabla,
            "\\langle": self.inner,
            "\\int": self.integral,
            "\\binom": self.binomial,
        }
        if text in special:
            return special[text](start)
        if text == "\\operatorname":
            return self.word(start)
        if text == "\\text":
            self.take()
            return self.node("name", [f"text {self.raw_argument().plain}"], start)
        if text.startswith("\\") and text[1:] in FUNCTIONS:
            return self.function(start)
        if text == "d" and self.is_differential():
            return self.differential(start)
        if text == "\\partial":
            return self.slashed_derivative(start)
        return self.name(start)

    def bracket(self, start):
        opener = self.take()
        outer, self.bars = self.bars, 0
        inner = self.expression()
        if self.text == ",":
            entries = [inner]
            while self.accept(","):
                entries.append(self.expression())
            self.take(OPENERS[opener.text])
            self.bars = outer
            return self.node("column", [entries], start)
        self.take(OPENERS[opener.text])
        self.bars = outer
        return self.node("bracket", [inner], start)

    def norm(self, start):
        bar = self.take().text
        self.bars += 1
        inner = self.expression()
        self.bars -= 1
        self.take(bar)
        which = ""
        if bar == "\\|" and self.accept("_"):
            which = self.subscript().text
        return self.node("norm" if bar == "\\|" else "absolute", [inner, which], start)

    def inner(self, start):
        self.take("\\langle")
        first = self.expression()
        self.take(",")
        second = self.expression()
        self.take("\\rangle")
        metric = None
        if self.accept("_"):
            metric = self.read(self.raw_argument())
        return self.node("inner", [first, second, metric], start)

    def argument(self):
        return self.read(self.raw_argument())

    def fraction(self, start):
        self.take("\\frac")
        derivative = self.derivative(start)
        if derivative:
            return derivative
        top = self.argument()
        bottom = self.argument()
        return self.node("fraction", [top, bottom], start)

    def derivative(self, start):
        """``\\frac{d}{dx} e``, ``\\frac{\\partial^2 f}{\\partial x^2}``, or None."""
        back, kept = self.at, list(self.tokens)
        top, bottom = self.raw_argument(), self.raw_argument()
        sign = next((s for s in ("\\partial", "d") if _begins(bottom, s)), None)
        if (
            not sign
            or not _begins(top, sign)
            or (sign == "d" and "d" in self.variables)
        ):
            self.at, self.tokens = back, kept
            return None
        order, operand = _operator(top)
        by = _denominator(bottom, sign)
        if by is None or sum(times for _, times in by) != order:
            raise Unreadable(
                f"the orders of derivative in \\frac{{{top}}}{{{bottom}}} differ",
                start,
            )
        variables = [(self.read(raw), times) for raw, times in by]
        body = self.read(operand) if operand.strip() else self.rest_of_term()
        total = sign == "d"
        return self.node("derivative", [body, variables, total], start)

    def slashed_derivative(self, start):
        """``\\partial^2 f / \\partial x_i \\partial x_j``, set in one line."""
        top = self.upto("/")
        self.take("/")
        first = self.now
        while self.accept("\\partial"):
            self.factor()
        if self.now is first:
            self.fail("∂ stands outside a fraction")
        bottom = self.slice(first.start, self.tokens[self.at - 1].end)
        order, operand = _operator(top)
        by = _denominator(bottom, "\\partial")
        if not operand.strip() or sum(times for _, times in by) != order:
            raise Unreadable("a derivative with another order above than below", start)
        variables = [(self.read(raw), times) for raw, times in by]
        return self.node("derivative", [self.read(operand), variables, False], start)

    def upto(self, stop):
        """The source up to a token outside brackets."""
        first, depth = self.now, 0
        while self.now and not (depth == 0 and self.text == stop):
            depth += (self.text in "({[") - (self.text in ")}]")
            self.take()
        end = self.tokens[self.at - 1].end if self.at else first.start
        return self.slice(first.start, end)

    def rest_of_term(self):
        """What an operator such as d/dx or a sum reaches: the rest of the product."""
        start = self.mark()
        if self.term_ends():
            self.fail("an operator stands in front of nothing")
        found = self.term()
        return Node(found.kind, found.parts, start, found.end)

    def root(self, start):
        self.take("\\sqrt")
        degree = None
        if self.accept("["):
            degree = self.expression()
            self.take("]")
        return self.node("root", [self.argument(), degree], start)

    def binomial(self, start):
        self.take("\\binom")
        return self.node("binomial", [self.argument(), self.argument()], start)

    def big(self, start):
        operator = self.take().text
        low, high = self.bounds()
        letters, first = self.range_of(low)
        return self.node(
            "big", [operator, letters, first, high, self.rest_of_term()], start
        )

    def bounds(self):
        low = high = None
        for _ in range(2):
            if self.accept("_"):
                low = self.raw_argument()
            elif self.accept("^"):
                high = self.read(self.raw_argument())
        return low, high

    def range_of(self, low):
        """``i = 1``, ``i`` or ``i, j`` below a sum: the letters and the first value."""
        if low is None:
            self.fail("a sum or product needs an index below it")
        letters, equals, first = low.partition("=")
        words = [token.text for token in tokens(letters) if token.text != ","]
        plain = all((len(w) == 1 and w.isalpha()) or w[1:] in GREEK for w in words)
        names = words if plain else [" ".join(letters.split())]
        first = self.read(low.part(len(letters) + 1)) if equals else None
        return names, first

    def extreme(self, start):
        operator = self.take().text
        if self.text == "_":
            low, _ = self.bounds()
            letters, _ = self.range_of(low)
            return self.node(
                "big", [operator, letters, None, None, self.rest_of_term()], start
            )
        return self.node("call", [Node("name", [operator]), self.arguments()], start)

    def limit(self, start):
        self.take("\\lim")
        self.take("_")
        raw = self.raw_argument()
        letter, arrow, _ = raw.partition("\\to")
        if not arrow:
            self.fail("a limit needs `\\to` below it")
        target, side = raw.part(len(letter) + 3), ""
        found = re.search(r"\^\s*\{?\s*([+-])\s*\}?\s*$", target)
        if found:
            side, target = found.group(1), target.part(0, found.start())
        parts = [" ".join(letter.split()), self.read(target), side, self.rest_of_term()]
        return self.node("limit", parts, start)

    def integral(self, start):
        self.take("\\int")
        low, high = self.bounds()
        if low is None or high is None:
            self.fail("an integral needs both bounds")
        first = self.read(low)
        body = self.term()
        if body.kind != "product" or body.parts[1][-1].kind != "differential":
            self.fail("an integral must end in d and its variable")
        operators, factors = body.parts
        variable = key(factors[-1].parts[0])
        rest = Node("product", [operators[:-1], factors[:-1]], body.start, body.end)
        return self.node("integral", [variable, first, high, rest], start)

    def environment(self, start):
        self.take("\\begin")
        name = self.raw_argument()
        if name not in (*MATRICES, "cases"):
            self.fail(f"no reading for the environment `{name}`")
        if name == "array":
            self.raw_argument()
        rows, row = [], []
        while self.text != "\\end":
            row.append(
                self.condition() if name == "cases" and row else self.expression()
            )
            self.accept(",")
            if self.accept("\\\\"):
                rows.append(row)
                row = []
            elif not self.accept("&"):
                break
        if row:
            rows.append(row)
        self.take("\\end")
        self.raw_argument()
        return self.node("cases" if name == "cases" else "matrix", [rows], start)

    def condition(self):
        """What stands behind a case: text, and relations between numbers."""
        if self.accept("\\text"):
            word = self.raw_argument().strip()
            if word in ("otherwise", "else"):
                return ("otherwise",)
        first = self.expression()
        links = []
        while self.text in COMPARISONS:
            links.append((self.take().text, self.expression()))
        return (first, links)

    def nabla(self, start):
        self.take("\\nabla")
        order, by = 1, None
        for _ in range(2):
            if self.text == "^":
                self.take()
                raw = self.raw_argument()
                if raw.strip() != "2":
                    self.fail("only ∇ and ∇² have a reading")
                order = 2
            elif self.text == "_":
                self.take()
                by = self.subscript().text
        if self.term_ends():
            self.fail("∇ stands in front of nothing")
        operand = self.nabla_operand()
        return self.node("gradient", [operand, by, order], start)

    def nabla_operand(self):
        """A name, without its arguments: ∇f(x) is (∇f)(x); or a factor."""
        start = self.mark()
        if (self.now and self.now.kind == "letter") or self.text in (
            "\\operatorname",
            "\\ell",
            "\\sigma",
        ):
            base = self.base()
            while self.text == "_":
                self.take()
                base = self.node("index", [base, self.subscript()], start)
            return base
        return self.factor()

    def word(self, start):
        self.take("\\operatorname")
        name = self.raw_argument().strip()
        base = self.node("name", [name], start)
        if name in self.functions and name not in WORDS:
            return base
        if name not in WORDS:
            return base
        return self.applied(name, start)

    def function(self, start):
        return self.applied(self.take().text[1:], start)

    def applied(self, name, start):
        """A named function with powers, primes and an argument, bracketed or not."""
        order, exponent, inverse = 0, None, False
        base = self.node("name", [name], start)
        while self.text in ("'", "^"):
            if self.accept("'"):
                order += 1
                continue
            self.take("^")
            raw = self.raw_argument()
            if raw.plain == "-1":
                inverse = True
            else:
                exponent = self.read(raw)
        if inverse:
            self.fail(f"write arc{name}: {name}^{{-1}} can be read in two ways")
        if self.term_ends():
            return self.node("prime", [base, order, ""], start) if order else base
        arguments = (
            self.arguments() if self.text in ("(", "[") else [self.open_argument()]
        )
        if order:
            base = self.node("prime", [base, order, ""], start)
        result = self.node("call", [base, arguments], start)
        return self.node("power", [result, exponent], start) if exponent else result

    def open_argument(self):
        """sin 2x: factors up to the next function, operator or bracket."""
        start = self.mark()
        operators, factors = [""], [self.factor()]
        while not self.term_ends():
            text = self.text
            if text in ("\\cdot", "\\times", "/", "\\odot", "\\otimes", "("):
                break
            if text == "\\operatorname" or (text[1:] in FUNCTIONS and text[0] == "\\"):
                break
            if factors[0].kind == "call":
                break
            operators.append("")
            factors.append(self.factor())
        if len(factors) == 1:
            return factors[0]
        return self.node("product", [operators, factors], start)

    def is_differential(self):
        """Whether this ``d`` belongs to the next thing: dx, dW, d(AB)."""
        following = self.peek()
        if "d" in self.variables or not following:
            return False
        if following in DIFFERENTIATED:
            return True
        token = self.tokens[self.at + 1]
        return token.kind == "letter" or following[1:] in GREEK

    def differential(self, start):
        self.take("d")
        inner_start = self.mark()
        if self.text in ("(", "["):
            return self.node("differential", [self.bracket(inner_start)], start)
        base = self.base()
        while self.text == "_":
            self.take()
            base = self.node("index", [base, self.subscript()], inner_start)
        return self.node("differential", [base], start)

    def name(self, start):
        token = self.take()
        text = token.text
        if text in ACCENTS:
            return self.node("name", [f"{text} {self.raw_argument().plain}"], start)
        if text == "\\Delta" and self.now and self.now.kind == "letter":
            return self.node("name", [f"\\Delta {self.take().text}"], start)
        if text == "D" and self.text == "_" and "D" not in self.variables:
            self.take()
            return self.node("along", [self.subscript(), self.nabla_operand()], start)
        if text in ("J", "H") and self.text == "_" and text not in self.variables:
            self.take()
            kind = "jacobian of" if text == "J" else "hessian of"
            return self.node(kind, [self.subscript().text], start)
        if token.kind == "letter" or text[1:] in GREEK or text in ("\\infty", "\\top"):
            return self.node("name", [text], start)
        self.at -= 1
        self.fail(f"no reading for `{text}`")


class Subscript:
    """The text of a subscript, and its parts as expressions when asked."""

    def __init__(self, raw, reader):
        # "f \\circ g" keeps the space that ends the command
        words = re.sub(r"(\\[a-zA-Z]+)\s+(?=[a-zA-Z])", r"\1~", raw)
        self.text = "".join(words.split()).replace("~", " ")
        self.raw, self._reader = raw, reader
        self.start = raw.start

    @cached_property
    def indices(self):
        """The index expressions: ``ik`` and ``i, k`` are two, ``k+1`` is one."""
        parts, at = [], 0
        for piece in self.raw.split(","):
            raw = self.raw.part(at, at + len(piece))
            words = tokens(raw)
            if all(
                w.kind in ("letter", "number") or w.text[1:] in GREEK for w in words
            ):
                pieces = [raw.part(w.start, w.end) for w in words]
            else:
                pieces = [raw]
            parts += [self._reader.read(piece) for piece in pieces]
            at += len(piece) + 1
        return parts


def key(node):
    """The name under which a letter with its decorations is known, or None."""
    if node.kind == "name":
        return node.parts[0]
    if node.kind == "index":
        base = key(node.parts[0])
        return base and f"{base}_{node.parts[1].text}"
    if node.kind == "label":
        base = key(node.parts[0])
        return base and f"{base}^({node.parts[1]})"
    if node.kind == "prime":
        base = key(node.parts[0])
        return base and base + "'" * node.parts[1]
    if node.kind == "differential":
        base = key(node.parts[0])
        return base and f"d {base}"
    return None


def _begins(raw, sign):
    words = tokens(raw)
    return bool(words) and words[0].text == sign


def _operator(raw):
    """Order and operand of ``\\partial^2 f``."""
    words = tokens(raw)
    order, end = 1, words[0].end
    if len(words) > 2 and words[1].text == "^" and words[2].kind == "number":
        order, end = int(words[2].text), words[2].end
    return order, raw.part(end)


def _denominator(raw, sign):
    """Variables and orders of ``\\partial x_i \\partial x_j`` or ``dx^2``."""
    starts = [word for word in tokens(raw) if word.text == sign]
    found = []
    for k, word in enumerate(starts):
        end = starts[k + 1].start if k + 1 < len(starts) else len(raw)
        text, times = raw.part(word.end, end), 1
        power = re.search(r"\^\s*\{?(\d+)\}?\s*$", text)
        if power:
            text, times = text.part(0, power.start()), int(power.group(1))
        if not text.strip():
            return None
        found.append((text, times))
    return found or None
