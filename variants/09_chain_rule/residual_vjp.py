"""Answers to `residual_vjp`: u + Wᵀ(s ⊙ (Vᵀ u))."""

import numpy as np


def _slopes(W, x):
    return 1 - np.tanh(W @ x) ** 2


def right_two_ways(V, W, x, u):
    """The way around plus the way through."""
    return u + W.T @ (_slopes(W, x) * (V.T @ u))


def right_jacobian(V, W, x, u):
    """I + V diag(s) W in full, transposed."""
    J = np.eye(len(x)) + V @ np.diag(_slopes(W, x)) @ W
    return J.T @ u


def right_rows(V, W, x, u):
    """Row vectors from the left."""
    return u + ((u @ V) * _slopes(W, x)) @ W


def right_tangents(V, W, x, u):
    """One JVP for each input, weighed with u."""
    s = _slopes(W, x)
    return np.array([u @ (e + V @ (s * (W @ e))) for e in np.eye(len(x))])


def wrong_no_identity(V, W, x, u):
    """The way around forgotten."""
    return W.T @ (_slopes(W, x) * (V.T @ u))


def wrong_no_block(V, W, x, u):
    """The way through forgotten."""
    return u.copy()


def wrong_no_slopes(V, W, x, u):
    """No slopes."""
    return u + W.T @ (V.T @ u)


def wrong_x_added(V, W, x, u):
    """x added, as on the way forward."""
    return x + wrong_no_identity(V, W, x, u)


def wrong_ones_added(V, W, x, u):
    """Ones added."""
    return 1 + wrong_no_identity(V, W, x, u)


def wrong_multiplied(V, W, x, u):
    """The ways multiplied."""
    return u * wrong_no_identity(V, W, x, u)


def wrong_twice(V, W, x, u):
    """The way around counted twice."""
    return 2 * u + wrong_no_identity(V, W, x, u)


def wrong_subtracted(V, W, x, u):
    """The block subtracted."""
    return u - wrong_no_identity(V, W, x, u)


def wrong_no_upstream_inside(V, W, x, u):
    """Ones sent through the block."""
    return u + W.T @ (_slopes(W, x) * V.sum(axis=0))


def wrong_plus(V, W, x, u):
    """1 + y²."""
    return u + W.T @ ((1 + np.tanh(W @ x) ** 2) * (V.T @ u))


def wrong_no_square(V, W, x, u):
    """1 - y."""
    return u + W.T @ ((1 - np.tanh(W @ x)) * (V.T @ u))


def wrong_values(V, W, x, u):
    """Values of tanh for slopes."""
    return u + W.T @ (np.tanh(W @ x) * (V.T @ u))


def wrong_slope_at_value(V, W, x, u):
    """The slopes taken at y."""
    return u + W.T @ ((1 - np.tanh(np.tanh(W @ x)) ** 2) * (V.T @ u))


def wrong_jvp(V, W, x, u):
    """The JVP."""
    return u + V @ (_slopes(W, x) * (W @ u))


def wrong_value(V, W, x, u):
    """The block applied to u."""
    return u + V @ np.tanh(W @ u)


def wrong_untransposed(V, W, x, u):
    """V and W not transposed."""
    return u + W @ (_slopes(W, x) * (V @ u))


def wrong_v_untransposed(V, W, x, u):
    """V not transposed."""
    return u + W.T @ (_slopes(W, x) * (V @ u))


def wrong_w_untransposed(V, W, x, u):
    """W not transposed."""
    return u + W @ (_slopes(W, x) * (V.T @ u))


def wrong_exchanged(V, W, x, u):
    """V and W exchanged."""
    return u + V.T @ (_slopes(W, x) * (W.T @ u))


def wrong_in_place(V, W, x, u):
    """Adds to the caller's u."""
    u += W.T @ (_slopes(W, x) * (V.T @ u))
    return u


def wrong_no_return(V, W, x, u):
    """Forgets to return."""
    right_two_ways(V, W, x, u)
