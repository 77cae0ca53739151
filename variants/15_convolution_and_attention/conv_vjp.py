"""Answers to `conv_vjp`: scatter the kernel, correlate the input with u."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def by_taps(x, u):
    """The gradient by the kernel."""
    return np.correlate(x, u, "valid").astype(float)


def right_scatter(x, w, u):
    """Each output adds to its window and to the taps."""
    dx, dw = np.zeros(len(x)), np.zeros(len(w))
    for i in range(len(u)):
        dx[i : i + len(w)] += u[i] * w
        dw += u[i] * x[i : i + len(w)]
    return dx, dw


def right_gather(x, w, u):
    """Input by input, with the flipped kernel on a padded row."""
    rows = sliding_window_view(np.pad(u, len(w) - 1), len(w))
    return rows @ w[::-1], sliding_window_view(x, len(u)) @ u


def right_numpy(x, w, u):
    """NumPy's convolve and correlate."""
    return np.convolve(u, w), np.correlate(x, u, "valid")


def right_matrix(x, w, u):
    """With the Jacobian written out, entry by entry."""
    J = np.zeros((len(u), len(x)))
    for i, k in np.ndindex(len(u), len(w)):
        J[i, i + k] = w[k]
    windows = np.array([x[i : i + len(w)] for i in range(len(u))])
    return [J.T @ u, windows.T @ u]


def wrong_flipped_scatter(x, w, u):
    """The kernel turned round while it is scattered."""
    return np.convolve(u, w[::-1]), by_taps(x, u)


def wrong_valid(x, w, u):
    """The ends cut off."""
    return np.convolve(u, w, "valid"), by_taps(x, u)


def wrong_same(x, w, u):
    """Mode "same"."""
    return np.convolve(u, w, "same"), by_taps(x, u)


def wrong_overwritten(x, w, u):
    """= for += where windows overlap."""
    dx = np.zeros(len(x))
    for i in range(len(u)):
        dx[i : i + len(w)] = u[i] * w
    return dx, by_taps(x, u)


def wrong_ones(x, w, u):
    """Ones for the cotangent."""
    return np.convolve(np.ones(len(u)), w), by_taps(x, np.ones(len(u)))


def wrong_order(x, w, u):
    """(dw, dx)."""
    return by_taps(x, u), np.convolve(u, w)


def wrong_inputs_for_taps(x, w, u):
    """The window's inputs scattered instead of the taps."""
    dx = np.zeros(len(x))
    for i in range(len(u)):
        dx[i : i + len(w)] += u[i] * x[i : i + len(w)]
    return dx, by_taps(x, u)


def wrong_late(x, w, u):
    """Every window begins one place too late."""
    return np.concatenate([[0], np.convolve(u, w)])[: len(x)], by_taps(x, u)


def wrong_averaged(x, w, u):
    """The overlaps averaged."""
    uses = np.convolve(np.ones(len(u)), np.ones(len(w)))
    return np.convolve(u, w) / uses, by_taps(x, u)


def wrong_over_taps(x, w, u):
    """Divided by the number of taps."""
    return np.convolve(u, w) / len(w), by_taps(x, u)


def wrong_flipped_taps(x, w, u):
    """The gradient by the kernel in the opposite order."""
    return np.convolve(u, w), by_taps(x, u)[::-1]


def wrong_convolved_taps(x, w, u):
    """A true convolution for the gradient by the kernel."""
    return np.convolve(u, w), np.convolve(x, u, "valid")


def wrong_mean_taps(x, w, u):
    """The mean over the outputs for the kernel."""
    return np.convolve(u, w), by_taps(x, u) / len(u)


def wrong_last_window(x, w, u):
    """= for += in the gradient by the kernel."""
    dw = np.zeros(len(w))
    for i in range(len(u)):
        dw[:] = u[i] * x[i : i + len(w)]
    return np.convolve(u, w), dw


def wrong_times_taps(x, w, u):
    """The taps multiplied into their own gradient."""
    return np.convolve(u, w), w * by_taps(x, u)


def wrong_integers(x, w, u):
    """Sums in arrays of the type of the input."""
    dx, dw = np.zeros_like(x), np.zeros_like(w)
    for i in range(len(u)):
        dx[i : i + len(w)] += (u[i] * w).astype(dx.dtype)
        dw += (u[i] * x[i : i + len(w)]).astype(dw.dtype)
    return dx, dw


def wrong_only_input(x, w, u):
    """dx alone."""
    return np.convolve(u, w)


def wrong_in_place(x, w, u):
    """Adds to the caller's input."""
    x[: len(w)] += w
    return np.convolve(u, w), by_taps(x, u)


def wrong_without_return(x, w, u):
    """Computes and forgets to return."""
    np.convolve(u, w), by_taps(x, u)
