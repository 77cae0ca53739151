"""Answers to `linear_vjp`: the gradients of a linear layer by input, weights, bias."""

import numpy as np


def right_products(X, W, U):
    """Two matrix products and a sum over the batch."""
    return U @ W, U.T @ X, U.sum(axis=0)


def right_einsum(X, W, U):
    """All three by letters."""
    dX = np.einsum("bi,ij->bj", U, W)
    return dX, np.einsum("bi,bj->ij", U, X), np.einsum("bi->i", U)


def right_loop(X, W, U):
    """One example after the other; weights and bias collect."""
    dX, dW, dc = np.zeros(X.shape), np.zeros(W.shape), np.zeros(len(W))
    for b in range(len(X)):
        dX[b] = W.T @ U[b]
        dW += np.outer(U[b], X[b])
        dc += U[b]
    return [dX, dW, dc]


def right_augmented(X, W, U):
    """The bias as a weight of a feature that is always 1."""
    both = U.T @ np.column_stack([X, np.ones(len(X))])
    return (W.T @ U.T).T, both[:, :-1], both[:, -1]


def wrong_other_storage(X, W, U):
    """The lines for weights of shape (n, m)."""
    return U @ W.T, X.T @ U, U.sum(axis=0)


def wrong_input_transposed(X, W, U):
    """The weights transposed in the gradient by the input where that fits."""
    dX = U @ W.T if W.shape[0] == W.shape[1] else U @ W
    return dX, U.T @ X, U.sum(axis=0)


def wrong_weights_transposed(X, W, U):
    """The gradient by the weights as (n, m)."""
    return U @ W, X.T @ U, U.sum(axis=0)


def wrong_weights_divided(X, W, U):
    """1/B once more, in the weights."""
    return U @ W, U.T @ X / len(X), U.sum(axis=0)


def wrong_all_divided(X, W, U):
    """1/B once more, in all three."""
    B = len(X)
    return U @ W / B, U.T @ X / B, U.mean(axis=0)


def wrong_first_example(X, W, U):
    """The weights see the first example alone."""
    return U @ W, np.outer(U[0], X[0]), U.sum(axis=0)


def wrong_last_example(X, W, U):
    """A loop over the batch with = where += belongs."""
    for u, x in zip(U, X, strict=True):
        dW = np.outer(u, x)
    return U @ W, dW, U.sum(axis=0)


def wrong_sums_before(X, W, U):
    """Cotangents and features summed over the batch before they meet."""
    return U @ W, np.outer(U.sum(axis=0), X.sum(axis=0)), U.sum(axis=0)


def wrong_means_before(X, W, U):
    """Cotangents and features averaged over the batch before they meet."""
    return U @ W, np.outer(U.mean(axis=0), X.mean(axis=0)), U.sum(axis=0)


def wrong_per_example(X, W, U):
    """One gradient by the weights for each example, not summed."""
    return U @ W, U[:, :, None] * X[:, None], U.sum(axis=0)


def wrong_bias_not_summed(X, W, U):
    """The bias keeps the example axis."""
    return U @ W, U.T @ X, U


def wrong_bias_mean(X, W, U):
    """The mean over the batch for the bias."""
    return U @ W, U.T @ X, U.mean(axis=0)


def wrong_bias_total(X, W, U):
    """One number for the bias."""
    return U @ W, U.T @ X, U.sum()


def wrong_bias_row(X, W, U):
    """The bias as a row of shape (1, m)."""
    return U @ W, U.T @ X, U.sum(axis=0, keepdims=True)


def wrong_bias_over_outputs(X, W, U):
    """The sum over the outputs for the bias."""
    return U @ W, U.T @ X, U.sum(axis=1)


def wrong_bias_ones(X, W, U):
    """Ones for the bias: the cotangent is missing."""
    return U @ W, U.T @ X, np.ones(len(W))


def wrong_no_cotangent(X, W, U):
    """The cotangent is missing everywhere."""
    ones = np.ones(U.shape)
    return ones @ W, ones.T @ X, ones.sum(axis=0)


def wrong_weights_without_cotangent(X, W, U):
    """The sum of the features in each row of the weights."""
    return U @ W, np.tile(X.sum(axis=0), (len(W), 1)), U.sum(axis=0)


def wrong_row_sums(X, W, U):
    """Each row of U is summed before it meets the weights."""
    return U.sum(axis=1)[:, None] * W.sum(axis=0), U.T @ X, U.sum(axis=0)


def wrong_examples_mixed(X, W, U):
    """Every input gets the sum over the batch."""
    return np.tile(U.sum(axis=0) @ W, (len(X), 1)), U.T @ X, U.sum(axis=0)


def wrong_output_for_cotangent(X, W, U):
    """The output of the layer in the place of the cotangent, for the weights."""
    return U @ W, (X @ W.T).T @ X, U.sum(axis=0)


def wrong_input_from_output(X, W, U):
    """The output of the layer in the place of the cotangent, for the input."""
    return X @ W.T @ W, U.T @ X, U.sum(axis=0)


def wrong_with_penalty(X, W, U):
    """A penalty on the weights is put into the layer."""
    return U @ W, U.T @ X + W, U.sum(axis=0)


def wrong_sign(X, W, U):
    """The sign of the descent step is put into the weights."""
    return U @ W, -U.T @ X, U.sum(axis=0)


def wrong_reshaped(X, W, U):
    """A reshape in the place of the transpose."""
    return U @ W, (X.T @ U).reshape(W.shape), U.sum(axis=0)


def wrong_order(X, W, U):
    """The weights come first in the tuple."""
    return U.T @ X, U @ W, U.sum(axis=0)


def wrong_without_bias(X, W, U):
    """Two gradients where three are asked."""
    return U @ W, U.T @ X


def wrong_squeezed(X, W, U):
    """Squeezes axes of length 1 away."""
    return np.squeeze(U @ W), np.squeeze(U.T @ X), np.squeeze(U.sum(axis=0))


def wrong_in_place(X, W, U):
    """Divides the caller's cotangent by B."""
    U /= len(U)
    return U @ W, U.T @ X, U.sum(axis=0)


def wrong_without_return(X, W, U):
    """Computes the three and forgets to return them."""
    U @ W, U.T @ X, U.sum(axis=0)
