"""Answers to `strided_vjp`: scatter in the padded row, then take its middle."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def scatter(n, w, u, stride, padding):
    """The padded row of the gradient by the input."""
    total = np.zeros(n + 2 * padding)
    for i in range(len(u)):
        total[i * stride : i * stride + len(w)] += u[i] * w
    return total


def by_taps(x, w, u, stride, padding):
    """The gradient by the kernel."""
    rows = sliding_window_view(np.pad(x, padding), len(w))[::stride]
    return u @ rows


def right_scatter(x, w, u, stride, padding):
    """Window by window in the padded row."""
    total = scatter(len(x), w, u, stride, padding)
    dw = by_taps(x, w, u, stride, padding)
    return total[padding : padding + len(x)], dw


def right_dilated(x, w, u, stride, padding):
    """Zeros between the entries of u, then a true convolution."""
    n, K = len(x), len(w)
    spread = np.zeros((len(u) - 1) * stride + 1)
    spread[::stride] = u
    total = np.zeros(n + 2 * padding)
    total[: len(spread) + K - 1] = np.convolve(spread, w)
    padded = np.pad(x, padding)
    dw = [sum(u[i] * padded[i * stride + k] for i in range(len(u))) for k in range(K)]
    return total[padding : padding + n], np.array(dw)


def right_matrix(x, w, u, stride, padding):
    """With the Jacobian by the padded row written out."""
    n = len(x) + 2 * padding
    J = np.zeros((len(u), n))
    for i in range(len(u)):
        J[i, i * stride : i * stride + len(w)] = w
    J = J[:, padding : n - padding]
    return J.T @ u, by_taps(x, w, u, stride, padding)


def right_gather(x, w, u, stride, padding):
    """Input by input: which windows reach me, and with which tap?"""
    dx = np.zeros(len(x))
    for j, i in np.ndindex(len(x), len(u)):
        k = j + padding - i * stride
        if 0 <= k < len(w):
            dx[j] += u[i] * w[k]
    return [dx, by_taps(x, w, u, stride, padding)]


def wrong_no_stride(x, w, u, stride, padding):
    """The stride ignored in both gradients."""
    total = scatter(len(x), w, u, 1, padding)
    dw = u @ sliding_window_view(np.pad(x, padding), len(w))[: len(u)]
    return total[padding : padding + len(x)], dw


def wrong_taps_no_stride(x, w, u, stride, padding):
    """The stride ignored for the kernel alone."""
    dw = u @ sliding_window_view(np.pad(x, padding), len(w))[: len(u)]
    return right_scatter(x, w, u, stride, padding)[0], dw


def wrong_flipped(x, w, u, stride, padding):
    """The kernel turned round while it is scattered."""
    total = scatter(len(x), w[::-1], u, stride, padding)
    return total[padding : padding + len(x)], by_taps(x, w, u, stride, padding)


def wrong_padding_kept(x, w, u, stride, padding):
    """The padded row as it is."""
    total = scatter(len(x), w, u, stride, padding)
    return total, by_taps(x, w, u, stride, padding)


def wrong_crop_by_minus(x, w, u, stride, padding):
    """total[p:-p], which is empty without padding."""
    total = scatter(len(x), w, u, stride, padding)
    return total[padding:-padding], by_taps(x, w, u, stride, padding)


def wrong_first_entries(x, w, u, stride, padding):
    """The first n entries of the padded row."""
    total = scatter(len(x), w, u, stride, padding)
    return total[: len(x)], by_taps(x, w, u, stride, padding)


def wrong_last_entries(x, w, u, stride, padding):
    """The last n entries of the padded row."""
    total = scatter(len(x), w, u, stride, padding)
    return total[-len(x) :], by_taps(x, w, u, stride, padding)


def wrong_overwritten(x, w, u, stride, padding):
    """= for += where windows overlap."""
    total = np.zeros(len(x) + 2 * padding)
    for i in range(len(u)):
        total[i * stride : i * stride + len(w)] = u[i] * w
    return total[padding : padding + len(x)], by_taps(x, w, u, stride, padding)


def wrong_ones(x, w, u, stride, padding):
    """Ones for the cotangent."""
    return right_scatter(x, w, np.ones(len(u)), stride, padding)


def wrong_over_stride(x, w, u, stride, padding):
    """Divided by the stride."""
    dx, dw = right_scatter(x, w, u, stride, padding)
    return dx / stride, dw / stride


def wrong_steps_of_kernel(x, w, u, stride, padding):
    """Windows K places apart."""
    total = np.zeros(len(x) + 2 * padding + len(w) * len(u))
    rows = np.pad(x, (padding, padding + len(w) * len(u)))
    dw = np.zeros(len(w))
    for i in range(len(u)):
        window = slice(i * len(w), (i + 1) * len(w))
        total[window] += u[i] * w
        dw += u[i] * rows[window]
    return total[padding : padding + len(x)], dw


def wrong_only_reached(x, w, u, stride, padding):
    """Cut behind the last window."""
    dx, dw = right_scatter(x, w, u, stride, padding)
    return dx[: (len(u) - 1) * stride + len(w) - padding], dw


def wrong_flipped_taps(x, w, u, stride, padding):
    """The gradient by the kernel in the opposite order."""
    dx, dw = right_scatter(x, w, u, stride, padding)
    return dx, dw[::-1]


def wrong_mean_taps(x, w, u, stride, padding):
    """The mean over the outputs for the kernel."""
    dx, dw = right_scatter(x, w, u, stride, padding)
    return dx, dw / len(u)


def wrong_taps_unpadded(x, w, u, stride, padding):
    """The padding forgotten for the kernel."""
    dw = np.zeros(len(w))
    for i, k in np.ndindex(len(u), len(w)):
        if i * stride + k < len(x):
            dw[k] += u[i] * x[i * stride + k]
    return right_scatter(x, w, u, stride, padding)[0], dw


def wrong_order(x, w, u, stride, padding):
    """(dw, dx)."""
    return right_scatter(x, w, u, stride, padding)[::-1]


def wrong_in_place(x, w, u, stride, padding):
    """Turns the caller's kernel round."""
    w[:] = w[::-1].copy()
    return right_scatter(x, w[::-1], u, stride, padding)


def wrong_without_return(x, w, u, stride, padding):
    """Computes and forgets to return."""
    right_scatter(x, w, u, stride, padding)
