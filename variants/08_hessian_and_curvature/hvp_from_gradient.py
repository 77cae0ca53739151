"""Answers to `hvp_from_gradient`: (g(x + hv) - g(x - hv))/(2h), h fitted to v."""

import numpy as np


def right_central(g, x, v):
    """Central, with the step divided by the length of v."""
    length = np.linalg.norm(v)
    if length == 0:
        return np.zeros(len(x))
    h = 1e-5 / length
    return (g(x + h * v) - g(x - h * v)) / (2 * h)


def right_unit(g, x, v):
    """Along the unit vector, and multiplied by the length at the end."""
    length = np.sqrt(v @ v)
    if length == 0:
        return 0.0 * x
    u, h = v / length, 6e-6
    return length * (g(x + h * u) - g(x - h * u)) / (2 * h)


def right_largest(g, x, v):
    """The largest entry moves by 2e-5."""
    largest = np.max(np.abs(v))
    if not largest:
        return np.zeros_like(x, dtype=float)
    h = 2e-5 / largest
    above, below = g(x + h * v), g(x - h * v)
    return (above - below) / h / 2


def wrong_forward(g, x, v):
    """A forward difference with a large step."""
    length = np.linalg.norm(v)
    if length == 0:
        return np.zeros(len(x))
    h = 1e-4 / length
    return (g(x + h * v) - g(x)) / h


def wrong_fixed_step(g, x, v):
    """The step is not adapted to the length of v."""
    h = 1e-5
    return (g(x + h * v) - g(x - h * v)) / (2 * h)


def wrong_tiny(g, x, v):
    """h = 1e-12, where rounding wins."""
    length = np.linalg.norm(v)
    if length == 0:
        return np.zeros(len(x))
    h = 1e-12 / length
    return (g(x + h * v) - g(x - h * v)) / (2 * h)


def wrong_over_h(g, x, v):
    """Divided by h where the points are 2h apart."""
    return 2 * right_central(g, x, v)


def wrong_turned(g, x, v):
    """Below minus above."""
    return -right_central(g, x, v)


def wrong_normalised(g, x, v):
    """v is made a unit vector, and its length forgotten."""
    length = np.linalg.norm(v)
    return right_central(g, x, v / length) if length else np.zeros(len(x))


def wrong_gradient_only(g, x, v):
    """The gradient at x times v, entry by entry."""
    return g(x) * v


def wrong_slope(g, x, v):
    """The directional derivative, one number."""
    return g(x) @ v


def wrong_curvature(g, x, v):
    """vᵀHv, one number."""
    return v @ right_central(g, x, v)


def wrong_along_gradient(g, x, v):
    """The Hessian times the gradient."""
    return right_central(g, x, g(x))


def wrong_diagonal(g, x, v):
    """Each entry of v moves its own slope only: the diagonal of H."""
    n = len(x)
    return np.array([right_central(g, x, e)[k] * v[k] for k, e in enumerate(np.eye(n))])


def wrong_all_ones(g, x, v):
    """All inputs move alike, and the result is multiplied by v."""
    return right_central(g, x, np.ones(len(x))) * v


def wrong_columns(g, x, v):
    """Builds all columns of H: too many calls."""
    H = np.stack([right_central(g, x, e) for e in np.eye(len(x))], axis=1)
    return H @ v


def wrong_zero(g, x, v):
    """Divides by the length of v without a look at v = 0."""
    h = 1e-5 / np.linalg.norm(v)
    return (g(x + h * v) - g(x - h * v)) / (2 * h)


def wrong_at_v(g, x, v):
    """The gradient taken at v."""
    return g(v)


def wrong_in_place(g, x, v):
    """Moves x in place and does not restore it."""
    length = np.linalg.norm(v) or 1.0
    h = 1e-5 / length
    x += h * v
    above = g(x)
    return (above - g(x - 2 * h * v)) / (2 * h)


def wrong_without_return(g, x, v):
    """Computes it and forgets to return it."""
    right_unit(g, x, v)
