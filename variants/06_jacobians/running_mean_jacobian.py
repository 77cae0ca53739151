"""Answers to `running_mean_jacobian`: a band of 1/k."""

import numpy as np


def right_loop(n, k):
    """Row by row, 1/k at the inputs of the window."""
    J = np.zeros((n - k + 1, n))
    for i in range(n - k + 1):
        J[i, i : i + k] = 1 / k
    return J


def right_comparison(n, k):
    """By comparing the numbers of outputs and inputs."""
    i, j = np.indices((n - k + 1, n))
    return ((i <= j) & (j <= i + k - 1)) / k


def right_columns(n, k):
    """The program applied to each unit vector: f is linear."""
    columns = [np.convolve(e, np.ones(k) / k, mode="valid") for e in np.eye(n)]
    return np.stack(columns, axis=1)


def right_difference_of_sums(n, k):
    """The running sum up to the end of a window, less the one before its begin."""
    sums = np.vstack([np.zeros(n), np.tri(n)])
    return (sums[k:] - sums[:-k]) / k


def right_diagonals(n, k):
    """k diagonals of ones, added up."""
    return sum(np.eye(n - k + 1, n, k=d) for d in range(k)) / k


def _band(n, k, width=None, rows=None):
    i, j = np.indices((rows if rows is not None else n - k + 1, n))
    return ((i <= j) & (j < i + (width or k))).astype(float)


def wrong_sums(n, k):
    """Sums, not means."""
    return _band(n, k)


def wrong_divided_by_n(n, k):
    """Divided by the number of inputs."""
    return _band(n, k) / n


def wrong_printed_width(n, k):
    """k + 1 inputs, divided by k."""
    return _band(n, k, k + 1, n - k) / k


def wrong_wider_mean(n, k):
    """k + 1 inputs, divided by k + 1."""
    return _band(n, k, k + 1, n - k) / (k + 1)


def wrong_divisor(n, k):
    """k inputs, divided by k + 1."""
    return _band(n, k) / (k + 1)


def wrong_printed_formula(n, k):
    """The printed formula as it stands, negative inputs left out."""
    o, i = np.indices((n - k + 1, n))
    return ((o - k <= i) & (i <= o)) / k


def wrong_square(n, k):
    """As many rows as inputs."""
    return _band(n, k, rows=n) / k


def wrong_round_the_corner(n, k):
    """Windows that go on at the front."""
    i, j = np.indices((n, n))
    return ((j - i) % n < k) / k


def wrong_looks_back(n, k):
    """Windows that look back, one for each input."""
    return _band(n, k, rows=n).T / k


def wrong_mean_of_all(n, k):
    """The mean of all inputs."""
    return np.full((n - k + 1, n), 1 / n)


def wrong_constant(n, k):
    """1/k everywhere."""
    return np.full((n - k + 1, n), 1 / k)


def wrong_last_missing(n, k):
    """n - k rows."""
    return right_loop(n, k)[:-1]


def wrong_newest(n, k):
    """The newest input of each window alone."""
    return np.eye(n - k + 1, n, k=k - 1) / k


def wrong_oldest(n, k):
    """The first input of each window alone."""
    return np.eye(n - k + 1, n) / k


def wrong_transposed(n, k):
    """Inputs down, outputs across."""
    return right_loop(n, k).T


def wrong_one_row(n, k):
    """The first window alone."""
    return right_loop(n, k)[0]


def wrong_squeezed(n, k):
    """The axis of a single window squeezed away."""
    return np.squeeze(right_loop(n, k))


def wrong_slice(n, k):
    """Slices with the last input included as an end: one too few for k > 1."""
    J = np.zeros((n - k + 1, n))
    for i in range(n - k + 1):
        J[i, i : max(i + k - 1, i + 1)] = 1 / k
    return J


def wrong_no_narrow_window(n, k):
    """n - 1 rows at most."""
    return right_loop(n, k)[: n - 1] if n > 1 else right_loop(n, k)


def wrong_without_return(n, k):
    """Computes the matrix and forgets to return it."""
    right_loop(n, k)
