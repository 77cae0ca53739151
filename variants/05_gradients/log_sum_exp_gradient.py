"""Answers to `log_sum_exp_gradient`: the softmax, stable for large entries."""

import numpy as np


def right_shifted(x):
    """The largest entry subtracted before exp."""
    e = np.exp(x - np.max(x))
    return e / np.sum(e)


def right_by_log(x):
    """As exp(x - log-sum-exp), with logaddexp for the latter."""
    return np.exp(x - np.logaddexp.reduce(x))


def right_differences(x):
    """One over the sum of exp of all differences, entry by entry."""
    with np.errstate(over="ignore"):
        return 1 / np.sum(np.exp(x[None, :] - x[:, None]), axis=1)


def right_loop(x):
    """With a loop over the entries, largest first."""
    top = max(float(t) for t in x)
    shares = [np.exp(float(t) - top) for t in x]
    return np.array(shares) / sum(shares)


def wrong_naive(x):
    """The formula as it stands, which overflows at 1000."""
    return np.exp(x) / np.sum(np.exp(x))


def wrong_exponentials(x):
    """The exponentials, the outer slope missing."""
    return np.exp(x)


def wrong_one_over_sum(x):
    """One over the sum, the inner slope missing."""
    return 1 / np.sum(np.exp(x))


def wrong_equal_shares(x):
    """One over the sum in every place."""
    return np.full(len(x), 1 / np.sum(np.exp(x)))


def wrong_largest(x):
    """The gradient of the largest entry."""
    return (np.arange(len(x)) == np.argmax(x)).astype(float)


def wrong_value(x):
    """The value of log-sum-exp."""
    return np.logaddexp.reduce(x)


def wrong_without_exp(x):
    """The entries divided by their sum."""
    return x / np.sum(x)


def wrong_logistic(x):
    """Each entry through the logistic function."""
    return 1 / (1 + np.exp(-x))


def wrong_log_shares(x):
    """The logarithms of the shares."""
    return x - np.logaddexp.reduce(x)


def wrong_own_slope(x):
    """s(1 - s), one derivative too far."""
    e = np.exp(x - np.max(x))
    s = e / e.sum()
    return s * (1 - s)


def wrong_length(x):
    """Divided by the length of the exponentials."""
    e = np.exp(x - np.max(x))
    return e / np.sqrt(np.sum(e**2))


def wrong_not_divided(x):
    """Shifted, and not divided by the sum."""
    return np.exp(x - np.max(x))


def wrong_sign_in_exponent(x):
    """exp(-x) for exp(x)."""
    e = np.exp(-(x - np.min(x)))
    return e / e.sum()


def wrong_clipped(x):
    """Clips the entries to ±500 before exp."""
    e = np.exp(np.clip(x, -500, 500))
    return e / e.sum()


def wrong_small_number_below(x):
    """Adds 1e-12 to the sum of the unshifted exponentials."""
    e = np.exp(x)
    return e / (e.sum() + 1e-12)


def wrong_shifted_by_mean(x):
    """Subtracts the mean, which does not help far out."""
    e = np.exp(x - np.mean(x))
    return e / e.sum()


def wrong_column(x):
    """A column of shape (n, 1)."""
    e = np.exp(x - np.max(x))
    return (e / e.sum())[:, None]


def wrong_in_place(x):
    """Subtracts the largest entry in the caller's array."""
    x -= np.max(x)
    e = np.exp(x)
    return e / e.sum()


def wrong_float32(x):
    """Works in 32 bits."""
    e = np.exp((x - np.max(x)).astype(np.float32))
    return e / e.sum()


def wrong_without_return(x):
    """Computes the shares and forgets to return them."""
    e = np.exp(x - np.max(x))
    e / e.sum()
