"""Answers to `weighted_square_gradient`: the plain gradient of a weighted square."""

import numpy as np


def right_product(X, w):
    """2 w X, entry by entry."""
    return 2 * w * X


def right_entries(X, w):
    """Entry by entry."""
    G = np.empty(X.shape)
    for i, j in np.ndindex(X.shape):
        G[i, j] = 2 * w[i, j] * X[i, j]
    return G


def right_two_terms(X, w):
    """One term for each of the two X."""
    return w * X + X * w


def right_einsum(X, w):
    """By indices: nothing is summed."""
    return 2 * np.einsum("ij,ij->ij", w, X)


def wrong_plain(X, w):
    """2X, the weights lost."""
    return 2 * X


def wrong_factor(X, w):
    """w X without the 2."""
    return w * X


def wrong_divided(X, w):
    """Divided by the weights."""
    return 2 * X / w


def wrong_weights_squared(X, w):
    """The weights squared."""
    return 2 * w**2 * X


def wrong_square(X, w):
    """w X², the terms of the value."""
    return w * X**2


def wrong_value(X, w):
    """The value."""
    return np.sum(w * X**2)


def wrong_x_lost(X, w):
    """2w."""
    return 2 * w


def wrong_matrix_product(X, w):
    """A matrix product in place of the product entry by entry."""
    return 2 * w @ X


def wrong_transposed(X, w):
    """Transposed."""
    return (2 * w * X).T


def wrong_sign(X, w):
    """A minus."""
    return -2 * w * X


def wrong_mean(X, w):
    """Divided by the number of entries."""
    return 2 * w * X / X.size


def wrong_in_place(X, w):
    """Multiplies X in place."""
    X *= 2 * w
    return X


def wrong_without_return(X, w):
    """Forgets to return."""
    2 * w * X
