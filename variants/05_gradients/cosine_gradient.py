"""Answers to `cosine_gradient`: (a/‖a‖ - c x/‖x‖)/‖x‖."""

import numpy as np


def _lengths(x, a):
    """Both lengths; ValueError if one is 0."""
    p, q = np.sqrt(x @ x), np.sqrt(a @ a)
    if p == 0 or q == 0:
        raise ValueError("the zero vector has no direction")
    return p, q


def right_unit_vectors(x, a):
    """With the unit vectors of both."""
    p, q = _lengths(x, a)
    u, w = x / p, a / q
    return (w - (u @ w) * u) / p


def right_quotient_rule(x, a):
    """By the quotient rule as it stands."""
    p, q = _lengths(x, a)
    above, below = x @ a, p * q
    return (a * below - above * (x / p) * q) / below**2


def right_projection(x, a):
    """a without its part along x, over both lengths."""
    p, q = _lengths(x, a)
    return (a - (x @ a) / (x @ x) * x) / (p * q)


def right_matrix(x, a):
    """With the Jacobian of x/‖x‖, (I - uuᵀ)/‖x‖."""
    p, q = _lengths(x, a)
    u = x / p
    return (np.eye(len(x)) - np.outer(u, u)) @ (a / q) / p


def wrong_no_projection(x, a):
    """a/(‖x‖‖a‖): the length of x frozen."""
    p, q = _lengths(x, a)
    return a / (p * q)


def wrong_one_length_missing(x, a):
    """The last factor 1/‖x‖ is missing."""
    p, q = _lengths(x, a)
    u, w = x / p, a / q
    return w - (u @ w) * u


def wrong_sign(x, a):
    """The two shares added."""
    p, q = _lengths(x, a)
    u, w = x / p, a / q
    return (w + (u @ w) * u) / p


def wrong_by_other(x, a):
    """The gradient by a."""
    p, q = _lengths(x, a)
    u, w = x / p, a / q
    return (u - (u @ w) * w) / q


def wrong_a_not_unit(x, a):
    """a not divided by its length."""
    p, _ = _lengths(x, a)
    u = x / p
    return (a - (u @ a) * u) / p


def wrong_no_cosine(x, a):
    """The cosine missing in front of the second share."""
    p, q = _lengths(x, a)
    return (a / q - x / p) / p


def wrong_value(x, a):
    """The value of the cosine."""
    p, q = _lengths(x, a)
    return x @ a / (p * q)


def wrong_length_squared(x, a):
    """Divided by ‖x‖ once too often."""
    p, q = _lengths(x, a)
    u, w = x / p, a / q
    return (w - (u @ w) * u) / p**2


def wrong_quotient_of_slopes(x, a):
    """The slope above divided by the slope below, (‖x‖‖a‖)' taken as x."""
    _lengths(x, a)
    return a / x


def wrong_x_not_unit(x, a):
    """x where x/‖x‖ belongs in the second share."""
    p, q = _lengths(x, a)
    return a / (p * q) - x @ a / (p * q) * x / p


def wrong_unit_a(x, a):
    """a/‖a‖, as if x were a unit vector that stays one."""
    _, q = _lengths(x, a)
    return a / q


def wrong_negative(x, a):
    """The sign of the whole lost."""
    return -right_unit_vectors(x, a)


def wrong_zero_accepted(x, a):
    """Returns zeros where a vector is 0."""
    if not np.any(x) or not np.any(a):
        return np.zeros(len(x))
    return right_unit_vectors(x, a)


def wrong_only_x_checked(x, a):
    """Looks for the zero vector in x only."""
    if not np.any(x):
        raise ValueError("x is 0")
    p, q = np.sqrt(x @ x), np.sqrt(a @ a)
    w = a / q if q > 0 else a
    return (w - (x @ w) / p * x / p) / p


def wrong_small_counts_as_zero(x, a):
    """Refuses vectors shorter than 1e-6."""
    if np.sqrt(x @ x) < 1e-6 or np.sqrt(a @ a) < 1e-6:
        raise ValueError("too short")
    return right_unit_vectors(x, a)


def wrong_small_number_below(x, a):
    """Adds 1e-8 to the lengths."""
    p, q = _lengths(x, a)
    p, q = p + 1e-8, q + 1e-8
    u, w = x / p, a / q
    return (w - (u @ w) * u) / p


def wrong_row(x, a):
    """A row of shape (1, n)."""
    return right_unit_vectors(x, a)[None, :]


def wrong_without_return(x, a):
    """Computes the gradient and forgets to return it."""
    right_unit_vectors(x, a)
