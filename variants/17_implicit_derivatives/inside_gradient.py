"""Answers to `inside_gradient`: a gradient by W1 with a penalty on the hidden layer."""

import numpy as np


def parts(X, T, W1, W2):
    """Hidden values, residual, number of examples."""
    H = np.tanh(X @ W1.T)
    return H, H @ W2.T - T, len(X)


def right_matrices(X, T, W1, W2, alpha):
    """The penalty added to the cotangent of H."""
    H, R, B = parts(X, T, W1, W2)
    return ((2 * R @ W2 + 2 * alpha * H) / B * (1 - H**2)).T @ X


def right_loop(X, T, W1, W2, alpha):
    """Example by example."""
    total = np.zeros(W1.shape)
    for x, t in zip(X, T, strict=True):
        h = np.tanh(W1 @ x)
        u = 2 * W2.T @ (W2 @ h - t) + 2 * alpha * h
        total += np.outer((1 - h**2) * u, x)
    return total / len(X)


def right_stacked(X, T, W1, W2, alpha):
    """The penalty as further outputs of a larger second layer, √α times H."""
    m = len(W1)
    V = np.vstack([W2, np.sqrt(alpha) * np.eye(m)])
    targets = np.hstack([T, np.zeros((len(X), m))])
    H, R, B = parts(X, targets, W1, V)
    return np.einsum("bq,qm,bm,bn->mn", 2 * R / B, V, 1 - H**2, X)


def right_two_passes(X, T, W1, W2, alpha):
    """Two backward passes, one for each term."""
    H, R, B = parts(X, T, W1, W2)
    slopes = 2 * (1 - H**2) / B
    return ((R @ W2) * slopes).T @ X + alpha * (H * slopes).T @ X


def wrong_no_penalty(X, T, W1, W2, alpha):
    """The penalty is left out."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2) * s).T @ X


def wrong_penalty_alone(X, T, W1, W2, alpha):
    """The penalty alone."""
    H, _, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * (alpha * H * s).T @ X


def wrong_penalty_without_two(X, T, W1, W2, alpha):
    """αH for 2αH."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return ((2 * R @ W2 + alpha * H) / B * s).T @ X


def wrong_distance_without_two(X, T, W1, W2, alpha):
    """The distance without its 2."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return ((R @ W2 + 2 * alpha * H) / B * s).T @ X


def wrong_no_two(X, T, W1, W2, alpha):
    """Both without their 2."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return ((R @ W2 + alpha * H) / B * s).T @ X


def wrong_behind_the_slope(X, T, W1, W2, alpha):
    """The penalty added behind the slope of tanh."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2) * s + alpha * H).T @ X


def wrong_penalty_not_averaged(X, T, W1, W2, alpha):
    """The penalty is not averaged."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 * ((R @ W2 / B + alpha * H) * s).T @ X


def wrong_no_mean(X, T, W1, W2, alpha):
    """The sum over the examples."""
    H, R, _ = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 * ((R @ W2 + alpha * H) * s).T @ X


def wrong_distance_not_averaged(X, T, W1, W2, alpha):
    """The distance is not averaged."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 * ((R @ W2 + alpha * H / B) * s).T @ X


def wrong_on_weights(X, T, W1, W2, alpha):
    """The penalty on the weights."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2) * s).T @ X + 2 * alpha * W1


def wrong_penalty_sign(X, T, W1, W2, alpha):
    """The penalty subtracted."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2 - alpha * H) * s).T @ X


def wrong_residual_sign(X, T, W1, W2, alpha):
    """Target minus prediction."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((-R @ W2 + alpha * H) * s).T @ X


def wrong_no_slope(X, T, W1, W2, alpha):
    """No slope of tanh."""
    H, R, B = parts(X, T, W1, W2)
    return 2 / B * (R @ W2 + alpha * H).T @ X


def wrong_slope_at_output(X, T, W1, W2, alpha):
    """1 - tanh²(H)."""
    H, R, B = parts(X, T, W1, W2)
    return 2 / B * ((R @ W2 + alpha * H) * (1 - np.tanh(H) ** 2)).T @ X


def wrong_slope_one_minus_h(X, T, W1, W2, alpha):
    """1 - H."""
    H, R, B = parts(X, T, W1, W2)
    return 2 / B * ((R @ W2 + alpha * H) * (1 - H)).T @ X


def wrong_before_tanh(X, T, W1, W2, alpha):
    """The penalty on the values before tanh."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2 + alpha * (X @ W1.T)) * s).T @ X


def wrong_no_alpha(X, T, W1, W2, alpha):
    """α is forgotten."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2 + H) * s).T @ X


def wrong_first_example(X, T, W1, W2, alpha):
    """The first example alone."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * ((R @ W2 + alpha * H) * s)[:1].T @ X[:1]


def wrong_transposed(X, T, W1, W2, alpha):
    """The transpose."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * X.T @ ((R @ W2 + alpha * H) * s)


def wrong_by_second_matrix(X, T, W1, W2, alpha):
    """The gradient by W2."""
    H, R, B = parts(X, T, W1, W2)
    return 2 / B * R.T @ H


def wrong_no_targets(X, T, W1, W2, alpha):
    """The targets are left out."""
    H, R, B = parts(X, T, W1, W2)
    s = 1 - H**2
    return 2 / B * (((R + T) @ W2 + alpha * H) * s).T @ X


def wrong_in_place(X, T, W1, W2, alpha):
    """Changes the caller's targets."""
    T -= np.tanh(X @ W1.T) @ W2.T
    H = np.tanh(X @ W1.T)
    return 2 / len(X) * ((-T @ W2 + alpha * H) * (1 - H**2)).T @ X
