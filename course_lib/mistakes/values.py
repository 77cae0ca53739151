"""Mistakes that change the values and have no free number."""

from itertools import product

import numpy as np

from course_lib.mistakes.arrangement import choices
from course_lib.mistakes.words import say_axes, size_factors


def zero(case):
    """Nothing is left, up to rounding."""
    if np.linalg.norm(case.claimed) <= 1e-12 * np.linalg.norm(case.right):
        yield "every entry is zero", case.claimed


def sign(case):
    """Minus the right value."""
    yield "the sign is wrong", -case.right


def twice(case):
    """A factor 2 too many."""
    yield "this is twice the right value", 2 * case.right


def half(case):
    """A factor 2 missing."""
    yield "this is half the right value", case.right / 2


def size_factor(case):
    """A sum for a mean, or the mean over another axis."""
    for text, factor in size_factors(case.sizes).items():
        yield f"a factor {text} too many", factor * case.right


def reversed_order(case):
    """The last entry first."""
    for axes in choices(case.right.ndim):
        along = "" if axes == (0,) else f" along {say_axes(axes)}"
        yield f"the order of the entries is reversed{along}", np.flip(case.right, axes)


def shifted(case):
    """Moved by one place; what leaves at one end comes in at the other, or 0 does."""
    for axis, step in product(range(case.right.ndim), (1, -1)):
        name = f"the entries are shifted by {step:+d} along axis {axis}"
        yield name, np.roll(case.right, step, axis)
        moved = np.roll(case.right, step, axis)
        np.moveaxis(moved, axis, 0)[0 if step > 0 else -1] = 0
        yield name, moved


def another_order(case):
    """Every number is there, at another place."""
    if case.claimed.shape == case.right.shape:
        candidate = np.empty(case.right.size)
        candidate[np.argsort(case.claimed, axis=None)] = np.sort(case.right, axis=None)
        name = "the right numbers, in another order"
        yield name, candidate.reshape(case.right.shape)


def diagonal_only(case):
    """A Jacobian as if each output had its own input."""
    yield from _of_square(case, {"only the diagonal is there": _diagonal})


def triangle_only(case):
    """One half of a symmetric array, or of one that is taken for symmetric."""
    table = {
        "only the upper triangle is there": np.triu,
        "only the lower triangle is there": np.tril,
        "only what is above the diagonal is there": lambda M: np.triu(M, 1),
        "only what is below the diagonal is there": lambda M: np.tril(M, -1),
    }
    yield from _of_square(case, table)


def diagonal_differs(case):
    """The diagonal forgotten, or counted in another way than the rest."""
    table = {
        "the diagonal is missing": lambda M: M - _diagonal(M),
        "the sign of the diagonal is wrong": lambda M: M - 2 * _diagonal(M),
        "the diagonal is doubled": lambda M: M + _diagonal(M),
        "the diagonal is halved": lambda M: M - _diagonal(M) / 2,
        "all but the diagonal is doubled": lambda M: 2 * M - _diagonal(M),
        "all but the diagonal is halved": lambda M: (M + _diagonal(M)) / 2,
    }
    yield from _of_square(case, table)


def symmetrised(case):
    """The array mixed with its transpose."""
    table = {
        "this is the right value plus its transpose": lambda M: M + M.T,
        "this is the right value minus its transpose": lambda M: M - M.T,
        "the right value and its transpose are averaged": lambda M: (M + M.T) / 2,
    }
    yield from _of_square(case, table)


def inverted(case):
    """The inverse matrix, such as the Jacobian of the inverse function."""
    table = {"this is the inverse of the right matrix": np.linalg.inv}
    yield from _of_square(case, table)


def absolute(case):
    """Signs lost."""
    yield "this is the absolute value", abs(case.right)


def clipped(case):
    """Cut off at zero."""
    yield "the negative entries are cut to zero", np.maximum(case.right, 0)
    yield "the positive entries are cut to zero", np.minimum(case.right, 0)


def reciprocal(case):
    """A fraction upside down, entry by entry."""
    yield "this is the reciprocal", 1 / case.right


def power(case):
    """Squared, or under a root."""
    yield "this is the square of the right value", case.right**2
    yield "this is the square root of the right value", np.sqrt(case.right)


def normalised(case):
    """Divided by its own length, or by its sum."""
    if case.right.size > 1:
        norm, total = np.linalg.norm(case.right), case.right.sum()
        yield "this is the right value divided by its norm", case.right / norm
        yield "this is the right value divided by its sum", case.right / total


RULES = (
    zero,
    sign,
    twice,
    half,
    size_factor,
    reversed_order,
    shifted,
    diagonal_only,
    triangle_only,
    diagonal_differs,
    symmetrised,
    inverted,
    absolute,
    clipped,
    reciprocal,
    power,
    normalised,
    another_order,
)


def _of_square(case, table):
    """Transformations of a square matrix, or of the Jacobian of a same-shape map."""
    shape, half = case.right.shape, case.right.ndim // 2
    if case.right.ndim and shape[:half] == shape[half:]:
        matrix = case.right.reshape(np.prod(shape[:half], dtype=int), -1)
        for name, transform in table.items():
            try:
                yield name, transform(matrix).reshape(shape)
            except np.linalg.LinAlgError:  # a singular matrix has no inverse
                return


def _diagonal(matrix):
    return np.diag(np.diag(matrix))
