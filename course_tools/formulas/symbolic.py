"""A second witness for steps between numbers: SymPy's derivatives and limits.

The tree of a formula is written as a SymPy expression; SymPy differentiates and takes
limits by its own rules, and the two sides are then compared to thirty digits at
rational points. Trees that speak of arrays have no such witness.
"""

from functools import reduce

import sympy

from course_tools.formulas import latex
from course_tools.formulas.context import Definition, Function, Variable
from course_tools.formulas.evaluate import constant

DIGITS = 30
KNOWN = {
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan, "exp": sympy.exp,
    "ln": sympy.log, "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh,
    "arcsin": sympy.asin, "arccos": sympy.acos, "arctan": sympy.atan,
    "artanh": sympy.atanh, "arsinh": sympy.asinh,
}  # fmt: skip


LONGEST = 60  # operations below a limit


class _NotScalar(Exception):
    """No SymPy expression for this part."""


CANNOT_SAY = (
    _NotScalar,
    ValueError,
    TypeError,
    ArithmeticError,
    NotImplementedError,
    AttributeError,
    RecursionError,
)


def agree(left, right, context):
    """Whether SymPy finds both sides equal; False if it cannot say.

    Parameters
    ----------
    left, right : Node
    context : Context
    """
    try:
        for shift in (0, 1):
            writer = _Writer(context, shift)
            gap = writer.write(left) - writer.write(right)
            if not writer.operators:
                return False  # nothing that numbers do not show as well
            if abs(sympy.N(gap, DIGITS)) > sympy.Float(10) ** -20:
                return False
    except CANNOT_SAY:
        return False
    return True


def name_hash(text):
    """The same small number for the same text in every run."""
    return reduce(lambda total, char: 31 * total + ord(char), text, 7)


class _Writer:
    """Writes trees as SymPy expressions, with rational numbers for the variables."""

    def __init__(self, context, shift):
        self.context, self.shift, self.operators = context, shift, 0
        self.bound = {}

    def write(self, node):
        meaning = getattr(self, "_" + node.kind.replace(" ", "_"), None)
        if meaning is None:
            raise _NotScalar(node.kind)
        return meaning(node)

    def named(self, name):
        if name in self.bound:
            return self.bound[name]
        what = self.context.names.get(name)
        if isinstance(what, Variable) and not what.shape and not what.whole:
            return self.rational(name, what)
        if isinstance(what, Definition) and not what.indices:
            return self.write(self.tree(what))
        if isinstance(what, Function) and what.of:
            return self.smooth(name)(self.named(what.of))
        if what is None and name in ("e", "\\pi"):
            return sympy.E if name == "e" else sympy.pi
        raise _NotScalar(name)

    def rational(self, name, what):
        """A point of the variable's interval, the same for the same letter."""
        low, high = (
            sympy.Rational(str(float(constant(e)))) for e in (what.low, what.high)
        )
        place = sympy.Rational(name_hash(name) % 83 + 7 + 5 * self.shift, 101)
        return low + (high - low) * place

    def tree(self, what):
        variables = self.context.variables | set(what.parameters)
        return latex.read(what.body, self.context.functions, variables)

    def smooth(self, name):
        """Some smooth function in place of an unknown one."""
        what = self.context.names[name]
        if what.source != ("R",) or what.target != ("R",) or what.inverse_of:
            raise _NotScalar(name)
        a = sympy.Rational(name_hash(name) % 13 + 3, 11)
        return lambda x: sympy.sin(a * x) + sympy.Rational(7, 5) * x + a * x**2 / 9 + 4

    def _name(self, node):
        return self.named(node.parts[0])

    def _index(self, node):
        return self.named(latex.key(node) or "")

    def _number(self, node):
        return sympy.Rational(node.parts[0])

    def _bracket(self, node):
        return self.write(node.parts[0])

    def _sum(self, node):
        signs, terms = node.parts
        return sum(
            (-1 if s == "-" else 1) * self.write(t)
            for s, t in zip(signs, terms, strict=True)
        )

    def _product(self, node):
        operators, factors = node.parts
        result = self.write(factors[0])
        for operator, factor in zip(operators[1:], factors[1:], strict=True):
            other = self.write(factor)
            if operator == "\\otimes":
                raise _NotScalar(operator)
            result = result / other if operator == "/" else result * other
        return result

    def _fraction(self, node):
        return self.write(node.parts[0]) / self.write(node.parts[1])

    def _power(self, node):
        return self.write(node.parts[0]) ** self.write(node.parts[1])

    def _inverse(self, node):
        return 1 / self.write(node.parts[0])

    def _root(self, node):
        degree = 2 if node.parts[1] is None else self.write(node.parts[1])
        return self.write(node.parts[0]) ** (sympy.Integer(1) / degree)

    def _call(self, node):
        base, arguments = node.parts
        values = [self.write(part) for part in arguments]
        order = 0
        if base.kind == "prime":
            base, order, side = base.parts
            if side or len(values) != 1:
                raise _NotScalar("one-sided")
        function = self.function(latex.key(base))
        if not order:
            return function(*values)
        self.operators += 1
        dummy = sympy.Dummy(real=True)
        return sympy.diff(function(dummy), dummy, order).subs(dummy, values[0])

    def function(self, name):
        what = self.context.names.get(name)
        if isinstance(what, Definition) and what.parameters:
            return lambda *values: self.with_bound(
                dict(zip(what.parameters, values, strict=True)), self.tree(what)
            )
        if isinstance(what, Function):
            return self.smooth(name)
        if what is None and name in KNOWN:
            return KNOWN[name]
        raise _NotScalar(name)

    def with_bound(self, names, tree):
        kept, self.bound = self.bound, {**self.bound, **names}
        try:
            return self.write(tree)
        finally:
            self.bound = kept

    def by(self, name):
        """A symbol for a variable and its value."""
        symbol = sympy.Dummy(real=True)
        return symbol, self.named(name)

    def _prime(self, node):
        inner, order, side = node.parts
        base = latex.key(inner)
        what = self.context.names.get(base) if base else None
        by = self.context.prime
        if isinstance(what, Function) and what.of:
            by = what.of
        elif isinstance(what, Definition) and len(what.parameters) == 1:
            (by,) = what.parameters
        if side or by is None:
            raise _NotScalar("prime")
        return self.derivative(inner, by, order)

    def derivative(self, body, by, order):
        self.operators += 1
        symbol, value = self.by(by)
        return sympy.diff(self.with_bound({by: symbol}, body), symbol, order).subs(
            symbol, value
        )

    def _derivative(self, node):
        body, variables, total = node.parts
        if len(variables) != 1 or (self.context.hold and not total):
            raise _NotScalar("mixed")
        ((by, times),) = variables
        name = latex.key(by)
        if name is None:
            raise _NotScalar("by")
        self.named(name)
        return self.derivative(body, name, times)

    def _limit(self, node):
        letter, goal, side, body = node.parts
        self.operators += 1
        symbol = sympy.Dummy(real=True)
        inner = self.with_bound({letter: symbol}, body)
        if inner.count_ops() > LONGEST:
            raise _NotScalar("a limit that would take long")
        return sympy.limit(inner, symbol, self.write(goal), side or "+-")
