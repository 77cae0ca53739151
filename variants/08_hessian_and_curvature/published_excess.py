"""Answers to `published_excess`: ((x + 1)² + y²)/e."""

import numpy as np


def _printed(q):
    x, y = q
    return np.exp(-1.0) * (-1 - (x + 1) + 2 * (x + 1) ** 2 + 2 * y**2)


def right_closed_form(q):
    """What the lost half makes: half of vᵀHv."""
    x, y = q
    return ((x + 1) ** 2 + y**2) / np.e


def right_difference(q):
    """The printed line minus the right one."""
    x, y = q
    right = np.exp(-1.0) * (-1 - (x + 1) + (x + 1) ** 2 + y**2)
    return _printed(q) - right


def right_matrix(q):
    """½ vᵀHv with H = 2I/e."""
    v = np.asarray(q, dtype=float) - np.array([-1.0, 0.0])
    H = 2 * np.eye(2) / np.e
    return v @ H @ v / 2


def wrong_sign(q):
    """Right minus printed."""
    return -right_closed_form(q)


def wrong_whole(q):
    """The whole of vᵀHv."""
    return 2 * right_closed_form(q)


def wrong_quarter(q):
    """Half of it."""
    return right_closed_form(q) / 2


def wrong_first_only(q):
    """Only the x-part."""
    return (q[0] + 1) ** 2 / np.e


def wrong_second_only(q):
    """Only the y-part."""
    return q[1] ** 2 / np.e


def wrong_without_e(q):
    """The factor 1/e is missing."""
    return (q[0] + 1) ** 2 + q[1] ** 2


def wrong_comment_point(q):
    """Seen from (1, 0), which the comment names."""
    return ((q[0] - 1) ** 2 + q[1] ** 2) / np.e


def wrong_about_zero(q):
    """Seen from 0."""
    return (q[0] ** 2 + q[1] ** 2) / np.e


def wrong_printed(q):
    """The printed line itself."""
    return _printed(q)


def wrong_against_function(q):
    """The printed line minus the function."""
    x, y = q
    return _printed(q) - x * np.exp(-(x**2) - y**2)


def wrong_distance(q):
    """The distance, not its square."""
    return np.hypot(q[0] + 1, q[1]) / np.e


def wrong_nothing(q):
    """Says that there is no excess."""
    return 0.0


def wrong_factor(q):
    """The factor by which it is too large."""
    return 2.0


def wrong_without_return(q):
    """Computes it and forgets to return it."""
    right_closed_form(q)
