"""Answers to `gauss_prime`: the derivative -x exp(-x²/2) of exp(-x²/2)."""

import math

import numpy as np


def right_chain_rule(x):
    """The function itself, times the inner derivative -x."""
    return -x * np.exp(-(x**2) / 2)


def right_quotient(x):
    """As -x over e^(x²/2)."""
    return -x / np.exp(x * x / 2)


def right_logarithmic(x):
    """Through the logarithm: f'(x) = f(x) (ln f)'(x)."""
    log_f = -0.5 * np.square(x)
    slope_of_log = -np.asarray(x)
    return np.exp(log_f) * slope_of_log


def right_square_root(x):
    """With the half in the exponent as a square root."""
    return -x * np.sqrt(np.exp(-x * x))


def wrong_inner_forgotten(x):
    """The inner derivative forgotten: exp(-x²/2)."""
    return np.exp(-(x**2) / 2)


def wrong_sign(x):
    """The minus of the exponent forgotten: x exp(-x²/2)."""
    return x * np.exp(-(x**2) / 2)


def wrong_exp_of_inner_slope(x):
    """The exponent differentiated in its place: exp(-x)."""
    return np.exp(-x)


def wrong_exp_of_inner_slope_times(x):
    """The exponent differentiated in its place too: -x exp(-x)."""
    return -x * np.exp(-x)


def wrong_power_rule(x):
    """The power rule on e: (-x²/2) e^(-x²/2 - 1)."""
    return -(x**2) / 2 * np.exp(-(x**2) / 2 - 1)


def wrong_inner_not_differentiated(x):
    """Multiplied by the exponent itself: -x²/2 exp(-x²/2)."""
    return -(x**2) / 2 * np.exp(-(x**2) / 2)


def wrong_half_lost_in_front(x):
    """The ½ lost in the inner derivative: -2x exp(-x²/2)."""
    return -2 * x * np.exp(-(x**2) / 2)


def wrong_half_twice(x):
    """The ½ kept and the 2 not brought down: -(x/2) exp(-x²/2)."""
    return -x / 2 * np.exp(-(x**2) / 2)


def wrong_half_lost_in_exponent(x):
    """The ½ lost in the exponent: -x exp(-x²)."""
    return -x * np.exp(-(x**2))


def wrong_bracket_in_exponent(x):
    """(-x)²/2 for -x²/2 in the exponent: the bell grows."""
    return -x * np.exp((-x) ** 2 / 2)


def wrong_inner_only(x):
    """The inner derivative -x alone."""
    return -x


def wrong_second_derivative(x):
    """Differentiated twice: (x² - 1) exp(-x²/2)."""
    return (x**2 - 1) * np.exp(-(x**2) / 2)


def wrong_normalised(x):
    """The density of the normal distribution, with its factor 1/√(2π)."""
    return -x * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


def wrong_absolute(x):
    """-|x| for -x, so that the left flank falls too."""
    return -np.abs(x) * np.exp(-(x**2) / 2)


def wrong_central_difference(x):
    """A central difference with the step 1e-5."""
    up, down = np.exp(-((x + 1e-5) ** 2) / 2), np.exp(-((x - 1e-5) ** 2) / 2)
    return (up - down) / 2e-5


def wrong_math_exp(x):
    """math.exp, which takes one number only."""
    return -x * math.exp(-x * x / 2)


def wrong_norm_in_exponent(x):
    """Takes an array for one vector: x·x in the exponent of every entry."""
    return -x * np.exp(-np.sum(np.square(x)) / 2)


def wrong_without_return(x):
    """Computes the slope and forgets to return it."""
    -x * np.exp(-(x**2) / 2)
