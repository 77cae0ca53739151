"""Answers to `variance_vjp`: 2 (x - μ) u / N."""

import numpy as np


def _apart(x, axis):
    return x - x.mean(axis=axis, keepdims=True)


def right_formula(x, u, axis):
    """The distances from the mean, times 2 u / N."""
    return 2 * _apart(x, axis) * np.expand_dims(u, axis) / x.shape[axis]


def right_squares(x, u, axis):
    """From mean of squares minus square of the mean."""
    u, N = np.expand_dims(u, axis), x.shape[axis]
    return 2 * x * u / N - 2 * x.mean(axis=axis, keepdims=True) * u / N


def right_three_steps(x, u, axis):
    """Backward line by line, with the mean's own share, which is 0."""
    N = x.shape[axis]
    apart = _apart(x, axis)
    by_square = np.zeros(x.shape) + np.expand_dims(u, axis) / N
    by_apart = 2 * apart * by_square
    by_mean = -by_apart.sum(axis=axis, keepdims=True)
    return by_apart + by_mean / N


def right_moved(x, u, axis):
    """The axis moved to the end, and back."""
    rows = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    rows = rows - rows.mean(axis=-1)[..., None]
    back = rows * (2 / rows.shape[-1]) * np.asarray(u)[..., None]
    return np.moveaxis(back, -1, axis)


def wrong_half(x, u, axis):
    """The 2 of the square is missing."""
    return right_formula(x, u, axis) / 2


def wrong_no_mean(x, u, axis):
    """The division by N is missing."""
    return right_formula(x, u, axis) * x.shape[axis]


def wrong_sample_variance(x, u, axis):
    """N - 1 for N."""
    return 2 * _apart(x, axis) * np.expand_dims(u, axis) / max(x.shape[axis] - 1, 1)


def wrong_size(x, u, axis):
    """Divided by the number of all entries."""
    return 2 * _apart(x, axis) * np.expand_dims(u, axis) / x.size


def wrong_not_centred(x, u, axis):
    """x for its distance from the mean."""
    return 2 * x * np.expand_dims(u, axis) / x.shape[axis]


def wrong_no_cotangent(x, u, axis):
    """The cotangent is missing."""
    return 2 * _apart(x, axis) / x.shape[axis]


def wrong_squared_cotangent(x, u, axis):
    """The cotangent is squared."""
    return 2 * _apart(x, axis) * np.expand_dims(u, axis) ** 2 / x.shape[axis]


def wrong_squared_distance(x, u, axis):
    """The distances squared."""
    return _apart(x, axis) ** 2 * np.expand_dims(u, axis) / x.shape[axis]


def wrong_mean_of_all(x, u, axis):
    """The mean of all entries."""
    return 2 * (x - x.mean()) * np.expand_dims(u, axis) / x.shape[axis]


def wrong_other_mean(x, u, axis):
    """The mean along the other axis of a table."""
    other = (axis + 1) % x.ndim
    return 2 * _apart(x, other) * np.expand_dims(u, axis) / x.shape[axis]


def wrong_sign(x, u, axis):
    """Mean minus entry."""
    return -right_formula(x, u, axis)


def wrong_signs_alone(x, u, axis):
    """The signs of the distances."""
    return 2 * np.sign(_apart(x, axis)) * np.expand_dims(u, axis) / x.shape[axis]


def wrong_standard_deviation(x, u, axis):
    """The slope of the standard deviation."""
    return right_formula(x, u, axis) / 2 / x.std(axis=axis, keepdims=True)


def wrong_mean_share(x, u, axis):
    """A share of the moving mean, which is 0, added by hand."""
    N = x.shape[axis]
    apart = _apart(x, axis) - x.mean(axis=axis, keepdims=True) / N
    return 2 * apart * np.expand_dims(u, axis) / N


def wrong_mean_vjp(x, u, axis):
    """The VJP of the mean."""
    return np.zeros(x.shape) + np.expand_dims(u, axis) / x.shape[axis]


def wrong_broadcast_from_the_right(x, u, axis):
    """The axis is not put back; u lines up from the right."""
    return 2 * _apart(x, axis) * u / x.shape[axis]


def wrong_always_last(x, u, axis):
    """The axis is put back at the end, whatever its number."""
    return 2 * _apart(x, axis) * np.asarray(u)[..., None] / x.shape[axis]


def wrong_in_place(x, u, axis):
    """Centres the caller's array."""
    x -= x.mean(axis=axis, keepdims=True)
    return 2 * x * np.expand_dims(u, axis) / x.shape[axis]


def wrong_value(x, u, axis):
    """The variance itself."""
    return x.var(axis=axis)


def wrong_without_return(x, u, axis):
    """Computes the gradient and forgets to return it."""
    right_formula(x, u, axis)
