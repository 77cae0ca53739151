"""Answers to `hill_model`: the quadratic model of x e^(-x²-y²) at any point."""

import numpy as np


def _pieces(p):
    x, y = np.asarray(p, dtype=float)
    E = np.exp(-(x**2) - y**2)
    g = E * np.array([1 - 2 * x**2, -2 * x * y])
    mixed = 4 * x**2 * y - 2 * y
    H = E * np.array([[4 * x**3 - 6 * x, mixed], [mixed, 4 * x * y**2 - 2 * x]])
    return x * E, g, H


def right_three_terms(p, q):
    """Value, gradient, half the Hessian, at q - p."""
    f, g, H = _pieces(p)
    v = np.subtract(q, p)
    return f + g @ v + v @ H @ v / 2


def right_scalars(p, q):
    """All written out in numbers."""
    (a, b), (x, y) = p, q
    E, s, t = np.exp(-(a**2) - b**2), x - a, y - b
    first = (1 - 2 * a**2) * s - 2 * a * b * t
    second = (4 * a**3 - 6 * a) * s**2 + (4 * a * b**2 - 2 * a) * t**2
    second += 2 * (4 * a**2 * b - 2 * b) * s * t
    return E * (a + first + second / 2)


def right_one_variable(p, q):
    """Through the models of the two factors; products above degree 2 are cut."""
    (a, b), s, t = p, q[0] - p[0], q[1] - p[1]
    A, C = np.exp(-(a**2)), np.exp(-(b**2))
    x = A * np.array([a, 1 - 2 * a**2, (4 * a**3 - 6 * a) / 2])
    y = C * np.array([1.0, -2 * b, (4 * b**2 - 2) / 2])
    powers = [(i, j) for i in range(3) for j in range(3 - i)]
    return sum(x[i] * y[j] * s**i * t**j for i, j in powers)


def wrong_published(p, q):
    """The published line: the half is missing."""
    f, g, H = _pieces(p)
    v = np.subtract(q, p)
    return f + g @ v + v @ H @ v


def wrong_quarter(p, q):
    """The half twice."""
    f, g, H = _pieces(p)
    v = np.subtract(q, p)
    return f + g @ v + v @ H @ v / 4


def wrong_other_point(p, q):
    """Expanded at (-1, 0), whatever p is."""
    return right_three_terms(np.array([-1.0, 0.0]), q)


def wrong_comment_point(p, q):
    """Expanded at (1, 0), which the published comment names."""
    return right_three_terms(np.array([1.0, 0.0]), q)


def wrong_about_zero(p, q):
    """q in place of q - p."""
    f, g, H = _pieces(p)
    q = np.asarray(q, dtype=float)
    return f + g @ q + q @ H @ q / 2


def wrong_backwards(p, q):
    """p - q in place of q - p."""
    f, g, H = _pieces(p)
    v = np.subtract(p, q)
    return f + g @ v + v @ H @ v / 2


def wrong_exchanged(p, q):
    """The two points exchanged."""
    return right_three_terms(q, p)


def wrong_gradient_lost(p, q):
    """As at a critical point: no first-order term."""
    f, _, H = _pieces(p)
    v = np.subtract(q, p)
    return f + v @ H @ v / 2


def wrong_first_order(p, q):
    """Without the Hessian."""
    f, g, _ = _pieces(p)
    return f + g @ np.subtract(q, p)


def wrong_mixed_lost(p, q):
    """Only the diagonal of the Hessian."""
    f, g, H = _pieces(p)
    v = np.subtract(q, p)
    return f + g @ v + np.diag(H) @ v**2 / 2


def wrong_mixed_once(p, q):
    """The mixed term once, not twice."""
    f, g, H = _pieces(p)
    v = np.subtract(q, p)
    return f + g @ v + v @ np.triu(H) @ v / 2


def wrong_exponential_lost(p, q):
    """The factor e^(-x²-y²) is missing."""
    x, y = p
    return right_three_terms(p, q) * np.exp(x**2 + y**2)


def wrong_function(p, q):
    """The function itself at q."""
    return q[0] * np.exp(-(q[0] ** 2) - q[1] ** 2)


def wrong_value_lost(p, q):
    """The change alone."""
    _, g, H = _pieces(p)
    v = np.subtract(q, p)
    return g @ v + v @ H @ v / 2


def wrong_slope_of_x(p, q):
    """The product rule forgotten in the gradient: -2x² without the 1."""
    f, g, H = _pieces(p)
    v = np.subtract(q, p)
    lost = np.exp(-np.dot(p, p)) * v[0]
    return f + g @ v - lost + v @ H @ v / 2


def wrong_in_place(p, q):
    """Overwrites q with q - p."""
    f, g, H = _pieces(p)
    q -= p
    return f + g @ q + q @ H @ q / 2


def wrong_without_return(p, q):
    """Computes it and forgets to return it."""
    right_scalars(p, q)
