"""Answers to `weighted_gradient`: aᵀXb in a weighted inner product."""

import numpy as np


def refuse(w):
    """ValueError unless all weights are positive."""
    if not np.all(w > 0):
        raise ValueError("weights must be positive")


def right_quotient(a, b, w):
    """The outer product over the weights."""
    refuse(w)
    return np.outer(a, b) / w


def right_entries(a, b, w):
    """Entry by entry."""
    G = np.empty(w.shape)
    for i, j in np.ndindex(w.shape):
        if not w[i, j] > 0:
            raise ValueError(f"weight {w[i, j]} at {i, j}")
        G[i, j] = a[i] * b[j] / w[i, j]
    return G


def right_solve(a, b, w):
    """One equation w G = a b for each entry, solved together."""
    if w.min() <= 0:
        raise ValueError("a weight is not positive")
    rates = np.einsum("i,j->ij", a, b).reshape(-1)
    return np.linalg.solve(np.diag(w.reshape(-1)), rates).reshape(w.shape)


def wrong_multiplied(a, b, w):
    """Multiplied by the weights."""
    refuse(w)
    return np.outer(a, b) * w


def wrong_plain(a, b, w):
    """The plain gradient."""
    refuse(w)
    return np.outer(a, b)


def wrong_transposed(a, b, w):
    """Transposed."""
    refuse(w)
    return (np.outer(a, b) / w).T


def wrong_root(a, b, w):
    """Divided by the roots of the weights."""
    refuse(w)
    return np.outer(a, b) / np.sqrt(w)


def wrong_square(a, b, w):
    """Divided by the squares of the weights."""
    refuse(w)
    return np.outer(a, b) / w**2


def wrong_mean_weight(a, b, w):
    """Weights scaled to the mean 1 first."""
    refuse(w)
    return np.outer(a, b) / (w / w.mean())


def wrong_sum_of_weights(a, b, w):
    """Divided by the sum of all weights."""
    refuse(w)
    return np.outer(a, b) / w.sum()


def wrong_doubled(a, b, w):
    """A factor 2, as for a square."""
    refuse(w)
    return 2 * np.outer(a, b) / w


def wrong_inner(a, b, w):
    """The weights contracted with both vectors."""
    refuse(w)
    return a @ (1 / w) @ b


def wrong_ones(a, b, w):
    """1 over the weights, the vectors lost."""
    refuse(w)
    return 1 / w


def wrong_no_refusal(a, b, w):
    """Accepts weights that are 0 or negative."""
    return np.outer(a, b) / w


def wrong_zero_accepted(a, b, w):
    """Refuses negative weights only."""
    if np.any(w < 0):
        raise ValueError
    return np.outer(a, b) / w


def wrong_zero_refused_only(a, b, w):
    """Refuses 0 only."""
    if np.any(w == 0):
        raise ValueError
    return np.outer(a, b) / w


def wrong_without_return(a, b, w):
    """Forgets to return."""
    refuse(w)
    np.outer(a, b) / w
