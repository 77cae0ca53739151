"""Answers to `average_pool_vjp`: U/K² to each pixel of each window."""

import numpy as np


def right_windows(U, shape, K, stride):
    """Window by window."""
    dX = np.zeros(shape)
    for i, j in np.ndindex(U.shape):
        here = np.s_[i * stride : i * stride + K, j * stride : j * stride + K]
        dX[here] += U[i, j] / K**2
    return dX


def right_shifts(U, shape, K, stride):
    """One place inside the windows at a time, for all windows at once."""
    dX = np.zeros(shape)
    rows, columns = ((length - 1) * stride + 1 for length in U.shape)
    for r, q in np.ndindex(K, K):
        dX[r : r + rows : stride, q : q + columns : stride] += np.asarray(U) / (K * K)
    return dX


def right_matrices(U, shape, K, stride):
    """A matrix of shares for the rows, one for the columns."""
    sides = []
    for length, windows in zip(shape, U.shape, strict=True):
        S = np.zeros((windows, length))
        for i in range(windows):
            S[i, i * stride : i * stride + K] = 1 / K
        sides.append(S)
    return sides[0].T @ U @ sides[1]


def wrong_over_k(U, shape, K, stride):
    """Divided by K."""
    return right_windows(U, shape, K, stride) * K


def wrong_whole(U, shape, K, stride):
    """The whole gradient to every pixel."""
    return right_windows(U, shape, K, stride) * K**2


def wrong_twice(U, shape, K, stride):
    """Divided by K² twice."""
    return right_windows(U, shape, K, stride) / K**2


def wrong_by_windows(U, shape, K, stride):
    """Divided by the number of windows."""
    return right_windows(U, shape, K, stride) * K**2 / U.size


def wrong_by_picture(U, shape, K, stride):
    """Divided by the size of the picture."""
    return right_windows(U, shape, K, stride) * K**2 / np.prod(shape)


def wrong_one_pixel(U, shape, K, stride):
    """The first pixel of each window gets it all."""
    dX = np.zeros(shape)
    for i, j in np.ndindex(U.shape):
        dX[i * stride, j * stride] += U[i, j]
    return dX


def wrong_ones(U, shape, K, stride):
    """Ones for the cotangent."""
    return right_windows(np.ones(U.shape), shape, K, stride)


def wrong_mean_of_all(U, shape, K, stride):
    """All pixels get the mean share."""
    return np.full(shape, U.mean() / K**2)


def wrong_overwritten(U, shape, K, stride):
    """= for += where windows overlap."""
    dX = np.zeros(shape)
    for i, j in np.ndindex(U.shape):
        here = np.s_[i * stride : i * stride + K, j * stride : j * stride + K]
        dX[here] = U[i, j] / K**2
    return dX


def wrong_averaged(U, shape, K, stride):
    """The overlaps averaged."""
    uses = right_windows(np.ones(U.shape), shape, K, stride) * K**2
    return right_windows(U, shape, K, stride) / np.maximum(uses, 1)


def wrong_no_stride(U, shape, K, stride):
    """Windows K apart."""
    big = np.zeros(np.add(shape, K * max(U.shape)))
    for i, j in np.ndindex(U.shape):
        big[i * K : i * K + K, j * K : j * K + K] += U[i, j] / K**2
    return big[: shape[0], : shape[1]]


def wrong_cropped(U, shape, K, stride):
    """Pixels behind the last window left out."""
    rows, columns = ((length - 1) * stride + K for length in U.shape)
    return right_windows(U, shape, K, stride)[:rows, :columns]


def wrong_integers(U, shape, K, stride):
    """Whole shares."""
    return (
        np.trunc(right_windows(U, shape, K, stride))
        if U.dtype.kind == "i"
        else (right_windows(U, shape, K, stride))
    )


def wrong_in_place(U, shape, K, stride):
    """Divides the caller's gradient."""
    U[:] = (U / K**2).astype(U.dtype)
    return right_windows(U * K**2, shape, K, stride)


def wrong_without_return(U, shape, K, stride):
    """Computes and forgets to return."""
    right_windows(U, shape, K, stride)
