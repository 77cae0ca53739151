"""Answers to `x_log_x`: x ln x with its slope, and 0 for x ≤ 0."""

import numpy as np


def log(a):
    """The logarithm of a pair."""
    return np.array([np.log(a[0]), a[1] / a[0]])


def times(a, b):
    """The product of two pairs."""
    return np.array([a[0] * b[0], a[1] * b[0] + a[0] * b[1]])


def where(mask, a, b):
    """One of two pairs, by a mask that multiplies slopes."""
    value = np.where(mask, a[0], b[0])
    return np.array([value, mask * a[1] + (1 - mask) * b[1]])


def constant(number, like):
    """A pair with the slope 0."""
    n = like.shape[1]
    return np.array([np.full(n, float(number)), np.zeros(n)])


def right_double_where(x):
    """Two wheres, with the operations on pairs."""
    inside = where(x[0] > 0, x, constant(1, x))
    return where(x[0] > 0, times(inside, log(inside)), constant(0, x))


def right_rows(x):
    """Both rows by hand, from a harmless input."""
    value, slope = x
    safe = np.where(value > 0, value, 1.0)
    on = value > 0
    return np.array([on * safe * np.log(safe), on * slope * (np.log(safe) + 1)])


def right_indexed(x):
    """Only the positive entries are touched."""
    y = np.zeros(x.shape)
    on = x[0] > 0
    positive = x[:, on] * 1.0
    y[:, on] = times(positive, log(positive))
    return y


def right_chosen_rows(x):
    """np.where chooses whole slopes, so that no 0 meets a NaN."""
    with np.errstate(all="ignore"):
        y = np.array([x[0] * np.log(x[0]), x[1] * (np.log(x[0]) + 1)])
    return np.where(x[0] > 0, y, 0.0)


def wrong_single_where(x):
    """One where behind the logarithm: 0 times NaN."""
    return where(x[0] > 0, times(x, log(x)), constant(0, x))


def wrong_inner_only(x):
    """One where before the logarithm: right values, a slope of 1 left over."""
    inside = where(x[0] > 0, x, np.array([np.ones(x.shape[1]), x[1] * 1.0]))
    return times(inside, log(inside))


def wrong_clamped(x):
    """The input is raised to 1e-300, whose logarithm is finite; its slope is not 0."""
    y = np.array([np.maximum(x[0], 1e-300), x[1] * 1.0])
    out = times(y, log(y))
    out[0] = np.where(x[0] > 0, out[0], 0.0)
    return out


def wrong_epsilon(x):
    """1e-6 inside the logarithm."""
    moved = np.array([np.where(x[0] > 0, x[0] + 1e-6, 1.0), x[1] * 1.0])
    inside = where(x[0] > 0, x, constant(1, x))
    return where(x[0] > 0, times(inside, log(moved)), constant(0, x))


def wrong_absolute(x):
    """The logarithm of |x|, times |x|, with the slope of positive x."""
    y = np.array([np.where(x[0] == 0, 1.0, np.abs(x[0])), x[1] * 1.0])
    return times(y, log(y))


def wrong_odd(x):
    """x ln |x|: nothing is cut off."""
    safe = np.where(x[0] == 0, 1.0, np.abs(x[0]))
    return np.array([x[0] * np.log(safe), x[1] * (np.log(safe) + 1)])


def wrong_no_upstream(x):
    """The slope that came in is ignored."""
    y = right_double_where(x)
    one = right_double_where(np.array([x[0], np.ones(x.shape[1])]))
    return np.array([y[0], one[1]])


def wrong_first_term(x):
    """Only ln x for the slope."""
    y = right_double_where(x)
    return np.array([y[0], y[1] - (x[0] > 0) * x[1]])


def wrong_second_term(x):
    """Only x times the slope of ln x."""
    y = right_double_where(x)
    return np.array([y[0], (x[0] > 0) * x[1]])


def wrong_slope_of_log(x):
    """The slope of ln x."""
    safe = np.where(x[0] > 0, x[0], 1.0)
    return np.array([right_double_where(x)[0], (x[0] > 0) * x[1] / safe])


def wrong_without_factor(x):
    """ln x for x ln x."""
    inside = where(x[0] > 0, x, constant(1, x))
    return where(x[0] > 0, log(inside), constant(0, x))


def wrong_values_only(x):
    """Only the values."""
    return right_double_where(x)[0]


def wrong_slopes_only(x):
    """Only the slopes."""
    return right_double_where(x)[1]


def wrong_rows_swapped(x):
    """Slopes first."""
    return right_double_where(x)[::-1]


def wrong_entropy_sign(x):
    """The terms of the entropy, with its minus."""
    return -right_double_where(x)


def wrong_no_slope(x):
    """All slopes are 0."""
    y = right_double_where(x)
    return np.array([y[0], 0 * y[1]])


def wrong_base(x):
    """The logarithm to the base 2."""
    return right_double_where(x) / np.log(2)


def wrong_slope_at_0(x):
    """At 0 the slope 1, as if the logarithm were 0 there."""
    y = right_double_where(x)
    y[1] = np.where(x[0] == 0, x[1], y[1])
    return y
