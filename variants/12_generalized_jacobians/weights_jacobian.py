"""Answers to `weights_jacobian`: the Jacobian of W x by W."""

import numpy as np


def right_einsum(W, x):
    """A delta and a copy, with letters."""
    return np.einsum("ik,l->ikl", np.eye(len(W)), x)


def right_broadcast(W, x):
    """The delta gets a new axis and is multiplied."""
    return np.eye(len(W))[:, :, None] * x


def right_loop(W, x):
    """Row i of the table of output i is x."""
    J = np.zeros((len(W), *W.shape))
    for i in range(len(W)):
        J[i, i] = x
    return J


def right_kronecker(W, x):
    """The flat form I ⊗ xᵀ, cut into axes."""
    return np.kron(np.eye(len(W)), x[None, :]).reshape(len(W), *W.shape)


def right_one_weight_at_a_time(W, x):
    """W x is linear in W: its answers to the unit matrices."""
    J = np.zeros((len(W), *W.shape))
    for k, j in np.ndindex(W.shape):
        unit = np.zeros(W.shape)
        unit[k, j] = 1
        J[:, k, j] = unit @ x
    return J


def wrong_no_delta(W, x):
    """x in every row of every table."""
    return np.tile(x, (len(W), len(W), 1)).astype(float)


def wrong_tiled(W, x):
    """x in every row, one table: (m, n)."""
    return np.tile(x, (len(W), 1))


def wrong_input_first(W, x):
    """Input axes first: (m, n, m)."""
    return np.einsum("ik,l->kli", np.eye(len(W)), x)


def wrong_weights(W, x):
    """W in place of x."""
    return np.einsum("ik,kl->ikl", np.eye(len(W)), W)


def wrong_flat(W, x):
    """The flat matrix (m, mn)."""
    return np.kron(np.eye(len(W)), x[None, :])


def wrong_by_x(W, x):
    """The Jacobian by x: W itself."""
    return W.copy()


def wrong_swapped_axes(W, x):
    """Axes (i, l, k): the weights transposed."""
    return np.einsum("ik,l->ilk", np.eye(len(W)), x)


def wrong_contracted(W, x):
    """Already summed over the outputs: one table (m, n) of x."""
    return right_einsum(W, x).sum(axis=0)


def wrong_diagonal_blocks(W, x):
    """The blocks alone, (m, n): the repeated letter is read off as a diagonal."""
    return np.einsum("iil->il", right_einsum(W, x))


def wrong_ones(W, x):
    """1 where x belongs."""
    return right_einsum(W, np.ones_like(x))


def wrong_times_weights(W, x):
    """The products W x that are summed, not their rates."""
    return np.einsum("ik,kl,l->ikl", np.eye(len(W)), W, x)


def wrong_first_output(W, x):
    """The first output alone; the other tables are 0."""
    J = right_einsum(W, x)
    J[1:] = 0
    return J


def wrong_reversed_delta(W, x):
    """The delta runs down the other diagonal."""
    return right_einsum(W, x)[:, ::-1]


def wrong_values(W, x):
    """The outputs y where the components of x belong."""
    return np.einsum("ik,l->ikl", np.eye(len(W)), np.resize(W @ x, len(x)))


def wrong_column(W, x):
    """x in column i of table i; fits only square weights."""
    return np.einsum("il,k->ikl", np.eye(len(W)), x)


def wrong_doubled(W, x):
    """Twice the array, as if W x were a square."""
    return 2 * right_einsum(W, x)


def wrong_without_return(W, x):
    """Computes it and forgets to return it."""
    right_einsum(W, x)
