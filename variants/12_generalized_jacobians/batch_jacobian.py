"""Answers to `batch_jacobian`: the Jacobian of X V by X."""

import numpy as np


def right_einsum(X, V):
    """A delta between examples and the weights, with letters."""
    return np.einsum("ba,ji->biaj", np.eye(len(X)), V)


def right_loop(X, V):
    """The block of example b with itself is the transposed weights."""
    B, n = X.shape
    J = np.zeros((B, V.shape[1], B, n))
    for b in range(B):
        J[b, :, b, :] = V.T
    return J


def right_kronecker(X, V):
    """The flat form I ⊗ Vᵀ, cut into axes."""
    B, n = X.shape
    return np.kron(np.eye(B), V.T).reshape(B, V.shape[1], B, n)


def right_broadcast(X, V):
    """Axes of length 1 in the right places."""
    return np.eye(len(X))[:, None, :, None] * V.T[None, :, None, :]


def right_linear(X, V):
    """X V is linear in X: its answers to the unit matrices."""
    J = np.zeros((len(X), V.shape[1], *X.shape))
    for at in np.ndindex(X.shape):
        unit = np.zeros(X.shape)
        unit[at] = 1
        J[(..., *at)] = unit @ V
    return J


def wrong_no_delta(X, V):
    """The weights for every pair of examples."""
    B = len(X)
    return np.einsum("ba,ji->biaj", np.ones((B, B)), V)


def wrong_blocks(X, V):
    """The blocks alone: (B, m, n)."""
    return np.tile(V.T, (len(X), 1, 1))


def wrong_one_block(X, V):
    """The Jacobian of one example: (m, n)."""
    return V.T.copy()


def wrong_weights_turned(X, V):
    """The weights not turned: (B, n, B, m)."""
    return np.einsum("ba,ji->bjai", np.eye(len(X)), V)


def wrong_input_first(X, V):
    """Input axes first: (B, n, B, m), for the transposed map."""
    return np.einsum("ba,ji->ajbi", np.eye(len(X)), V)


def wrong_batch_axes_together(X, V):
    """Both batch axes in front: (B, B, m, n)."""
    return np.einsum("ba,ji->baij", np.eye(len(X)), V)


def wrong_flat(X, V):
    """The flat matrix (Bm, Bn)."""
    return np.kron(np.eye(len(X)), V.T)


def wrong_by_weights(X, V):
    """The Jacobian by V: (B, m, n, m)."""
    return np.einsum("ip,bl->bilp", np.eye(V.shape[1]), X)


def wrong_averaged(X, V):
    """Divided by the number of examples."""
    return right_einsum(X, V) / len(X)


def wrong_summed(X, V):
    """Summed over the examples of the output: (m, B, n)."""
    return right_einsum(X, V).sum(axis=0)


def wrong_first_example(X, V):
    """The block of the first example alone."""
    J = right_einsum(X, V)
    J[1:] = 0
    return J


def wrong_reversed_delta(X, V):
    """The delta runs down the other diagonal: the examples are exchanged."""
    return right_einsum(X, V)[::-1]


def wrong_inputs(X, V):
    """The inputs where the weights belong."""
    m = V.shape[1]
    return np.einsum("ba,aj,i->biaj", np.eye(len(X)), X, np.ones(m))


def wrong_products(X, V):
    """The products that are summed, X times V, where the rate V is asked."""
    return np.einsum("ba,aj,ji->biaj", np.eye(len(X)), X, V)


def wrong_neighbours(X, V):
    """Each example answers to the one before it."""
    return np.roll(right_einsum(X, V), 1, axis=0)


def wrong_without_return(X, V):
    """Computes it and forgets to return it."""
    right_einsum(X, V)
