"""Answers to `has_kink`: do the slopes on both sides differ?"""

import numpy as np


def right_two_quotients(f, x):
    """Two quotients with the step 1e-6, and the border 1e-3."""
    h = 1e-6
    return abs((f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h) > 1e-3


def right_second_difference(f, x):
    """The second difference over the step: the jump of the slope."""
    h = 2e-6
    return bool(abs(f(x + h) - 2 * f(x) + f(x - h)) > 2e-3 * h)


def right_extrapolated(f, x):
    """Each side from two steps, extrapolated to the step 0."""

    def side(h):
        coarse, fine = ((f(x + s * h) - f(x)) / (s * h) for s in (2, 1))
        return 2 * fine - coarse

    return not np.isclose(side(1e-5), side(-1e-5), rtol=0, atol=2e-3)


def wrong_never(f, x):
    """No function has a kink."""
    return False


def wrong_always(f, x):
    """Every function has one."""
    return True


def wrong_magnitudes(f, x):
    """The sizes of the two slopes are compared."""
    h = 1e-6
    left, right = (f(x) - f(x - h)) / h, (f(x + h) - f(x)) / h
    return abs(abs(left) - abs(right)) > 1e-3


def wrong_both_ends(f, x):
    """f(x + h) against f(x - h)."""
    return abs(f(x + 1e-6) - f(x - 1e-6)) > 1e-9


def wrong_long_step(f, x):
    """A step of 0.01: bends look like kinks."""
    h = 1e-2
    return abs((f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h) > 1e-3


def wrong_short_step(f, x):
    """A step of 1e-13: round-off looks like a kink."""
    h = 1e-13
    return abs((f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h) > 1e-3


def wrong_no_border(f, x):
    """Two quotients that are not exactly equal."""
    h = 1e-6
    return (f(x + h) - f(x)) / h != (f(x) - f(x - h)) / h


def wrong_blunt_border(f, x):
    """A border of 0.1: small jumps are missed."""
    h = 1e-6
    return abs((f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h) > 0.1


def wrong_relative_border(f, x):
    """One per cent of the slope: a small jump on a steep line is missed."""
    h = 1e-6
    left, right = (f(x) - f(x - h)) / h, (f(x + h) - f(x)) / h
    return abs(right - left) > 0.01 * max(abs(left), abs(right), 0.01)


def wrong_second_derivative(f, x):
    """The second difference over h²: large wherever f bends."""
    h = 1e-3
    return abs(f(x + h) - 2 * f(x) + f(x - h)) / h**2 > 50


def wrong_reaches_too_far(f, x):
    """A step of 1e-3 finds the kinks beside x."""
    h = 1e-3
    return abs((f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h) > 0.15


def wrong_at_zero_only(f, x):
    """Kinks are looked for at 0."""
    h = 1e-6
    return abs((f(h) - f(0.0)) / h - (f(0.0) - f(-h)) / h) > 1e-3


def wrong_number(f, x):
    """The jump, not whether there is one."""
    h = 1e-6
    return (f(x + h) - 2 * f(x) + f(x - h)) / h


def wrong_turned_around(f, x):
    """True where the slopes agree."""
    return not right_two_quotients(f, x)
