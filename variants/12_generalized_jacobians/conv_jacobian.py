"""Answers to `conv_jacobian`: the Jacobian of a small convolution by its input."""

import numpy as np


def right_loop(x, w):
    """The kernel, at each window."""
    (C, n), k = x.shape, w.shape[1]
    J = np.zeros((n - k + 1, C, n))
    for i in range(n - k + 1):
        J[i, :, i : i + k] = w
    return J


def right_letters(x, w):
    """A delta that says which tap stands at which place, summed over the taps."""
    n, k = x.shape[1], w.shape[1]
    i, t, j = np.indices((n - k + 1, k, n))
    return np.einsum("ct,itj->icj", w, (j == i + t).astype(float))


def right_linear(x, w):
    """The function is linear: its answers to the unit arrays."""
    (C, n), k = x.shape, w.shape[1]
    J = np.zeros((n - k + 1, C, n))
    for c, j in np.ndindex(C, n):
        unit = np.zeros((C, n))
        unit[c, j] = 1
        for i in range(n - k + 1):
            J[i, c, j] = np.sum(w * unit[:, i : i + k])
    return J


def right_gather(x, w):
    """Tap number j - i, where there is one."""
    n, k = x.shape[1], w.shape[1]
    tap = np.arange(n) - np.arange(n - k + 1)[:, None]
    inside = (tap >= 0) & (tap < k)
    return np.where(inside[:, None], w[:, np.clip(tap, 0, k - 1)].swapaxes(0, 1), 0)


def wrong_flipped(x, w):
    """The kernel turned round."""
    return right_loop(x, w[:, ::-1])


def wrong_same_width(x, w):
    """As many outputs as inputs; windows at the end are cut off."""
    (C, n), k = x.shape, w.shape[1]
    J = np.zeros((n, C, n))
    for i in range(n):
        J[i, :, i : i + k] = w[:, : n - i]
    return J


def wrong_no_overlap(x, w):
    """Windows side by side."""
    (C, n), k = x.shape, w.shape[1]
    J = np.zeros((n - k + 1, C, n))
    for i in range((n - k) // k + 1):
        J[i, :, i * k : i * k + k] = w
    return J


def wrong_channels_summed(x, w):
    """The channels of the kernel added up."""
    return right_loop(x, np.broadcast_to(w.sum(axis=0), w.shape))


def wrong_first_channel(x, w):
    """The first channel alone."""
    J = right_loop(x, w)
    J[:, 1:] = 0
    return J


def wrong_inputs(x, w):
    """The inputs in place of the taps."""
    n, k = x.shape[1], w.shape[1]
    J = np.zeros((n - k + 1, *x.shape))
    for i in range(n - k + 1):
        J[i, :, i : i + k] = x[:, i : i + k]
    return J


def wrong_by_kernel(x, w):
    """The Jacobian by w: the windows of x."""
    n, k = x.shape[1], w.shape[1]
    return np.stack([x[:, i : i + k] for i in range(n - k + 1)])


def wrong_products(x, w):
    """The products that are summed, in place of their rates."""
    return right_loop(x, w) * x


def wrong_channels_last(x, w):
    """Axes (output, n, C)."""
    return right_loop(x, w).swapaxes(1, 2)


def wrong_input_first(x, w):
    """Input axes first."""
    return np.moveaxis(right_loop(x, w), 0, -1)


def wrong_flat(x, w):
    """The flat matrix."""
    return right_loop(x, w).reshape(-1, x.size)


def wrong_one_window(x, w):
    """Each output reads the first window."""
    J = right_loop(x, w)
    return np.broadcast_to(J[0], J.shape).copy()


def wrong_last_missing(x, w):
    """One output too few."""
    return right_loop(x, w)[:-1]


def wrong_mean(x, w):
    """Divided by the width of the window."""
    return right_loop(x, w) / w.shape[1]


def wrong_ones(x, w):
    """1 where a tap stands: the pattern, not the rates."""
    return right_loop(x, np.ones_like(w))


def wrong_shifted(x, w):
    """Windows that begin one place too late."""
    return np.roll(right_loop(x, w), 1, axis=2)


def wrong_without_return(x, w):
    """Computes it and forgets to return it."""
    right_loop(x, w)
