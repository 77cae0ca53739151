"""Answers to `logsumexp_vjp`: shares along the axis, times u with its axis put back."""

import numpy as np


def shares(x, axis):
    """The softmax along an axis, shifted."""
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def right_expand(x, u, axis):
    """With expand_dims."""
    return np.expand_dims(u, axis) * shares(x, axis)


def right_moved(x, u, axis):
    """The axis moved to the front, and back."""
    front = np.moveaxis(x, axis, 0)
    return np.moveaxis(u * shares(front, 0), 0, axis)


def right_by_log(x, u, axis):
    """As exp(x - log-sum-exp)."""
    total = np.expand_dims(np.logaddexp.reduce(x, axis=axis), axis)
    return np.exp(x - total) * np.expand_dims(u, axis)


def right_along(x, u, axis):
    """Line by line along the axis, in a loop."""
    front = np.moveaxis(x, axis, -1)
    G = np.zeros(front.shape)
    for k in np.ndindex(front.shape[:-1]):
        e = np.exp(front[k] - front[k].max())
        G[k] = u[k] * e / e.sum()
    return np.moveaxis(G, -1, axis)


def wrong_without_upstream(x, u, axis):
    """The shares."""
    return shares(x, axis)


def wrong_axis_ignored(x, u, axis):
    """Always along the last axis."""
    return np.expand_dims(u, axis) * shares(x, -1)


def wrong_other_axis(x, u, axis):
    """Always along the first axis."""
    return np.expand_dims(u, axis) * shares(x, 0)


def wrong_whole(x, u, axis):
    """The shares of the whole array."""
    e = np.exp(x - x.max())
    return np.expand_dims(u, axis) * e / e.sum()


def wrong_exponentials(x, u, axis):
    """The exponentials."""
    return np.expand_dims(u, axis) * np.exp(x)


def wrong_one_over_sum(x, u, axis):
    """One over the sum."""
    total = np.exp(x).sum(axis=axis, keepdims=True)
    return np.expand_dims(u, axis) / total * np.ones(x.shape)


def wrong_mean(x, u, axis):
    """u spread evenly."""
    return np.expand_dims(u, axis) / x.shape[axis] * np.ones(x.shape)


def wrong_sum(x, u, axis):
    """u copied."""
    return np.expand_dims(u, axis) * np.ones(x.shape)


def wrong_maximum(x, u, axis):
    """u at the largest entry."""
    return np.expand_dims(u, axis) * (x == x.max(axis=axis, keepdims=True))


def wrong_softmax(x, u, axis):
    """The backward pass of a softmax, with u at each entry."""
    P, U = shares(x, axis), np.expand_dims(u, axis)
    return P * (U - (P * U).sum(axis=axis, keepdims=True))


def wrong_value(x, u, axis):
    """The values times u."""
    return u * np.logaddexp.reduce(x, axis=axis)


def wrong_sign(x, u, axis):
    """Minus the right value."""
    return -np.expand_dims(u, axis) * shares(x, axis)


def wrong_no_expand(x, u, axis):
    """u without its axis put back."""
    return u * shares(x, axis)


def wrong_axis_at_end(x, u, axis):
    """The axis of u put back at the end, whichever it was."""
    return u[..., None] * shares(x, axis)


def wrong_one_maximum(x, u, axis):
    """One maximum for the whole array."""
    e = np.exp(x - x.max())
    return np.expand_dims(u, axis) * e / (e.sum(axis=axis, keepdims=True) + 1e-300)


def wrong_naive(x, u, axis):
    """Without the shift."""
    e = np.exp(x)
    return np.expand_dims(u, axis) * e / e.sum(axis=axis, keepdims=True)


def wrong_mean_shift(x, u, axis):
    """Shifted by the mean, which is -inf where an entry is."""
    e = np.exp(x - x.mean(axis=axis, keepdims=True))
    return np.expand_dims(u, axis) * e / e.sum(axis=axis, keepdims=True)


def wrong_mask_as_zero(x, u, axis):
    """Replaces -inf by 0."""
    return np.expand_dims(u, axis) * shares(np.where(np.isfinite(x), x, 0.0), axis)


def wrong_in_place(x, u, axis):
    """Changes the caller's array."""
    x -= x.max(axis=axis, keepdims=True)
    return np.expand_dims(u, axis) * shares(x, axis)


def wrong_without_return(x, u, axis):
    """Computes and forgets to return."""
    np.expand_dims(u, axis) * shares(x, axis)
