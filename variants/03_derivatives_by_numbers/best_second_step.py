"""Answers to `best_second_step`: the step that balances a h² and b/h²."""

import math


def right_formula(f0, f4, eps):
    """The fourth root of 48 eps |f0 / f4|."""
    if f4 == 0:
        return math.inf
    return (48 * eps * abs(f0 / f4)) ** 0.25


def right_square_roots(f0, f4, eps):
    """Names a and b, and takes two square roots."""
    a, b = abs(f4) / 12, 4 * eps * abs(f0)
    return math.sqrt(math.sqrt(b / a)) if a else math.inf


def right_logarithms(f0, f4, eps):
    """By logarithms; math.log refuses 0, and the answer is infinite then."""
    try:
        log = math.log(48 * eps) + math.log(abs(f0)) - math.log(abs(f4))
    except ValueError:
        return math.inf
    return math.exp(log / 4)


def right_bisection(f0, f4, eps):
    """Finds by bisection where 2ah - 2b/h³, the derivative, changes its sign."""
    a, b = abs(f4) / 12, 4 * eps * abs(f0)
    if a == 0:
        return float("inf")
    low, high = 1e-12, 1e12
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (low, middle) if a * middle > b / middle**3 else (middle, high)
    return low


def wrong_forward_step(f0, f4, eps):
    """The formula of a forward difference."""
    return math.inf if f4 == 0 else math.sqrt(2 * eps * abs(f0 / f4))


def wrong_central_step(f0, f4, eps):
    """The formula of a central difference."""
    return math.inf if f4 == 0 else (3 * eps * abs(f0 / f4)) ** (1 / 3)


def wrong_third_root(f0, f4, eps):
    """A third root in place of the fourth."""
    return math.inf if f4 == 0 else (48 * eps * abs(f0 / f4)) ** (1 / 3)


def wrong_square_root(f0, f4, eps):
    """A square root in place of the fourth: this is h²."""
    return math.inf if f4 == 0 else math.sqrt(48 * eps * abs(f0 / f4))


def wrong_no_root(f0, f4, eps):
    """No root at all: this is h⁴."""
    return math.inf if f4 == 0 else 48 * eps * abs(f0 / f4)


def wrong_no_twelve(f0, f4, eps):
    """The 12 of the truncation error is forgotten."""
    return math.inf if f4 == 0 else (4 * eps * abs(f0 / f4)) ** 0.25


def wrong_twelve_below(f0, f4, eps):
    """The 12 on the wrong side of the fraction."""
    return math.inf if f4 == 0 else (4 * eps * abs(f0 / f4) / 12) ** 0.25


def wrong_one_value(f0, f4, eps):
    """Round-off of one value."""
    return math.inf if f4 == 0 else (12 * eps * abs(f0 / f4)) ** 0.25


def wrong_two_values(f0, f4, eps):
    """Round-off of two values."""
    return math.inf if f4 == 0 else (24 * eps * abs(f0 / f4)) ** 0.25


def wrong_three_values(f0, f4, eps):
    """Round-off of three values: the middle one counted once."""
    return math.inf if f4 == 0 else (36 * eps * abs(f0 / f4)) ** 0.25


def wrong_twenty_four(f0, f4, eps):
    """24 in place of 12 in the truncation error."""
    return math.inf if f4 == 0 else (96 * eps * abs(f0 / f4)) ** 0.25


def wrong_upside_down(f0, f4, eps):
    """f4 over f0."""
    return math.inf if f4 == 0 else (48 * eps * abs(f4 / f0)) ** 0.25


def wrong_error(f0, f4, eps):
    """The smallest error in place of the step."""
    return math.inf if f4 == 0 else 2 * math.sqrt(4 * eps * abs(f0 * f4) / 12)


def wrong_reciprocal(f0, f4, eps):
    """One over the step."""
    return math.inf if f4 == 0 else (48 * eps * abs(f0 / f4)) ** -0.25


def wrong_rule_of_thumb(f0, f4, eps):
    """The rule of thumb eps^(1/4), whatever f is."""
    return math.inf if f4 == 0 else eps**0.25


def wrong_without_function(f0, f4, eps):
    """The factor 48, but not f0 and f4."""
    return math.inf if f4 == 0 else (48 * eps) ** 0.25


def wrong_fixed_epsilon(f0, f4, eps):
    """The machine epsilon of float64, whatever eps is."""
    return math.inf if f4 == 0 else (48 * 2.0**-52 * abs(f0 / f4)) ** 0.25


def wrong_signs(f0, f4, eps):
    """No absolute value: complex for opposite signs."""
    return math.inf if f4 == 0 else (48 * eps * f0 / f4) ** 0.25


def wrong_nan(f0, f4, eps):
    """No absolute value: NaN for opposite signs."""
    if f4 == 0:
        return math.inf
    product = 48 * eps * f0 / f4
    return product**0.25 if product > 0 else math.nan


def wrong_division_by_zero(f0, f4, eps):
    """Divides by f4 = 0."""
    return (48 * eps * abs(f0 / f4)) ** 0.25


def wrong_zero_step(f0, f4, eps):
    """Returns 0 where there is no best step."""
    return 0.0 if f4 == 0 else (48 * eps * abs(f0 / f4)) ** 0.25


def wrong_none(f0, f4, eps):
    """Returns nothing where there is no best step."""
    if f4 != 0:
        return (48 * eps * abs(f0 / f4)) ** 0.25
    return None
