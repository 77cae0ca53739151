"""Answers to `sphere_gradient`: the part of g at right angles to x."""

import numpy as np


def right_formula(g, x):
    """g - (xᵀg / xᵀx) x."""
    if not x.any():
        raise ValueError("x is 0")
    return g - (x @ g) / (x @ x) * x


def right_unit(g, x):
    """With the unit vector x / ‖x‖."""
    radius = np.linalg.norm(x)
    if radius == 0:
        raise ValueError("x is 0")
    unit = x / radius
    return g - unit * (unit @ g)


def right_matrix(g, x):
    """The matrix I - xxᵀ/xᵀx."""
    if np.all(x == 0):
        raise ValueError("no sphere")
    P = np.eye(len(x)) - np.outer(x, x) / np.dot(x, x)
    return P @ g


def right_least_squares(g, x):
    """The residual of the best fit of g by a multiple of x."""
    if np.count_nonzero(x) == 0:
        raise ValueError("no sphere")
    c = np.linalg.lstsq(x[:, None], g, rcond=None)[0]
    return g - c[0] * x


def _refuse(x):
    if not np.any(x):
        raise ValueError("x is 0")


def wrong_not_projected(g, x):
    """g as it is."""
    _refuse(x)
    return g.copy()


def wrong_unit_sphere_only(g, x):
    """g - (xᵀg) x, right for the radius 1."""
    _refuse(x)
    return g - (x @ g) * x


def wrong_length(g, x):
    """Divided by the length and not by its square."""
    _refuse(x)
    return g - (x @ g) / np.linalg.norm(x) * x


def wrong_along(g, x):
    """The part along x."""
    _refuse(x)
    return (x @ g) / (x @ x) * x


def wrong_plus(g, x):
    """The part along x added."""
    _refuse(x)
    return g + (x @ g) / (x @ x) * x


def wrong_roles(g, x):
    """x without its part along g."""
    _refuse(x)
    return x - (x @ g) / (g @ g) * g


def wrong_normalised(g, x):
    """Made a unit vector."""
    _refuse(x)
    part = g - (x @ g) / (x @ x) * x
    return part / np.linalg.norm(part)


def wrong_downhill(g, x):
    """A minus, as for a descent."""
    _refuse(x)
    return (x @ g) / (x @ x) * x - g


def wrong_norm(g, x):
    """The length of the projected gradient."""
    _refuse(x)
    return np.linalg.norm(g - (x @ g) / (x @ x) * x)


def wrong_inner_product(g, x):
    """xᵀg."""
    _refuse(x)
    return x @ g


def wrong_entrywise(g, x):
    """x * g entry by entry in the place of xᵀg."""
    _refuse(x)
    return g - x * g * x / (x @ x)


def wrong_step(g, x):
    """A step along the sphere, brought back."""
    _refuse(x)
    y = x + g - (x @ g) / (x @ x) * x
    return y / np.linalg.norm(y) * np.linalg.norm(x)


def wrong_divided_again(g, x):
    """Divided by the radius."""
    _refuse(x)
    return (g - (x @ g) / (x @ x) * x) / np.linalg.norm(x)


def wrong_brackets(g, x):
    """All of it divided by xᵀx."""
    _refuse(x)
    return (g - (x @ g) * x) / (x @ x)


def wrong_nothing_refused(g, x):
    """0 / 0 at x = 0."""
    return g - (x @ g) / (x @ x) * x


def wrong_small_refused(g, x):
    """Refuses small x, too."""
    if x @ x < 1e-8:
        raise ValueError("x is 0")
    return g - (x @ g) / (x @ x) * x


def wrong_in_place(g, x):
    """Projects in place."""
    _refuse(x)
    g -= (x @ g) / (x @ x) * x
    return g


def wrong_without_return(g, x):
    """Forgets to return."""
    _refuse(x)
    g - (x @ g) / (x @ x) * x
