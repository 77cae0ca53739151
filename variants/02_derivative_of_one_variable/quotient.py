"""Answers to `quotient`: the difference quotient of 2x³ + 5, multiplied out."""

import numpy as np


def right_polynomial(x, h):
    """The three terms 6x² + 6xh + 2h²."""
    return 6 * x**2 + 6 * x * h + 2 * h**2


def right_nested(x, h):
    """Nested in h, as Horner would write it."""
    return (2 * h + 6 * x) * h + 6 * x * x


def right_difference_of_cubes(x, h):
    """Twice (a³ - b³)/(a - b) = a² + ab + b² with a = x + h, b = x."""
    a, b = x + h, x
    return 2 * (a * a + a * b + b * b)


def right_mean_of_slopes(x, h):
    """Simpson's mean of the slopes at x, half-way and at x + h, exact for a cubic."""
    return x**2 + 4 * (x + h / 2) ** 2 + (x + h) ** 2


def wrong_h_cubed_for_x_h_squared(x, h):
    """A published expansion: h³ where xh² belongs, 6x² + 2xh + h²."""
    return 6 * x**2 + 2 * x * h + h**2


def wrong_fraction(x, h):
    """The fraction itself, not multiplied out."""
    return ((2 * (x + h) ** 3 + 5) - (2 * x**3 + 5)) / h


def wrong_brackets(x, h):
    """Brackets around f(x) forgotten: -2x³ + 5 for -(2x³ + 5)."""
    return 6 * x**2 + 6 * x * h + 2 * h**2 + 10 / h


def wrong_cube_of_sum(x, h):
    """(x + h)³ taken for x³ + h³."""
    return 2 * h**2


def wrong_not_divided(x, h):
    """The rise f(x + h) - f(x), not divided by h."""
    return 6 * x**2 * h + 6 * x * h**2 + 2 * h**3


def wrong_limit(x, h):
    """The limit 6x² in place of the quotient."""
    return 6 * x**2


def wrong_factor_on_first_term(x, h):
    """The factor 2 of 2x³ applied to the first term alone."""
    return 6 * x**2 + 3 * x * h + h**2


def wrong_sign(x, h):
    """f(x) - f(x + h) over h."""
    return -(6 * x**2 + 6 * x * h + 2 * h**2)


def wrong_inverted(x, h):
    """h over the rise: the quotient upside down."""
    return 1 / (6 * x**2 + 6 * x * h + 2 * h**2)


def wrong_slope_at_far_end(x, h):
    """The derivative at x + h."""
    return 6 * (x + h) ** 2


def wrong_middle_term_missing(x, h):
    """The middle term forgotten: 6x² + 2h²."""
    return 6 * x**2 + 2 * h**2


def wrong_last_term_missing(x, h):
    """The term in h² dropped as too small: 6x² + 6xh."""
    return 6 * x**2 + 6 * x * h


def wrong_slope_midway(x, h):
    """The derivative half-way, at x + h/2."""
    return 6 * (x + h / 2) ** 2


def wrong_step_without_sign(x, h):
    """|h| for h."""
    return 6 * x**2 + 6 * x * abs(h) + 2 * h**2


def wrong_fraction_guarded(x, h):
    """The fraction, with the limit put in where h is 0."""
    if np.ndim(h) == 0 and h == 0:
        return 6 * x**2
    return ((2 * (x + h) ** 3 + 5) - (2 * x**3 + 5)) / h


def wrong_in_place(x, h):
    """Multiplies the array h in place."""
    last = 2 * h**2
    h *= 6 * x
    return 6 * x**2 + h + last


def wrong_one_number_only(x, h):
    """Turns x and h into Python floats, which arrays are not."""
    x, h = float(x), float(h)
    return 6 * x**2 + 6 * x * h + 2 * h**2


def wrong_without_return(x, h):
    """Computes the value and forgets to return it."""
    6 * x**2 + 6 * x * h + 2 * h**2
