"""Answers to `order_of`: the slope of log error against log step."""

import math

import numpy as np


def _usable(steps, errors):
    pairs = [(h, e) for h, e in zip(steps, errors, strict=True) if e > 0]
    if len(pairs) < 2:
        raise ValueError("too few errors above 0")
    return np.array(pairs).T


def right_polyfit(steps, errors):
    """np.polyfit on natural logarithms."""
    h, e = _usable(steps, errors)
    return np.polyfit(np.log(h), np.log(e), 1)[0]


def right_normal_equation(steps, errors):
    """Covariance over variance, in logarithms to base 10."""
    h, e = np.log10(_usable(steps, errors))
    return np.sum((h - h.mean()) * (e - e.mean())) / np.sum((h - h.mean()) ** 2)


def right_least_squares(steps, errors):
    """np.linalg.lstsq for slope and intercept, with logarithms to base 2."""
    h, e = np.log2(_usable(steps, errors))
    return np.linalg.lstsq(np.stack([h, np.ones_like(h)], axis=1), e)[0][0]


def right_loop(steps, errors):
    """Sums in a loop, without NumPy."""
    a = [math.log(h) for h, e in zip(steps, errors, strict=True) if e]
    b = [math.log(e) for e in errors if e]
    if len(a) < 2:
        raise ValueError("a line needs two points")
    middle = sum(a) / len(a)
    upper = sum((s - middle) * t for s, t in zip(a, b, strict=True))
    return upper / sum((s - middle) ** 2 for s in a)


def wrong_swapped(steps, errors):
    """Fits log step against log error."""
    h, e = _usable(steps, errors)
    return np.polyfit(np.log(e), np.log(h), 1)[0]


def wrong_no_logarithms(steps, errors):
    """Fits the errors against the steps."""
    h, e = _usable(steps, errors)
    return np.polyfit(h, e, 1)[0]


def wrong_log_of_errors_only(steps, errors):
    """A logarithm of the errors alone."""
    h, e = _usable(steps, errors)
    return np.polyfit(h, np.log(e), 1)[0]


def wrong_log_of_steps_only(steps, errors):
    """A logarithm of the steps alone."""
    h, e = _usable(steps, errors)
    return np.polyfit(np.log(h), e, 1)[0]


def wrong_intercept(steps, errors):
    """The intercept of the line."""
    h, e = _usable(steps, errors)
    return np.polyfit(np.log(h), np.log(e), 1)[1]


def wrong_constant(steps, errors):
    """The constant C."""
    h, e = _usable(steps, errors)
    return np.exp(np.polyfit(np.log(h), np.log(e), 1)[1])


def wrong_sign(steps, errors):
    """The sign turned."""
    h, e = _usable(steps, errors)
    return -np.polyfit(np.log(h), np.log(e), 1)[0]


def wrong_halved(steps, errors):
    """Assumes that each step is half of the one before."""
    _, e = _usable(steps, errors)
    return np.mean(np.log2(e[:-1] / e[1:]))


def wrong_no_constant(steps, errors):
    """log E / log h, as if C were 1."""
    h, e = _usable(steps, errors)
    return np.mean(np.log(e) / np.log(h))


def wrong_mean_of_neighbours(steps, errors):
    """The mean of the orders of neighbours."""
    h, e = _usable(steps, errors)
    return np.mean(np.diff(np.log(e)) / np.diff(np.log(h)))


def wrong_median_of_neighbours(steps, errors):
    """The median of the orders of neighbours."""
    h, e = _usable(steps, errors)
    return np.median(np.diff(np.log(e)) / np.diff(np.log(h)))


def wrong_last_two(steps, errors):
    """The last two points alone."""
    h, e = _usable(steps, errors)
    return np.log(e[-2] / e[-1]) / np.log(h[-2] / h[-1])


def wrong_first_two(steps, errors):
    """The first two points alone."""
    h, e = _usable(steps, errors)
    return np.log(e[0] / e[1]) / np.log(h[0] / h[1])


def wrong_rounded(steps, errors):
    """Rounds to a whole number."""
    h, e = _usable(steps, errors)
    return round(np.polyfit(np.log(h), np.log(e), 1)[0])


def wrong_through_origin(steps, errors):
    """Forces the line through the origin."""
    h, e = np.log(_usable(steps, errors))
    return h @ e / (h @ h)


def wrong_zeros_kept(steps, errors):
    """Takes the logarithm of 0."""
    if np.count_nonzero(errors) < 2:
        raise ValueError("too few errors")
    return np.polyfit(np.log(steps), np.log(errors), 1)[0]


def wrong_zeros_padded(steps, errors):
    """Adds 1e-16 to the errors, so that none is 0."""
    if np.count_nonzero(errors) < 2:
        raise ValueError("too few errors")
    return np.polyfit(np.log(steps), np.log(np.array(errors) + 1e-16), 1)[0]


def wrong_errors_thinned_only(steps, errors):
    """Leaves the zeros out of the errors, not out of the steps."""
    e = [e for e in errors if e > 0]
    if len(e) < 2:
        raise ValueError("too few errors")
    return np.polyfit(np.log(steps[: len(e)]), np.log(e), 1)[0]


def wrong_no_refusal(steps, errors):
    """Returns 0 where there are too few points."""
    pairs = np.array([(h, e) for h, e in zip(steps, errors, strict=True) if e > 0])
    if len(pairs) < 2:
        return 0.0
    return np.polyfit(*np.log(pairs.T), 1)[0]


def wrong_no_return(steps, errors):
    """Forgets the return."""
    np.polyfit(*np.log(_usable(steps, errors)), 1)
