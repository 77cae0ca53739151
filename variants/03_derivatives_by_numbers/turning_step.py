"""Answers to `turning_step`: bisection on a logarithmic axis."""

import math

import numpy as np


def _refuse(check, low, high):
    if bool(check(low)) == bool(check(high)):
        raise ValueError("the verdict does not turn")


def right_geometric(check, low, high):
    """Halves the interval at its geometric mean, a hundred times."""
    first = bool(check(low))
    if bool(check(high)) == first:
        raise ValueError("equal verdicts at both ends")
    for _ in range(100):
        middle = math.sqrt(low * high)
        if bool(check(middle)) == first:
            low = middle
        else:
            high = middle
    return high


def right_logarithm(check, low, high):
    """Bisection of the logarithm of the step."""
    _refuse(check, low, high)
    first, a, b = bool(check(low)), math.log(low), math.log(high)
    for _ in range(60):
        c = (a + b) / 2
        a, b = (
            (c, b) if bool(check(min(max(math.exp(c), low), high))) == first else (a, c)
        )
    return math.exp((a + b) / 2)


def right_arithmetic(check, low, high):
    """Halves at the arithmetic mean, until the ends agree to ten digits."""
    _refuse(check, low, high)
    first = bool(check(low))
    while high - low > 1e-10 * high:
        middle = low + (high - low) / 2
        if bool(check(middle)) == first:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def right_growing(check, low, high):
    """Walks up by a factor that is halved whenever it goes too far."""
    _refuse(check, low, high)
    first, h, factor = bool(check(low)), low, 1e3
    while factor > 1 + 1e-11:
        if h * factor <= high and bool(check(h * factor)) == first:
            h *= factor
        else:
            factor = math.sqrt(factor)
    return h


def wrong_low(check, low, high):
    """Returns the lower end."""
    _refuse(check, low, high)
    return low


def wrong_high(check, low, high):
    """Returns the upper end."""
    _refuse(check, low, high)
    return high


def wrong_middle(check, low, high):
    """The middle of the interval, without looking."""
    _refuse(check, low, high)
    return (low + high) / 2


def wrong_once(check, low, high):
    """One halving on a logarithmic axis."""
    _refuse(check, low, high)
    return math.sqrt(low * high)


def wrong_decades(check, low, high):
    """Tries powers of ten and returns the last one before the turn."""
    _refuse(check, low, high)
    first, h = bool(check(low)), low
    while bool(check(min(10 * h, high))) == first:
        h *= 10
    return h


def wrong_halving_down(check, low, high):
    """Halves the upper end until the verdict turns."""
    _refuse(check, low, high)
    last, h = bool(check(high)), high
    while bool(check(max(h, low))) == last:
        h /= 2
    return 2 * h


def wrong_absolute_distance(check, low, high):
    """Stops at a distance of 1e-12 between the ends."""
    _refuse(check, low, high)
    first, start = bool(check(low)), low
    while high - low > 1e-12:
        middle = (low + high) / 2
        if bool(check(middle)) == first:
            low = middle
        else:
            high = middle
    return low if low > start else start


def wrong_passes_at_low(check, low, high):
    """Takes it for granted that the check passes at low."""
    _refuse(check, low, high)
    for _ in range(100):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if check(middle) else (low, middle)
    return low


def wrong_is_true(check, low, high):
    """Compares with `is True`, which NumPy's truth values are not."""
    _refuse(check, low, high)
    first = check(low) is True
    for _ in range(100):
        middle = math.sqrt(low * high)
        low, high = (
            (middle, high) if (check(middle) is True) == first else (low, middle)
        )
    return low


def wrong_other_half(check, low, high):
    """Keeps the half whose ends agree."""
    _refuse(check, low, high)
    first = bool(check(low))
    for _ in range(100):
        middle = math.sqrt(low * high)
        low, high = (low, middle) if bool(check(middle)) == first else (middle, high)
    return low


def wrong_scan(check, low, high):
    """Tries 900 steps on a logarithmic axis."""
    _refuse(check, low, high)
    first = bool(check(low))
    steps = np.geomspace(low, high, 900)
    return next(h for h in steps[1:-1] if bool(check(h)) != first)


def wrong_fine_scan(check, low, high):
    """Tries 20000 steps."""
    _refuse(check, low, high)
    first = bool(check(low))
    for h in np.geomspace(low, high, 20000)[1:-1]:
        if bool(check(h)) != first:
            return h
    return high


def wrong_few_halvings(check, low, high):
    """Twenty halvings."""
    _refuse(check, low, high)
    first = bool(check(low))
    for _ in range(20):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if bool(check(middle)) == first else (low, middle)
    return low


def wrong_logarithm_returned(check, low, high):
    """Returns the logarithm of the step."""
    return math.log10(right_geometric(check, low, high))


def wrong_pair(check, low, high):
    """Returns both ends."""
    h = right_geometric(check, low, high)
    return h, h


def wrong_outside(check, low, high):
    """Starts a factor 10 outside of low and high."""
    _refuse(check, low, high)
    return right_geometric(check, low / 10, 10 * high)


def wrong_no_refusal(check, low, high):
    """Returns an end where the verdict does not turn."""
    if bool(check(low)) == bool(check(high)):
        return high
    return right_geometric(check, low, high)


def wrong_no_return(check, low, high):
    """Forgets the return."""
    right_geometric(check, low, high)
