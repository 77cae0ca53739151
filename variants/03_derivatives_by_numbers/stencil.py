"""Answers to `stencil`: weights from one equation for each power."""

import math
from fractions import Fraction

import numpy as np


def _refuse(offsets, order):
    s = np.asarray(offsets, dtype=float)
    if np.unique(s).size < s.size:
        raise ValueError("offsets must be different")
    if s.size <= order:
        raise ValueError("more offsets than the order are needed")
    return s


def right_vander(offsets, order):
    """np.vander, transposed, and np.linalg.solve."""
    s = _refuse(offsets, order)
    right = np.zeros(s.size)
    right[order] = math.factorial(order)
    return np.linalg.solve(np.vander(s, increasing=True).T, right)


def right_lagrange(offsets, order):
    """Derivatives of the Lagrange polynomials at 0."""
    s = _refuse(offsets, order)
    weights = []
    for k, own in enumerate(s):
        others = np.delete(s, k)
        basis = np.poly1d(np.poly(others) / np.prod(own - others))
        weights.append(basis.deriv(order)(0.0) if order else basis(0.0))
    return np.array(weights)


def right_fractions(offsets, order):
    """Gaussian elimination with exact fractions."""
    s = [Fraction(float(v)) for v in offsets]
    if len(set(s)) < len(s) or len(s) <= order:
        raise ValueError("too few different offsets")
    size = len(s)
    rows = [[v**j for v in s] + [Fraction(0)] for j in range(size)]
    rows[order][-1] = Fraction(math.factorial(order))
    for j in range(size):
        pivot = next(k for k in range(j, size) if rows[k][j])
        rows[j], rows[pivot] = rows[pivot], rows[j]
        rows[j] = [v / rows[j][j] for v in rows[j]]
        for k in range(size):
            if k != j:
                rows[k] = [a - rows[k][j] * b for a, b in zip(rows[k], rows[j])]  # noqa: B905
    return [float(row[-1]) for row in rows]


def right_powers(offsets, order):
    """The matrix by a double comprehension, the solution by its inverse."""
    if order >= len(offsets):
        raise ValueError("too few offsets")
    if len(set(offsets)) != len(offsets):
        raise ValueError("an offset comes twice")
    matrix = [[float(v) ** j for v in offsets] for j in range(len(offsets))]
    return np.linalg.inv(matrix)[:, order] * math.factorial(order)


def _solve(s, order, *, transpose=True, factor=None, increasing=True):
    matrix = np.vander(s, increasing=increasing)
    right = np.zeros(s.size)
    right[order] = math.factorial(order) if factor is None else factor
    return np.linalg.solve(matrix.T if transpose else matrix, right)


def wrong_transposed(offsets, order):
    """The matrix not transposed: an equation for each offset."""
    return _solve(_refuse(offsets, order), order, transpose=False)


def wrong_no_factorial(offsets, order):
    """1 in place of the factorial."""
    return _solve(_refuse(offsets, order), order, factor=1)


def wrong_order_for_factorial(offsets, order):
    """The order in place of its factorial."""
    return _solve(_refuse(offsets, order), order, factor=order)


def wrong_transposed_no_factorial(offsets, order):
    """Both: not transposed, and no factorial."""
    return _solve(_refuse(offsets, order), order, transpose=False, factor=1)


def wrong_downward_powers(offsets, order):
    """np.vander's own order, from the highest power down."""
    return _solve(_refuse(offsets, order), order, increasing=False)


def wrong_index(offsets, order):
    """The right side counted from 1."""
    s = _refuse(offsets, order)
    return math.factorial(order) * _solve(s, order - 1, factor=1)


def wrong_sign(offsets, order):
    """The offsets with the opposite sign."""
    return _solve(-_refuse(offsets, order), order)


def wrong_negated(offsets, order):
    """All weights negated."""
    return -_solve(_refuse(offsets, order), order)


def wrong_reversed(offsets, order):
    """The weights in reversed order."""
    return _solve(_refuse(offsets, order), order)[::-1]


def wrong_sorted(offsets, order):
    """The offsets are sorted first, so the weights belong to other places."""
    return _solve(np.sort(_refuse(offsets, order)), order)


def wrong_first_only(offsets, order):
    """Always the first derivative."""
    s = _refuse(offsets, order)
    return _solve(s, min(1, s.size - 1))


def wrong_even_spacing(offsets, order):
    """Assumes offsets one apart, from the lowest one on."""
    s = _refuse(offsets, order)
    return _solve(s.min() + np.arange(s.size), order)


def wrong_column(offsets, order):
    """A column of shape (K, 1)."""
    return _solve(_refuse(offsets, order), order)[:, np.newaxis]


def wrong_dictionary(offsets, order):
    """A dictionary from offsets to weights."""
    s = _refuse(offsets, order)
    return dict(zip(s.tolist(), _solve(s, order).tolist(), strict=True))


def wrong_least_squares(offsets, order):
    """np.linalg.lstsq, which accepts equal offsets and gives some weights."""
    s = np.asarray(offsets, dtype=float)
    if s.size <= order:
        raise ValueError("too few offsets")
    right = np.zeros(s.size)
    right[order] = math.factorial(order)
    return np.linalg.lstsq(np.vander(s, increasing=True).T, right)[0]


def wrong_too_few_accepted(offsets, order):
    """Returns zeros where there are too few offsets."""
    s = np.asarray(offsets, dtype=float)
    if np.unique(s).size < s.size:
        raise ValueError("offsets must be different")
    return _solve(s, order) if order < s.size else np.zeros(s.size)


def wrong_index_error(offsets, order):
    """Lets the index of the right side run over its end."""
    s = np.asarray(offsets, dtype=float)
    if np.unique(s).size < s.size:
        raise ValueError("offsets must be different")
    return _solve(s, order)


def wrong_no_return(offsets, order):
    """Forgets the return."""
    _solve(_refuse(offsets, order), order)
