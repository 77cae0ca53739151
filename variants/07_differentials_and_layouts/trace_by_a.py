"""Answers to `trace_by_a`: tr(A diag(x) Aᵀ) by A."""

import numpy as np


def right_product(A, x):
    """2A diag(x)."""
    return 2 * A @ np.diag(x)


def right_broadcast(A, x):
    """Each column times 2x."""
    return 2 * A * x


def right_two_terms(A, x):
    """One term for each place of A, the first by a transposed trace."""
    D = np.diag(x)
    return (D @ A.T).T + A @ D


def right_columns(A, x):
    """Column by column."""
    return np.stack([2 * t * a for t, a in zip(x, A.T, strict=True)], axis=1)


def wrong_one_place(A, x):
    """A diag(x): only one of the two A moved."""
    return A * x


def wrong_x_lost(A, x):
    """2A."""
    return 2 * A


def wrong_transposed(A, x):
    """2 diag(x) Aᵀ: what stands before dA, not transposed."""
    return (2 * A * x).T


def wrong_left(A, x):
    """2 diag(x) A: the diagonal on the wrong side."""
    return 2 * np.diag(x) @ A


def wrong_x_squared(A, x):
    """2A diag(x)²."""
    return 2 * A * x**2


def wrong_vector(A, x):
    """2Ax, the product with x itself."""
    return 2 * A @ x


def wrong_a_lost(A, x):
    """2x in every row."""
    return 2 * np.tile(x, (len(A), 1))


def wrong_four(A, x):
    """Twice the right value."""
    return 4 * A * x


def wrong_sign(A, x):
    """A minus."""
    return -2 * A * x


def wrong_positive_only(A, x):
    """|x| for x."""
    return 2 * A * np.abs(x)


def wrong_a_squared(A, x):
    """A² diag(x), entry by entry: the value's terms."""
    return A**2 * x


def wrong_in_place(A, x):
    """Multiplies A in place."""
    A *= 2 * x
    return A


def wrong_without_return(A, x):
    """Forgets to return."""
    2 * A * x
