"""Answers to `vec_rows`: the entries in row order, as a copy."""

import numpy as np


def right_flatten(X):
    """X.flatten(), which always copies."""
    return X.flatten()


def right_ravel_copy(X):
    """A ravelled view, copied."""
    return X.ravel().copy()


def right_rows_joined(X):
    """The rows, one behind the other."""
    return np.concatenate(list(X))


def right_by_index(X):
    """Entry k is X[k // n, k % n]."""
    m, n = X.shape
    k = np.arange(m * n)
    return X[k // n, k % n]


def right_loop(X):
    """Two loops over the indices into a list."""
    m, n = X.shape
    return [X[i, j] for i in range(m) for j in range(n)]


def wrong_columns(X):
    """The column order of the books on matrix calculus."""
    return X.flatten(order="F")


def wrong_view(X):
    """reshape(-1), which is a view where it can be."""
    return X.reshape(-1)


def wrong_ravel(X):
    """ravel(), which copies only where it must."""
    return X.ravel()


def wrong_memory_order(X):
    """Order in memory, order="K"."""
    return X.flatten(order="K")


def wrong_fortran_if_fortran(X):
    """order="A": column order for arrays that lie so in memory."""
    return X.flatten(order="A")


def wrong_flat_buffer(X):
    """Reads the bytes of the array in the order of memory."""
    return np.frombuffer(X.tobytes(order="A"), dtype=X.dtype).copy()


def wrong_matrix_of_one_row(X):
    """reshape(1, -1): a matrix of one row."""
    return X.reshape(1, -1).copy()


def wrong_column(X):
    """reshape(-1, 1): a column."""
    return X.reshape(-1, 1).copy()


def wrong_squeezed(X):
    """np.squeeze takes away the last axis of a 1 by 1 matrix."""
    return np.squeeze(X.flatten())


def wrong_only_squeezed(X):
    """np.squeeze, which does nothing to a true matrix."""
    return np.squeeze(X).copy()


def wrong_copied(X):
    """A copy of the matrix, as it is."""
    return X.copy()


def wrong_diagonal(X):
    """np.diag, the diagonal of a matrix."""
    return np.diag(X).copy()


def wrong_first_row(X):
    """Returns inside the loop over the rows: the first row only."""
    for row in X:
        return row.copy()


def wrong_sorted(X):
    """Sorts the entries."""
    return np.sort(X, axis=None)


def wrong_reversed(X):
    """From the last entry to the first."""
    return X.flatten()[::-1]


def wrong_rows_added(X):
    """sum(X) adds the rows; it does not join them."""
    return sum(X)


def wrong_clears(X):
    """Sets X to zero after it was read."""
    vector = X.flatten()
    X[...] = 0.0
    return vector


def wrong_without_return(X):
    """Flattens and forgets to return."""
    X.flatten()
