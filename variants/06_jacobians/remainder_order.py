"""Answers to `remainder_order`: the slope of ln ‖remainder‖ over ln h."""

import math

import numpy as np


def _missed(f, x, J, v, h):
    return f(x + h * v) - f(x) - h * (J @ v)


def right_polyfit(f, x, J, v, steps):
    """Norms in a list, then polyfit on the logarithms."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.polyfit(np.log(steps), np.log(missed), 1)[0]


def right_covariance(f, x, J, v, steps):
    """The slope as covariance over variance."""
    here, slope = f(x), J @ v
    a = np.log(steps)
    b = np.array(
        [math.log(np.linalg.norm(f(x + h * v) - here - h * slope)) for h in steps]
    )
    a = a - a.mean()
    return a @ b / (a @ a)


def right_lstsq(f, x, J, v, steps):
    """A least squares problem, with logarithms to the base 10."""
    rows, missed = [], []
    for h in steps:
        rest = f(x + h * v) - (f(x) + J @ (h * v))
        rows.append([np.log10(h), 1.0])
        missed.append(0.5 * np.log10(rest @ rest))
    return float(np.linalg.lstsq(np.array(rows), np.array(missed))[0][0])


def right_polynomial(f, x, J, v, steps):
    """numpy's Polynomial class, all points in one array."""
    moved = np.array([f(x + h * v) for h in steps])
    missed = np.linalg.norm(moved - f(x) - np.outer(steps, J @ v), axis=1)
    fit = np.polynomial.Polynomial.fit(np.log(steps), np.log(missed), 1)
    return fit.convert().coef[1]


def _fit(missed, steps):
    return np.polyfit(np.log(steps), np.log(missed), 1)[0]


def wrong_without_h(f, x, J, v, steps):
    """J v for every step, without the factor h."""
    return _fit([np.linalg.norm(f(x + h * v) - f(x) - J @ v) for h in steps], steps)


def wrong_no_prediction(f, x, J, v, steps):
    """The change alone, without J v."""
    return _fit([np.linalg.norm(f(x + h * v) - f(x)) for h in steps], steps)


def wrong_no_value(f, x, J, v, steps):
    """f(x) is not subtracted."""
    return _fit([np.linalg.norm(f(x + h * v) - h * J @ v) for h in steps], steps)


def wrong_sign(f, x, J, v, steps):
    """J v is added."""
    return _fit([np.linalg.norm(f(x + h * v) - f(x) + h * J @ v) for h in steps], steps)


def wrong_squared(f, x, J, v, steps):
    """Squared norms."""
    missed = [_missed(f, x, J, v, h) for h in steps]
    return _fit([r @ r for r in missed], steps)


def wrong_divided_by_h(f, x, J, v, steps):
    """Quotient minus J v, which has one order less."""
    return _fit(
        [np.linalg.norm((f(x + h * v) - f(x)) / h - J @ v) for h in steps], steps
    )


def wrong_normalised(f, x, J, v, steps):
    """Brings v to length 1 first."""
    return right_polyfit(f, x, J, v / np.linalg.norm(v), steps)


def wrong_largest_entry(f, x, J, v, steps):
    """The largest entry in place of the norm."""
    return _fit([np.abs(_missed(f, x, J, v, h)).max() for h in steps], steps)


def wrong_sum_of_sizes(f, x, J, v, steps):
    """The sum of the sizes in place of the norm."""
    return _fit([np.abs(_missed(f, x, J, v, h)).sum() for h in steps], steps)


def wrong_first_output(f, x, J, v, steps):
    """The first output alone."""
    return _fit([abs(_missed(f, x, J, v, h)[0]) for h in steps], steps)


def wrong_entries_added(f, x, J, v, steps):
    """The entries added up, where they may cancel."""
    return _fit([abs(_missed(f, x, J, v, h).sum()) for h in steps], steps)


def wrong_axes_swapped(f, x, J, v, steps):
    """ln h fitted over ln ρ."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.polyfit(np.log(missed), np.log(steps), 1)[0]


def wrong_no_logarithms(f, x, J, v, steps):
    """ρ fitted over h."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.polyfit(steps, missed, 1)[0]


def wrong_half_logarithmic(f, x, J, v, steps):
    """ln ρ fitted over h."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.polyfit(steps, np.log(missed), 1)[0]


def wrong_offset(f, x, J, v, steps):
    """The offset of the line, the second number that polyfit returns."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.polyfit(np.log(steps), np.log(missed), 1)[1]


def wrong_both_numbers(f, x, J, v, steps):
    """Slope and offset together."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.polyfit(np.log(steps), np.log(missed), 1)


def wrong_ends(f, x, J, v, steps):
    """The line through the first and the last point."""
    ends = np.array([steps[0], steps[-1]])
    return right_polyfit(f, x, J, v, ends)


def wrong_last_two(f, x, J, v, steps):
    """The last two steps alone."""
    return right_polyfit(f, x, J, v, steps[-2:])


def wrong_mean_of_slopes(f, x, J, v, steps):
    """The mean of the slopes between neighbours."""
    missed = [np.linalg.norm(_missed(f, x, J, v, h)) for h in steps]
    return np.mean(np.diff(np.log(missed)) / np.diff(np.log(steps)))


def wrong_transposed(f, x, J, v, steps):
    """Multiplies v from the left: vᵀ J."""
    return _fit(
        [np.linalg.norm(f(x + h * v) - f(x) - h * (v @ J)) for h in steps], steps
    )


def wrong_entrywise(f, x, J, v, steps):
    """J * v in place of J @ v."""
    return _fit(
        [np.linalg.norm(f(x + h * v) - f(x) - h * (J * v)) for h in steps], steps
    )


def wrong_always_two(f, x, J, v, steps):
    """Returns what a right Jacobian gives."""
    return 2.0


def wrong_whole_number(f, x, J, v, steps):
    """Rounds the order to a whole number."""
    return round(right_polyfit(f, x, J, v, steps))


def wrong_verdict(f, x, J, v, steps):
    """True or False in place of the order."""
    return bool(right_polyfit(f, x, J, v, steps) > 1.5)


def wrong_first_two(f, x, J, v, steps):
    """The first two steps alone."""
    return right_polyfit(f, x, J, v, steps[:2])


def wrong_without_return(f, x, J, v, steps):
    """Fits the line and forgets to return its slope."""
    right_polyfit(f, x, J, v, steps)
