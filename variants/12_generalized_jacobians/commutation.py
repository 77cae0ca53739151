"""Answers to `commutation`: the matrix K with K vec X = vec Xᵀ, by columns."""

import numpy as np


def right_array(m, n):
    """The Jacobian of the transpose, laid flat by columns."""
    J = np.einsum("jk,il->ijkl", np.eye(m), np.eye(n))
    return J.reshape(m * n, m * n, order="F")


def right_counted(m, n):
    """Numbers the entries, transposes the table of numbers."""
    place = np.arange(m * n).reshape(m, n, order="F")
    return np.eye(m * n)[place.T.reshape(-1, order="F")]


def right_loop(m, n):
    """A 1 for each entry of X."""
    K = np.zeros((m * n, m * n))
    for i in range(m):
        for j in range(n):
            K[i * n + j, j * m + i] = 1
    return K


def right_kronecker(m, n):
    """A sum of Kronecker products of unit vectors."""
    K = np.zeros((m * n, m * n))
    for e in np.eye(m):
        for g in np.eye(n):
            K += np.kron(np.outer(e, g), np.outer(g, e))
    return K


def wrong_transposed(m, n):
    """The way back, from vec Xᵀ to vec X; also the one for row order."""
    return right_array(m, n).T


def wrong_identity(m, n):
    """Moves nothing."""
    return np.eye(m * n)


def wrong_reversed(m, n):
    """Reverses the order of all entries."""
    return np.eye(m * n)[::-1]


def wrong_array(m, n):
    """The array with four axes."""
    return np.einsum("jk,il->ijkl", np.eye(m), np.eye(n))


def wrong_ones(m, n):
    """Adds up all entries."""
    return np.ones((m * n, m * n))


def wrong_size(m, n):
    """A matrix of n by m."""
    return np.eye(n, m)


def wrong_indices(m, n):
    """The list of places, not the matrix."""
    return np.arange(m * n).reshape(m, n, order="F").T.reshape(-1, order="F") * 1.0


def wrong_mixed_orders(m, n):
    """The output read by rows, the input by columns."""
    place = np.arange(m * n).reshape(m, n, order="F")
    return np.eye(m * n)[place.T.reshape(-1)]


def wrong_columns_reversed(m, n):
    """The columns of X in reverse order."""
    return np.kron(np.eye(n)[::-1], np.eye(m))


def wrong_sign(m, n):
    """A minus sign at each entry that moves."""
    K = right_array(m, n)
    return K * np.where(np.eye(m * n) == 1, 1, -1)


def wrong_symmetric(m, n):
    """The mean of the matrix and its transpose."""
    K = right_array(m, n)
    return (K + K.T) / 2


def wrong_without_return(m, n):
    """Computes it and forgets to return it."""
    right_array(m, n)
