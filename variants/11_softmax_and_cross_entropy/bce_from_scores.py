"""Answers to `bce_from_scores`: softplus(z) - y z without large exponentials."""

import numpy as np


def sigma(z):
    """The sigmoid as it stands."""
    return 1 / (1 + np.exp(-z))


def right_softplus(z, y):
    """max(z, 0) - y z + log1p(exp(-|z|))."""
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


def right_two_softplus(z, y):
    """y softplus(-z) + (1 - y) softplus(z), by logaddexp."""
    return y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)


def right_by_sign(z, y):
    """Each sign of z has its own formula."""
    e = np.exp(-np.abs(z))
    rest = np.log1p(e)
    return np.where(z > 0, (1 - y) * z + rest, rest - y * z)


def right_loop(z, y):
    """Entry by entry."""
    L = np.zeros(np.shape(z))
    for k in np.ndindex(np.shape(z)):
        t, target = float(z[k]), float(y[k])
        outside = (1 - target) * t if t > 0 else -target * t
        L[k] = outside + np.log1p(np.exp(-abs(t)))
    return L


def wrong_naive(z, y):
    """The logarithms of the rounded probabilities."""
    p = sigma(z)
    return -y * np.log(p) - (1 - y) * np.log(1 - p)


def wrong_clipped(z, y):
    """Probabilities clipped to 1e-12 from both ends."""
    p = np.clip(sigma(z), 1e-12, 1 - 1e-12)
    return -y * np.log(p) - (1 - y) * np.log(1 - p)


def wrong_small_number(z, y):
    """1e-12 added inside the logarithms."""
    p = sigma(z)
    return -y * np.log(p + 1e-12) - (1 - y) * np.log(1 - p + 1e-12)


def wrong_scores_clipped(z, y):
    """Scores clipped to ±500."""
    z = np.clip(z, -500, 500)
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


def wrong_log_of_one_plus(z, y):
    """log(1 + ...) for log1p, which loses tiny losses."""
    return np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z)))


def wrong_unshifted_softplus(z, y):
    """log(1 + e^z), which overflows."""
    return np.log1p(np.exp(z)) - y * z


def wrong_first_half(z, y):
    """-y ln p alone."""
    return y * np.logaddexp(0, -z)


def wrong_second_half(z, y):
    """-(1 - y) ln(1 - p) alone."""
    return (1 - y) * np.logaddexp(0, z)


def wrong_sign(z, y):
    """The logarithms without their minus."""
    return -right_softplus(z, y)


def wrong_swapped(z, y):
    """The targets swapped."""
    return right_softplus(z, 1 - y)


def wrong_score_for_probability(z, y):
    """ln z for ln p."""
    return -y * np.log(z)


def wrong_no_product(z, y):
    """Softplus without -y z."""
    return np.logaddexp(0, z)


def wrong_plus_product(z, y):
    """Softplus plus y z."""
    return np.logaddexp(0, z) + y * z


def wrong_probabilities(z, y):
    """The probabilities."""
    return sigma(z)


def wrong_slope(z, y):
    """The slope."""
    return sigma(z) - y


def wrong_mean(z, y):
    """The mean over all entries."""
    return np.mean(right_softplus(z, y))


def wrong_sum(z, y):
    """The sum over all entries."""
    return np.sum(right_softplus(z, y))


def wrong_squares(z, y):
    """Half the squared error."""
    return (sigma(z) - y) ** 2 / 2


def wrong_base_two(z, y):
    """In bits."""
    return right_softplus(z, y) / np.log(2)


def wrong_rounded_targets(z, y):
    """Takes each target for 0 or 1."""
    return right_softplus(z, np.round(y))


def wrong_twice(z, y):
    """The sigmoid taken twice."""
    return right_softplus(sigma(z), y)


def wrong_in_place(z, y):
    """Changes the caller's scores."""
    z *= 1.5
    return right_softplus(z / 1.5, y)


def wrong_without_return(z, y):
    """Computes and forgets to return."""
    right_softplus(z, y)
