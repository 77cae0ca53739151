"""Check the claims of one formula, step by step, at random points."""

import re
from dataclasses import dataclass, field

import mpmath
import numpy as np

from course_tools.formulas import arithmetic, claims, latex, sampling, symbolic
from course_tools.formulas.arithmetic import Undefined, real, shown
from course_tools.formulas.context import Misdeclared, squeezed
from course_tools.formulas.evaluate import Evaluator, Unknown, compare, distance

SAMPLES = 3
ENOUGH = mpmath.mpf(10) ** -11  # sides that agree to this are equal
DERIVATIVES = {
    "derivative", "prime", "gradient", "jacobian of", "hessian of", "along",
    "differential",
}  # fmt: skip
ARROWS = ("\\leftarrow", "\\gets")
CONFUSED = (Unknown, latex.Unreadable, Misdeclared)


class Refused(ValueError):
    """A formula that is not true, or cannot be read; the text says all about it."""


@dataclass
class Outcome:
    """What came out for one formula.

    Attributes
    ----------
    kind : str
        "checked", "refuted" (shown as an error, and one), "definition", "no claim" or
        "unchecked".
    steps : int
        Number of relations that were checked.
    witnesses : set of str
        What they were checked by.
    reason : str
        Why it is unchecked.
    """

    kind: str
    steps: int = 0
    witnesses: set = field(default_factory=set)
    reason: str = ""


def check_formula(source, page, context=None):
    """Check all that one formula claims.

    Parameters
    ----------
    source : str
        Its LaTeX, with the declarations that stand in comments inside it.
    page : Context
        What the page has declared; definitions of this formula are added to it.
    context : Context, optional
        A copy of it with marks for this formula alone.

    Returns
    -------
    Outcome

    Raises
    ------
    Refused
        If a step is false or cannot be read; the text names the step, a point, and
        the values of both sides there.
    """
    context = page.copy() if context is None else context
    try:
        for line in re.findall(r"(?<!\\)%([^\n]*)", source):
            context.declare(line)
        context.marks |= dict([context.quoted.get(squeezed(source), ("", None))])
        if "unchecked" in context.marks:
            return Outcome("unchecked", reason=context.marks["unchecked"])
        found = claims.statements(source)
        if "condition" in context.marks:
            return Outcome("no claim")
        if "definition" in context.marks:
            _define(found, context, page)
        trees = [[claims.read(side, context) for side in s.sides] for s in found]
    except CONFUSED as problem:
        raise Refused(f"cannot be read: {problem}{_around(source, problem)}") from None
    checker = Checker(source, context, found, trees)
    return _refuted(checker) if "false" in context.marks else checker.run()


def _refuted(checker):
    """A formula that is shown as an error must really be one, and readable."""
    try:
        checker.run()
    except Refused as problem:
        if not str(problem).startswith("cannot be read"):
            return Outcome("refuted", 1, {"numbers"})
        raise
    raise Refused("is marked as `false`, and it is true")


def _define(found, context, page):
    """The first side of the first statement becomes a name, also for the page."""
    if not found or "=" not in found[0].relations:
        raise Misdeclared("`definition` needs an equation")
    for statement in found:
        if "=" not in statement.relations:
            continue
        left, right = statement.sides[:2]
        line = f"{claims.inner_text(left.text)} = {right.text}"
        for target in (context, page):
            target.define(line)
        statement.sides = statement.sides[1:]
        statement.relations = statement.relations[1:]


def _around(source, problem):
    start = getattr(problem, "start", None)
    node = getattr(problem, "node", None)
    if node is not None:
        start = node.start
    if not start and start != 0:
        return ""
    words = " ".join(source[start : start + 30].split())
    return f", near `{words}`" if words else ""


class Checker:
    """All statements of one formula under one context."""

    def __init__(self, source, context, found, trees):
        self.source, self.context = source, context
        self.found, self.trees = found, trees
        self.limits = [
            (tree, statement)
            for statement, tree in zip(found, trees, strict=True)
            if statement in claims.conditions(found)
        ]
        self.outcome = Outcome(
            "definition" if "definition" in context.marks else "no claim"
        )

    def run(self):
        for statement, tree in zip(self.found, self.trees, strict=True):
            if any(statement is limit for _, limit in self.limits):
                continue
            for k, (left, relation, right) in enumerate(statement.steps):
                step = Step(left, relation, right, tree[k], tree[k + 1])
                if relation in claims.COMPARED:
                    self.check(step, self.judge)
                    self.outcome.steps += 1
                elif relation in ARROWS and self.context.marks.get("decreases"):
                    self.check(step, self.decreases)
                    self.outcome.steps += 1
        if self.context.code:
            side, tree = self.found[0].sides[-1], self.trees[0][-1]
            self.check(Step(side, "=", side, tree, tree), self.agrees_with_code)
        if self.outcome.steps:
            self.outcome.kind = "checked"
        return self.outcome

    # -- samples

    def samples(self, many=SAMPLES, method="exact"):
        """Evaluators at points where all conditions hold."""
        seed, made = 0, 0
        while made < many:
            values = sampling.draw(self.context, seed)
            seed += 1
            if seed > 400:
                raise Refused("no point was found at which its conditions hold")
            evaluator = Evaluator(self.context, values, method)
            if self.allowed(evaluator):
                made += 1
                yield evaluator

    def allowed(self, evaluator):
        for tree, statement in self.limits:
            try:
                values = [real(evaluator.value(side)) for side in tree]
            except (Undefined, *CONFUSED):
                return True  # it speaks of something else than the variables
            pairs = zip(values, statement.relations, values[1:], strict=False)
            if not all(compare(a, relation, b) for a, relation, b in pairs):
                return False
        return True

    # -- one step

    def check(self, step, judge):
        """Judge a step; what cannot be read or computed is refused by its name."""
        try:
            judge(step)
        except CONFUSED as problem:
            near = _around(self.source, problem)
            raise Refused(f"cannot be read: {problem}{near}\n{step.shown()}") from None
        except Undefined as problem:
            raise Refused(f"has no value: {problem}\n{step.shown()}") from None
        except Refused:
            raise
        except (ValueError, TypeError, ArithmeticError, LookupError) as problem:
            # shapes or kinds that no reading foresees
            raise Refused(f"cannot be computed: {problem}\n{step.shown()}") from None

    def judge(self, step):
        if _has_landau(step):
            self.landau(step)
        elif step.relation == "\\approx":
            self.approximate(step)
        else:
            self.compare(step)

    def compare(self, step):
        self.prepare(step)
        many = SAMPLES if step.relation == "=" else 8
        for evaluator in self.samples(many):
            self.moving(evaluator, step)
            for letters in self.places(evaluator, step):
                evaluator.values.update(letters)
                self.compare_at(evaluator, step, letters)
        self.outcome.witnesses.add("numbers")
        if step.relation == "=":
            self.other_witnesses(step)

    def compare_at(self, evaluator, step, letters):
        try:
            left, right = (
                evaluator.value(step.left_tree),
                evaluator.value(step.right_tree),
            )
        except Undefined as problem:
            raise Refused(
                f"has no value: {problem}\n{step.shown()}\n"
                f"  at     {_point(evaluator, letters, self.used(step))}"
            ) from None
        if step.relation == "=":
            fine = distance(left, right) <= ENOUGH
        else:
            fine = not np.shape(left) and compare(
                real(left), step.relation, real(right)
            )
        if not fine:
            raise Refused(
                f"is not true\n{step.shown(left, right)}\n"
                f"  at     {_point(evaluator, letters, self.used(step))}"
            )

    def prepare(self, step):
        """The free indices of a step."""
        known = set(self.context.names) | set(self.context.variables)
        ranged = set(self.context.ranges) - known
        free = set()
        for tree in (step.left_tree, step.right_tree):
            free |= _free_letters(tree, known, ranged)
        step.letters = sorted(free)

    def places(self, evaluator, step):
        """All values of the free indices, as dicts."""
        lengths = [
            evaluator.length(letter, step.left_tree, step.right_tree)
            for letter in step.letters
        ]
        for place in np.ndindex(*lengths):
            yield dict(zip(step.letters, (at + 1 for at in place), strict=True))

    def moving(self, evaluator, step):
        """Which variables a differential of an expression lets vary."""
        known = {n for n in self.context.names if evaluator.named(f"d {n}") is not None}
        names = set(self.context.vary)
        if not names:
            for tree in (step.left_tree, step.right_tree):
                for node in tree.walk():
                    if node.kind == "differential":
                        base = node.parts[0]
                        base = base.parts[0] if base.kind == "index" else base
                        names |= {latex.key(node.parts[0]), latex.key(base)} & known
        evaluator.moving = names or known

    def used(self, step):
        """The variables that matter for a step, to show a point."""
        words, pending = set(), [step.left_tree, step.right_tree]
        while pending:
            for node in pending.pop().walk():
                if node.kind == "differential":
                    words.add(f"d {latex.key(node.parts[0])}")
                for name in {latex.key(node)} - words - {None}:
                    words.add(name)
                    what = self.context.names.get(name)
                    if hasattr(what, "body"):
                        pending.append(
                            latex.read(
                                what.body,
                                self.context.functions,
                                self.context.variables | set(what.parameters),
                            )
                        )
        return words

    # -- more witnesses

    def other_witnesses(self, step):
        """Derivatives by other means; a symbolic proof where there is one."""
        nodes = [n for t in (step.left_tree, step.right_tree) for n in t.walk()]
        if any(node.kind in DERIVATIVES for node in nodes):
            for method, tolerance in (("differences", 1e-5), ("complex step", 1e-9)):
                if self.agrees(step, method, tolerance):
                    self.outcome.witnesses.add(method)
        if symbolic.agree(step.left_tree, step.right_tree, self.context):
            self.outcome.witnesses.add("symbols")

    def agrees(self, step, method, tolerance):
        """Whether the step holds with derivatives taken in float64."""
        for evaluator in self.samples(1, method):
            self.moving(evaluator, step)
            for letters in self.places(evaluator, step):
                evaluator.values.update(letters)
                try:
                    left = evaluator.value(step.left_tree)
                    right = evaluator.value(step.right_tree)
                except (Undefined, ValueError, TypeError, ZeroDivisionError):
                    return False
                if distance(left, right) > tolerance:
                    return False
        return True

    def agrees_with_code(self, step):
        """The last side of the first equation, in Python with NumPy."""
        self.prepare(step)
        for text in self.context.code:
            for evaluator in self.samples():
                for letters in self.places(evaluator, step):
                    evaluator.values.update(letters)
                    self.same_as_code(evaluator, step.left_tree, text)
            self.outcome.steps += 1
            self.outcome.witnesses.add("code")

    def same_as_code(self, evaluator, tree, text):
        mine = _float(evaluator.value(tree))
        names = {
            _python(name): _float(value)
            for name, value in evaluator.values.items()
            if not callable(value)
        }
        try:
            code = eval(text, {"np": np}, names)
        except Exception as problem:
            raise Refused(f"its code `{text}` raises {problem!r}") from None
        if np.shape(mine) != np.shape(code) or not np.allclose(
            mine, code, rtol=1e-9, atol=1e-12
        ):
            raise Refused(
                f"is not what its code computes\n  formula {mine}\n"
                f"  code    {code}   `{text}`"
            )

    # -- approximations

    def approximate(self, step):
        self.prepare(step)
        if self.context.small:
            names, order = self.context.small
            self.remainder(step, step.left_tree, step.right_tree, names, order, None)
            return
        for evaluator in self.samples(1):
            left = real(evaluator.value(step.left_tree))
            right = real(evaluator.value(step.right_tree))
            close = _last_digit(step.right_tree, right) or _last_digit(
                step.left_tree, left
            )
            if close is None:
                raise Unknown("≈ between expressions: say `small h, order 2`")
            if abs(left - right) > close * mpmath.mpf("1.0001"):
                raise Refused(
                    f"is not true to the digits shown\n{step.shown(left, right)}"
                )
        self.outcome.witnesses.add("rounding")

    def landau(self, step):
        """f(x+h) = f(x) + f'(x) h + o(h): the rest must shrink fast enough."""
        self.prepare(step)
        left, first = without_landau(step.left_tree)
        right, second = without_landau(step.right_tree)
        term = first or second
        names, order = _order(term, self.context)
        strict = latex.key(term.parts[0]) == "o"
        self.remainder(step, left, right, names, order, strict)

    def remainder(self, step, left, right, names, order, strict):
        """The slope of the remainder in a double logarithmic picture."""
        for evaluator in self.samples(2):
            for name in names:
                if name not in evaluator.values:
                    raise Unknown(f"no declaration of `{name.removeprefix('d ')}`")
            start = {name: evaluator.values[name] for name in names}
            for letters in self.places(evaluator, step):
                evaluator.values.update(letters)
                sizes = []
                for exponent in (4, 6):
                    shrink = mpmath.mpf(10) ** -exponent
                    moved = {name: value * shrink for name, value in start.items()}
                    with evaluator.changed(moved):
                        self.moving(evaluator, step)
                        gap = distance_of(evaluator, left, right)
                    sizes.append(gap)
                if max(sizes) < mpmath.mpf(10) ** -38:
                    continue
                slope = (
                    float(mpmath.log10(sizes[0] / sizes[1]) / 2) if sizes[1] else 99.0
                )
                least = order + 0.3 if strict else order - 0.1
                if slope < least:
                    sign = "more than" if strict else "at least"
                    raise Refused(
                        f"is no approximation of this order: the remainder shrinks "
                        f"like the power {slope:.2f} of the step, {sign} {order:g} "
                        f"is claimed\n{step.shown()}"
                    )
        self.outcome.witnesses.add("Taylor slope")

    def decreases(self, step):
        """An update with a small positive rate must make the loss smaller."""
        loss = latex.read(
            self.context.marks["decreases"],
            self.context.functions,
            self.context.variables,
        )
        name = latex.key(step.left_tree)
        for evaluator in self.samples():
            rate = {
                k: abs(v) / 1000 for k, v in evaluator.values.items() if k == "\\eta"
            }
            with evaluator.changed(rate):
                after = evaluator.value(step.right_tree)
                before = evaluator.value(loss)
                if np.shape(after) != np.shape(evaluator.value(step.left_tree)):
                    raise Refused(f"changes the shape\n{step.shown()}")
                if not evaluator.under({name: after}, loss) < before:
                    raise Refused(
                        f"does not make {self.context.marks['decreases']} smaller\n"
                        f"{step.shown()}"
                    )
        self.outcome.witnesses.add("numbers")


@dataclass
class Step:
    left: claims.Side
    relation: str
    right: claims.Side
    left_tree: latex.Node
    right_tree: latex.Node
    letters: list = field(default_factory=list)

    def shown(self, left=None, right=None):
        lines = [f"  left   {_one_line(self.left.text)}"]
        if left is not None:
            lines[0] += f"   is {_value(left)}"
        lines.append(f"  {self.relation:6} {_one_line(self.right.text)}")
        if right is not None:
            lines[1] += f"   is {_value(right)}"
        return "\n".join(lines)


def _value(value):
    size = np.shape(value) if not isinstance(value, arithmetic.Identity) else ()
    return shown(value) + (f", shape {size}" if size else "")


def _one_line(text):
    return " ".join(claims.inner_text(text).split())


def _point(evaluator, letters, used):
    parts = [f"{k} = {v}" for k, v in letters.items()]
    for name, value in evaluator.values.items():
        if name in letters or name not in used or callable(value):
            continue
        parts.append(f"{name.replace('d ', 'd')} = {shown(value)}")
    return ", ".join(parts) or "every point"


def _free_letters(tree, known, ranged, bound=frozenset()):
    """Index letters that no sum binds and no declaration knows.

    They stand as an index; those that are said to run (`ranged`) count as numbers too,
    such as i in a sum from 1 to i.
    """
    free = set()
    if not isinstance(tree, latex.Node):
        return free
    if tree.kind == "name":
        return {latex.key(tree)} & ranged - bound
    if tree.kind == "index":
        name = latex.key(tree)
        base, subscript = tree.parts
        places = subscript.indices
        if name in known or (latex.key(base) == "I" and len(places) == 1):
            return free
        for part in places:
            for node in part.walk():
                letter = latex.key(node) if node.kind == "name" else None
                if letter and letter not in known | bound and letter.isalpha():
                    free.add(letter)
        return free | _free_letters(base, known, ranged, bound)
    if tree.kind == "big":
        bound = bound | set(tree.parts[1])
    if tree.kind == "limit":
        bound = bound | {tree.parts[0]}
    for node in latex.nodes_in(tree.parts):
        free |= _free_letters(node, known, ranged, bound)
    return free


def _has_landau(step):
    trees = (step.left_tree, step.right_tree)
    return any(_is_landau(node) for tree in trees for node in tree.walk())


def _is_landau(node):
    return node.kind == "call" and latex.key(node.parts[0]) in ("o", "O")


def without_landau(tree):
    """A sum without its o(...) term, and that term."""
    if _is_landau(tree):
        return latex.Node("number", ["0"]), tree
    if tree.kind != "sum":
        return tree, None
    signs, terms = tree.parts
    kept = [(s, t) for s, t in zip(signs, terms, strict=True) if not _is_landau(t)]
    term = next((t for t in terms if _is_landau(t)), None)
    if term is None:
        return tree, None
    rest = latex.Node("sum", [[s for s, _ in kept], [t for _, t in kept]])
    return rest, term


def _order(term, context):
    """The small names in o(h^2), and the power."""
    (inside,) = term.parts[1]
    order = 1.0
    if inside.kind == "power":
        inside, exponent = inside.parts
        order = float(exponent.parts[0])
    if inside.kind in ("norm", "absolute"):
        inside = inside.parts[0]
    name = latex.key(inside)
    if inside.kind == "differential":
        name = f"d {latex.key(inside.parts[0])}"
    if name is None:
        raise Unknown("o(...) of something that is no variable", term)
    return (name,), order


def _last_digit(tree, value):
    """Half a unit of the last digit of the one decimal number in a tree, or None."""
    numbers = [
        n.parts[0] for n in tree.walk() if n.kind == "number" and "." in n.parts[0]
    ]
    if not numbers:
        numbers = [n.parts[0] for n in tree.walk() if n.kind == "number"][:1]
    if len(numbers) != 1 or any(n.kind == "name" for n in tree.walk()):
        return None
    digits = len(numbers[0].partition(".")[2])
    scale = abs(value) / mpmath.mpf(numbers[0]) if mpmath.mpf(numbers[0]) else 1
    return mpmath.mpf(10) ** -digits / 2 * scale


def distance_of(evaluator, left, right):
    """The largest entry of left - right, absolutely."""
    gap = arithmetic.add(evaluator.value(left), evaluator.value(right), minus=True)
    return max(abs(v) for v in np.ravel(np.asarray(gap, dtype=object)))


def _python(name):
    """A LaTeX name as a Python one: \\hat y is y_hat, \\theta is theta, d x is dx."""
    found = re.fullmatch(r"\\(hat|bar|tilde|boldsymbol) (\\?\w+)", name)
    if found:
        accent = "" if found.group(1) == "boldsymbol" else "_" + found.group(1)
        return found.group(2).lstrip("\\") + accent
    return re.sub(r"\W", "", name)


def _float(value):
    if isinstance(value, arithmetic.Identity):
        raise Refused("the size of I is not known in code")
    if isinstance(value, np.ndarray):
        numbers = np.frompyfunc(lambda v: float(real(v)), 1, 1)(value).astype(float)
        return numbers[:, 0] if numbers.ndim == 2 and numbers.shape[1] == 1 else numbers
    return value if isinstance(value, int) else float(real(value))
