"""Answers to `layer_jvp`: (1 - tanh²(Wx)) ⊙ (Wv)."""

import numpy as np


def _slopes(W, x):
    return 1 - np.tanh(W @ x) ** 2


def right_two_steps(W, x, v):
    """The matrix, then the slopes."""
    return _slopes(W, x) * (W @ v)


def right_jacobian(W, x, v):
    """The Jacobian in full, times v."""
    return np.diag(_slopes(W, x)) @ W @ v


def right_scaled_rows(W, x, v):
    """The rows of W scaled first."""
    y = np.tanh(W @ x)
    return ((1 - y) * (1 + y))[:, None] * W @ v


def right_columns(W, x, v):
    """A sum over the columns of W, weighted by v."""
    s, total = _slopes(W, x), np.zeros(len(W))
    for j in range(len(v)):
        total += v[j] * s * W[:, j]
    return total


def wrong_no_slopes(W, x, v):
    """W v."""
    return W @ v


def wrong_no_w(W, x, v):
    """The slopes times v, cut to fit."""
    s = _slopes(W, x)
    return s * v[: len(s)]


def wrong_no_v(W, x, v):
    """The slopes alone."""
    return _slopes(W, x)


def wrong_x_for_v(W, x, v):
    """J x in place of J v."""
    return _slopes(W, x) * (W @ x)


def wrong_point(W, x, v):
    """The slopes taken at W v."""
    return _slopes(W, v) * (W @ v)


def wrong_slope_at_value(W, x, v):
    """The slopes taken at y."""
    return (1 - np.tanh(np.tanh(W @ x)) ** 2) * (W @ v)


def wrong_values(W, x, v):
    """Values of tanh for slopes."""
    return np.tanh(W @ x) * (W @ v)


def wrong_tanh_of_push(W, x, v):
    """tanh(Wv)."""
    return np.tanh(W @ v)


def wrong_primal(W, x, v):
    """The value f(x)."""
    return np.tanh(W @ x)


def wrong_moved(W, x, v):
    """The value f(x + v)."""
    return np.tanh(W @ (x + v))


def wrong_change(W, x, v):
    """The whole change f(x + v) - f(x)."""
    return np.tanh(W @ (x + v)) - np.tanh(W @ x)


def wrong_no_square(W, x, v):
    """1 - y."""
    return (1 - np.tanh(W @ x)) * (W @ v)


def wrong_plus(W, x, v):
    """1 + y²."""
    return (1 + np.tanh(W @ x) ** 2) * (W @ v)


def wrong_z_squared(W, x, v):
    """1 - z²."""
    return (1 - (W @ x) ** 2) * (W @ v)


def wrong_normalised(W, x, v):
    """v brought to length 1."""
    length = np.linalg.norm(v)
    return right_two_steps(W, x, v / length if length else v)


def wrong_affine(W, x, v):
    """f(x) + J v."""
    return np.tanh(W @ x) + right_two_steps(W, x, v)


def wrong_differences(W, x, v):
    """A measurement with a step of 1e-6."""
    h = 1e-6
    return (np.tanh(W @ (x + h * v)) - np.tanh(W @ (x - h * v))) / (2 * h)


def wrong_vjp(W, x, v):
    """The VJP."""
    return W.T @ (_slopes(W, x) * v)


def wrong_in_place(W, x, v):
    """Scales the caller's W."""
    W *= _slopes(W, x)[:, None]
    return W @ v


def wrong_no_return(W, x, v):
    """Forgets to return."""
    right_two_steps(W, x, v)
