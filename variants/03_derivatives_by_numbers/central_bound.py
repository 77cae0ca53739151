"""Answers to `central_bound`: truncation plus round-off of a central difference."""

import math

import numpy as np

EPS = np.finfo(float).eps


def _size(f, x, h):
    return abs(f(x + h)) + abs(f(x - h))


def right_formula(f, x, h, third):
    """The formula, term by term."""
    return h**2 * third / 6 + EPS * _size(f, x, h) / (2 * h)


def right_one_fraction(f, x, h, third):
    """Both terms over the common denominator 6h."""
    return (h**3 * third + 3 * EPS * _size(f, x, h)) / (6 * h)


def right_norm(f, x, h, third):
    """The sizes as a norm, and the sum by math.fsum."""
    values = np.linalg.norm([f(x + h), f(x - h)], 1)
    return math.fsum([third * h * h / 6, values * 2.0**-53 / h])


def right_double_step(f, x, h, third):
    """In terms of the distance d = 2h: d² third / 24 and eps size / d."""
    d = 2 * h
    return d**2 * third / 24 + np.spacing(1.0) * _size(f, x, h) / d


def wrong_truncation_only(f, x, h, third):
    """Round-off forgotten."""
    return h**2 * third / 6


def wrong_round_off_only(f, x, h, third):
    """Truncation forgotten."""
    return EPS * _size(f, x, h) / (2 * h)


def wrong_larger(f, x, h, third):
    """The larger of the two terms."""
    return max(h**2 * third / 6, EPS * _size(f, x, h) / (2 * h))


def wrong_difference(f, x, h, third):
    """Subtracts the terms, as if the errors would cancel."""
    return h**2 * third / 6 - EPS * _size(f, x, h) / (2 * h)


def wrong_no_six(f, x, h, third):
    """The 6 is missing."""
    return h**2 * third + EPS * _size(f, x, h) / (2 * h)


def wrong_forward_term(f, x, h, third):
    """The truncation error of a forward difference, h third / 2."""
    return h * third / 2 + EPS * _size(f, x, h) / (2 * h)


def wrong_power(f, x, h, third):
    """h in place of h²."""
    return h * third / 6 + EPS * _size(f, x, h) / (2 * h)


def wrong_not_divided_yet(f, x, h, third):
    """The errors of the difference, before it is divided by 2h."""
    return h**3 * third / 6 + EPS * _size(f, x, h)


def wrong_one_value(f, x, h, third):
    """Counts the round-off of one value."""
    return h**2 * third / 6 + EPS * abs(f(x + h)) / (2 * h)


def wrong_over_h(f, x, h, third):
    """Round-off over h in place of 2h."""
    return h**2 * third / 6 + EPS * _size(f, x, h) / h


def wrong_times_h(f, x, h, third):
    """Round-off times 2h: EPS * size / 2 * h would be the slip."""
    return h**2 * third / 6 + EPS * _size(f, x, h) * 2 * h


def wrong_undivided_round_off(f, x, h, third):
    """Round-off not divided by the distance."""
    return h**2 * third / 6 + EPS * _size(f, x, h)


def wrong_sizeless(f, x, h, third):
    """Round-off without the size of f."""
    return h**2 * third / 6 + EPS / h


def wrong_signed_values(f, x, h, third):
    """Adds the values with their signs."""
    return h**2 * third / 6 + EPS * (f(x + h) + f(x - h)) / (2 * h)


def wrong_size_of_sum(f, x, h, third):
    """The size of the sum, not the sum of the sizes."""
    return h**2 * third / 6 + EPS * abs(f(x + h) + f(x - h)) / (2 * h)


def wrong_size_of_difference(f, x, h, third):
    """Takes the difference of the values for their size."""
    return h**2 * third / 6 + EPS * abs(f(x + h) - f(x - h)) / (2 * h)


def wrong_float32_epsilon(f, x, h, third):
    """The machine epsilon of float32."""
    return h**2 * third / 6 + np.finfo(np.float32).eps * _size(f, x, h) / (2 * h)


def wrong_root_of_epsilon(f, x, h, third):
    """The square root of the machine epsilon."""
    return h**2 * third / 6 + EPS**0.5 * _size(f, x, h) / (2 * h)


def wrong_slope(f, x, h, third):
    """Returns the central difference itself."""
    return (f(x + h) - f(x - h)) / (2 * h)


def wrong_no_return(f, x, h, third):
    """Forgets the return."""
    h**2 * third / 6 + EPS * _size(f, x, h) / (2 * h)
