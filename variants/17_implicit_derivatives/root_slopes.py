"""Answers to `root_slopes`: how a root of x³ + ax + b moves with a and b."""

import numpy as np


def guarded(x, a, b):
    """Refuse what is no simple root, return the slope of the cubic."""
    if abs(x**3 + a * x + b) > 1e-6:
        raise ValueError("no root")
    slope = 3 * x**2 + a
    if abs(slope) < 1e-6:
        raise ValueError("a double root")
    return slope


def right_formula(x, a, b):
    """Minus the partial derivatives over the slope by x."""
    slope = guarded(x, a, b)
    return np.array([-x, -1.0]) / slope


def right_list(x, a, b):
    """A list of two quotients."""
    slope = guarded(x, a, b)
    return [x / -slope, 1 / -slope]


def right_by_other_roots(x, a, b):
    """The slope by x as the product of the distances from the other two roots."""
    guarded(x, a, b)
    p, q = np.roots([1, x, x**2 + a])
    slope = ((x - p) * (x - q)).real
    return np.array([-x / slope, -1 / slope])


def wrong_sign(x, a, b):
    """The minus is missing."""
    slope = guarded(x, a, b)
    return np.array([x / slope, 1 / slope])


def wrong_order(x, a, b):
    """By b first."""
    slope = guarded(x, a, b)
    return np.array([-1 / slope, -x / slope])


def wrong_upside_down(x, a, b):
    """The coefficients by the root."""
    slope = guarded(x, a, b)
    return np.array([-slope / x, -slope])


def wrong_without_a(x, a, b):
    """3x² for 3x² + a."""
    guarded(x, a, b)
    return np.array([-x, -1]) / (3 * x**2)


def wrong_slope_of_cube(x, a, b):
    """The cube differentiated to x²."""
    guarded(x, a, b)
    return np.array([-x, -1]) / (x**2 + a)


def wrong_linear_slope(x, a, b):
    """The cube differentiated to 3x."""
    guarded(x, a, b)
    return np.array([-x, -1]) / (3 * x + a)


def wrong_ax_kept(x, a, b):
    """The term ax keeps its x."""
    guarded(x, a, b)
    return np.array([-x, -1]) / (3 * x**2 + a * x)


def wrong_da_without_x(x, a, b):
    """By a as by b."""
    slope = guarded(x, a, b)
    return np.array([-1, -1]) / slope


def wrong_times_a(x, a, b):
    """a where x belongs."""
    slope = guarded(x, a, b)
    return np.array([-a, -1]) / slope


def wrong_times_b(x, a, b):
    """By b multiplied by b."""
    slope = guarded(x, a, b)
    return np.array([-x, -b]) / slope


def wrong_partials(x, a, b):
    """The partial derivatives, not divided."""
    guarded(x, a, b)
    return np.array([x, 1.0])


def wrong_one_number(x, a, b):
    """By a only."""
    return -x / guarded(x, a, b)


def wrong_sum(x, a, b):
    """Both effects added up."""
    return -(x + 1) / guarded(x, a, b)


def wrong_no_root_accepted(x, a, b):
    """Takes any x for a root."""
    slope = 3 * x**2 + a
    if abs(slope) < 1e-6:
        raise ValueError("a double root")
    return np.array([-x, -1]) / slope


def wrong_double_root_accepted(x, a, b):
    """Divides by 0 at a double root."""
    if abs(x**3 + a * x + b) > 1e-6:
        raise ValueError("no root")
    return np.array([-x, -1.0]) / np.float64(3 * x**2 + a)


def wrong_differences(x, a, b):
    """A one-sided difference quotient with Newton's method."""

    def root(a, b):
        t = x
        for _ in range(50):
            t = t - (t**3 + a * t + b) / (3 * t**2 + a)
        return t

    guarded(x, a, b)
    h = 1e-6
    return np.array([root(a + h, b) - x, root(a, b + h) - x]) / h


def wrong_without_return(x, a, b):
    """Computes and forgets to return."""
    np.array([-x, -1]) / guarded(x, a, b)
