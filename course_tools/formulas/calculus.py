"""Derivatives of every kind, as parts of the evaluator.

A derivative is a difference quotient with a step of 1e-15 in fifty digits, which
leaves thirty right ones and works for derivatives of derivatives; or, as a second
witness, a central difference of course_lib or a complex step in ordinary float64.
"""

from functools import partial

import mpmath
import numpy as np

from course_lib import derivative as course_derivative
from course_tools.formulas import arithmetic, latex
from course_tools.formulas.arithmetic import Undefined, number, real
from course_tools.formulas.context import Definition, Function

STEP = mpmath.mpf(10) ** -15  # of a derivative
NEAR = mpmath.mpf(10) ** -18  # how near a limit goes


class Unknown(ValueError):
    """A name without a declaration, or a part without a reading."""

    def __init__(self, problem, node=None):
        super().__init__(problem)
        self.node = node


def each(function, value, kind=object):
    """A function of a number, for every entry of an array."""
    if isinstance(value, np.ndarray):
        return np.frompyfunc(function, 1, 1)(value).astype(kind)
    return function(value)


class Calculus:
    """Readings of primes, fractions of d, gradients, Jacobians and differentials."""

    def slope(self, g, t, order=1, side=""):
        """The derivative of g at the number t."""
        if order == 0:
            return g(t)
        if order > 1:
            return self.slope(lambda s: self.slope(g, s, order - 1), t)
        if side:
            sign = 1 if side == "+" else -1
            near, far = sign * NEAR, 2 * sign * NEAR
            one, two = (g(t + near) - g(t)) / near, (g(t + far) - g(t)) / far
            return 2 * one - two
        if self.method == "exact" or np.shape(t):
            return (g(t + STEP) - g(t - STEP)) / (2 * STEP)
        return self._slope_in_float64(g, t)

    def _slope_in_float64(self, g, t):
        def rounded(s):
            s = mpmath.mpmathify(s)
            y = g(t + s)
            if isinstance(s, mpmath.mpc):
                return each(complex, y, complex)
            return each(lambda v: float(real(v)), y, float)

        method = "complex" if self.method == "complex step" else "central"
        if method == "complex":  # the guard would cost a hundred calls
            y = rounded(complex(0, 1e-30))
            found = np.imag(y) / 1e-30
        else:
            found = course_derivative(rounded, 0.0)
        return each(number, found) if np.shape(found) else number(float(found))

    def _prime(self, node):
        inner, order, side = node.parts
        name = latex.key(node)
        if name in self.context.names:
            return self.named(name)
        by = self.context.prime
        base = latex.key(inner)
        what = self.context.names.get(base) if base else None
        if isinstance(what, Function) and what.of:
            by = what.of
        elif isinstance(what, Definition) and len(what.parameters) == 1:
            by = what.parameters[0]
        elif base in arithmetic.FUNCTIONS or (base in self.context.names and not what):
            raise Unknown(f"`{base}'` without an argument", node)
        if by is None:
            raise Unknown("by which variable is ' meant? say `prime x`", node)
        return self.slope(
            lambda t: self.under({by: t}, inner), self.current(by), order, side
        )

    def current(self, name):
        value = self.named(name)
        if value is None:
            raise Unknown(f"no declaration of `{name}`")
        return value

    def _derivative(self, node):
        body, variables, total = node.parts
        wanted = [by for by, times in variables for _ in range(times)]
        function = latex.key(body)
        what = self.context.names.get(function)
        if isinstance(what, Function) and not what.of and len(wanted) >= 1 and total:
            raise Unknown(f"`{function}` has no argument here; declare it `of`", node)
        return self._derive(body, wanted, total)

    def _derive(self, body, wanted, total):
        if not wanted:
            return self.value(body)
        by, rest = wanted[0], wanted[1:]
        name, places = self._target(by)
        value = self.current(name)
        held = (
            {}
            if total
            else {h: self.current(h) for h in self.context.hold if h != name}
        )

        def moved(t):
            if places is None:
                changed = t
            else:
                changed = np.array(value, dtype=object)
                changed[places] = t
            with self.changed({name: changed, **held}):
                return self._derive(body, rest, total)

        at = value if places is None else value[places]
        if np.shape(at):
            return self._by_array(moved, at)
        return self.slope(moved, at)

    def _target(self, by):
        """The variable of a derivative: its name, and the entry that moves or None."""
        name = latex.key(by)
        if name and self.named(name) is not None:
            return name, None
        if by.kind != "index":
            raise Unknown(f"no derivative by `{name}`", by)
        base, subscript = by.parts
        places = [self.whole(part) - 1 for part in subscript.indices]
        value = self.value(base)
        if np.ndim(value) == 2 and value.shape[1] == 1 and len(places) == 1:
            places.append(0)
        if len(places) != np.ndim(value):
            raise Unknown(f"{len(places)} indices for shape {np.shape(value)}", by)
        return latex.key(base), tuple(places)

    def _by_array(self, g, at):
        """Derivative by a column or matrix: the Jacobian, a row for one output."""
        columns = []
        for place in np.ndindex(*at.shape):

            def line(t, place=place):
                changed = np.array(at, dtype=object)
                changed[place] = t
                return g(changed)

            columns.append(self.slope(line, at[place]))
        if np.shape(columns[0]) == ():
            if at.shape[1] != 1:
                raise Unknown("the derivative of a number by a matrix: write ∇")
            return np.array([columns], dtype=object)
        if at.shape[1] != 1 or np.shape(columns[0])[1] != 1:
            raise Unknown("a Jacobian with more than two axes: write it with indices")
        return np.hstack(columns)

    def _gradient(self, node, arguments=None):
        operand, by, order = node.parts
        name = latex.key(operand)
        what = self.context.names.get(name) if name else None
        if arguments is not None:
            values = [self.value(part) for part in arguments]
            g, at = self._of_arguments(operand, what, values, by)
        elif by is None and isinstance(what, Definition) and what.parameters:
            values = [self.current(p) for p in what.parameters]
            g, at = self._of_arguments(operand, what, values, by)
        elif by is None and isinstance(what, Function) and what.of:
            g, at = (lambda v: self.values[name](v)), self.current(what.of)
        else:
            by = by or self.context.prime or "x"
            target = self.current(by)
            g, at = (lambda v: self.under({by: v}, operand)), target
        result = self._gradient_of(g, at)
        if order == 2:
            rows = lambda v: self._gradient_of(g, v)  # noqa: E731
            return self._by_array(rows, at)
        return result

    def _of_arguments(self, operand, what, values, by):
        """A function of its arguments as one of one column, and where."""
        if len(values) == 1:
            return (lambda v: self.call(operand, [v])), values[0]
        if by is not None:
            if not isinstance(what, Definition) or by not in what.parameters:
                raise Unknown(f"`{by}` is no argument of the function")
            k = what.parameters.index(by)
            return (
                lambda v: self.call(operand, [*values[:k], v, *values[k + 1 :]]),
                values[k],
            )
        if any(np.shape(value) for value in values):
            raise Unknown("by which argument? write ∇ with an index")
        at = np.array(values, dtype=object).reshape(-1, 1)
        return (lambda v: self.call(operand, list(v[:, 0]))), at

    def _gradient_of(self, g, at):
        if np.shape(at) == ():
            return self.slope(g, at)
        result = np.empty(at.shape, dtype=object)
        for place in np.ndindex(*at.shape):

            def line(t, place=place):
                changed = np.array(at, dtype=object)
                changed[place] = t
                return g(changed)

            result[place] = self.slope(line, at[place])
            if np.shape(result[place]):
                raise Undefined("the gradient of something that is no number")
        return result

    def _jacobian_of(self, node):
        return self._matrix_of(node, None)

    def _hessian_of(self, node):
        return self._matrix_of(node, None)

    def _matrix_of(self, node, arguments):
        name = node.parts[0]
        functions, variables = self.context.functions, self.context.variables
        chain = [latex.read(p, functions, variables) for p in name.split("\\circ")]
        last = chain[-1]
        what = self.context.names.get(latex.key(last) or "")
        if arguments is not None:
            values = [self.value(part) for part in arguments]
        elif isinstance(what, Definition) and what.parameters:
            values = [self.current(p) for p in what.parameters]
        elif isinstance(what, Function) and what.of:
            values = [self.current(what.of)]
        else:
            raise Unknown(f"`{name}` is no function with a place", node)
        g, at = self._of_arguments(last, what, values, None)
        for outer in chain[-2::-1]:
            g = partial(self._after, outer, g)
        if np.shape(at) == ():
            at = np.array([[at]], dtype=object)
            inner, g = g, lambda v: inner(v[0, 0])
        if node.kind == "hessian of":
            return self._by_array(lambda v: self._gradient_of(g, v), at)
        return self._by_array(g, at)

    def _after(self, outer, inner, v):
        return self.call(outer, [inner(v)])

    def _along(self, node, arguments=None):
        subscript, operand = node.parts
        (letter,) = subscript.indices
        direction = self.value(letter)
        name = latex.key(operand)
        what = self.context.names.get(name) if name else None
        if arguments is None:
            values = [self.current(p) for p in getattr(what, "parameters", ())]
        else:
            values = [self.value(part) for part in arguments]
        g, at = self._of_arguments(operand, what, values, None)
        return self.slope(lambda t: g(at + direction * t), number(0))

    def _differential(self, node):
        inner = node.parts[0]
        name = latex.key(inner)
        change = self.named(f"d {name}") if name else None
        if change is not None:
            return change
        if inner.kind == "index":
            change = self.named(f"d {latex.key(inner.parts[0])}")
            if change is not None:
                places = [self.whole(part) for part in inner.parts[1].indices]
                return self.entry(change, places, node)
        if not self.moving:
            raise Unknown("no variable moves: which dx stands here?", node)
        start = {m: self.current(m) for m in self.moving}

        def moved(t):
            changes = {m: v + self.named(f"d {m}") * t for m, v in start.items()}
            return self.under(changes, inner)

        return self.slope(moved, number(0))
