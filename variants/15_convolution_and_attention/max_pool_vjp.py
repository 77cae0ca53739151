"""Answers to `max_pool_vjp`: the winner of each window gets its gradient."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def places(U, K, stride):
    """The window of each output, as slices."""
    for i, j in np.ndindex(U.shape):
        top, left = i * stride, j * stride
        yield U[i, j], (slice(top, top + K), slice(left, left + K))


def right_argmax(X, U, K, stride):
    """argmax in each window."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        row, column = np.unravel_index(X[here].argmax(), (K, K))
        dX[here[0].start + row, here[1].start + column] += u
    return dX


def right_scan(X, U, K, stride):
    """Pixel by pixel in reading order; only a larger one takes over."""
    dX = [[0.0] * X.shape[1] for _ in range(X.shape[0])]
    for i, j in np.ndindex(U.shape):
        best = None
        for r in range(i * stride, i * stride + K):
            for q in range(j * stride, j * stride + K):
                if best is None or X[r, q] > X[best]:
                    best = (r, q)
        dX[best[0]][best[1]] += float(U[i, j])
    return np.array(dX)


def right_at_once(X, U, K, stride):
    """All windows at once, and np.add.at for pixels that win several."""
    rows = sliding_window_view(X, (K, K))[::stride, ::stride]
    winner = rows.reshape(*rows.shape[:2], K * K).argmax(axis=2)
    i, j = np.indices(U.shape)
    dX = np.zeros(X.shape)
    np.add.at(dX, (i * stride + winner // K, j * stride + winner % K), U)
    return dX


def wrong_spread(X, U, K, stride):
    """Spread evenly, as in average pooling."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        dX[here] += u / K**2
    return dX


def wrong_everywhere(X, U, K, stride):
    """The whole gradient to every pixel."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        dX[here] += u
    return dX


def wrong_value(X, U, K, stride):
    """The value in place of the gradient."""
    return right_argmax(X, np.ones(U.shape), K, stride).astype(bool) * X


def wrong_times_value(X, U, K, stride):
    """The value multiplied in."""
    return right_argmax(X, U, K, stride) * X


def wrong_ones(X, U, K, stride):
    """Ones for the cotangent."""
    return right_argmax(X, np.ones(U.shape), K, stride)


def wrong_minimum(X, U, K, stride):
    """argmin for argmax."""
    return right_argmax(-X, U, K, stride)


def wrong_first_window(X, U, K, stride):
    """The return one step too far to the right."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        row, column = divmod(X[here].argmax(), K)
        dX[here[0].start + row, here[1].start + column] += u
        return dX
    return dX


def wrong_exchanged(X, U, K, stride):
    """Row and column inside the window exchanged."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        column, row = divmod(X[here].argmax(), K)
        dX[here[0].start + row, here[1].start + column] += u
    return dX


def wrong_overwritten(X, U, K, stride):
    """= for +=."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        row, column = divmod(X[here].argmax(), K)
        dX[here[0].start + row, here[1].start + column] = u
    return dX


def wrong_all_tied(X, U, K, stride):
    """The whole gradient to each of several winners."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        dX[here] += u * (X[here] == X[here].max())
    return dX


def wrong_shared_tie(X, U, K, stride):
    """Winners share the gradient."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        won = X[here] == X[here].max()
        dX[here] += u * won / won.sum()
    return dX


def wrong_last_tie(X, U, K, stride):
    """The last of several winners."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        row, column = divmod(K * K - 1 - X[here].ravel()[::-1].argmax(), K)
        dX[here[0].start + row, here[1].start + column] += u
    return dX


def wrong_column_tie(X, U, K, stride):
    """The first winner in the order of columns."""
    return right_argmax(X.T, U.T, K, stride).T


def wrong_rows(X, U, K, stride):
    """The largest pixel of each row of the window."""
    dX = np.zeros(X.shape)
    for u, here in places(U, K, stride):
        won = X[here].argmax(axis=1)
        dX[here][np.arange(K), won] += u
    return dX


def wrong_columns(X, U, K, stride):
    """The largest pixel of each column of the window."""
    return wrong_rows(X.T, U.T, K, stride).T


def wrong_no_stride(X, U, K, stride):
    """Windows K apart."""
    dX = np.zeros(np.add(X.shape, K * max(U.shape)))
    padded = np.pad(X.astype(float), (0, K * max(U.shape)), constant_values=-np.inf)
    for u, here in places(U, K, K):
        row, column = divmod(padded[here].argmax(), K)
        dX[here[0].start + row, here[1].start + column] += u
    return dX[: X.shape[0], : X.shape[1]]


def wrong_averaged(X, U, K, stride):
    """The mean of the windows that a pixel won."""
    wins = right_argmax(X, np.ones(U.shape), K, stride)
    return right_argmax(X, U, K, stride) / np.maximum(wins, 1)


def wrong_cropped(X, U, K, stride):
    """Pixels behind the last window left out."""
    rows, columns = ((length - 1) * stride + K for length in U.shape)
    return right_argmax(X, U, K, stride)[:rows, :columns]


def wrong_integers(X, U, K, stride):
    """Sums in an array of the type of X."""
    dX = np.zeros_like(X)
    for u, here in places(U, K, stride):
        row, column = divmod(X[here].argmax(), K)
        dX[here[0].start + row, here[1].start + column] += dX.dtype.type(u)
    return dX


def wrong_in_place(X, U, K, stride):
    """Writes into the caller's picture."""
    dX = right_argmax(X, U, K, stride)
    X[:] = dX.astype(X.dtype)
    return dX


def wrong_without_return(X, U, K, stride):
    """Computes and forgets to return."""
    right_argmax(X, U, K, stride)
