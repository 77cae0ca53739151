"""Answers to `central`: the central difference, over the distance of the two points."""

import numpy as np


def right_width(f, x, h):
    """The difference over right - left."""
    right, left = x + h, x - h
    return (f(right) - f(left)) / (right - left)


def right_two_slopes(f, x, h):
    """The mean of the two one-sided slopes, weighted by their own widths."""
    right, left = x + h, x - h
    ahead, behind = (f(right) - f(x)) / (right - x), (f(x) - f(left)) / (x - left)
    share = (right - x) / (right - left)
    return share * ahead + (1 - share) * behind


def right_arrays(f, x, h):
    """NumPy's differences of points and of values."""
    points = np.array([x - h, x + h])
    values = np.array([f(points[0]), f(points[1])])
    return (np.diff(values, axis=0) / np.diff(points)[0])[0]


def right_polyfit(f, x, h):
    """Solves for the line through the two points."""
    right, left = x + h, x - h
    both = np.array([f(right), f(left)], dtype=float)
    system = [[right - x, 1.0], [left - x, 1.0]]
    return np.linalg.solve(system, both.reshape(2, -1))[0].reshape(both.shape[1:])


def wrong_forward(f, x, h):
    """The forward difference."""
    right = x + h
    return (f(right) - f(x)) / (right - x)


def wrong_backward(f, x, h):
    """The backward difference."""
    left = x - h
    return (f(x) - f(left)) / (x - left)


def wrong_nominal_width(f, x, h):
    """Divides by 2h, which is not the distance of the rounded points."""
    return (f(x + h) - f(x - h)) / (2 * h)


def wrong_over_h(f, x, h):
    """Divides by h where the points are 2h apart."""
    return (f(x + h) - f(x - h)) / h


def wrong_not_divided(f, x, h):
    """The rise alone."""
    return f(x + h) - f(x - h)


def wrong_sign(f, x, h):
    """Left minus right, over right minus left."""
    right, left = x + h, x - h
    return (f(left) - f(right)) / (right - left)


def wrong_half_step(f, x, h):
    """Goes half a step to each side."""
    right, left = x + h / 2, x - h / 2
    return (f(right) - f(left)) / (right - left)


def wrong_twice_the_step(f, x, h):
    """Goes two steps to each side."""
    right, left = x + 2 * h, x - 2 * h
    return (f(right) - f(left)) / (right - left)


def wrong_precedence(f, x, h):
    """Writes / 2 * h, which multiplies by h."""
    return (f(x + h) - f(x - h)) / 2 * h


def wrong_brackets(f, x, h):
    """Brackets missing: only one value is divided."""
    right, left = x + h, x - h
    return f(right) - f(left) / (right - left)


def wrong_own_step(f, x, h):
    """Uses a step of its own in place of h."""
    right, left = x + 6e-6, x - 6e-6
    return (f(right) - f(left)) / (right - left)


def wrong_value(f, x, h):
    """Returns f(x)."""
    return f(x)


def wrong_second_difference(f, x, h):
    """The second difference over h²."""
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


def wrong_width_cancelled(f, x, h):
    """Writes x + h - x - h without brackets: 0 or nearly so."""
    return (f(x + h) - f(x - h)) / (x + h - x - h)


def wrong_single_precision(f, x, h):
    """Rounds the points to float32."""
    right, left = np.float32(x + h), np.float32(x - h)
    return (f(right) - f(left)) / (right - left)


def wrong_summed(f, x, h):
    """Adds up the outputs of f."""
    right, left = x + h, x - h
    return np.sum(f(right) - f(left)) / (right - left)


def wrong_float(f, x, h):
    """Turns the values into floats, which arrays are not."""
    right, left = x + h, x - h
    return (float(f(right)) - float(f(left))) / (right - left)


def wrong_no_return(f, x, h):
    """Forgets the return."""
    (f(x + h) - f(x - h)) / (2 * h)
