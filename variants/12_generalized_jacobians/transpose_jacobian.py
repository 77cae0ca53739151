"""Answers to `transpose_jacobian`: the Jacobian of the transpose."""

import numpy as np


def right_einsum(m, n):
    """Two deltas, with letters."""
    return np.einsum("jk,il->ijkl", np.eye(m), np.eye(n))


def right_moved_axes(m, n):
    """The Jacobian of the identity, with the output axes exchanged."""
    return np.eye(m * n).reshape(m, n, m, n).transpose(1, 0, 2, 3)


def right_loop(m, n):
    """A 1 for each entry and its new place."""
    J = np.zeros((n, m, m, n))
    for k in range(m):
        for j in range(n):
            J[j, k, k, j] = 1
    return J


def right_unit_matrices(m, n):
    """The transposes of all unit matrices."""
    J = np.zeros((n, m, m, n))
    for at in np.ndindex(m, n):
        unit = np.zeros((m, n))
        unit[at] = 1
        J[(..., *at)] = unit.T
    return J


def wrong_identity(m, n):
    """The Jacobian of Y = X: (m, n, m, n)."""
    return np.eye(m * n).reshape(m, n, m, n)


def wrong_reshaped_identity(m, n):
    """An identity matrix cut into the right shape: a view, not a transpose."""
    return np.eye(m * n).reshape(n, m, m, n)


def wrong_input_first(m, n):
    """Input axes first."""
    return right_einsum(m, n).transpose(2, 3, 0, 1)


def wrong_flat(m, n):
    """The commutation matrix: laid flat by columns."""
    return right_einsum(m, n).reshape(m * n, m * n, order="F")


def wrong_flat_by_rows(m, n):
    """Laid flat by rows."""
    return right_einsum(m, n).reshape(m * n, m * n)


def wrong_ones(m, n):
    """1 everywhere."""
    return np.ones((n, m, m, n))


def wrong_both_transposed(m, n):
    """Output and input transposed: (n, m, n, m)."""
    return np.eye(m * n).reshape(n, m, n, m)


def wrong_one_delta(m, n):
    """The delta of i and l alone."""
    return np.einsum("il,jk->ijkl", np.eye(n), np.ones((m, m)))


def wrong_other_delta(m, n):
    """The delta of j and k alone."""
    return np.einsum("il,jk->ijkl", np.ones((n, n)), np.eye(m))


def wrong_matrix(m, n):
    """An identity matrix: the Jacobian is not in its axes."""
    return np.eye(m * n)


def wrong_sum(m, n):
    """The deltas added, not multiplied."""
    eye_n, eye_m = np.eye(n), np.eye(m)
    return eye_n[:, None, None, :] + eye_m[None, :, :, None]


def wrong_signs(m, n):
    """A minus sign, as if the entries were exchanged with a sign."""
    return -right_einsum(m, n)


def wrong_crossed_sizes(m, n):
    """The answer for (n, m) in place of (m, n)."""
    return right_einsum(n, m)


def wrong_diagonal(m, n):
    """1 where all four letters are equal: only entries that stay."""
    J = np.zeros((n, m, m, n))
    for k in range(min(m, n)):
        J[k, k, k, k] = 1
    return J


def wrong_without_return(m, n):
    """Computes it and forgets to return it."""
    right_einsum(m, n)
