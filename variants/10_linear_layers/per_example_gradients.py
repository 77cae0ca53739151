"""Answers to `per_example_gradients`: one gradient by the weights for each example."""

import numpy as np


def right_broadcast(X, U):
    """New axes, and broadcasting."""
    return U[:, :, None] * X[:, None, :]


def right_einsum(X, U):
    """Letters: b stays, i and j stay."""
    return np.einsum("bi,bj->bij", U, X)


def right_outer(X, U):
    """One outer product after the other."""
    return [np.outer(u, x) for u, x in zip(U, X, strict=True)]


def right_matmul(X, U):
    """A stack of columns times a stack of rows."""
    return np.matmul(U[..., np.newaxis], X[..., np.newaxis, :])


def wrong_summed(X, U):
    """The gradient of the batch."""
    return U.T @ X


def wrong_transposed(X, U):
    """Features before outputs."""
    return np.einsum("bi,bj->bji", U, X)


def wrong_batch_last(X, U):
    """The example axis comes last."""
    return np.einsum("bi,bj->ijb", U, X)


def wrong_all_pairs(X, U):
    """All pairs of examples: a tensor product."""
    return np.multiply.outer(U, X)


def wrong_divided(X, U):
    """Divided by the number of examples."""
    return np.einsum("bi,bj->bij", U, X) / len(X)


def wrong_no_cotangent(X, U):
    """The cotangent is missing."""
    return np.tile(X[:, None, :], (1, U.shape[1], 1))


def wrong_no_features(X, U):
    """The features are missing."""
    return np.tile(U[:, :, None], (1, 1, X.shape[1]))


def wrong_batch_gradient(X, U):
    """The gradient of the batch, B times."""
    return np.tile(U.T @ X, (len(X), 1, 1))


def wrong_cumulative(X, U):
    """A loop that adds up and stores each intermediate sum."""
    total, found = np.zeros((U.shape[1], X.shape[1])), []
    for u, x in zip(U, X, strict=True):
        total = total + np.outer(u, x)
        found.append(total)
    return np.array(found)


def wrong_joined(X, U):
    """Example and output axes in one."""
    return np.einsum("bi,bj->bij", U, X).reshape(-1, X.shape[1])


def wrong_sign(X, U):
    """The sign of the descent step."""
    return -np.einsum("bi,bj->bij", U, X)


def wrong_first(X, U):
    """The first example alone."""
    return np.outer(U[0], X[0])


def wrong_shared_array(X, U):
    """One array is stored B times, so all hold the last example."""
    one, found = np.zeros((U.shape[1], X.shape[1])), []
    for u, x in zip(U, X, strict=True):
        one[:] = np.outer(u, x)
        found.append(one)
    return np.array(found)


def wrong_squeezed(X, U):
    """An axis of length 1 is squeezed away."""
    return np.squeeze(np.einsum("bi,bj->bij", U, X))


def wrong_without_return(X, U):
    """Computes the array and forgets to return it."""
    np.einsum("bi,bj->bij", U, X)
