"""Answers to `neuron_gradient`: the squared error of a relu neuron by its weights."""

import numpy as np


def right_mask(X, y, w, b):
    """A mask for each example."""
    z = X @ w + b
    return 2 / len(y) * ((z - y) * (z > 0)) @ X


def right_loop(X, y, w, b):
    """Example by example; who is off is passed over."""
    g = np.zeros(len(w))
    for x, target in zip(X, y, strict=True):
        z = x @ w + b
        if z > 0:
            g += 2 * (z - target) * x
    return g / len(y)


def right_rows(X, y, w, b):
    """Only the active rows, and still divided by all."""
    on = X @ w + b > 0
    return X[on].T @ (X[on] @ w + b - y[on]) * (2 / X.shape[0])


def right_chain(X, y, w, b):
    """Backwards through square, relu and score."""
    z = X @ w + b
    u = 2 * (np.maximum(z, 0) - y) / len(y)
    return X.T @ np.where(z > 0, u, 0.0)


def wrong_printed(X, y, w, b):
    """The printed formula: zero only if all examples are off."""
    z = X @ w + b
    if np.all(z <= 0):
        return np.zeros(len(w))
    return 2 / len(y) * (z - y) @ X


def wrong_printed_any(X, y, w, b):
    """The printed formula: zero if any example is off."""
    z = X @ w + b
    if np.any(z <= 0):
        return np.zeros(len(w))
    return 2 / len(y) * (z - y) @ X


def wrong_printed_mean(X, y, w, b):
    """One question, asked of the mean score."""
    z = X @ w + b
    return 2 / len(y) * (z - y) @ X * (z.mean() > 0)


def wrong_linear(X, y, w, b):
    """Without the relu."""
    return 2 / len(y) * (X @ w + b - y) @ X


def wrong_no_mask(X, y, w, b):
    """The relu in the residual, and no slope of it."""
    return 2 / len(y) * (np.maximum(X @ w + b, 0) - y) @ X


def wrong_mask_turned(X, y, w, b):
    """The mask of the examples that are off."""
    z = X @ w + b
    return 2 / len(y) * ((np.maximum(z, 0) - y) * (z <= 0)) @ X


def wrong_sign(X, y, w, b):
    """Target minus prediction."""
    return -right_mask(X, y, w, b)


def wrong_half(X, y, w, b):
    """The factor 2 is lost."""
    return right_mask(X, y, w, b) / 2


def wrong_sum(X, y, w, b):
    """The sum, not the mean."""
    return right_mask(X, y, w, b) * len(y)


def wrong_active_mean(X, y, w, b):
    """The mean over the active examples."""
    on = np.count_nonzero(X @ w + b > 0)
    return right_mask(X, y, w, b) * len(y) / max(on, 1)


def wrong_corner_one(X, y, w, b):
    """The slope 1 at the corner."""
    z = X @ w + b
    return 2 / len(y) * ((z - y) * (z >= 0)) @ X


def wrong_corner_half(X, y, w, b):
    """The slope ½ at the corner."""
    z = X @ w + b
    return 2 / len(y) * ((z - y) * np.heaviside(z, 0.5)) @ X


def wrong_no_bias(X, y, w, b):
    """The bias is left out."""
    return right_mask(X, y, w, 0.0)


def wrong_factor_score(X, y, w, b):
    """The relu itself in the place of its slope."""
    z = X @ w + b
    return 2 / len(y) * ((z - y) * np.maximum(z, 0)) @ X


def wrong_mask_of_residual(X, y, w, b):
    """The residual is asked whether it is positive."""
    r = X @ w + b - y
    return 2 / len(y) * (r * (r > 0)) @ X


def wrong_mask_of_target(X, y, w, b):
    """The target is asked whether it is positive."""
    return 2 / len(y) * ((X @ w + b - y) * (y > 0)) @ X


def wrong_row(X, y, w, b):
    """A row, as the formula prints it."""
    return right_mask(X, y, w, b)[np.newaxis]


def wrong_loss(X, y, w, b):
    """The loss."""
    return np.mean((np.maximum(X @ w + b, 0) - y) ** 2)
