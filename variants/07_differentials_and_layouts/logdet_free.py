"""Answers to `logdet_free`: ln det by the free parameters of a symmetric matrix."""

import numpy as np


def right_doubled(X):
    """The inverse with doubled entries beside the diagonal, read row by row."""
    P = np.linalg.inv(X)
    G = 2 * P - np.diag(np.diag(P))
    return G[np.triu_indices(len(X))]


def right_by_places(X):
    """For each parameter the sum of the gradient over the places where it stands."""
    P, n = np.linalg.inv(X), len(X)
    rates = []
    for i in range(n):
        for j in range(i, n):
            rates.append(P[i, j] if i == j else P[i, j] + P[j, i])
    return np.array(rates)


def right_chain_rule(X):
    """tr(X⁻¹ E) for the nudge E of each parameter."""
    P, rates = np.linalg.inv(X), []
    for i, j in zip(*np.triu_indices(len(X)), strict=True):
        E = np.zeros(X.shape)
        E[i, j] = E[j, i] = 1
        rates.append(np.trace(P @ E))
    return np.array(rates)


def wrong_not_doubled(X):
    """The entries of the inverse, not doubled."""
    return np.linalg.inv(X)[np.triu_indices(len(X))]


def wrong_all_doubled(X):
    """All doubled, the diagonal too."""
    return 2 * np.linalg.inv(X)[np.triu_indices(len(X))]


def wrong_diagonal_doubled(X):
    """The diagonal doubled in place of the rest."""
    P = np.linalg.inv(X)
    return (P + np.diag(np.diag(P)))[np.triu_indices(len(X))]


def wrong_halved(X):
    """Entries beside the diagonal halved."""
    P = np.linalg.inv(X)
    return ((P + np.diag(np.diag(P))) / 2)[np.triu_indices(len(X))]


def wrong_matrix(X):
    """The table as a matrix."""
    P = np.linalg.inv(X)
    return 2 * P - np.diag(np.diag(P))


def wrong_column_order(X):
    """The lower triangle row by row: the order of the columns of the upper one."""
    P = np.linalg.inv(X)
    return (2 * P - np.diag(np.diag(P)))[np.tril_indices(len(X))]


def wrong_diagonal_first(X):
    """First the diagonal, then the rest."""
    P = np.linalg.inv(X)
    return np.concatenate([np.diag(P), 2 * P[np.triu_indices(len(X), 1)]])


def wrong_off_diagonal_only(X):
    """Only the entries above the diagonal."""
    return 2 * np.linalg.inv(X)[np.triu_indices(len(X), 1)]


def wrong_diagonal_only(X):
    """Only the diagonal."""
    return np.diag(np.linalg.inv(X))


def wrong_det_for_logdet(X):
    """The derivatives of det X, not of its logarithm."""
    return np.linalg.det(X) * right_doubled(X)


def wrong_of_x(X):
    """X in place of its inverse."""
    return (2 * X - np.diag(np.diag(X)))[np.triu_indices(len(X))]


def wrong_sign(X):
    """A minus."""
    return -right_doubled(X)


def wrong_flat(X):
    """All entries of the inverse, row by row."""
    return np.linalg.inv(X).reshape(-1)


def wrong_without_return(X):
    """Forgets to return."""
    right_doubled(X)
