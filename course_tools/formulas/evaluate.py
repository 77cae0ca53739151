"""The value of a formula at one sample: what each part of the tree means."""

from contextlib import contextmanager

import mpmath
import numpy as np

from course_tools.formulas import arithmetic, latex
from course_tools.formulas.arithmetic import Identity, Undefined, number, real
from course_tools.formulas.calculus import NEAR, Calculus, Unknown, each
from course_tools.formulas.context import NUMBERS, Context, Definition, Function

METHODS = ("exact", "differences", "complex step")


class Evaluator(Calculus):
    """Values of trees under one context.

    Parameters
    ----------
    context : Context
        What the names stand for.
    values : dict
        A sample, from :func:`course_tools.formulas.sampling.draw`.
    method : {"exact", "differences", "complex step"}
        How derivatives are taken.
    """

    def __init__(self, context, values, method="exact"):
        self.context, self.values, self.method = context, dict(values), method
        self.trees = {}
        self.moving = set()  # variables that differentials vary

    def value(self, node):
        """The value of a tree: a number, an array or an identity matrix."""
        meaning = getattr(self, "_" + node.kind.replace(" ", "_"), None)
        if meaning is None:
            raise Unknown(f"no reading for {node.kind}", node)
        return meaning(node)

    def under(self, changes, node):
        """The value of a tree while some names have other values."""
        with self.changed(changes):
            return self.value(node)

    @contextmanager
    def changed(self, changes):
        """Other values for some names, for a while."""
        kept = {name: self.values[name] for name in changes if name in self.values}
        self.values.update(changes)
        try:
            yield
        finally:
            for name in changes:
                del self.values[name]
            self.values.update(kept)

    # -- names

    def _name(self, node):
        name = node.parts[0]
        found = self.named(name)
        if found is None:
            raise Unknown(f"no declaration of `{name}`", node)
        return found

    def named(self, name):
        """The value of a name, None if it has none."""
        if name in self.values:
            value = self.values[name]
            if callable(value):
                return self._bare_function(name)
            return value
        what = self.context.names.get(name)
        if isinstance(what, Definition):
            return self._defined(name, what)
        constants = {"\\pi": mpmath.pi, "e": mpmath.e, "\\infty": mpmath.inf}
        if name in constants:
            return +constants[name]
        if name in NUMBERS:
            return number(NUMBERS[name])
        if name == "I" or name.startswith("I_"):
            if name == "I":
                return Identity(1)
            return arithmetic.array(np.eye(self.context.size(name[2:].strip("{}"))))
        return None

    def _bare_function(self, name):
        """u where u: R -> R of x means u(x)."""
        what = self.context.names[name]
        if not what.of:
            raise Unknown(f"`{name}` is a function and has no argument here")
        arguments = [self.named(part.strip()) for part in what.of.split(",")]
        return self.values[name](*arguments)

    def tree(self, name, what):
        """The tree of a definition, read once."""
        if name not in self.trees:
            functions, variables = self.context.functions, self.context.variables
            variables = variables | set(what.parameters)
            self.trees[name] = latex.read(
                what.body, functions - set(what.parameters), variables
            )
        return self.trees[name]

    def _defined(self, name, what):
        if what.parameters:  # a bare f means f at the letters it was defined with
            return self.value(self.tree(name, what))
        body = self.tree(name, what)
        if not what.indices:
            return self.value(body)
        sizes = [self.length(letter, body) for letter in what.indices]
        result = np.empty(sizes, dtype=object)
        for place in np.ndindex(*sizes):
            letters = zip(what.indices, place, strict=True)
            result[place] = self.under({k: at + 1 for k, at in letters}, body)
        return result.reshape(-1, 1) if len(sizes) == 1 else result

    def length(self, letter, *nodes):
        """How far an index runs, from where it stands."""
        if letter in self.context.ranges:
            return self.context.size(self.context.ranges[letter])
        found = set()
        for node in nodes:
            for part in node.walk():
                if part.kind == "index":
                    found |= self._lengths_at(part, letter)
        if len(found) == 1:
            return found.pop()
        if found:
            raise Unknown(f"the index {letter} runs over {sorted(found)} at once")
        raise Unknown(f"how far does the index {letter} run? say `{letter} in 1..n`")

    def _lengths_at(self, node, letter):
        base, subscript = node.parts
        try:
            indices = subscript.indices
        except latex.Unreadable:
            return set()
        places = [k for k, part in enumerate(indices) if latex.key(part) == letter]
        if not places or (
            latex.key(base) in ("\\delta", "e", "\\nabla")
            and latex.key(base) not in self.context.names
        ):
            return set()
        dims = self.dims(base)
        if dims is None or len(dims) < len(indices):
            return set()
        return {dims[k] for k in places}

    def dims(self, base):
        """Lengths of the axes of an array, a column has one."""
        name = latex.key(base.parts[0] if base.kind == "differential" else base)
        what = self.context.names.get(name)
        if isinstance(what, Definition) and what.indices:
            body = self.tree(name, what)
            return [self.length(letter, body) for letter in what.indices]
        try:
            shape = np.shape(self.value(base))
        except (Unknown, Undefined):
            return None
        return [shape[0]] if len(shape) == 2 and shape[1] == 1 else list(shape)

    def _at(self, node):
        body, equations = node.parts
        changes = {latex.key(left): self.value(right) for left, right in equations}
        return self.under(changes, body)

    def _label(self, node):
        found = self.named(latex.key(node) or "")
        if found is None:
            raise Unknown(f"no declaration of `{latex.key(node)}`", node)
        return found

    def _index(self, node):
        name = latex.key(node)
        if name:
            found = self.named(name)
            if found is not None:
                return found
        base, subscript = node.parts
        if latex.key(base) == "\\delta" and "\\delta" not in self.context.names:
            places = [self.whole(part) for part in subscript.indices]
            return number(int(places[0] == places[1]))
        if latex.key(base) == "I" and "I" not in self.context.names:
            places = [self.whole(part) for part in subscript.indices]
            if len(places) == 2:
                return number(int(places[0] == places[1]))
        if latex.key(base) == "e" and "e" not in self.context.names:
            return self._unit_vector(subscript)
        indices = subscript.indices
        if self._entrywise_call(base):
            return self._indexed_definition(latex.key(base), indices)
        return self.entry(self.value(base), [self.whole(p) for p in indices], node)

    def _entrywise_call(self, base):
        """Whether only one entry of an indexed definition has to be computed."""
        name = latex.key(base)
        what = self.context.names.get(name) if name else None
        return isinstance(what, Definition) and what.indices and name not in self.values

    def _indexed_definition(self, name, indices):
        what = self.context.names[name]
        if len(indices) != len(what.indices):
            raise Unknown(f"`{name}` has {len(what.indices)} indices")
        places = [self.whole(part) for part in indices]
        changes = dict(zip(what.indices, places, strict=True))
        return self.under(changes, self.tree(name, what))

    def _unit_vector(self, subscript):
        (part,) = subscript.indices
        place = self.whole(part)
        letter = latex.key(part)
        size = self.context.size(self.context.ranges.get(letter, "n"))
        unit = np.zeros((size, 1))
        unit[place - 1, 0] = 1
        return arithmetic.array(unit)

    def whole(self, node):
        """The value of an index."""
        value = self.value(node)
        if np.shape(value) != () or real(value) != int(real(value)):
            raise Unknown("an index that is no whole number", node)
        return int(real(value))

    def entry(self, array, places, node=None):
        """An entry of an array, counted from 1."""
        if isinstance(array, Identity):
            return array.factor * int(places[0] == places[1])
        shape = np.shape(array)
        if len(shape) == 2 and shape[1] == 1 and len(places) == 1:
            places = [*places, 1]
        if len(shape) != len(places):
            raise Unknown(f"{len(places)} indices for an array of shape {shape}", node)
        for place, length in zip(places, shape, strict=True):
            if not 1 <= place <= length:
                raise Undefined(f"the index {place} is outside 1..{length}")
        return array[tuple(place - 1 for place in places)]

    # -- arithmetic

    def _number(self, node):
        return number(node.parts[0])

    def _bracket(self, node):
        return self.value(node.parts[0])

    def _sum(self, node):
        signs, terms = node.parts
        total = self.value(terms[0])
        if signs[0] == "-":
            total = arithmetic.multiply(number(-1), total)
        for sign, term in zip(signs[1:], terms[1:], strict=True):
            if sign == "\\pm":
                raise Unknown("± is two formulas; write both", node)
            total = arithmetic.add(total, self.value(term), minus=sign == "-")
        return total

    def _product(self, node):
        operators, factors = node.parts
        result = self.value(factors[0])
        for operator, factor in zip(operators[1:], factors[1:], strict=True):
            other = self.value(factor)
            if operator == "/":
                result = arithmetic.divide(result, other)
            elif operator == "\\odot":
                result = arithmetic.hadamard(result, other)
            elif operator == "\\otimes":
                result = np.kron(result, other)
            else:
                result = arithmetic.multiply(result, other)
        return result

    def _fraction(self, node):
        top, bottom = (self.value(part) for part in node.parts)
        return arithmetic.divide(top, bottom)

    def _power(self, node):
        base, exponent = node.parts
        value = self.value(exponent)
        if latex.key(base) == "e" and "e" not in self.context.names:
            return arithmetic.apply("exp", value)
        return arithmetic.power(self.value(base), value)

    def _root(self, node):
        inside = self.value(node.parts[0])
        if node.parts[1] is None:
            return arithmetic.apply("sqrt", inside)
        degree = self.value(node.parts[1])
        if real(inside) < 0 and int(degree) % 2:
            return -arithmetic.power(-inside, 1 / degree)
        return arithmetic.power(inside, 1 / degree)

    def _transpose(self, node):
        return arithmetic.transpose(self.value(node.parts[0]))

    def _inverse(self, node):
        return arithmetic.inverse(self.value(node.parts[0]))

    def _inverse_transpose(self, node):
        return arithmetic.transpose(arithmetic.inverse(self.value(node.parts[0])))

    def _absolute(self, node):
        inside = self.value(node.parts[0])
        if np.shape(inside):
            raise Undefined("bars around an array; a norm has two bars")
        return arithmetic.absolute(inside)

    def _norm(self, node):
        inside, which = self.value(node.parts[0]), node.parts[1]
        entries = np.ravel(inside)
        if which in ("", "F", "2") and (
            which != "2" or min(np.shape(inside) or (1,)) == 1
        ):
            return mpmath.sqrt(sum(entry**2 for entry in entries))
        if which == "1":
            return sum(arithmetic.absolute(entry) for entry in entries)
        if which in ("\\infty",):
            return max((arithmetic.absolute(e) for e in entries), key=real)
        raise Unknown(f"no reading for the norm with index {which}", node)

    def _inner(self, node):
        first, second, metric = node.parts
        a, b = self.value(first), self.value(second)
        if metric is not None:
            M = self.value(metric)
            return arithmetic.multiply(
                arithmetic.transpose(a), arithmetic.multiply(M, b)
            )
        product = arithmetic.hadamard(a, b)
        return np.sum(product) if np.shape(product) else product

    def _factorial(self, node):
        return mpmath.factorial(self.value(node.parts[0]))

    def _binomial(self, node):
        return mpmath.binomial(*(self.value(part) for part in node.parts))

    def _column(self, node):
        entries = [self.value(part) for part in node.parts[0]]
        return np.array(entries, dtype=object).reshape(-1, 1)

    def _matrix(self, node):
        rows = [[self.value(part) for part in row] for row in node.parts[0]]
        blocks = [[np.array(v, dtype=object, ndmin=2) for v in row] for row in rows]
        try:
            return np.block(blocks)
        except ValueError as problem:
            raise Undefined(f"a matrix whose blocks do not fit ({problem})") from None

    def _cases(self, node):
        for row in node.parts[0]:
            if len(row) < 2 or self.holds(row[1]):
                return self.value(row[0])
        raise Undefined("no case applies")

    def holds(self, condition):
        if condition[0] == "otherwise":
            return True
        left, links = condition
        value = real(self.value(left))
        for relation, other in links:
            following = real(self.value(other))
            if not compare(value, relation, following):
                return False
            value = following
        return True

    # -- sums, products, extremes, limits, integrals

    def _big(self, node):
        operator, letters, first, high, body = node.parts
        if not isinstance(letters[0], str):
            raise Unknown("a sum without a letter", node)
        letter, rest = letters[0].split(" ")[0], letters[1:]
        if "\\ne" in letters[0] or "\\in" in letters[0]:
            raise Unknown("a sum over a set; write its bounds", node)
        start = self.whole(first) if first is not None else 1
        if high is None:
            end = self.length(letter, body)
        elif latex.key(high) == "\\infty":
            return self._series(letter, start, body, operator)
        else:
            end = self.whole(high)
        if rest:
            body = latex.Node("big", [operator, rest, None, None, body])
        terms = [self.under({letter: k}, body) for k in range(start, end + 1)]
        if operator in ("\\max", "\\min"):
            return max(terms, key=real) if operator == "\\max" else min(terms, key=real)
        if not terms:
            return number(0 if operator == "\\sum" else 1)
        total = terms[0]
        for term in terms[1:]:
            if operator == "\\sum":
                total = arithmetic.add(total, term)
            else:
                total = arithmetic.multiply(total, term)
        return total

    def _series(self, letter, start, body, operator):
        """An infinite sum, term by term until nothing is added any more."""
        if operator != "\\sum":
            raise Unknown("an infinite product or extreme")
        total, quiet = number(0), 0
        for k in range(start, start + 2000):
            term = self.under({letter: k}, body)
            total = arithmetic.add(total, term) if np.shape(term) else total + term
            small = distance(term, 0 * term) < mpmath.mpf(10) ** -(
                arithmetic.DIGITS + 5
            )
            quiet = quiet + 1 if small else 0
            if quiet == 3:
                return total
        raise Undefined("a series that does not settle within 2000 terms")

    def _limit(self, node):
        letter, goal, side, body = node.parts
        target = self.value(goal)
        if mpmath.isinf(target):
            near, nearer = mpmath.mpf(10) ** 16, mpmath.mpf(10) ** 18
            found = self.under({letter: near}, body), self.under({letter: nearer}, body)
            return self._settled(*found, node)
        sides = {"": (1, -1), "+": (1,), "-": (-1,)}[side]
        found = []
        for sign in sides:
            coarse = self.under({letter: target + sign * NEAR * 1000}, body)
            fine = self.under({letter: target + sign * NEAR}, body)
            found.append(self._settled(coarse, fine, node))
        if len(found) == 2 and distance(*found) > mpmath.mpf(10) ** -8:
            left, right = arithmetic.shown(found[1]), arithmetic.shown(found[0])
            raise Undefined(
                f"the limit is {left} from the left, {right} from the right"
            )
        return found[0]

    def _settled(self, coarse, fine, node):
        if distance(coarse, fine) > mpmath.mpf(10) ** -7:
            raise Undefined(
                f"there is no limit: {arithmetic.shown(coarse)}, then "
                f"{arithmetic.shown(fine)} nearer by"
            )
        return fine

    def _integral(self, node):
        variable, low, high, body = node.parts
        a, b = self.value(low), self.value(high)
        # 27 digits on what the book integrates; more degrees would chase the round-off
        # of a derivative under the integral
        inside = lambda t: self.under({variable: t}, body)  # noqa: E731
        return mpmath.quad(inside, [a, b], maxdegree=4)

    # -- functions

    def _call(self, node):
        base, arguments = node.parts
        if base.kind == "gradient":
            return self._gradient(base, arguments)
        if base.kind in ("jacobian of", "hessian of"):
            return self._matrix_of(base, arguments)
        if base.kind == "along":
            return self._along(base, arguments)
        values = [self.value(part) for part in arguments]
        return self.call(base, values)

    def call(self, base, values):
        """A function, or its derivative, at given arguments."""
        if base.kind == "prime":
            inner, order, side = base.parts
            name = latex.key(base)
            if name in self.context.names:
                return self._function(name, values, base)
            if len(values) != 1:
                raise Unknown("a prime on a function of several arguments", base)
            return self.slope(lambda t: self.call(inner, [t]), values[0], order, side)
        if base.kind == "inverse":
            inverse = latex.key(base.parts[0])
            for name, what in self.context.names.items():
                if isinstance(what, Function) and what.inverse_of == inverse:
                    return self.values[name](*values)
            raise Unknown(f"no declaration `g inverse of {inverse}`", base)
        return self._function(latex.key(base), values, base)

    def _function(self, name, values, node):
        if callable(self.values.get(name)):
            return self.values[name](*values)
        what = self.context.names.get(name)
        if isinstance(what, Definition) and what.parameters:
            return self._call_definition(name, what, values)
        if name in ("\\max", "\\min"):
            chosen = max if name == "\\max" else min
            if len(values) == 2 and np.shape(values[0]) != np.shape(values[1]):
                return each(lambda v: chosen((v, values[1]), key=real), values[0])
            return chosen(values, key=real)
        if name in arithmetic.FUNCTIONS:
            (value,) = values
            if name == "ln" and isinstance(value, np.ndarray):
                return arithmetic.apply(name, value)
            return arithmetic.apply(name, value)
        if name in ARRAYS:
            return ARRAYS[name](*values)
        raise Unknown(f"no declaration of the function `{name}`", node)

    def _call_definition(self, name, what, values):
        if len(values) != len(what.parameters):
            raise Unknown(f"`{name}` takes {len(what.parameters)} arguments")
        body = self.tree(name, what)
        if (
            len(values) == 1
            and isinstance(values[0], np.ndarray)
            and self._scalar(what)
        ):
            return each(lambda v: self.under({what.parameters[0]: v}, body), values[0])
        return self.under(dict(zip(what.parameters, values, strict=True)), body)

    def _scalar(self, what):
        """Whether its parameter is a number; then arrays go through."""
        variable = self.context.names.get(what.parameters[0])
        return not getattr(variable, "shape", ())


def constant(text):
    """The value of a number written in LaTeX, such as \\pi/2."""
    return Evaluator(Context(), {}).value(latex.read(str(text)))


def compare(a, relation, b):
    """Whether a relation between two numbers holds."""
    return {
        "<": a < b,
        ">": a > b,
        "\\le": a <= b,
        "\\leq": a <= b,
        "\\ge": a >= b,
        "\\geq": a >= b,
        "=": a == b,
        "\\ne": a != b,
        "\\neq": a != b,
    }[relation]


def distance(a, b):
    """The largest difference of two values, over their size if that exceeds 1.

    Infinite if the shapes differ.
    """
    if isinstance(a, Identity) and isinstance(b, Identity):
        a, b = a.factor, b.factor
    elif isinstance(a, Identity) or isinstance(b, Identity):
        eye, other = (a, b) if isinstance(a, Identity) else (b, a)
        if np.ndim(other) != 2 or other.shape[0] != other.shape[1]:
            return mpmath.inf
        a, b = eye.like(len(other)), other
    if np.shape(a) != np.shape(b):
        return mpmath.inf
    gaps = np.ravel(np.asarray(a - b, dtype=object))
    sizes = [abs(v) for v in np.ravel(np.asarray(b, dtype=object))]
    scale = 1 if not sizes else max(sizes)
    gap = max((abs(g) for g in gaps), default=mpmath.mpf(0))
    return gap / scale if scale > 1 else gap


def _diag(value):
    if value.ndim == 2 and value.shape[1] == 1:
        return value * arithmetic.array(np.eye(len(value)))
    return np.diagonal(value).reshape(-1, 1)


def _trace(value):
    if np.ndim(value) != 2 or value.shape[0] != value.shape[1]:
        raise Undefined(f"the trace of something of shape {np.shape(value)}")
    return sum(value[k, k] for k in range(len(value)))


def _softmax(value):
    powers = arithmetic.apply("exp", value)
    return powers / powers.sum()


ARRAYS = {
    "diag": _diag,
    "tr": _trace,
    "vec": lambda value: value.T.reshape(-1, 1),
    "det": arithmetic.determinant,
    "softmax": _softmax,
    "logsumexp": lambda value: mpmath.log(arithmetic.apply("exp", value).sum()),
    "sign": lambda value: each(lambda v: number(arithmetic.sign(v)), value),
    "sum": lambda value: value.sum(),
    "mean": lambda value: value.sum() / value.size,
}
