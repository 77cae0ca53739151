"""Answers to `directional`: the sum of slope times share, and per unit of distance."""

import math

import numpy as np


def right_dot(slopes, v, unit=False):
    """The dot product, divided by the length if asked."""
    rate = slopes @ v
    if unit:
        length = np.linalg.norm(v)
        if length == 0:
            raise ValueError("no direction")
        rate = rate / length
    return rate


def right_unit_first(slopes, v, unit=False):
    """Makes a new vector of length 1 first."""
    if unit:
        if not np.any(v):
            raise ValueError("the zero vector has no direction")
        v = v / np.sqrt(np.sum(np.square(v, dtype=float)))
    return np.sum(slopes * v)


def right_loop(slopes, v, unit=False):
    """A loop over the inputs, and hypot for the length."""
    total = 0.0
    for slope, share in zip(slopes, v, strict=True):
        total += float(slope) * float(share)
    length = math.hypot(*v)
    if unit and length == 0.0:
        raise ValueError("v is zero")
    return total / length if unit else total


def right_einsum(slopes, v, unit=False):
    """einsum, with the scale taken out of v before it is squared."""
    rate = np.einsum("j,j->", np.asarray(slopes, float), np.asarray(v, float))
    if not unit:
        return float(rate)
    largest = float(np.abs(v).max())
    if largest == 0:
        raise ValueError("v has the length 0")
    return float(rate / largest / np.linalg.norm(np.asarray(v) / largest))


def _length(v):
    length = np.linalg.norm(v)
    if length == 0:
        raise ValueError("no direction")
    return length


def wrong_always_unit(slopes, v, unit=False):
    """Divides by the length always."""
    return slopes @ v / _length(v)


def wrong_never_unit(slopes, v, unit=False):
    """Never divides by the length."""
    if unit:
        _length(v)
    return slopes @ v


def wrong_flag_inverted(slopes, v, unit=False):
    """Divides when unit is False."""
    return slopes @ v if unit else slopes @ v / _length(v)


def wrong_square(slopes, v, unit=False):
    """Divides by the square of the length."""
    return slopes @ v / _length(v) ** 2 if unit else slopes @ v


def wrong_sum_of_entries(slopes, v, unit=False):
    """Divides by the sum of the entries."""
    if unit:
        _length(v)
        return slopes @ v / np.sum(v)
    return slopes @ v


def wrong_largest_entry(slopes, v, unit=False):
    """Divides by the largest entry."""
    if unit:
        _length(v)
        return slopes @ v / np.max(np.abs(v))
    return slopes @ v


def wrong_mean(slopes, v, unit=False):
    """The mean of the products."""
    return np.mean(slopes * v) if not unit else np.mean(slopes * v) / _length(v)


def wrong_by_count(slopes, v, unit=False):
    """Divides by the number of entries."""
    if unit:
        _length(v)
        return slopes @ v / len(v)
    return slopes @ v


def wrong_root_of_count(slopes, v, unit=False):
    """Divides by the root of the number of entries."""
    if unit:
        _length(v)
        return slopes @ v / np.sqrt(len(v))
    return slopes @ v


def wrong_multiplied(slopes, v, unit=False):
    """Multiplies by the length."""
    return slopes @ v * _length(v) if unit else slopes @ v


def wrong_cosine(slopes, v, unit=False):
    """The cosine of the angle between the slopes and v."""
    return slopes @ v / _length(v) / np.linalg.norm(slopes)


def wrong_slopes_normalised(slopes, v, unit=False):
    """Divides by the length of the slopes, not of v."""
    if unit:
        _length(v)
        return slopes @ v / np.linalg.norm(slopes)
    return slopes @ v


def wrong_steepest(slopes, v, unit=False):
    """The steepest slope, whatever the direction."""
    if unit:
        _length(v)
    return np.linalg.norm(slopes)


def wrong_not_summed(slopes, v, unit=False):
    """The products, not added up."""
    return slopes * v / _length(v) if unit else slopes * v


def wrong_outer(slopes, v, unit=False):
    """The outer product."""
    return np.outer(slopes, v)


def wrong_sizes(slopes, v, unit=False):
    """Adds the sizes of the products."""
    return np.sum(np.abs(slopes * v)) / (_length(v) if unit else 1)


def wrong_size_of_sum(slopes, v, unit=False):
    """The size of the slope per metre, without its sign."""
    return abs(slopes @ v) / _length(v) if unit else slopes @ v


def wrong_sum_of_slopes(slopes, v, unit=False):
    """Adds the slopes and ignores v."""
    if unit:
        _length(v)
    return np.sum(slopes)


def wrong_added(slopes, v, unit=False):
    """Adds slopes and shares."""
    return np.sum(slopes + v) / (_length(v) if unit else 1)


def wrong_backwards(slopes, v, unit=False):
    """Goes the other way."""
    return -(slopes @ v) / (_length(v) if unit else 1)


def wrong_first_only(slopes, v, unit=False):
    """Uses the first input only."""
    return slopes[0] * v[0] / (_length(v) if unit else 1)


def wrong_zero_is_nan(slopes, v, unit=False):
    """Divides by the length 0 without a word."""
    return np.divide(slopes @ v, np.linalg.norm(v)) if unit else slopes @ v


def wrong_zero_is_zero(slopes, v, unit=False):
    """Returns 0 for the zero vector."""
    length = np.linalg.norm(v)
    if unit and length == 0:
        return 0.0
    return slopes @ v / length if unit else slopes @ v


def wrong_zero_refused(slopes, v, unit=False):
    """Refuses the zero vector always."""
    length = _length(v)
    return slopes @ v / length if unit else slopes @ v


def wrong_short_is_zero(slopes, v, unit=False):
    """Takes a short vector for the zero vector."""
    if unit and np.allclose(v, 0):
        raise ValueError("no direction")
    return slopes @ v / np.linalg.norm(v) if unit else slopes @ v


def wrong_guard(slopes, v, unit=False):
    """Adds a small number to the length, against division by 0."""
    if unit:
        _length(v)
        return slopes @ v / (np.linalg.norm(v) + 1e-6)
    return slopes @ v


def wrong_in_place(slopes, v, unit=False):
    """Normalises the caller's vector."""
    if unit:
        v /= _length(v)
    return slopes @ v


def wrong_integer_unit(slopes, v, unit=False):
    """Stores the unit vector in an array of the kind of v."""
    if unit:
        shares = np.zeros_like(v)
        shares[:] = v / _length(v)
        v = shares
    return slopes @ v


def wrong_without_return(slopes, v, unit=False):
    """Returns nothing when unit is False."""
    if unit:
        return slopes @ v / _length(v)
