"""Answers to `mean_vjp`: the cotangent of a mean, copied and divided."""

import numpy as np


def right_expand(x, u, axis):
    """The axis put back, copied by an array of zeros."""
    return np.zeros(x.shape) + np.expand_dims(u, axis) / x.shape[axis]


def right_repeat(x, u, axis):
    """np.repeat along the axis, then the division."""
    N = x.shape[axis]
    return np.repeat(np.expand_dims(np.asarray(u), axis), N, axis=axis) / N


def right_moved(x, u, axis):
    """Fills an array whose last axis is the averaged one, then moves it."""
    back = np.empty(np.moveaxis(x, axis, -1).shape)
    back[...] = np.asarray(u)[..., None]
    return np.moveaxis(back / x.shape[axis], -1, axis)


def wrong_sum(x, u, axis):
    """The division is missing."""
    return np.zeros(x.shape) + np.expand_dims(u, axis)


def wrong_size(x, u, axis):
    """Divided by the number of all entries."""
    return np.zeros(x.shape) + np.expand_dims(u, axis) / x.size


def wrong_number_of_means(x, u, axis):
    """Divided by the number of means."""
    return np.zeros(x.shape) + np.expand_dims(u, axis) / np.size(u)


def wrong_twice(x, u, axis):
    """Divided by N twice."""
    return np.zeros(x.shape) + np.expand_dims(u, axis) / x.shape[axis] ** 2


def wrong_first_length(x, u, axis):
    """Divided by the length of axis 0."""
    return np.zeros(x.shape) + np.expand_dims(u, axis) / len(x)


def wrong_no_cotangent(x, u, axis):
    """The cotangent is missing."""
    return np.full(x.shape, 1 / x.shape[axis])


def wrong_times_x(x, u, axis):
    """The entries multiplied in."""
    return x * np.expand_dims(u, axis) / x.shape[axis]


def wrong_not_copied(x, u, axis):
    """One number for each mean."""
    return np.asarray(u) / x.shape[axis]


def wrong_axis_of_length_one(x, u, axis):
    """The axis is put back, and nothing is copied along it."""
    return np.expand_dims(u, axis) / x.shape[axis]


def wrong_first_entry(x, u, axis):
    """Only the first entry of each mean gets a rate."""
    back = np.zeros(x.shape)
    np.moveaxis(back, axis, 0)[0] = np.asarray(u) / x.shape[axis]
    return back


def wrong_total(x, u, axis):
    """The cotangents added up."""
    return np.full(x.shape, np.sum(u) / x.shape[axis])


def wrong_average(x, u, axis):
    """The cotangents averaged."""
    return np.full(x.shape, np.mean(u) / x.shape[axis])


def wrong_value(x, u, axis):
    """The mean itself."""
    return x.mean(axis=axis)


def wrong_always_last(x, u, axis):
    """Broadcasts u from the right: only for axis 0."""
    return np.zeros(x.shape) + np.asarray(u) / x.shape[axis]


def wrong_always_first(x, u, axis):
    """Puts the axis back at the end, whatever its number."""
    return np.zeros(x.shape) + np.asarray(u)[..., None] / x.shape[axis]


def wrong_reshaped(x, u, axis):
    """Copies, then a reshape that ignores where the axis was."""
    N = x.shape[axis]
    return (np.repeat(np.ravel(u), N) / N).reshape(x.shape)


def wrong_sign(x, u, axis):
    """The sign of a descent step."""
    return -(np.zeros(x.shape) + np.expand_dims(u, axis) / x.shape[axis])


def wrong_positive_axis_only(x, u, axis):
    """A shape made by hand, which a negative axis breaks."""
    shape = [1 if k == axis else n for k, n in enumerate(x.shape)]
    return np.zeros(x.shape) + np.reshape(u, shape) / x.shape[axis]


def wrong_like_x(x, u, axis):
    """np.zeros_like(x), which cuts decimals off for whole numbers."""
    back = np.zeros_like(x)
    back += (np.expand_dims(u, axis) / x.shape[axis]).astype(x.dtype)
    return back


def wrong_without_return(x, u, axis):
    """Computes the gradient and forgets to return it."""
    right_expand(x, u, axis)
