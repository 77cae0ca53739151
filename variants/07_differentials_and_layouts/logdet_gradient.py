"""Answers to `logdet_gradient`: ln det X by all entries of X."""

import numpy as np


def right_inverse(X):
    """The inverse, transposed."""
    return np.linalg.inv(X).T


def right_solve(X):
    """One linear solve with the transpose."""
    return np.linalg.solve(X.T, np.eye(len(X)))


def right_cofactors(X):
    """Cofactors over the determinant."""
    G = np.empty(X.shape)
    for i, j in np.ndindex(X.shape):
        minor = np.delete(np.delete(X, i, axis=0), j, axis=1)
        G[i, j] = (-1) ** (i + j) * np.linalg.det(minor)
    return G / np.linalg.det(X)


def wrong_not_transposed(X):
    """The inverse, not transposed."""
    return np.linalg.inv(X)


def wrong_handbook(X):
    """The table for the free parameters of a symmetric matrix."""
    P = np.linalg.inv(X)
    return 2 * P - P * np.eye(len(X))


def wrong_sum_minus_diagonal(X):
    """G + Gᵀ with the diagonal taken once."""
    P = np.linalg.inv(X)
    return P + P.T - P * np.eye(len(X))


def wrong_symmetric_part(X):
    """The symmetric part of the inverse."""
    P = np.linalg.inv(X)
    return (P + P.T) / 2


def wrong_det_for_logdet(X):
    """The gradient of det X, not of its logarithm."""
    return np.linalg.det(X) * np.linalg.inv(X).T


def wrong_divided_by_det(X):
    """Divided by the determinant once more."""
    return np.linalg.inv(X).T / np.linalg.det(X)


def wrong_reciprocals(X):
    """1 over each entry."""
    return 1 / X


def wrong_sign(X):
    """A minus."""
    return -np.linalg.inv(X).T


def wrong_diagonal(X):
    """Only the diagonal."""
    return np.diag(np.diag(np.linalg.inv(X)))


def wrong_trace(X):
    """The trace of the inverse."""
    return np.trace(np.linalg.inv(X))


def wrong_value(X):
    """ln det X itself."""
    return np.log(np.linalg.det(X))


def wrong_without_return(X):
    """Forgets to return."""
    np.transpose(np.linalg.inv(X))
