"""Answers to `softplus_prime`: the derivative of ln(1 + e^x), the logistic function."""

import math

import numpy as np


def right_logistic(x):
    """The logistic function 1/(1 + e^-x); an overflow gives 1/∞ = 0."""
    return 1 / (1 + np.exp(-x))


def right_half_tanh(x):
    """As (1 + tanh(x/2))/2, which cannot overflow."""
    return (1 + np.tanh(x / 2)) / 2


def right_two_branches(x):
    """One form for x >= 0, another for x < 0, each with e^-|x|."""
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1 / (1 + e), e / (1 + e))


def right_logaddexp(x):
    """As e^(x - softplus x), with a softplus that cannot overflow."""
    return np.exp(x - np.logaddexp(0, x))


def wrong_mirrored(x):
    """The inner derivative e^x forgotten: 1/(1 + e^x)."""
    return 1 / (1 + np.exp(x))


def wrong_second_derivative(x):
    """The slope of the logistic function, one derivative too far."""
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


def wrong_value(x):
    """The value ln(1 + e^x) instead of the slope."""
    return np.logaddexp(0, x)


def wrong_outer_forgotten(x):
    """The inner derivative e^x alone."""
    return np.exp(x)


def wrong_relu_slope(x):
    """The slope of max(0, x): 0 or 1."""
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def wrong_inner_squared(x):
    """The square of the logistic function."""
    return 1 / (1 + np.exp(-x)) ** 2


def wrong_sign_in_bracket(x):
    """s(1 + s) with s the logistic function."""
    s = 1 / (1 + np.exp(-x))
    return s * (1 + s)


def wrong_one_added_outside(x):
    """ln(1 + e^x) taken for 1 + ln e^x, whose slope is 1."""
    return np.ones_like(np.asarray(x, dtype=float))


def wrong_log_ten(x):
    """The logarithm taken as log₁₀."""
    return 1 / (1 + np.exp(-x)) / math.log(10)


def wrong_chain_inner_constant(x):
    """The constant 1 differentiated to 1: (1 + e^x)/(1 + e^x) with e^x lost below."""
    return (1 + np.exp(x)) / np.exp(x)


def wrong_sign(x):
    """The sign of e^-x carried to the front."""
    return -1 / (1 + np.exp(-x))


def wrong_naive_overflows(x):
    """e^x/(1 + e^x) as the chain rule leaves it: ∞/∞ at 1000."""
    return np.exp(x) / (1 + np.exp(x))


def wrong_clipped(x):
    """Clips x to ±20, so that the tails never reach 0 and 1."""
    return 1 / (1 + np.exp(-np.clip(x, -20, 20)))


def wrong_math_exp(x):
    """math.exp, which overflows with an exception and takes one number only."""
    return 1 / (1 + math.exp(-x))


def wrong_central_difference(x):
    """A central difference with the step 1e-5."""
    return (np.logaddexp(0, x + 1e-5) - np.logaddexp(0, x - 1e-5)) / 2e-5


def wrong_if_on_array(x):
    """Chooses the stable form with an `if`, which an array cannot answer."""
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


def wrong_mean(x):
    """Returns the mean slope of an array."""
    return np.mean(1 / (1 + np.exp(-x)))


def wrong_without_return(x):
    """Computes the slope and forgets to return it."""
    1 / (1 + np.exp(-x))
