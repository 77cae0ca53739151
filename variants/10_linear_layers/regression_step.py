"""Answers to `regression_step`: one step of descent on the mean squared error."""

import numpy as np


def right_three_lines(X, W, c, t, rate):
    """Forward, the cotangent 2 R / B, then the lines of a layer."""
    U = 2 * (X @ W.T + c - t) / len(X)
    return W - rate * (U.T @ X), c - rate * U.sum(axis=0)


def right_means(X, W, c, t, rate):
    """Means over the examples of products and residuals."""
    R = X @ W.T + c - t
    by_W = 2 * np.mean(R[:, :, None] * X[:, None, :], axis=0)
    return [W - rate * by_W, c - rate * 2 * R.mean(axis=0)]


def right_augmented(X, W, c, t, rate):
    """Weights and bias in one matrix, the bias for a feature of ones."""
    both, ones = np.column_stack([W, c]), np.column_stack([X, np.ones(len(X))])
    both = both - 2 * rate / len(X) * (ones @ both.T - t).T @ ones
    return both[:, :-1], both[:, -1]


def right_loop(X, W, c, t, rate):
    """Example by example, all at the old point."""
    new_W, new_c = np.array(W, dtype=float), np.array(c, dtype=float)
    for x, y in zip(X, t, strict=True):
        r = W @ x + c - y
        new_W -= 2 * rate / len(X) * np.outer(r, x)
        new_c -= 2 * rate / len(X) * r
    return new_W, new_c


def _step(X, W, c, t, rate, factor):
    R = X @ W.T + c - t
    return W - rate * factor * R.T @ X, c - rate * factor * R.sum(axis=0)


def wrong_climbs(X, W, c, t, rate):
    """Target minus prediction, and the minus of the chain rule forgotten."""
    return _step(X, W, c, t, rate, -2 / len(X))


def wrong_sum(X, W, c, t, rate):
    """A sum over the examples for the mean."""
    return _step(X, W, c, t, rate, 2)


def wrong_half(X, W, c, t, rate):
    """The 2 of the square is missing."""
    return _step(X, W, c, t, rate, 1 / len(X))


def wrong_twice_divided(X, W, c, t, rate):
    """1/B in the cotangent and once more in the gradients."""
    return _step(X, W, c, t, rate, 2 / len(X) ** 2)


def wrong_outputs_too(X, W, c, t, rate):
    """np.mean over all entries: divided by B m."""
    return _step(X, W, c, t, rate, 2 / t.size)


def wrong_features(X, W, c, t, rate):
    """Divided by the number of features."""
    return _step(X, W, c, t, rate, 2 / X.shape[1])


def wrong_bias_mean_twice(X, W, c, t, rate):
    """The mean for the bias although the cotangent is divided already."""
    U = 2 * (X @ W.T + c - t) / len(X)
    return W - rate * U.T @ X, c - rate * U.mean(axis=0)


def wrong_bias_sum(X, W, c, t, rate):
    """A mean for the weights, a sum for the bias."""
    R = X @ W.T + c - t
    return W - rate * 2 * R.T @ X / len(X), c - rate * 2 * R.sum(axis=0)


def wrong_gradient(X, W, c, t, rate):
    """The gradients, without a step."""
    U = 2 * (X @ W.T + c - t) / len(X)
    return U.T @ X, U.sum(axis=0)


def wrong_step_alone(X, W, c, t, rate):
    """The step, without the place it starts from."""
    U = 2 * (X @ W.T + c - t) / len(X)
    return -rate * U.T @ X, -rate * U.sum(axis=0)


def wrong_without_rate(X, W, c, t, rate):
    """The rate is forgotten."""
    return _step(X, W, c, t, 1.0, 2 / len(X))


def wrong_no_bias(X, W, c, t, rate):
    """The bias is missing in the prediction."""
    U = 2 * (X @ W.T - t) / len(X)
    return W - rate * U.T @ X, c - rate * U.sum(axis=0)


def wrong_bias_still(X, W, c, t, rate):
    """The bias does not move."""
    return _step(X, W, c, t, rate, 2 / len(X))[0], c


def wrong_weights_still(X, W, c, t, rate):
    """The weights do not move."""
    return W, _step(X, W, c, t, rate, 2 / len(X))[1]


def wrong_first_example(X, W, c, t, rate):
    """The weights see the first example alone."""
    R = X @ W.T + c - t
    by_c = 2 * R.sum(axis=0) / len(X)
    return W - rate * 2 * np.outer(R[0], X[0]), c - rate * by_c


def wrong_prediction(X, W, c, t, rate):
    """The prediction where the residual belongs."""
    U = 2 * (X @ W.T + c) / len(X)
    return W - rate * U.T @ X, c - rate * U.sum(axis=0)


def wrong_targets(X, W, c, t, rate):
    """The targets where the residual belongs."""
    return W - rate * 2 * t.T @ X / len(X), c - rate * 2 * t.mean(axis=0)


def wrong_absolute(X, W, c, t, rate):
    """The gradient of the mean absolute error, times 2."""
    U = 2 * np.sign(X @ W.T + c - t) / len(X)
    return W - rate * U.T @ X, c - rate * U.sum(axis=0)


def wrong_bias_first(X, W, c, t, rate):
    """The bias moves first, and the weights see the new one."""
    c = c - rate * 2 * (X @ W.T + c - t).mean(axis=0)
    return W - rate * 2 * (X @ W.T + c - t).T @ X / len(X), c


def wrong_weights_first(X, W, c, t, rate):
    """The weights move first, and the bias sees the new ones."""
    W = W - rate * 2 * (X @ W.T + c - t).T @ X / len(X)
    return W, c - rate * 2 * (X @ W.T + c - t).mean(axis=0)


def wrong_two_steps(X, W, c, t, rate):
    """Two steps."""
    return right_three_lines(X, *right_three_lines(X, W, c, t, rate), t, rate)


def wrong_bias_not_summed(X, W, c, t, rate):
    """The bias becomes a table with a row for each example."""
    U = 2 * (X @ W.T + c - t) / len(X)
    return W - rate * U.T @ X, c - rate * U


def wrong_bias_total(X, W, c, t, rate):
    """One number for all outputs."""
    U = 2 * (X @ W.T + c - t) / len(X)
    return W - rate * U.T @ X, c - rate * U.sum()


def wrong_closed_form(X, W, c, t, rate):
    """The least-squares solution in place of one step."""
    ones = np.column_stack([X, np.ones(len(X))])
    found = np.linalg.lstsq(ones, t, rcond=None)[0].T
    return found[:, :-1], found[:, -1]


def wrong_in_place(X, W, c, t, rate):
    """Changes the caller's weights."""
    U = 2 * (X @ W.T + c - t) / len(X)
    W -= rate * U.T @ X
    return W, c - rate * U.sum(axis=0)


def wrong_weights_alone(X, W, c, t, rate):
    """Returns the weights alone."""
    return right_three_lines(X, W, c, t, rate)[0]


def wrong_without_return(X, W, c, t, rate):
    """Computes the step and forgets to return it."""
    right_three_lines(X, W, c, t, rate)
