"""Answers to `gram_jacobian`: the Jacobian of Xᵀ X."""

import numpy as np


def _eye(X):
    return np.eye(X.shape[1])


def right_einsum(X):
    """Two terms, a delta in each."""
    left = np.einsum("il,kj->ijkl", _eye(X), X)
    return left + np.einsum("ki,jl->ijkl", X, _eye(X))


def right_symmetrised(X):
    """One term, and the same with the two outputs exchanged."""
    one = np.einsum("il,kj->ijkl", _eye(X), X)
    return one + one.transpose(1, 0, 2, 3)


def right_nudges(X):
    """The differential dXᵀ X + Xᵀ dX for each unit matrix."""
    n = X.shape[1]
    J = np.zeros((n, n, *X.shape))
    for at in np.ndindex(X.shape):
        unit = np.zeros(X.shape)
        unit[at] = 1
        J[(..., *at)] = unit.T @ X + X.T @ unit
    return J


def right_columns(X):
    """Row l and column l of the output hear of column l of X."""
    m, n = X.shape
    J = np.zeros((n, n, m, n))
    for j in range(n):
        J[j, :, :, j] += X.T
        J[:, j, :, j] += X.T
    return J


def right_kronecker(X):
    """The flat form by columns, with a commutation matrix."""
    m, n = X.shape
    move = np.eye(m * n).reshape(m, n, m * n, order="F").transpose(1, 0, 2)
    K = move.reshape(m * n, m * n, order="F")
    flat = np.kron(X.T, _eye(X)) @ K + np.kron(_eye(X), X.T)
    return flat.reshape(n, n, m, n, order="F")


def wrong_first_term(X):
    """The term of the left factor alone."""
    return np.einsum("il,kj->ijkl", _eye(X), X)


def wrong_second_term(X):
    """The term of the right factor alone."""
    return np.einsum("ki,jl->ijkl", X, _eye(X))


def wrong_twice_first(X):
    """Twice the first term, as in the derivative of x²."""
    return 2 * wrong_first_term(X)


def wrong_twice_second(X):
    """Twice the second term: 2 Xᵀ dX."""
    return 2 * wrong_second_term(X)


def wrong_half(X):
    """The mean of the two terms."""
    return right_einsum(X) / 2


def wrong_difference(X):
    """The terms subtracted."""
    return wrong_first_term(X) - wrong_second_term(X)


def wrong_other_product(X):
    """The Jacobian of X Xᵀ: (m, m, m, n)."""
    eye = np.eye(len(X))
    return np.einsum("ik,jl->ijkl", eye, X) + np.einsum("il,jk->ijkl", X, eye)


def wrong_no_deltas(X):
    """The factors without deltas."""
    ones = np.ones_like(_eye(X))
    left = np.einsum("il,kj->ijkl", ones, X)
    return left + np.einsum("ki,jl->ijkl", X, ones)


def wrong_input_first(X):
    """Input axes first: (m, n, n, n)."""
    return right_einsum(X).transpose(2, 3, 0, 1)


def wrong_flat(X):
    """The flat matrix (n², mn)."""
    return right_einsum(X).reshape(X.shape[1] ** 2, X.size)


def wrong_deltas_exchanged(X):
    """Each delta at the other factor."""
    one = np.einsum("jl,kj->jkl", _eye(X), X)
    return one[None] + one[:, None]


def wrong_diagonal_once(X):
    """Both terms, the diagonal of the output counted once."""
    J = right_einsum(X)
    for i in range(X.shape[1]):
        J[i, i] /= 2
    return J


def wrong_gradient(X):
    """The gradient of the sum of all entries."""
    return right_einsum(X).sum(axis=(0, 1))


def wrong_products(X):
    """The products themselves, in place of their rates."""
    return np.einsum("ki,kj->ijk", X, X)


def wrong_upper_half(X):
    """The outputs below the diagonal left out."""
    J = right_einsum(X)
    J[np.tril_indices(X.shape[1], -1)] = 0
    return J


def wrong_without_return(X):
    """Computes it and forgets to return it."""
    right_einsum(X)
