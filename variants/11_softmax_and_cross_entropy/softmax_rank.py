"""Answers to `softmax_rank`: one direction is lost, and one only."""

import numpy as np


def table(z):
    """The Jacobian, as rounded."""
    e = np.exp(z - np.max(z))
    p = e / e.sum()
    return np.diag(p) - np.outer(p, p)


def right_length(z):
    """The number of scores minus one."""
    return len(z) - 1


def right_shape(z):
    """From the shape of the array."""
    return int(np.asarray(z).shape[0]) - 1


def right_other_point(z):
    """Counted at equal scores, where nothing is small."""
    return np.linalg.matrix_rank(table(np.zeros(len(z))), tol=1e-6)


def right_sum_of_ones(z):
    """All directions that are at a right angle to the ones."""
    n = len(z)
    return round(float(np.trace(np.eye(n) - np.ones((n, n)) / n)))


def wrong_full(z):
    """All directions."""
    return len(z)


def wrong_lost(z):
    """The number of lost directions."""
    return 1


def wrong_rounded(z):
    """The rank of the rounded matrix."""
    return int(np.linalg.matrix_rank(table(z)))


def wrong_svd(z):
    """Singular values above a millionth, counted."""
    return int(np.sum(np.linalg.svd(table(z), compute_uv=False) > 1e-6))


def wrong_at_least_one(z):
    """One less than C, but never 0."""
    return max(len(z) - 1, 1)


def wrong_distinct(z):
    """How many different scores there are, minus one."""
    return len(set(np.asarray(z).tolist())) - 1


def wrong_two_lost(z):
    """Two directions lost."""
    return len(z) - 2


def wrong_matrix(z):
    """The matrix, not its rank."""
    return table(z)


def wrong_rows(z):
    """The rows of the rounded matrix that are not 0, counted."""
    return int(np.sum(abs(table(z)).max(axis=1) > 1e-12))


def wrong_without_return(z):
    """Computes the number and forgets to return it."""
    len(z) - 1
