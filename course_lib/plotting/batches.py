"""Pictures of a batch on its way back: which examples feed an entry of a gradient."""

import matplotlib.pyplot as plt
import numpy as np

from course_lib.plotting.common import real
from course_lib.plotting.style import BLUE, GREEN, INK, ORANGE, axes_or_new


def weight_gradient_entry(U, X, entry, ax=None):
    """Draw how one entry of Uᵀ X, a gradient by weights, is made from a batch.

    Parameters
    ----------
    U : array_like of shape (B, m)
        The cotangents of the outputs, one example a row.
    X : array_like of shape (B, n)
        The inputs, one example a row.
    entry : tuple of int
        Row and column of the gradient, counted from 0.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        With the three tables, frames around what meets, and the sum written out.

    Raises
    ------
    ValueError
        If `U` and `X` are not tables with one row for each example, or `entry` is
        outside the gradient.

    Notes
    -----
    Chapter 10, "Linear layers, minibatches, broadcasting".

    Examples
    --------
    >>> ax = weight_gradient_entry([[2, 1], [0, -2]], [[1, 0, 3], [2, 4, 1]], (1, 2))
    >>> print(ax.texts[-1].get_text())
    (1)·(3) + (-2)·(1) = 1
    """
    U, X = real("U", U), real("X", X)
    if U.ndim != 2 or X.ndim != 2 or len(U) != len(X):
        raise ValueError(
            "U and X must be tables with one row for each example, "
            f"got shapes {U.shape} and {X.shape}"
        )
    (B, m), n = U.shape, X.shape[1]
    i, j = entry
    if not (0 <= i < m and 0 <= j < n):
        raise ValueError(f"entry must lie in shape ({m}, {n}), got {entry}")
    ax = axes_or_new(ax)
    by_X, by_W = m + 2, m + n + 4  # left ends of the tables, in cells
    for left, table, name in (
        (0, U, "$U$"),
        (by_X, X, "$X$"),
        (by_W, U.T @ X, "by $W$"),
    ):
        _table(ax, left, table, name)
    _frame(ax, i, 0, B, BLUE, "-")
    _frame(ax, by_X + j, 0, B, ORANGE, "--")
    _frame(ax, by_W + j, i, 1, GREEN, "-.")
    ax.hlines(range(B), m - 0.3, by_X - 0.7, color=INK, lw=1)
    factors = zip(U[:, i], X[:, j], strict=True)
    terms = " + ".join(f"({u:g})·({x:g})" for u, x in factors)
    right = by_W + n
    words = f"{terms} = {U[:, i] @ X[:, j]:g}"
    ax.text((right - 1) / 2, max(B, m) + 0.3, words, ha="center", color=INK)
    ax.set(xlim=(-1, right), ylim=(max(B, m) + 1, -1.6), aspect="equal")
    ax.set_axis_off()
    return ax


def _table(ax, left, table, name):
    for (row, column), number in np.ndenumerate(table):
        place = left + column, row
        ax.text(*place, f"{number:g}", ha="center", va="center", color=INK)
    middle = left + (table.shape[1] - 1) / 2
    ax.text(middle, -1, name, ha="center", va="center", color=INK)


def _frame(ax, column, row, rows, colour, line):
    looks = {"fill": False, "ec": colour, "ls": line, "lw": 2}
    ax.add_patch(plt.Rectangle((column - 0.5, row - 0.5), 1, rows, **looks))
