"""Answers to `vec_columns`: the entries in column order, as a copy."""

import numpy as np


def right_flatten(X):
    """X.flatten(order="F"), which always copies."""
    return X.flatten(order="F")


def right_transpose(X):
    """The rows of the transpose, copied."""
    return X.T.flatten()


def right_columns_joined(X):
    """The columns, one behind the other."""
    return np.concatenate([X[:, j] for j in range(X.shape[1])])


def right_by_index(X):
    """Entry k is X[k % m, k // m]."""
    m, n = X.shape
    k = np.arange(m * n)
    return X[k % m, k // m]


def right_filled(X):
    """Fills an empty vector, m entries at a time."""
    m, n = X.shape
    vector = np.empty(m * n, dtype=X.dtype)
    for j in range(n):
        vector[j * m : (j + 1) * m] = X[:, j]
    return vector


def wrong_rows(X):
    """NumPy's own order, along the rows."""
    return X.flatten()


def wrong_reshape_for_transpose(X):
    """reshape(n, m) used as a transpose."""
    return X.reshape(X.shape[::-1]).flatten()


def wrong_view_of_transpose(X):
    """X.T.ravel(), a view where X lies in memory by columns."""
    return X.T.ravel()


def wrong_view_order_f(X):
    """reshape(-1, order="F"), a view where it can be."""
    return X.reshape(-1, order="F")


def wrong_transpose_in_memory_order(X):
    """Transposes, then reads in the order of memory: nothing has moved."""
    return X.T.flatten(order="K")


def wrong_order_a(X):
    """order="A": column order only for arrays that lie so in memory."""
    return X.flatten(order="A")


def wrong_twice(X):
    """Transposes and reads columns: twice is not at all."""
    return X.T.flatten(order="F")


def wrong_transposed_only(X):
    """The transpose, still a matrix."""
    return X.T.copy()


def wrong_reshaped_only(X):
    """reshape(n, m), still a matrix."""
    return X.reshape(X.shape[::-1]).copy()


def wrong_column(X):
    """The right entries, as a column."""
    return X.flatten(order="F")[:, None]


def wrong_row(X):
    """The right entries, as a matrix of one row."""
    return X.flatten(order="F")[None, :]


def wrong_last_column_first(X):
    """Columns from last to first."""
    return X[:, ::-1].flatten(order="F")


def wrong_upside_down(X):
    """Each column from bottom to top."""
    return X[::-1].flatten(order="F")


def wrong_first_column(X):
    """Returns inside the loop over the columns: the first one only."""
    for column in X.T:
        return column.copy()


def wrong_columns_added(X):
    """sum(X) adds up each column."""
    return sum(X)


def wrong_square_only(X):
    """Index arithmetic that is right for square matrices only."""
    m, n = X.shape
    return np.array([X[k % m, k // n] for k in range(m * n)])


def wrong_index_error(X):
    """Exchanges m and n in the loops."""
    m, n = X.shape
    return np.array([X[i, j] for j in range(m) for i in range(n)])


def wrong_in_place(X):
    """Sorts each row of X before it reads."""
    X.sort(axis=1)
    return X.flatten(order="F")


def wrong_squeezed(X):
    """np.squeeze takes away the last axis of a 1 by 1 matrix."""
    return np.squeeze(X.flatten(order="F"))


def wrong_without_return(X):
    """Flattens and forgets to return."""
    X.flatten(order="F")
