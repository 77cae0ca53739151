"""Answers to `gated_gradient`: a ⊙ y + Wᵀ((1 - y²) ⊙ a ⊙ x)."""

import numpy as np


def _parts(W, a, x):
    y = np.tanh(W @ x)
    return y, 1 - y**2


def right_two_ways(W, a, x):
    """The direct way plus the way through y."""
    y, s = _parts(W, a, x)
    return a * y + W.T @ (s * a * x)


def right_diag(W, a, x):
    """A row times Jacobians, built in full."""
    y, s = _parts(W, a, x)
    J = np.diag(y) + np.diag(x) @ np.diag(s) @ W
    return a @ J


def right_tangents(W, a, x):
    """One tangent for each input."""
    y, s = _parts(W, a, x)
    return np.array([a @ (v * y + x * s * (W @ v)) for v in np.eye(len(x))])


def right_loops(W, a, x):
    """Two loops, each use adds."""
    y, s = _parts(W, a, x)
    u = np.zeros(len(x))
    for i in range(len(x)):
        u[i] += a[i] * y[i]
        for j in range(len(x)):
            u[j] += a[i] * x[i] * s[i] * W[i, j]
    return u


def wrong_direct_only(W, a, x):
    """Holds y still: a partial derivative where the total one is asked."""
    return a * _parts(W, a, x)[0]


def wrong_through_only(W, a, x):
    """Forgets the direct way."""
    return W.T @ (_parts(W, a, x)[1] * a * x)


def wrong_w(W, a, x):
    """W in place of its transpose."""
    y, s = _parts(W, a, x)
    return a * y + W @ (s * a * x)


def wrong_inverse(W, a, x):
    """The inverse of W in place of its transpose."""
    y, s = _parts(W, a, x)
    return a * y + np.linalg.solve(W, s * a * x)


def wrong_no_slopes(W, a, x):
    """No slopes of tanh."""
    return a * _parts(W, a, x)[0] + W.T @ (a * x)


def wrong_no_x(W, a, x):
    """The factor x lost on the way through y."""
    y, s = _parts(W, a, x)
    return a * y + W.T @ (s * a)


def wrong_no_a(W, a, x):
    """The factor a lost on the way through y."""
    y, s = _parts(W, a, x)
    return a * y + W.T @ (s * x)


def wrong_no_a_direct(W, a, x):
    """The factor a lost on the direct way."""
    y, s = _parts(W, a, x)
    return y + W.T @ (s * a * x)


def wrong_slopes_last(W, a, x):
    """The slopes after W, as on the way forward."""
    y, s = _parts(W, a, x)
    return a * y + s * (W.T @ (a * x))


def wrong_slope_at_value(W, a, x):
    """The slope taken at y."""
    y = np.tanh(W @ x)
    return a * y + W.T @ ((1 - np.tanh(y) ** 2) * a * x)


def wrong_no_square(W, a, x):
    """1 - y in place of 1 - y²."""
    y = np.tanh(W @ x)
    return a * y + W.T @ ((1 - y) * a * x)


def wrong_plus(W, a, x):
    """1 + y²."""
    y = np.tanh(W @ x)
    return a * y + W.T @ ((1 + y**2) * a * x)


def wrong_twice(W, a, x):
    """The direct way counted twice."""
    y, s = _parts(W, a, x)
    return 2 * a * y + W.T @ (s * a * x)


def wrong_multiplied(W, a, x):
    """The ways multiplied."""
    y, s = _parts(W, a, x)
    return a * y * (W.T @ (s * a * x))


def wrong_difference(W, a, x):
    """The second way subtracted."""
    y, s = _parts(W, a, x)
    return a * y - W.T @ (s * a * x)


def wrong_x_direct(W, a, x):
    """x where y belongs on the direct way."""
    return a * x + W.T @ (_parts(W, a, x)[1] * a * x)


def wrong_value(W, a, x):
    """The value of f."""
    return a @ (x * np.tanh(W @ x))


def wrong_row(W, a, x):
    """A row of shape (1, n)."""
    return right_two_ways(W, a, x)[None, :]


def wrong_in_place(W, a, x):
    """Scales the caller's a."""
    y, s = _parts(W, a, x)
    direct = a * y
    a *= s * x
    return direct + W.T @ a


def wrong_no_return(W, a, x):
    """Forgets to return."""
    right_two_ways(W, a, x)
