"""Answers to `bilinear_gradient`: the sum of the xᵀAy over all pairs, by A."""

import numpy as np


def right_product(X, Y):
    """XᵀY."""
    return X.T @ Y


def right_sum_of_outer(X, Y):
    """The sum of the outer products, pair by pair."""
    return sum(np.outer(x, y) for x, y in zip(X, Y, strict=True))


def right_einsum(X, Y):
    """By indices: the pair number is summed, the two others stay."""
    return np.einsum("bi,bj->ij", X, Y)


def right_transposed_back(X, Y):
    """Gᵀ = YᵀX stands before dA; transposed at the end."""
    before = Y.T @ X
    return before.T


def wrong_transposed(X, Y):
    """YᵀX: what stands before dA, not transposed."""
    return Y.T @ X


def wrong_mean(X, Y):
    """The mean over the pairs."""
    return X.T @ Y / len(X)


def wrong_pairs(X, Y):
    """XYᵀ, a number for each two pairs."""
    return X @ Y.T


def wrong_first_pair(X, Y):
    """The first pair only."""
    return np.outer(X[0], Y[0])


def wrong_last_pair(X, Y):
    """The last pair only: = in the loop where += belongs."""
    for x, y in zip(X, Y, strict=True):
        G = np.outer(x, y)
    return G


def wrong_outer_of_sums(X, Y):
    """The outer product of the sums."""
    return np.outer(X.sum(axis=0), Y.sum(axis=0))


def wrong_not_summed(X, Y):
    """One matrix for each pair, not added up."""
    return np.einsum("bi,bj->bij", X, Y)


def wrong_doubled(X, Y):
    """A factor 2, as for a square."""
    return 2 * X.T @ Y


def wrong_sign(X, Y):
    """A minus."""
    return -X.T @ Y


def wrong_flat(X, Y):
    """The entries in one row."""
    return (X.T @ Y).reshape(-1)


def wrong_x_with_itself(X, Y):
    """XᵀX."""
    return X.T @ X


def wrong_entry_by_entry(X, Y):
    """X and Y multiplied entry by entry."""
    return X * Y


def wrong_ones(X, Y):
    """All ones."""
    return np.ones((X.shape[1], Y.shape[1]))


def wrong_without_return(X, Y):
    """Forgets to return."""
    X.T @ Y
