"""Answers to `ridge_slope`: the derivative of ridge weights by the penalty."""

import numpy as np


def parts(X, y, lam):
    """The matrix and the weights, for a positive penalty."""
    if not lam > 0:
        raise ValueError("lam must be positive")
    M = X.T @ X + lam * np.eye(X.shape[1])
    return M, np.linalg.solve(M, X.T @ y)


def right_two_solves(X, y, lam):
    """Two solves with one matrix."""
    M, w = parts(X, y, lam)
    return np.linalg.solve(M, -w)


def right_singular_values(X, y, lam):
    """By singular values: each direction has s/(s² + λ)²."""
    if not lam > 0:
        raise ValueError("lam must be positive")
    U, s, V = np.linalg.svd(X, full_matrices=False)
    return -V.T @ (s * (U.T @ y) / (s**2 + lam) ** 2)


def right_dual(X, y, lam):
    """Through the small matrix XXᵀ + λI of the examples."""
    if not lam > 0:
        raise ValueError("lam must be positive")
    K = np.linalg.inv(X @ X.T + lam * np.eye(len(X)))
    return -X.T @ (K @ (K @ y))


def right_eigenvectors(X, y, lam):
    """By eigenvectors of XᵀX."""
    if not lam > 0:
        raise ValueError("lam must be positive")
    values, Q = np.linalg.eigh(X.T @ X)
    return -Q @ ((Q.T @ (X.T @ y)) / (values + lam) ** 2)


def wrong_sign(X, y, lam):
    """The minus is missing."""
    M, w = parts(X, y, lam)
    return np.linalg.solve(M, w)


def wrong_weights(X, y, lam):
    """The weights."""
    return parts(X, y, lam)[1]


def wrong_minus_weights(X, y, lam):
    """No second solve."""
    return -parts(X, y, lam)[1]


def wrong_multiplied(X, y, lam):
    """Multiplied by the matrix."""
    M, w = parts(X, y, lam)
    return -M @ w


def wrong_three_solves(X, y, lam):
    """One solve too many."""
    M, w = parts(X, y, lam)
    return -np.linalg.solve(M, np.linalg.solve(M, w))


def wrong_right_side(X, y, lam):
    """Minus the weights, called -M⁻¹ Xᵀy."""
    M, _ = parts(X, y, lam)
    return -np.linalg.solve(M, X.T @ y)


def wrong_twice(X, y, lam):
    """The 2 of the penalty kept, the 2 of the squares lost."""
    M, w = parts(X, y, lam)
    return -2 * np.linalg.solve(M, w)


def wrong_half(X, y, lam):
    """The 2 of the squares kept, the 2 of the penalty lost."""
    M, w = parts(X, y, lam)
    return np.linalg.solve(2 * M, -w)


def wrong_penalty_forgotten(X, y, lam):
    """The second matrix has no penalty."""
    _, w = parts(X, y, lam)
    return -np.linalg.solve(X.T @ X, w)


def wrong_least_squares_weights(X, y, lam):
    """The weights without a penalty."""
    M, _ = parts(X, y, lam)
    return -np.linalg.solve(M, np.linalg.solve(X.T @ X, X.T @ y))


def wrong_mean(X, y, lam):
    """For the mean of the squares."""
    B = len(X)
    M, w = parts(X / np.sqrt(B), y / np.sqrt(B), lam)
    return -np.linalg.solve(M, w)


def wrong_penalty_times_examples(X, y, lam):
    """For a penalty of B λ."""
    M, w = parts(X, y, lam * len(X))
    return -np.linalg.solve(M, w)


def wrong_diagonal(X, y, lam):
    """Divided by the diagonal."""
    M, w = parts(X, y, lam)
    return -w / np.diag(M)


def wrong_over_penalty(X, y, lam):
    """-w/λ."""
    return -parts(X, y, lam)[1] / lam


def wrong_length(X, y, lam):
    """The derivative of the squared length."""
    M, w = parts(X, y, lam)
    return -2 * w @ np.linalg.solve(M, w)


def wrong_inverse(X, y, lam):
    """Minus the inverse."""
    M, _ = parts(X, y, lam)
    return -np.linalg.inv(M)


def wrong_zero_accepted(X, y, lam):
    """Accepts every penalty."""
    M = X.T @ X + lam * np.eye(X.shape[1])
    return -np.linalg.solve(M, np.linalg.solve(M, X.T @ y))


def wrong_column(X, y, lam):
    """A column of shape (n, 1)."""
    M, w = parts(X, y, lam)
    return -np.linalg.solve(M, w)[:, None]
