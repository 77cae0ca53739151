"""Answers to `largest_rate`: 2/λmax of 2XᵀX/B, which is B/σmax²."""

import numpy as np


def right_eigenvalue(X):
    """2 over the largest eigenvalue of 2XᵀX/B."""
    top = np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1]
    return 2 / top if top > 0 else np.inf


def right_singular(X):
    """B over the squared largest singular value."""
    if not np.any(X):
        return float("inf")
    return len(X) / np.linalg.norm(X, 2) ** 2


def right_small_side(X):
    """XXᵀ has the same largest eigenvalue as XᵀX."""
    B = X.shape[0]
    top = np.max(np.linalg.eigvalsh(X @ X.T / B))
    return 1 / top if top > 0 else np.inf


def right_power(X):
    """Multiplies by the Hessian again and again."""
    if not np.any(X):
        return np.inf
    v, top = np.ones(X.shape[1]) + np.arange(X.shape[1]) / 7, 0.0
    for _ in range(20000):
        v = v / np.linalg.norm(v)
        Hv = 2 * X.T @ (X @ v) / len(X)
        top, v = v @ Hv, Hv
    return 2 / top


def wrong_without_two(X):
    """The Hessian XᵀX/B, the 2 of the square missing."""
    return 2 * right_eigenvalue(X)


def wrong_sum(X):
    """The Hessian 2XᵀX of the sum of squares."""
    return right_eigenvalue(X) / len(X)


def wrong_one_over(X):
    """1/λmax."""
    return right_eigenvalue(X) / 2


def wrong_smallest(X):
    """2 over the smallest eigenvalue."""
    low = np.linalg.eigvalsh(2 * X.T @ X / len(X))[0]
    return 2 / low if low > 1e-9 else np.inf


def wrong_best(X):
    """The best rate, 2/(λmin + λmax)."""
    values = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    return 2 / (values[0] + values[-1]) if values[-1] > 0 else np.inf


def wrong_trace(X):
    """2 over the trace: safe, and too small."""
    trace = np.trace(2 * X.T @ X / len(X))
    return 2 / trace if trace > 0 else np.inf


def wrong_diagonal(X):
    """2 over the largest diagonal entry."""
    top = np.max(2 * np.sum(X**2, axis=0) / len(X))
    return 2 / top if top > 0 else np.inf


def wrong_singular_not_squared(X):
    """B over the largest singular value."""
    top = np.linalg.norm(X, 2)
    return len(X) / top if top > 0 else np.inf


def wrong_by_n(X):
    """Divided by the number of parameters, not of examples."""
    top = np.linalg.eigvalsh(2 * X.T @ X / X.shape[1])[-1]
    return 2 / top if top > 0 else np.inf


def wrong_eigenvalue_itself(X):
    """The largest eigenvalue."""
    top = np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1]
    return top if top > 0 else np.inf


def wrong_condition(X):
    """The condition number."""
    values = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    return values[-1] / values[0] if values[0] > 1e-9 else np.inf


def wrong_zero(X):
    """Divides without a look at X = 0, and returns 0 there."""
    top = np.linalg.eigvalsh(2 * X.T @ X / len(X))[-1]
    return 2 / top if top > 0 else 0.0


def wrong_without_return(X):
    """Computes it and forgets to return it."""
    right_singular(X)
