"""Draw what the letters of a formula stand for: numbers, matrices, smooth functions."""

import mpmath
import numpy as np

from course_tools.formulas import arithmetic
from course_tools.formulas.arithmetic import array, number


class Smooth:
    """A smooth function without special properties: sines and squares of its input.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the coefficients.
    inputs, outputs : tuple of int
        Shapes; () for numbers, (n, 1) for columns.
    """

    def __init__(self, rng, inputs, outputs, traits=()):
        self.inputs, self.outputs = inputs, outputs
        size, many = int(np.prod(inputs)), int(np.prod(outputs))
        self.waves = array(rng.uniform(0.4, 1.2, (many, size)).round(6))
        self.shifts = array(rng.uniform(-1, 1, (many, 1)).round(6))
        self.slopes = array(rng.uniform(0.5, 1.5, (many, size)).round(6))
        self.bends = array(rng.uniform(-0.3, 0.3, (many, size)).round(6))
        if "increasing" in traits:  # slope between 1/4 and 9/4
            self.waves, self.slopes = self.waves * 0 + 1, self.slopes * 0 + 1.25
            self.bends = self.bends * 0
        self.above = number(4) if "positive" in traits else number(0)

    def __call__(self, x):
        flat = (
            x.reshape(-1, 1) if isinstance(x, np.ndarray) else np.array([[x]], object)
        )
        if np.shape(x) != self.inputs:
            raise arithmetic.Undefined(
                f"an argument of shape {np.shape(x)} for a function of {self.inputs}"
            )
        angles = self.waves * flat.T + self.shifts
        terms = arithmetic.apply("sin", angles) + self.slopes * flat.T
        terms = terms + self.bends * flat.T**2
        y = terms.sum(axis=1) + self.above
        return y[0] if self.outputs == () else y.reshape(self.outputs)


class Inverse:
    """The inverse of an increasing :class:`Smooth` function of one number."""

    def __init__(self, function):
        self.function = function

    def __call__(self, y):
        f = self.function
        wave, shift = f.waves[0, 0], f.shifts[0, 0]
        slope = f.slopes[0, 0]
        x = y / slope
        for _ in range(200):  # Newton; f' lies between 1/4 and 9/4
            step = (f(x) - y) / (wave * mpmath.cos(wave * x + shift) + slope)
            x = x - step
            if abs(step) < mpmath.mpf(10) ** (5 - arithmetic.DIGITS):
                break
        return x


def draw(context, seed):
    """Values for all names of a context that are not definitions.

    Parameters
    ----------
    context : Context
        Its declarations.
    seed : int
        The same seed draws the same values.

    Returns
    -------
    dict
        Value or callable by name; ``d x`` holds a random direction for each variable.
    """
    from course_tools.formulas.context import Function, Variable

    rng = np.random.default_rng(seed)
    values = {}
    for name, what in context.names.items():
        if isinstance(what, Variable):
            values[name] = variable(what, context, rng)
            values[f"d {name}"] = _like(values[name], rng)
        elif isinstance(what, Function) and not what.inverse_of:
            inputs = tuple(shape_of(part, context) for part in what.source)
            output = shape_of(what.target[0], context)
            values[name] = function(rng, inputs, output, what.traits)
    for name, what in context.names.items():
        inverted = getattr(what, "inverse_of", None)
        if isinstance(values.get(inverted), Smooth):
            values[name] = Inverse(values[what.inverse_of])
    return values


def function(rng, inputs, output, traits):
    """A smooth function of one or several arguments."""
    if len(inputs) == 1:
        return Smooth(rng, inputs[0], output, traits)
    parts = [Smooth(rng, shape, output, traits) for shape in inputs]
    twists = [Smooth(rng, shape, (), ()) for shape in inputs]

    def several(*args):
        if len(args) != len(parts):
            raise arithmetic.Undefined(
                f"{len(args)} arguments for a function of {len(parts)}"
            )
        total, product = 0, 1
        for part, twist, arg in zip(parts, twists, args, strict=True):
            total = part(arg) + total
            product = twist(arg) * product  # so that mixed derivatives are not zero
        return total + product / 4 if output == () else total * (1 + product / 8)

    return several


def shape_of(domain, context):
    """R, R^n, R^{m x n}: the shape of values, columns as (n, 1)."""
    _, _, dims = domain.partition("^")
    parts = [
        p for p in dims.strip().strip("{}").replace("\\times", "x").split("x") if p
    ]
    sizes = tuple(context.size(part) for part in parts)
    return (*sizes, 1) if len(sizes) == 1 else sizes


def variable(what, context, rng):
    """A value for a variable."""
    from course_tools.formulas.evaluate import constant

    low, high = constant(what.low), constant(what.high)
    if what.whole:
        return int(rng.integers(int(low), int(high) + 1))
    sizes = tuple(context.size(word) for word in what.shape)
    shape = (*sizes, 1) if len(sizes) == 1 else sizes
    if not shape:
        return low + (high - low) * _fraction(rng, low, high)
    drawn = rng.uniform(0.04, 0.96, shape).round(6)
    values = array(drawn) * (high - low) + low
    return _with_traits(values, what.traits, rng)


def _fraction(rng, low, high):
    """A place in an interval: not its ends, not near 0 and not near 1."""
    while True:
        place = number(round(rng.uniform(0.04, 0.96), 6))
        value = low + (high - low) * place
        tight = (high - low) / 40
        if abs(value) > tight and abs(abs(value) - 1) > tight:
            return place


def _with_traits(values, traits, rng):
    if "ones" in traits:
        values = values * 0 + 1
    if "symmetric" in traits:
        values = (values + values.T) / 2
    if "positive" in traits and values.ndim == 2 and values.shape[1] > 1:
        values = values.dot(values.T) + array(np.eye(len(values)))
    if "invertible" in traits:
        values = values + 3 * array(np.eye(len(values)))
    if "diagonal" in traits:
        values = values * array(np.eye(len(values)))
    if "lower" in traits:
        values = values * array(np.tri(len(values)))
    if "orthogonal" in traits:
        skew = values - values.T
        eye = array(np.eye(len(values)))
        values = arithmetic.multiply(eye - skew, arithmetic.inverse(eye + skew))
    if "unit" in traits:
        values = values / mpmath.sqrt((values**2).sum())
    if "simplex" in traits:
        values = abs(values) / abs(values).sum()
    if "onehot" in traits:
        chosen = np.zeros(values.shape)
        if values.shape[1] == 1:
            chosen[rng.integers(len(values)), 0] = 1
        else:
            chosen[
                np.arange(len(values)), rng.integers(values.shape[1], size=len(values))
            ] = 1
        values = array(chosen)
    return values


def _like(value, rng):
    """A random direction in the shape of a value."""
    if np.shape(value) == ():
        return number(round(rng.uniform(0.3, 1.7), 6))
    return array(rng.uniform(-1.7, 1.7, np.shape(value)).round(6))
