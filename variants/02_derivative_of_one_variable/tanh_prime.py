"""Answers to `tanh_prime`: the derivative 1 - tanh²x."""

import math

import numpy as np


def right_own_value(x):
    """Through the value itself: 1 - t² with t = tanh x."""
    t = np.tanh(x)
    return 1 - t * t


def right_cosh(x):
    """As 1/cosh²x; the overflow of cosh gives 1/∞ = 0."""
    return 1 / np.cosh(x) ** 2


def right_logistic(x):
    """As 4s(1 - s) with s the logistic function at 2|x|, which cannot overflow."""
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e) ** 2


def right_factored(x):
    """Factored: (1 - t)(1 + t)."""
    t = np.tanh(x)
    return (1 - t) * (1 + t)


def wrong_square_forgotten(x):
    """The square forgotten: 1 - tanh x."""
    return 1 - np.tanh(x)


def wrong_sign_in_bracket(x):
    """The sign of tan' taken over: 1 + tanh²x."""
    return 1 + np.tanh(x) ** 2


def wrong_input_squared(x):
    """The input in place of the value: 1 - x²."""
    return 1 - x**2


def wrong_value(x):
    """The value tanh x instead of the slope."""
    return np.tanh(x)


def wrong_tanh_of_value(x):
    """tanh taken twice: 1 - tanh²(tanh x)."""
    return 1 - np.tanh(np.tanh(x)) ** 2


def wrong_logistic_rule_on_tanh(x):
    """The rule of the logistic function: t(1 - t)."""
    t = np.tanh(x)
    return t * (1 - t)


def wrong_sech_not_squared(x):
    """The square forgotten: 1/cosh x."""
    return 1 / np.cosh(x)


def wrong_logistic_slope(x):
    """The slope of the logistic function instead."""
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


def wrong_square_outside(x):
    """Squared as a whole: (1 - tanh x)²."""
    return (1 - np.tanh(x)) ** 2


def wrong_ratio_of_slopes(x):
    """(u/v)' taken for u'/v': the slope of sinh over the slope of cosh."""
    return np.cosh(x) / np.sinh(x)


def wrong_sign(x):
    """The sign of the circular function: tanh²x - 1."""
    return np.tanh(x) ** 2 - 1


def wrong_slope_of_sech(x):
    """The slope of 1/cosh x: -tanh x/cosh x."""
    return -np.tanh(x) / np.cosh(x)


def wrong_ratio_overflows(x):
    """The fraction (e^x - e^-x)/(e^x + e^-x) written out: ∞/∞ at 1000."""
    t = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - t**2


def wrong_cosh_difference_overflows(x):
    """The quotient rule as it stands, (cosh² - sinh²)/cosh²: ∞ - ∞ at 1000."""
    return (np.cosh(x) ** 2 - np.sinh(x) ** 2) / np.cosh(x) ** 2


def wrong_central_difference(x):
    """A central difference with the step 1e-5."""
    return (np.tanh(x + 1e-5) - np.tanh(x - 1e-5)) / 2e-5


def wrong_math_tanh(x):
    """math.tanh, which takes one number only."""
    return 1 - math.tanh(x) ** 2


def wrong_in_place(x):
    """Squares inside the array that it was given."""
    if not isinstance(x, np.ndarray):
        return 1 - np.tanh(x) ** 2
    np.tanh(x, out=x)
    return 1 - x**2


def wrong_diagonal_matrix(x):
    """Returns the slopes of an array as a diagonal matrix."""
    slopes = 1 - np.tanh(x) ** 2
    return np.diag(np.ravel(slopes)) if np.ndim(x) else slopes


def wrong_without_return(x):
    """Computes the slope and forgets to return it."""
    1 - np.tanh(x) ** 2
