"""Answers to `soft_threshold`: the minimum of a parabola plus λ|x|, entry by entry."""

import numpy as np


def refuse(strength):
    """A negative strength is refused."""
    if strength < 0:
        raise ValueError("negative strength")


def right_shrink(v, strength):
    """Shrink the magnitude, keep the sign."""
    refuse(strength)
    return np.sign(v) * np.maximum(np.abs(v) - strength, 0)


def right_two_relus(v, strength):
    """One relu for each side."""
    refuse(strength)
    return np.maximum(v - strength, 0) - np.maximum(-v - strength, 0)


def right_minus_clip(v, strength):
    """What the clip lets through is taken away."""
    refuse(strength)
    return v - np.clip(v, -strength, strength)


def right_cases(v, strength):
    """Three cases for each entry, in a loop."""
    refuse(strength)
    v = np.asarray(v, dtype=float)
    x = np.zeros(v.shape)
    for k in np.ndindex(v.shape):
        if v[k] > strength:
            x[k] = v[k] - strength
        elif v[k] < -strength:
            x[k] = v[k] + strength
    return x


def wrong_hard(v, strength):
    """The hard threshold: what stays does not shrink."""
    refuse(strength)
    return np.where(np.abs(v) > strength, v, 0.0)


def wrong_no_sign(v, strength):
    """The sign is lost."""
    return np.abs(right_shrink(v, strength))


def wrong_subtracted(v, strength):
    """v - λ everywhere."""
    refuse(strength)
    return v - strength


def wrong_relu(v, strength):
    """Negative entries are thrown away."""
    refuse(strength)
    return np.maximum(v - strength, 0)


def wrong_not_stopped(v, strength):
    """v - λ sign v: entries near 0 jump over."""
    refuse(strength)
    return v - strength * np.sign(v)


def wrong_outwards(v, strength):
    """v + λ sign v."""
    refuse(strength)
    return v + strength * np.sign(v)


def wrong_clip(v, strength):
    """The clip itself."""
    refuse(strength)
    return np.clip(v, -strength, strength)


def wrong_half(v, strength):
    """Half the strength."""
    return right_shrink(v, strength / 2)


def wrong_double(v, strength):
    """Twice the strength."""
    return right_shrink(v, 2 * strength)


def wrong_ridge(v, strength):
    """The answer for ½ λ x²."""
    refuse(strength)
    return v / (1 + strength)


def wrong_ridge_double(v, strength):
    """The answer for λ x²."""
    refuse(strength)
    return v / (1 + 2 * strength)


def wrong_divided(v, strength):
    """v (1 - λ/|v|), which is 0/0 at 0."""
    refuse(strength)
    return v * np.maximum(1 - strength / np.abs(v), 0)


def wrong_edge_kept(v, strength):
    """A hard threshold for entries equal to λ."""
    return np.where(np.abs(v) == strength, v, right_shrink(v, strength))


def wrong_value(v, strength):
    """The smallest value, not its place."""
    x = right_shrink(v, strength)
    return (x - v) ** 2 / 2 + strength * np.abs(x)


def wrong_not_refused(v, strength):
    """A negative strength is taken as 0."""
    return right_shrink(v, max(strength, 0))


def wrong_in_place(v, strength):
    """Small entries are set to 0 in the caller's array."""
    refuse(strength)
    v[np.abs(v) <= strength] = 0
    return np.sign(v) * np.maximum(np.abs(v) - strength, 0)


def wrong_no_return(v, strength):
    """Nothing is returned."""
    refuse(strength)
