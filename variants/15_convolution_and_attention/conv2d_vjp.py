"""Answers to `conv2d_vjp`: indices of the wanted array stay, others are summed."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def gather(W, U):
    """The gradient by the pictures: a full correlation with the flipped kernels."""
    K, M = W.shape[2:]
    zeros = np.pad(U, ((0, 0), (0, 0), (K - 1, K - 1), (M - 1, M - 1)))
    rows = sliding_window_view(zeros, (K, M), (2, 3))
    return np.einsum("ockl,boijkl->bcij", W[..., ::-1, ::-1], rows)


def by_taps(X, U):
    """The gradient by the kernels."""
    rows = sliding_window_view(X, U.shape[2:], (2, 3))
    return np.einsum("boij,bcklij->ockl", U, rows)


def right_gather(X, W, U):
    """Full correlation with flipped kernels, and correlations with U."""
    return gather(W, U), by_taps(X, U), U.sum(axis=(0, 2, 3))


def right_scatter(X, W, U):
    """Output by output, each into its window."""
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    K, M = W.shape[2:]
    for i, j in np.ndindex(U.shape[2:]):
        here = np.s_[:, :, i : i + K, j : j + M]
        dX[here] += np.tensordot(U[:, :, i, j], W, 1)
        dW += np.tensordot(U[:, :, i, j].T, X[here].astype(float), 1)
    return dX, dW, np.einsum("boij->o", U)


def right_examples(X, W, U):
    """Example by example and channel by channel, with two loops over the taps."""
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    rows, columns = U.shape[2:]
    for b, o, c in np.ndindex(len(X), len(W), X.shape[1]):
        for k, m in np.ndindex(W.shape[2:]):
            part = X[b, c, k : k + rows, m : m + columns]
            dW[o, c, k, m] += np.sum(U[b, o] * part)
            dX[b, c, k : k + rows, m : m + columns] += U[b, o] * W[o, c, k, m]
    return [dX, dW, np.array([U[:, o].sum() for o in range(len(W))])]


def right_matrix(X, W, U):
    """As one linear layer on unrolled windows."""
    K, M = W.shape[2:]
    rows = sliding_window_view(X, (K, M), (2, 3)).transpose(0, 2, 3, 1, 4, 5)
    flat = U.transpose(0, 2, 3, 1)
    dW = flat.reshape(-1, len(W)).T @ rows.reshape(-1, W[0].size)
    dX = np.zeros(X.shape)
    for (b, i, j), _ in np.ndenumerate(flat[..., 0]):
        part = (flat[b, i, j] @ W.reshape(len(W), -1)).reshape(W[0].shape)
        dX[b, :, i : i + K, j : j + M] += part
    return dX, dW.reshape(W.shape), flat.reshape(-1, len(W)).sum(axis=0)


def changed(X, W, U, place, value):
    """The right answer with one part exchanged."""
    parts = list(right_gather(X, W, U))
    parts[place] = value
    return tuple(parts)


def wrong_flipped(X, W, U):
    """The kernel turned round while it is scattered."""
    return changed(X, W, U, 0, gather(W[..., ::-1, ::-1], U))


def wrong_flipped_rows(X, W, U):
    """Its rows turned round."""
    return changed(X, W, U, 0, gather(W[:, :, ::-1], U))


def wrong_flipped_columns(X, W, U):
    """Its columns turned round."""
    return changed(X, W, U, 0, gather(W[..., ::-1], U))


def wrong_overwritten(X, W, U):
    """= for += where windows overlap."""
    dX, (K, M) = np.zeros(X.shape), W.shape[2:]
    for i, j in np.ndindex(U.shape[2:]):
        dX[:, :, i : i + K, j : j + M] = np.tensordot(U[:, :, i, j], W, 1)
    return changed(X, W, U, 0, dX)


def wrong_ones(X, W, U):
    """Ones for the cotangent."""
    return right_gather(X, W, np.ones(U.shape))


def wrong_input_channels_summed(X, W, U):
    """The gradient by X summed over the input channels."""
    dX = gather(W, U).sum(axis=1, keepdims=True)
    return changed(X, W, U, 0, np.broadcast_to(dX, X.shape))


def wrong_examples_summed(X, W, U):
    """The gradient by X summed over the examples."""
    dX = gather(W, U).sum(axis=0, keepdims=True)
    return changed(X, W, U, 0, np.broadcast_to(dX, X.shape))


def wrong_mean_of_outputs(X, W, U):
    """The mean over the output channels."""
    return changed(X, W, U, 0, gather(W, U) / len(W))


def wrong_first_output(X, W, U):
    """The first output channel alone."""
    return changed(X, W, U, 0, gather(W[:1], U[:, :1]))


def wrong_flipped_taps(X, W, U):
    """The gradient by the kernels turned round."""
    return changed(X, W, U, 1, by_taps(X, U)[..., ::-1, ::-1])


def wrong_mean_of_examples(X, W, U):
    """1/B in the gradient by the kernels."""
    return changed(X, W, U, 1, by_taps(X, U) / len(X))


def wrong_mean_of_places(X, W, U):
    """The mean over the places for the kernels."""
    return changed(X, W, U, 1, by_taps(X, U) / U[0, 0].size)


def wrong_first_example(X, W, U):
    """The first example alone for the kernels."""
    return changed(X, W, U, 1, by_taps(X[:1], U[:1]))


def wrong_channels_exchanged(X, W, U):
    """The gradient by the kernels as (C, O, K, M)."""
    return changed(X, W, U, 1, by_taps(X, U).transpose(1, 0, 2, 3))


def wrong_taps_one_channel(X, W, U):
    """The kernels of all input channels from their sum."""
    dW = by_taps(X, U).sum(axis=1, keepdims=True)
    return changed(X, W, U, 1, np.broadcast_to(dW, W.shape))


def wrong_bias_examples(X, W, U):
    """The bias summed over the examples alone."""
    return changed(X, W, U, 2, U.sum(axis=0))


def wrong_bias_places(X, W, U):
    """The bias summed over the places alone."""
    return changed(X, W, U, 2, U.sum(axis=(2, 3)))


def wrong_bias_mean(X, W, U):
    """The bias as a mean."""
    return changed(X, W, U, 2, U.mean(axis=(0, 2, 3)))


def wrong_bias_number(X, W, U):
    """One number for the bias of all channels."""
    return changed(X, W, U, 2, U.sum())


def wrong_bias_column(X, W, U):
    """The bias as a column."""
    return changed(X, W, U, 2, U.sum(axis=(0, 2, 3))[:, None])


def wrong_order(X, W, U):
    """(dW, dX, db)."""
    dX, dW, db = right_gather(X, W, U)
    return dW, dX, db


def wrong_integers(X, W, U):
    """Sums in an array of the type of X."""
    return changed(X, W, U, 0, gather(W, U).astype(X.dtype))


def wrong_without_bias(X, W, U):
    """(dX, dW) alone."""
    return right_gather(X, W, U)[:2]


def wrong_in_place(X, W, U):
    """Turns the caller's kernels round."""
    W[:] = W[..., ::-1, ::-1].copy()
    return right_gather(X, W[..., ::-1, ::-1], U)


def wrong_without_return(X, W, U):
    """Computes and forgets to return."""
    right_gather(X, W, U)
