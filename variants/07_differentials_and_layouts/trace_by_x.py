"""Answers to `trace_by_x`: tr(A diag(x) Aᵀ) by x."""

import numpy as np


def right_diagonal(A, x):
    """The diagonal of AᵀA."""
    return np.diag(A.T @ A)


def right_column_sums(A, x):
    """The sums of the squares in each column."""
    return np.sum(A**2, axis=0)


def right_einsum(A, x):
    """By indices."""
    return np.einsum("ij,ij->j", A, A)


def right_linear(A, x):
    """The function is linear in x, so its values at the unit vectors are its slopes."""
    return np.array([np.trace(A @ np.diag(e) @ A.T) for e in np.eye(len(x))])


def wrong_rows(A, x):
    """The diagonal of AAᵀ: rows in place of columns."""
    return np.diag(A @ A.T)


def wrong_matrix(A, x):
    """The whole AᵀA."""
    return A.T @ A


def wrong_diagonal_matrix(A, x):
    """The right numbers, on the diagonal of a matrix."""
    return np.diag(np.sum(A**2, axis=0))


def wrong_doubled(A, x):
    """A factor 2, as if x stood there twice."""
    return 2 * np.sum(A**2, axis=0)


def wrong_times_x(A, x):
    """x left in, although f is linear in it."""
    return x * np.sum(A**2, axis=0)


def wrong_not_squared(A, x):
    """The sums of the columns, not squared."""
    return np.sum(A, axis=0)


def wrong_square_of_sums(A, x):
    """The square of each column's sum."""
    return np.sum(A, axis=0) ** 2


def wrong_norms(A, x):
    """The lengths of the columns: a root too many."""
    return np.sqrt(np.sum(A**2, axis=0))


def wrong_mean(A, x):
    """The mean of the squares in each column."""
    return np.mean(A**2, axis=0)


def wrong_trace(A, x):
    """tr(AᵀA), one number."""
    return np.trace(A.T @ A)


def wrong_value(A, x):
    """The function itself."""
    return np.trace(A @ np.diag(x) @ A.T)


def wrong_column(A, x):
    """A column, two axes."""
    return np.sum(A**2, axis=0)[:, None]


def wrong_without_return(A, x):
    """Forgets to return."""
    np.sum(A**2, axis=0)
