"""Answers to `logit_prime`: the derivative 1/(p(1 - p)) of ln(p/(1 - p))."""

import math

import numpy as np


def _refuse(p):
    if not np.all((np.asarray(p) > 0) & (np.asarray(p) < 1)):
        raise ValueError("p must lie strictly between 0 and 1")


def right_product(p):
    """The reciprocal of p(1 - p)."""
    _refuse(p)
    return 1 / (p * (1 - p))


def right_sum(p):
    """ln p - ln(1 - p) term by term: 1/p + 1/(1 - p)."""
    if np.any(np.asarray(p) <= 0) or np.any(np.asarray(p) >= 1):
        raise ValueError(f"logit_prime: p outside (0, 1): {p}")
    return 1 / p + 1 / (1 - p)


def right_inverse_rule(p):
    """One over the slope of the logistic function at logit p."""
    p = np.asarray(p, dtype=float)
    if p.size and not (p.min() > 0 and p.max() < 1):
        raise ValueError("p must lie strictly between 0 and 1")
    e = np.exp(-np.abs(np.log(p) - np.log1p(-p)))
    return (1 + e) ** 2 / e


def right_hyperbolic(p):
    """As 2 + 2 cosh(logit p)."""
    _refuse(p)
    return 2 + 2 * np.cosh(np.log(p / (1 - p)))


def wrong_reciprocal(p):
    """The slope p(1 - p) of the logistic function."""
    _refuse(p)
    return p * (1 - p)


def wrong_sign_of_second_term(p):
    """The inner derivative -1 of ln(1 - p) forgotten: 1/p - 1/(1 - p)."""
    _refuse(p)
    return 1 / p - 1 / (1 - p)


def wrong_first_term_only(p):
    """Only ln p differentiated: 1/p."""
    _refuse(p)
    return 1 / p


def wrong_second_term_only(p):
    """Only ln(1 - p) differentiated: 1/(1 - p)."""
    _refuse(p)
    return 1 / (1 - p)


def wrong_inner_forgotten(p):
    """The inner derivative of p/(1 - p) forgotten: (1 - p)/p."""
    _refuse(p)
    return (1 - p) / p


def wrong_inner_only(p):
    """The derivative of p/(1 - p) alone: 1/(1 - p)²."""
    _refuse(p)
    return 1 / (1 - p) ** 2


def wrong_sign_in_bracket(p):
    """1/(p(1 + p))."""
    _refuse(p)
    return 1 / (p * (1 + p))


def wrong_value(p):
    """The value ln(p/(1 - p)) instead of the slope."""
    _refuse(p)
    return np.log(p / (1 - p))


def wrong_ratio_of_slopes(p):
    """(u/v)' taken for u'/v': the inner derivative becomes 1/(-1)."""
    _refuse(p)
    return -(1 - p) / p


def wrong_sign(p):
    """The fraction upside down: ln((1 - p)/p) differentiated."""
    _refuse(p)
    return -1 / (p * (1 - p))


def wrong_log_ten(p):
    """The logarithm taken as log₁₀."""
    _refuse(p)
    return 1 / (p * (1 - p)) / math.log(10)


def wrong_central_difference(p):
    """A central difference with the step 1e-6."""
    _refuse(p)
    up, down = p + 1e-6, p - 1e-6
    return (np.log(up / (1 - up)) - np.log(down / (1 - down))) / 2e-6


def wrong_no_refusal(p):
    """Never refuses: a number comes out for p = 1.5 as well."""
    return 1 / (p * (1 - p))


def wrong_nan_outside(p):
    """NaN outside (0, 1) instead of an error."""
    p = np.asarray(p, dtype=float)
    return np.where((p > 0) & (p < 1), 1 / (p * (1 - p)), np.nan)


def wrong_clipped(p):
    """Clips p into (0, 1) instead of refusing it."""
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return 1 / (p * (1 - p))


def wrong_ends_accepted(p):
    """Refuses p < 0 and p > 1, and accepts 0 and 1 themselves."""
    if np.any(np.asarray(p) < 0) or np.any(np.asarray(p) > 1):
        raise ValueError("p must lie between 0 and 1")
    return np.divide(1, np.multiply(p, np.subtract(1, p)))


def wrong_assertion(p):
    """Refuses with an assert, which raises AssertionError."""
    assert np.all((np.asarray(p) > 0) & (np.asarray(p) < 1))
    return 1 / (p * (1 - p))


def wrong_all_for_any(p):
    """Refuses an array only if every entry lies outside."""
    if np.all((np.asarray(p) <= 0) | (np.asarray(p) >= 1)):
        raise ValueError("p must lie strictly between 0 and 1")
    return 1 / (p * (1 - p))


def wrong_margin(p):
    """Refuses p within 1e-6 of 0 and 1 as well."""
    if np.any(np.asarray(p) < 1e-6) or np.any(np.asarray(p) > 1 - 1e-6):
        raise ValueError("p too close to 0 or 1")
    return 1 / (p * (1 - p))


def wrong_if_on_array(p):
    """Asks `0 < p < 1`, which an array cannot answer."""
    if not 0 < p < 1:
        raise ValueError("p must lie strictly between 0 and 1")
    return 1 / (p * (1 - p))


def wrong_without_return(p):
    """Computes the slope and forgets to return it."""
    _refuse(p)
    1 / (p * (1 - p))
