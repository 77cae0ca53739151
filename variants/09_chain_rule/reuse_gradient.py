"""Answers to `reuse_gradient`: (x_2 + cos x_1, x_1)."""

import numpy as np


def right_formula(x):
    """Both entries as formulas."""
    return np.array([x[1] + np.cos(x[0]), x[0]])


def right_cotangents(x):
    """A dictionary of cotangents, walked backwards with +=."""
    u = {"f": 1.0, "p": 0.0, "q": 0.0, 0: 0.0, 1: 0.0}
    arrows = [("f", "p", 1), ("f", "q", 1), ("p", 0, x[1]), ("p", 1, x[0])]
    for tip, tail, slope in [*arrows, ("q", 0, np.cos(x[0]))]:
        u[tail] += slope * u[tip]
    return np.array([u[0], u[1]])


def right_tangents(x):
    """One pass of tangents for each input."""
    passes = []
    for v in np.eye(2):
        p = v[0] * x[1] + x[0] * v[1]
        passes.append(p + np.cos(x[0]) * v[0])
    return np.array(passes)


def right_jacobians(x):
    """A row times two Jacobians, the copying of x_1 among them."""
    stage = np.array([[x[1], x[0], 0.0], [0.0, 0.0, np.cos(x[0])]])
    copy = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    return np.ones(2) @ stage @ copy


def wrong_product_only(x):
    """The way through the sine is forgotten."""
    return np.array([x[1], x[0]])


def wrong_sine_only(x):
    """The way through the product is forgotten."""
    return np.array([np.cos(x[0]), 0.0])


def wrong_overwritten(x):
    """= for +=: the sine comes last and overwrites."""
    return np.array([np.cos(x[0]), x[0]])


def wrong_multiplied(x):
    """The two ways multiplied."""
    return np.array([x[1] * np.cos(x[0]), x[0]])


def wrong_sine_not_differentiated(x):
    """The sine in place of its slope."""
    return np.array([x[1] + np.sin(x[0]), x[0]])


def wrong_sign(x):
    """Minus the cosine."""
    return np.array([x[1] - np.cos(x[0]), x[0]])


def wrong_point(x):
    """The cosine at the second input."""
    return np.array([x[1] + np.cos(x[1]), x[0]])


def wrong_own_factor(x):
    """Each factor of the product taken as its own slope."""
    return np.array([x[0] + np.cos(x[0]), x[1]])


def wrong_order(x):
    """The entries exchanged."""
    return np.array([x[0], x[1] + np.cos(x[0])])


def wrong_sine_in_both(x):
    """The slope of the sine in both entries."""
    return np.array([x[1], x[0]]) + np.cos(x[0])


def wrong_sine_twice(x):
    """The sine counted twice."""
    return np.array([x[1] + 2 * np.cos(x[0]), x[0]])


def wrong_mean_of_ways(x):
    """The mean over the ways in place of their sum."""
    return np.array([(x[1] + np.cos(x[0])) / 2, x[0]])


def wrong_summed(x):
    """The entries added up."""
    return right_formula(x).sum()


def wrong_column(x):
    """A column of shape (2, 1)."""
    return right_formula(x)[:, None]


def wrong_integers(x):
    """Written into an array of the type of x, which cuts off decimals."""
    u = np.zeros_like(x)
    u[0], u[1] = x[1] + np.cos(x[0]), x[0]
    return u


def wrong_value(x):
    """The value of f."""
    return x[0] * x[1] + np.sin(x[0])


def wrong_in_place(x):
    """Writes the gradient over its argument."""
    x[:] = [x[1] + np.cos(x[0]), x[0]]
    return x


def wrong_no_return(x):
    """Forgets to return."""
    right_formula(x)
