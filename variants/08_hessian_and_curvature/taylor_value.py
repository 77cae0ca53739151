"""Answers to `taylor_value`: value + ⟨g, v⟩ + ½ vᵀHv with v = x - x0."""

import numpy as np


def right_three_terms(value, g, H, x0, x):
    """The three terms as they stand."""
    v = x - x0
    return value + g @ v + 0.5 * v @ H @ v


def right_factored(value, g, H, x0, x):
    """The slope at half of the way, times the way."""
    v = np.subtract(x, x0)
    return value + np.dot(g + np.dot(H, v) / 2, v)


def right_sums(value, g, H, x0, x):
    """Loops over the entries."""
    total = float(value)
    for i in range(len(x)):
        total += g[i] * (x[i] - x0[i])
        for j in range(len(x)):
            total += H[i][j] * (x[i] - x0[i]) * (x[j] - x0[j]) / 2
    return total


def right_einsum(value, g, H, x0, x):
    """Two einsums."""
    v = x - x0
    return value + np.einsum("i,i", g, v) + np.einsum("i,ij,j", v, H, v) / 2


def wrong_without_half(value, g, H, x0, x):
    """The factor one half is missing."""
    v = x - x0
    return value + g @ v + v @ H @ v


def wrong_half_twice(value, g, H, x0, x):
    """A quarter in place of the half."""
    v = x - x0
    return value + g @ v + v @ H @ v / 4


def wrong_half_gradient(value, g, H, x0, x):
    """The half stands before the first-order term too."""
    v = x - x0
    return value + (g @ v + v @ H @ v) / 2


def wrong_first_order(value, g, H, x0, x):
    """Stops after the gradient."""
    return value + g @ (x - x0)


def wrong_without_gradient(value, g, H, x0, x):
    """Leaves the gradient out, as at a critical point."""
    v = x - x0
    return value + v @ H @ v / 2


def wrong_without_value(value, g, H, x0, x):
    """The change alone: f(x0) is missing."""
    v = x - x0
    return g @ v + v @ H @ v / 2


def wrong_about_zero(value, g, H, x0, x):
    """x in place of x - x0."""
    return value + g @ x + x @ H @ x / 2


def wrong_half_moved(value, g, H, x0, x):
    """x - x0 in the first term, x in the second."""
    return value + g @ (x - x0) + x @ H @ x / 2


def wrong_backwards(value, g, H, x0, x):
    """x0 - x in place of x - x0."""
    v = x0 - x
    return value + g @ v + v @ H @ v / 2


def wrong_one_factor(value, g, H, x0, x):
    """Hv without the second v: a vector."""
    v = x - x0
    return value + g @ v + H @ v / 2


def wrong_summed(value, g, H, x0, x):
    """The entries of Hv added up."""
    v = x - x0
    return value + g @ v + np.sum(H @ v) / 2


def wrong_diagonal(value, g, H, x0, x):
    """Only the diagonal of H, the mixed terms lost."""
    v = x - x0
    return value + g @ v + np.diag(H) @ v**2 / 2


def wrong_minus(value, g, H, x0, x):
    """The second-order term subtracted."""
    v = x - x0
    return value + g @ v - v @ H @ v / 2


def wrong_upper(value, g, H, x0, x):
    """Mixed terms counted once, not twice."""
    v = x - x0
    return value + g @ v + v @ np.triu(H) @ v / 2


def wrong_in_place(value, g, H, x0, x):
    """Subtracts x0 from the caller's x."""
    x -= x0
    return value + g @ x + x @ H @ x / 2


def wrong_without_return(value, g, H, x0, x):
    """Computes it and forgets to return it."""
    right_einsum(value, g, H, x0, x)
