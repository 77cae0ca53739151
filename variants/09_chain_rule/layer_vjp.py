"""Answers to `layer_vjp`: Wᵀ((1 - tanh²(Wx)) ⊙ u)."""

import numpy as np


def _slopes(W, x):
    return 1 - np.tanh(W @ x) ** 2


def right_two_steps(W, x, u):
    """The slopes, then the transpose."""
    return W.T @ (_slopes(W, x) * u)


def right_row(W, x, u):
    """A row vector from the left."""
    return (u * _slopes(W, x)) @ W


def right_jacobian(W, x, u):
    """The Jacobian in full, transposed, times u."""
    return (np.diag(_slopes(W, x)) @ W).T @ u


def right_outputs(W, x, u):
    """A sum over the outputs: each gradient weighted by its u."""
    s, total = _slopes(W, x), np.zeros(len(x))
    for i in range(len(u)):
        total += u[i] * s[i] * W[i]
    return total


def right_inputs(W, x, u):
    """One JVP for each input, weighed with u."""
    s = _slopes(W, x)
    return np.array([u @ (s * (W @ e)) for e in np.eye(len(x))])


def wrong_no_slopes(W, x, u):
    """Wᵀ u."""
    return W.T @ u


def wrong_no_w(W, x, u):
    """The slopes times u."""
    return _slopes(W, x) * u


def wrong_no_upstream(W, x, u):
    """u left out."""
    return W.T @ _slopes(W, x)


def wrong_upstream_squared(W, x, u):
    """u squared."""
    return W.T @ (_slopes(W, x) * u**2)


def wrong_upstream_normalised(W, x, u):
    """u brought to length 1."""
    return W.T @ (_slopes(W, x) * u) / np.linalg.norm(u)


def wrong_point(W, x, u):
    """The slopes taken at u."""
    return W.T @ ((1 - np.tanh(u) ** 2) * u)


def wrong_slope_at_value(W, x, u):
    """The slopes taken at y."""
    return W.T @ ((1 - np.tanh(np.tanh(W @ x)) ** 2) * u)


def wrong_values(W, x, u):
    """Values of tanh for slopes."""
    return W.T @ (np.tanh(W @ x) * u)


def wrong_no_square(W, x, u):
    """1 - y."""
    return W.T @ ((1 - np.tanh(W @ x)) * u)


def wrong_plus(W, x, u):
    """1 + y²."""
    return W.T @ ((1 + np.tanh(W @ x) ** 2) * u)


def wrong_z_squared(W, x, u):
    """1 - z²."""
    return W.T @ ((1 - (W @ x) ** 2) * u)


def wrong_by_w(W, x, u):
    """The gradient by W."""
    return np.outer(_slopes(W, x) * u, x)


def wrong_slopes_at_inputs(W, x, u):
    """Slopes at the inputs, after the transpose."""
    return (1 - np.tanh(x) ** 2) * (W.T @ u)


def wrong_w(W, x, u):
    """W in place of its transpose."""
    return W @ (_slopes(W, x) * u)


def wrong_jvp(W, x, u):
    """The JVP."""
    return _slopes(W, x) * (W @ u)


def wrong_order(W, x, u):
    """The slopes after the transpose."""
    return _slopes(W, x) * (W.T @ u)


def wrong_inverse(W, x, u):
    """The inverse of J in place of its transpose."""
    return np.linalg.solve(_slopes(W, x)[:, None] * W, u)


def wrong_pseudo_inverse(W, x, u):
    """The pseudo-inverse of J in place of its transpose."""
    return np.linalg.pinv(_slopes(W, x)[:, None] * W) @ u


def wrong_sign(W, x, u):
    """Minus the VJP."""
    return -right_two_steps(W, x, u)


def wrong_row_shape(W, x, u):
    """A row of shape (1, n)."""
    return right_two_steps(W, x, u)[None, :]


def wrong_in_place(W, x, u):
    """Scales the caller's u."""
    u *= _slopes(W, x)
    return W.T @ u


def wrong_no_return(W, x, u):
    """Forgets to return."""
    right_two_steps(W, x, u)
