"""Answers to `layer_hvp`: a tangent through the program of the gradient."""

import numpy as np


def right_two_tangents(W, a, x, v):
    """Each line of the gradient with its tangent."""
    y = np.tanh(W @ x)
    v_y = (1 - y**2) * (W @ v)
    return W.T @ (-2 * y * v_y * a)


def right_second_slopes(W, a, x, v):
    """Wᵀ diag(tanh'' a) W v, from the right."""
    z = W @ x
    second = -2 * np.tanh(z) / np.cosh(z.clip(-300, 300)) ** 2
    return (second * a * (W @ v)) @ W


def right_dual(W, a, x, v):
    """Pairs of value and tangent, operation by operation."""
    z, dz = W @ x, W @ v
    y = np.tanh(z)
    dy = (1 - y * y) * dz
    dq = 2 * y * dy  # of the square q
    ds = -dq  # of the slopes 1 - q
    return W.T @ (ds * a)


def right_backwards_twice(W, a, x, v):
    """Backwards over backwards: the gradient of ⟨∇f, v⟩."""
    y, w = np.tanh(W @ x), W @ v
    u_s = a * w  # of the slopes in a · (s · Wv)
    u_y = -2 * y * u_s
    return W.T @ ((1 - y**2) * u_y)


def _parts(W, a, x, v):
    y = np.tanh(W @ x)
    return y, 1 - y**2, (1 - y**2) * (W @ v)


def wrong_no_two(W, a, x, v):
    """The 2 of y² missing."""
    y, _, v_y = _parts(W, a, x, v)
    return W.T @ (-y * v_y * a)


def wrong_sign(W, a, x, v):
    """The minus of 1 - y² lost."""
    y, _, v_y = _parts(W, a, x, v)
    return W.T @ (2 * y * v_y * a)


def wrong_slope_missing(W, a, x, v):
    """W v for the tangent of y."""
    y, _, _ = _parts(W, a, x, v)
    return W.T @ (-2 * y * (W @ v) * a)


def wrong_no_a(W, a, x, v):
    """The weights a forgotten."""
    y, _, v_y = _parts(W, a, x, v)
    return W.T @ (-2 * y * v_y)


def wrong_no_y(W, a, x, v):
    """The slope of y² taken as 2."""
    _, _, v_y = _parts(W, a, x, v)
    return W.T @ (-2 * v_y * a)


def wrong_gradient(W, a, x, v):
    """The gradient."""
    return W.T @ (_parts(W, a, x, v)[1] * a)


def wrong_directional(W, a, x, v):
    """The slope along v."""
    return np.sum(W.T @ (_parts(W, a, x, v)[1] * a) * v)


def wrong_gradient_times_v(W, a, x, v):
    """The gradient times v, entry by entry."""
    return (W.T @ (_parts(W, a, x, v)[1] * a)) * v


def wrong_slopes_twice(W, a, x, v):
    """The slopes on the way forward and again on the way back."""
    y, s, v_y = _parts(W, a, x, v)
    return W.T @ (-2 * y * s * v_y * a)


def wrong_gauss(W, a, x, v):
    """The outer product of the gradient with itself."""
    g = W.T @ (_parts(W, a, x, v)[1] * a)
    return g * (g @ v)


def wrong_diagonal(W, a, x, v):
    """The diagonal of H times v."""
    y, s, _ = _parts(W, a, x, v)
    return (W**2).T @ (-2 * y * s * a) * v


def wrong_no_way_back(W, a, x, v):
    """Stops before W is transposed."""
    y, _, v_y = _parts(W, a, x, v)
    return -2 * y * v_y * a


def wrong_w_not_transposed(W, a, x, v):
    """W for its transpose."""
    y, _, v_y = _parts(W, a, x, v)
    return W @ (-2 * y * v_y * a)


def wrong_normalised(W, a, x, v):
    """v brought to length 1."""
    return right_two_tangents(W, a, x, v / np.linalg.norm(v))


def wrong_quotient(W, a, x, v):
    """A difference of gradients with a small step."""

    def g(x):
        return W.T @ ((1 - np.tanh(W @ x) ** 2) * a)

    h = 1e-4
    return (g(x + h * v) - g(x)) / h


def wrong_whole_hessian(W, a, x, v):
    """The whole Hessian built; refused where it would take gigabytes."""
    if len(x) > 10_000:
        raise MemoryError("the Hessian does not fit")
    y, s, _ = _parts(W, a, x, v)
    return W.T @ np.diag(-2 * y * s * a) @ W @ v


def wrong_no_return(W, a, x, v):
    """Forgets to return."""
    right_two_tangents(W, a, x, v)
