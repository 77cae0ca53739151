"""Answers to `softmax_jacobian`: diag(p) - p pᵀ, stable for large scores."""

import numpy as np


def shares(z):
    """The softmax, shifted."""
    e = np.exp(z - np.max(z))
    return e / e.sum()


def right_outer(z):
    """A diagonal matrix minus an outer product."""
    p = shares(z)
    return np.diag(p) - p[:, None] * p[None, :]


def right_delta(z):
    """p_i (δ_ij - p_j) by broadcasting."""
    p = shares(z)
    return p[:, None] * (np.eye(len(p)) - p)


def right_columns(z):
    """Column by column: p_j (e_j - p)."""
    p = shares(z)
    return np.stack([p[j] * (np.eye(len(p))[j] - p) for j in range(len(p))], axis=1)


def right_loop(z):
    """Entry by entry, with the logarithms of the shares."""
    logs = z - np.logaddexp.reduce(z)
    n = len(z)
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            J[i, j] = np.exp(logs[i]) * ((i == j) - np.exp(logs[j]))
    return J


def wrong_diagonal(z):
    """Only the diagonal, as for an elementwise function."""
    p = shares(z)
    return np.diag(p * (1 - p))


def wrong_vector(z):
    """p(1 - p) as a vector."""
    p = shares(z)
    return p * (1 - p)


def wrong_sign(z):
    """diag(p) + p pᵀ."""
    p = shares(z)
    return np.diag(p) + np.outer(p, p)


def wrong_outer_alone(z):
    """-p pᵀ."""
    p = shares(z)
    return -np.outer(p, p)


def wrong_no_delta(z):
    """p_i (1 - p_j) everywhere."""
    p = shares(z)
    return np.outer(p, 1 - p)


def wrong_log_softmax(z):
    """The Jacobian of the log-softmax."""
    return np.eye(len(z)) - shares(z)


def wrong_identity(z):
    """I - p pᵀ."""
    p = shares(z)
    return np.eye(len(z)) - np.outer(p, p)


def wrong_own_share(z):
    """p_i (δ_ij - p_i): right at equal scores alone."""
    p = shares(z)
    return p[:, None] * (np.eye(len(z)) - p[:, None])


def wrong_minus(z):
    """Minus the Jacobian."""
    p = shares(z)
    return np.outer(p, p) - np.diag(p)


def wrong_scores(z):
    """The scores in the place of the shares."""
    return np.diag(z) - np.outer(z, z)


def wrong_not_divided(z):
    """The exponentials in the place of the shares."""
    e = np.exp(z)
    return np.diag(e) - np.outer(e, e)


def wrong_twice(z):
    """The softmax of the softmax."""
    p = shares(shares(z))
    return np.diag(p) - np.outer(p, p)


def wrong_naive(z):
    """Without the shift, so that large scores overflow."""
    p = np.exp(z) / np.exp(z).sum()
    return np.diag(p) - np.outer(p, p)


def wrong_small_number(z):
    """Adds 1e-12 to the sum of the unshifted exponentials."""
    p = np.exp(np.minimum(z, 700)) / (np.exp(np.minimum(z, 700)).sum() + 1e-12)
    return np.diag(p) - np.outer(p, p)


def wrong_differences(z):
    """A forward difference."""
    h = 1e-6
    return np.stack([(shares(z + h * e) - shares(z)) / h for e in np.eye(len(z))], 1)


def wrong_in_place(z):
    """Subtracts the largest score in the caller's array."""
    z -= np.max(z)
    p = np.exp(z) / np.exp(z).sum()
    return np.diag(p) - np.outer(p, p)


def wrong_float32(z):
    """Works in 32 bits."""
    p = shares(np.asarray(z, dtype=np.float32))
    return np.diag(p) - np.outer(p, p)


def wrong_without_return(z):
    """Computes the table and forgets to return it."""
    p = shares(z)
    np.diag(p) - np.outer(p, p)
