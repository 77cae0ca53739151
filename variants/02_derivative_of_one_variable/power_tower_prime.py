"""Answers to `power_tower_prime`: the derivative x^x (1 + ln x) of x^x on x > 0."""

import math

import numpy as np


def _refuse(x):
    if np.any(np.asarray(x) <= 0):
        raise ValueError("x must be positive")


def right_logarithmic(x):
    """The function times the slope of its logarithm x ln x."""
    _refuse(x)
    return x**x * (1 + np.log(x))


def right_two_rules_added(x):
    """Base moves, exponent moves, and the two effects added."""
    if not np.all(np.asarray(x) > 0):
        raise ValueError(f"power_tower_prime: x must be positive, got {x}")
    return x * np.power(x, x - 1.0) + np.power(x, x) * np.log(x)


def right_exponential(x):
    """As exp(x ln x), by the chain rule."""
    x = np.asarray(x, dtype=float)
    if x.size and x.min() <= 0:
        raise ValueError("x must be positive")
    log = np.log(x)
    return np.exp(x * log) * (log + 1)


def right_log_of_ex(x):
    """With 1 + ln x written as ln(e x)."""
    _refuse(x)
    return np.exp(x * np.log(x)) * np.log(np.e * x)


def wrong_power_rule(x):
    """The power rule, as if the exponent stood still: x · x^(x - 1)."""
    _refuse(x)
    return x * x ** (x - 1.0)


def wrong_exponential_rule(x):
    """The exponential rule, as if the base stood still: x^x ln x."""
    _refuse(x)
    return x**x * np.log(x)


def wrong_slope_of_logarithm(x):
    """The slope of ln(x^x) alone: 1 + ln x."""
    _refuse(x)
    return 1 + np.log(x)


def wrong_exponent_less_one(x):
    """The exponent lowered and nothing in front: x^(x - 1)."""
    _refuse(x)
    return x ** (x - 1.0)


def wrong_product_rule_on_logarithm(x):
    """(x ln x)' taken for 1 · (1/x), added to 1: x^x (1 + 1/x)."""
    _refuse(x)
    return x**x * (1 + 1 / x)


def wrong_log_ten(x):
    """The logarithm taken as log₁₀."""
    _refuse(x)
    return x**x * (1 + np.log10(x))


def wrong_logarithm_of_value(x):
    """The logarithm x ln x of the function."""
    _refuse(x)
    return x * np.log(x)


def wrong_sign_in_bracket(x):
    """x^x (1 - ln x)."""
    _refuse(x)
    return x**x * (1 - np.log(x))


def wrong_sign_flipped(x):
    """x^x (ln x - 1), the integral's bracket."""
    _refuse(x)
    return x**x * (np.log(x) - 1)


def wrong_inner_not_differentiated(x):
    """Multiplied by x ln x instead of its slope: x^x · x ln x."""
    _refuse(x)
    return x**x * x * np.log(x)


def wrong_power_and_logarithm(x):
    """The exponent lowered as well: x^(x - 1) (1 + ln x)."""
    _refuse(x)
    return x ** (x - 1.0) * (1 + np.log(x))


def wrong_central_difference(x):
    """A central difference with the step 1e-6."""
    _refuse(x)
    return ((x + 1e-6) ** (x + 1e-6) - (x - 1e-6) ** (x - 1e-6)) / 2e-6


def wrong_no_refusal(x):
    """Never refuses: NaN or -∞ comes out for x <= 0."""
    return np.float_power(x, x) * (1 + np.log(x))


def wrong_zero_accepted(x):
    """Refuses negative x only; at 0 it returns -∞."""
    if np.any(np.asarray(x) < 0):
        raise ValueError("x must not be negative")
    return np.float_power(x, x) * (1 + np.log(x))


def wrong_absolute(x):
    """Takes |x| instead of refusing negative x."""
    if np.any(np.asarray(x) == 0):
        raise ValueError("x must not be 0")
    size = np.abs(x)
    return size**size * (1 + np.log(size))


def wrong_type_error(x):
    """Refuses with TypeError."""
    if np.any(np.asarray(x) <= 0):
        raise TypeError("x must be positive")
    return x**x * (1 + np.log(x))


def wrong_returns_text(x):
    """Returns the error instead of raising it."""
    if np.any(np.asarray(x) <= 0):
        return ValueError("x must be positive")
    return x**x * (1 + np.log(x))


def wrong_all_for_any(x):
    """Refuses an array only if every entry is bad."""
    if np.all(np.asarray(x) <= 0):
        raise ValueError("x must be positive")
    return x**x * (1 + np.log(x))


def wrong_below_one_refused(x):
    """Refuses x below 1 too, where the logarithm is negative."""
    if np.any(np.asarray(x) < 1):
        raise ValueError("x must be at least 1")
    return x**x * (1 + np.log(x))


def wrong_math_log(x):
    """math.log, which takes one number only."""
    _refuse(x)
    return x**x * (1 + math.log(x))


def wrong_if_on_array(x):
    """Asks `x <= 0`, which an array cannot answer."""
    if x <= 0:
        raise ValueError("x must be positive")
    return x**x * (1 + np.log(x))


def wrong_without_return(x):
    """Computes the slope and forgets to return it."""
    _refuse(x)
    x**x * (1 + np.log(x))
