"""Answers to `log_softmax_jacobian`: the identity minus the shares in every row."""

import numpy as np


def shares(z):
    """The softmax, shifted."""
    e = np.exp(z - np.max(z))
    return e / e.sum()


def right_outer(z):
    """The identity minus an outer product with ones."""
    return np.eye(len(z)) - np.outer(np.ones(len(z)), shares(z))


def right_rows(z):
    """Row by row: e_i - p."""
    p = shares(z)
    return np.array([e - p for e in np.eye(len(z))])


def right_tile(z):
    """The shares repeated, the diagonal raised by 1."""
    J = -np.tile(np.exp(z - np.logaddexp.reduce(z)), (len(z), 1))
    J[np.diag_indices(len(z))] += 1
    return J


def right_loop(z):
    """Entry by entry."""
    p, n = shares(z), len(z)
    return np.array([[(i == j) - p[j] for j in range(n)] for i in range(n)])


def wrong_transpose(z):
    """The shares in the columns."""
    return np.eye(len(z)) - shares(z)[:, None]


def wrong_softmax(z):
    """The Jacobian of the softmax."""
    p = shares(z)
    return np.diag(p) - np.outer(p, p)


def wrong_pairs(z):
    """I - p pᵀ."""
    p = shares(z)
    return np.eye(len(z)) - np.outer(p, p)


def wrong_diagonal(z):
    """The diagonal alone."""
    return np.diag(1 - shares(z))


def wrong_plus(z):
    """I + 1 pᵀ."""
    return np.eye(len(z)) + shares(z)


def wrong_no_identity(z):
    """The shares alone."""
    return -np.tile(shares(z), (len(z), 1))


def wrong_reciprocal(z):
    """1/p on the diagonal."""
    return np.diag(1 / shares(z))


def wrong_log_in_place_of_share(z):
    """The logarithms of the shares for the shares."""
    return np.eye(len(z)) - np.log(shares(z))


def wrong_equal(z):
    """All shares taken for equal."""
    return np.eye(len(z)) - 1 / len(z)


def wrong_not_divided(z):
    """The exponentials for the shares."""
    return np.eye(len(z)) - np.exp(z)


def wrong_sign(z):
    """Minus the right value."""
    return shares(z) - np.eye(len(z))


def wrong_naive(z):
    """Without the shift."""
    return np.eye(len(z)) - np.exp(z) / np.exp(z).sum()


def wrong_division(z):
    """The softmax's Jacobian divided by the shares, 0/0 where a share vanishes."""
    p = shares(z)
    return (np.diag(p) - np.outer(p, p)) / p[:, None]


def wrong_vector(z):
    """1 - p as a vector."""
    return 1 - shares(z)


def wrong_differences(z):
    """A forward difference of the logarithms."""
    h, n = 1e-6, len(z)
    f = lambda z: z - np.logaddexp.reduce(z)  # noqa: E731
    return np.stack([(f(z + h * e) - f(z)) / h for e in np.eye(n)], axis=1)


def wrong_in_place(z):
    """Subtracts in the caller's array."""
    z -= z.max()
    return np.eye(len(z)) - shares(z)


def wrong_without_return(z):
    """Computes and forgets to return."""
    np.eye(len(z)) - shares(z)
