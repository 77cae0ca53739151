"""Answers to `huber_gradient`: the residual, held back at ±δ."""

import numpy as np


def _refuse(delta):
    """ValueError unless delta is positive."""
    if not delta > 0:
        raise ValueError("delta must be positive")


def right_clip(r, delta):
    """np.clip."""
    _refuse(delta)
    return np.clip(r, -delta, delta)


def right_where(r, delta):
    """One branch inside, the other outside."""
    _refuse(delta)
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r))


def right_minimum_of_sizes(r, delta):
    """The sign times the smaller of the size and δ."""
    _refuse(delta)
    return np.sign(r) * np.minimum(np.abs(r), delta)


def right_mask(r, delta):
    """A float copy whose large entries are replaced."""
    _refuse(delta)
    slopes = np.array(r, dtype=float)
    slopes[slopes > delta] = delta
    slopes[slopes < -delta] = -delta
    return slopes


def wrong_square_only(r, delta):
    """The squared branch for all."""
    _refuse(delta)
    return 1.0 * r


def wrong_straight_only(r, delta):
    """The straight branch for all."""
    _refuse(delta)
    return delta * np.sign(r)


def wrong_delta_missing(r, delta):
    """The straight branch with slope 1."""
    _refuse(delta)
    return np.where(np.abs(r) <= delta, r, np.sign(r))


def wrong_swapped(r, delta):
    """The branches swapped."""
    _refuse(delta)
    return np.where(np.abs(r) > delta, r, delta * np.sign(r))


def wrong_half_lost(r, delta):
    """2t inside: the ½ forgotten."""
    _refuse(delta)
    return np.where(np.abs(r) <= delta, 2 * r, delta * np.sign(r))


def wrong_sign_lost(r, delta):
    """δ outside for both signs."""
    _refuse(delta)
    return np.where(np.abs(r) <= delta, r, delta)


def wrong_zero_outside(r, delta):
    """0 outside, as if the loss were level there."""
    _refuse(delta)
    return np.where(np.abs(r) <= delta, r, 0.0)


def wrong_values(r, delta):
    """The values of the loss."""
    _refuse(delta)
    size = np.abs(r)
    return np.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2)


def wrong_mean(r, delta):
    """The gradient of the mean."""
    _refuse(delta)
    return np.clip(r, -delta, delta) / np.size(r)


def wrong_summed(r, delta):
    """The slopes added up."""
    _refuse(delta)
    return np.sum(np.clip(r, -delta, delta))


def wrong_constant_differentiated(r, delta):
    """The constant -δ²/2 differentiated to -δ."""
    _refuse(delta)
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r) - delta)


def wrong_sign(r, delta):
    """The sign lost."""
    _refuse(delta)
    return -np.clip(r, -delta, delta)


def wrong_divided(r, delta):
    """Divided by δ, another convention for the loss."""
    _refuse(delta)
    return np.clip(r / delta, -1, 1)


def wrong_joint_zero(r, delta):
    """Strict on both sides, so that the joints get 0."""
    _refuse(delta)
    size = np.abs(r)
    inside, outside = size < delta, size > delta
    return inside * r + outside * delta * np.sign(r)


def wrong_joint_twice(r, delta):
    """Both branches at the joints."""
    _refuse(delta)
    size = np.abs(r)
    return (size <= delta) * r + (size >= delta) * delta * np.sign(r)


def wrong_integers_kept(r, delta):
    """Fills an array of the dtype of r, which cuts off digits for integers."""
    _refuse(delta)
    slopes = np.zeros_like(r)
    slopes[...] = np.clip(r, -delta, delta)
    return slopes


def wrong_flattened(r, delta):
    """The rows one behind the other."""
    _refuse(delta)
    return np.clip(r, -delta, delta).ravel()


def wrong_if_on_array(r, delta):
    """An `if` on the whole array."""
    _refuse(delta)
    return r if abs(r) <= delta else delta * np.sign(r)


def wrong_any_delta(r, delta):
    """Accepts every δ."""
    return np.clip(r, -abs(delta), abs(delta))


def wrong_zero_delta(r, delta):
    """Accepts δ = 0."""
    if delta < 0:
        raise ValueError("delta must not be negative")
    return np.clip(r, -delta, delta)


def wrong_in_place(r, delta):
    """Holds the caller's residuals back."""
    _refuse(delta)
    np.clip(r, -delta, delta, out=r, casting="unsafe")
    return r


def wrong_without_return(r, delta):
    """Computes the slopes and forgets to return them."""
    np.clip(r, -delta, delta)
