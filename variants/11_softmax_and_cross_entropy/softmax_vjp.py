"""Answers to `softmax_vjp`: p (u - <p, u>) along the last axis."""

import numpy as np


def shares(Z, axis=-1):
    """The softmax, shifted."""
    e = np.exp(Z - np.max(Z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def right_mean(Z, U):
    """The mean of U under the shares, subtracted."""
    P = shares(Z)
    return P * (U - (P * U).sum(axis=-1, keepdims=True))


def right_two_terms(Z, U):
    """Both terms of the product, the second by einsum."""
    P = shares(Z)
    return P * U - np.einsum("...i,...j,...j->...i", P, P, U)


def right_loop(Z, U):
    """Example by example."""
    G = np.zeros(np.shape(Z))
    for k in np.ndindex(np.shape(Z)[:-1]):
        p = np.exp(Z[k] - np.logaddexp.reduce(Z[k]))
        G[k] = p * (U[k] - p @ U[k])
    return G


def right_by_log(Z, U):
    """Through the logarithms of the shares: W - P ΣW with W = U P."""
    P = shares(Z)
    W = U * P
    return W - P * W.sum(axis=-1, keepdims=True)


def wrong_diagonal(Z, U):
    """The diagonal alone."""
    P = shares(Z)
    return P * (1 - P) * U


def wrong_no_mean(Z, U):
    """P U."""
    return shares(Z) * U


def wrong_plain_mean(Z, U):
    """The plain mean of U."""
    return shares(Z) * (U - U.mean(axis=-1, keepdims=True))


def wrong_mean_after(Z, U):
    """Subtracted after the multiplication."""
    P = shares(Z)
    return P * U - (P * U).sum(axis=-1, keepdims=True)


def wrong_no_factor(Z, U):
    """U minus its mean, not multiplied by the shares."""
    P = shares(Z)
    return U - (P * U).sum(axis=-1, keepdims=True)


def wrong_plus(Z, U):
    """The mean added."""
    P = shares(Z)
    return P * (U + (P * U).sum(axis=-1, keepdims=True))


def wrong_sign(Z, U):
    """Minus the right value."""
    P = shares(Z)
    return P * ((P * U).sum(axis=-1, keepdims=True) - U)


def wrong_log_softmax(Z, U):
    """The VJP of the log-softmax."""
    return U - shares(Z) * U.sum(axis=-1, keepdims=True)


def wrong_copied(Z, U):
    """The upstream gradient, passed on."""
    return U.copy()


def wrong_ones(Z, U):
    """Ones for the upstream gradient."""
    return shares(Z) * 0.0


def wrong_sum_of_u(Z, U):
    """The sum of U for its mean under the shares."""
    return shares(Z) * (U - U.sum(axis=-1, keepdims=True))


def wrong_over_c(Z, U):
    """The mean of P U over the entries."""
    P = shares(Z)
    return P * (U - (P * U).mean(axis=-1, keepdims=True))


def wrong_squared(Z, U):
    """One factor P too many."""
    P = shares(Z)
    return P**2 * (U - (P * U).sum(axis=-1, keepdims=True))


def wrong_axis(Z, U):
    """The softmax over the first axis."""
    P = shares(Z, axis=0)
    return P * (U - (P * U).sum(axis=0, keepdims=True))


def wrong_sum_axis(Z, U):
    """The sum over the first axis."""
    P = shares(Z)
    return P * (U - (P * U).sum(axis=0, keepdims=True))


def wrong_whole_sum(Z, U):
    """One sum for the whole batch."""
    P = shares(Z)
    return P * (U - (P * U).sum())


def wrong_whole_softmax(Z, U):
    """One softmax for the whole batch."""
    e = np.exp(Z - Z.max())
    P = e / e.sum()
    return P * (U - (P * U).sum())


def wrong_one_maximum(Z, U):
    """One maximum for the whole batch, so that small rows vanish."""
    e = np.exp(Z - Z.max())
    P = e / (e.sum(axis=-1, keepdims=True) + 1e-300)
    return P * (U - (P * U).sum(axis=-1, keepdims=True))


def wrong_no_keepdims(Z, U):
    """The sum without its axis, which meets the wrong entries."""
    P = shares(Z)
    return P * (U - (P * U).sum(axis=-1))


def wrong_matrices_only(Z, U):
    """Written for two axes."""
    P = shares(Z)
    return P * U - P * np.diag(P @ U.T)[:, None]


def wrong_naive(Z, U):
    """Without the shift."""
    P = np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True)
    return P * (U - (P * U).sum(axis=-1, keepdims=True))


def wrong_jacobian(Z, U):
    """The Jacobian, not multiplied."""
    P = shares(Z)
    return np.diag(P) - np.outer(P, P)


def wrong_value(Z, U):
    """The shares."""
    return shares(Z)


def wrong_in_place(Z, U):
    """Changes the caller's scores."""
    Z -= Z.max(axis=-1, keepdims=True)
    P = shares(Z)
    return P * (U - (P * U).sum(axis=-1, keepdims=True))


def wrong_without_return(Z, U):
    """Computes and forgets to return."""
    P = shares(Z)
    P * (U - (P * U).sum(axis=-1, keepdims=True))
