"""Answers to `penalised_gradients`: a mean squared error and a penalty on W."""

import numpy as np


def _U(X, W, c, t):
    return 2 * (X @ W.T + c - t) / len(X)


def right_layer(X, W, c, t, strength):
    """The layer's lines with the cotangent 2 R / B, and 2 λ W added."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def right_means(X, W, c, t, strength):
    """Means over the examples."""
    R = X @ W.T + c - t
    by_W = 2 * np.mean(R[:, :, None] * X[:, None], axis=0)
    return [by_W + strength * (W + W), 2 * R.mean(axis=0)]


def right_stacked(X, W, c, t, strength):
    """The penalty as m n further examples without a bias: rows of √λ."""
    B, n = X.shape
    ones = np.column_stack([X, np.ones(B)])
    both = 2 * (ones @ np.column_stack([W, c]).T - t).T @ ones / B
    root = np.sqrt(strength) * np.eye(n)
    return both[:, :n] + 2 * (W @ root) @ root, both[:, n]


def wrong_no_penalty(X, W, c, t, strength):
    """The penalty is missing."""
    U = _U(X, W, c, t)
    return U.T @ X, U.sum(axis=0)


def wrong_penalty_alone(X, W, c, t, strength):
    """The penalty alone."""
    return 2 * strength * W, _U(X, W, c, t).sum(axis=0)


def wrong_penalty_half(X, W, c, t, strength):
    """λ W for 2 λ W."""
    U = _U(X, W, c, t)
    return U.T @ X + strength * W, U.sum(axis=0)


def wrong_data_half(X, W, c, t, strength):
    """The 2 of the squared error is missing."""
    U = _U(X, W, c, t) / 2
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def wrong_both_half(X, W, c, t, strength):
    """Both 2s are missing."""
    U = _U(X, W, c, t) / 2
    return U.T @ X + strength * W, U.sum(axis=0)


def wrong_penalty_divided(X, W, c, t, strength):
    """The penalty is divided by B too."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W / len(X), U.sum(axis=0)


def wrong_everything_divided(X, W, c, t, strength):
    """Sum and penalty in one bracket, over B: the penalty fades with the batch."""
    R = X @ W.T + c - t
    return 2 * (R.T @ X + strength * W) / len(X), 2 * R.mean(axis=0)


def wrong_bias_too(X, W, c, t, strength):
    """The bias is penalised."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W, U.sum(axis=0) + 2 * strength * c


def wrong_penalty_in_bias(X, W, c, t, strength):
    """The penalty of the weights reaches the bias."""
    U = _U(X, W, c, t)
    by_c = U.sum(axis=0) + 2 * strength * W.sum(axis=1)
    return U.T @ X + 2 * strength * W, by_c


def wrong_no_strength(X, W, c, t, strength):
    """The strength is missing."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * W, U.sum(axis=0)


def wrong_strength_everywhere(X, W, c, t, strength):
    """The strength multiplies everything."""
    U = _U(X, W, c, t)
    return strength * (U.T @ X + 2 * W), strength * U.sum(axis=0)


def wrong_strength_squared(X, W, c, t, strength):
    """The strength is squared."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength**2 * W, U.sum(axis=0)


def wrong_penalty_sign(X, W, c, t, strength):
    """The penalty is subtracted."""
    U = _U(X, W, c, t)
    return U.T @ X - 2 * strength * W, U.sum(axis=0)


def wrong_data_sign(X, W, c, t, strength):
    """Target minus prediction."""
    U = -_U(X, W, c, t)
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def wrong_sum(X, W, c, t, strength):
    """A sum over the examples for the mean."""
    U = _U(X, W, c, t) * len(X)
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def wrong_divided_twice(X, W, c, t, strength):
    """1/B twice."""
    U = _U(X, W, c, t) / len(X)
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def wrong_outputs(X, W, c, t, strength):
    """A mean over all entries: divided by B m."""
    U = _U(X, W, c, t) / len(W)
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def wrong_absolute(X, W, c, t, strength):
    """The penalty of absolute values."""
    U = _U(X, W, c, t)
    return U.T @ X + strength * np.sign(W), U.sum(axis=0)


def wrong_value(X, W, c, t, strength):
    """The value of the penalty is added, not its gradient."""
    U = _U(X, W, c, t)
    return U.T @ X + strength * np.sum(W**2), U.sum(axis=0)


def wrong_squares(X, W, c, t, strength):
    """The squares of the weights."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W**2, U.sum(axis=0)


def wrong_norm(X, W, c, t, strength):
    """The gradient of the length of the weights, not of its square."""
    U = _U(X, W, c, t)
    return U.T @ X + strength * W / np.linalg.norm(W), U.sum(axis=0)


def wrong_no_bias(X, W, c, t, strength):
    """The bias is missing in the prediction."""
    U = _U(X, W, 0, t)
    return U.T @ X + 2 * strength * W, U.sum(axis=0)


def wrong_bias_mean(X, W, c, t, strength):
    """The mean of cotangents that hold 1/B already."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W, U.mean(axis=0)


def wrong_bias_not_summed(X, W, c, t, strength):
    """The bias keeps the example axis."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W, U


def wrong_bias_total(X, W, c, t, strength):
    """One number for all outputs."""
    U = _U(X, W, c, t)
    return U.T @ X + 2 * strength * W, U.sum()


def wrong_transposed(X, W, c, t, strength):
    """The gradient by the weights as (n, m)."""
    U = _U(X, W, c, t)
    return X.T @ U + 2 * strength * W.T, U.sum(axis=0)


def wrong_step(X, W, c, t, strength):
    """The weights decay in the caller's array."""
    U = _U(X, W, c, t)
    W *= 1 + 2 * strength
    return U.T @ X + W, U.sum(axis=0)


def wrong_without_return(X, W, c, t, strength):
    """Computes both and forgets to return them."""
    right_layer(X, W, c, t, strength)
