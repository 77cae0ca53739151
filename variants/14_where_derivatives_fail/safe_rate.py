"""Answers to `safe_rate`: 2/L for logistic regression with a squared penalty."""

import numpy as np


def curvature(X):
    """The largest curvature of the mean loss, by the bound ¼."""
    return np.linalg.norm(X, 2) ** 2 / (4 * len(X))


def refused(L):
    """2/L, unless L is 0."""
    if L == 0:
        raise ValueError("every rate is safe")
    return 2 / L


def right_spectral(X, strength):
    """The square of the largest singular value."""
    return refused(curvature(X) + strength)


def right_eigenvalues(X, strength):
    """The largest eigenvalue of the bounded Hessian."""
    B, n = X.shape
    H = X.T @ X / (4.0 * B) + strength * np.eye(n)
    L = np.linalg.eigvalsh(H)[-1]
    if not L > 0:
        raise ValueError("L is 0")
    return 2 / L


def right_examples(X, strength):
    """The smaller matrix XXᵀ has the same largest eigenvalue."""
    L = np.linalg.eigvalsh(X @ X.T).max() / 4 / X.shape[0] + strength
    if L <= 0:
        raise ValueError("L is 0")
    return float(2.0 / L)


def wrong_constant(X, strength):
    """L itself."""
    refused(curvature(X) + strength)
    return curvature(X) + strength


def wrong_one_over(X, strength):
    """1/L."""
    return refused(curvature(X) + strength) / 2


def wrong_no_quarter(X, strength):
    """Without the bound ¼."""
    return refused(4 * curvature(X) + strength)


def wrong_half(X, strength):
    """p(1 - p) taken as ½."""
    return refused(2 * curvature(X) + strength)


def wrong_no_mean(X, strength):
    """The sum over the examples."""
    return refused(len(X) * curvature(X) + strength)


def wrong_mean_twice(X, strength):
    """1/B twice."""
    return refused(curvature(X) / len(X) + strength)


def wrong_features(X, strength):
    """Divided by the number of features."""
    return refused(curvature(X) * len(X) / X.shape[1] + strength)


def wrong_not_squared(X, strength):
    """The singular value is not squared."""
    return refused(np.linalg.norm(X, 2) / (4 * len(X)) + strength)


def wrong_smallest(X, strength):
    """The smallest eigenvalue."""
    low = np.linalg.norm(X, -2) ** 2 / (4 * len(X))
    return refused(low + strength)


def wrong_trace(X, strength):
    """The sum of all eigenvalues."""
    return refused(np.sum(X * 1.0 * X) / (4 * len(X)) + strength)


def wrong_squared_error(X, strength):
    """The border for the mean squared error."""
    return refused(8 * curvature(X) + strength)


def wrong_no_penalty(X, strength):
    """The penalty is left out."""
    refused(curvature(X) + strength)
    return 2 / curvature(X)


def wrong_penalty_doubled(X, strength):
    """The penalty counts 2λ."""
    return refused(curvature(X) + 2 * strength)


def wrong_penalty_halved(X, strength):
    """The penalty counts λ/2."""
    return refused(curvature(X) + strength / 2)


def wrong_penalty_averaged(X, strength):
    """The penalty counts λ/B."""
    return refused(curvature(X) + strength / len(X))


def wrong_larger(X, strength):
    """The larger of the two curvatures."""
    return refused(max(curvature(X), strength))


def wrong_rates_added(X, strength):
    """The two rates are added."""
    refused(curvature(X) + strength)
    return 2 / curvature(X) + (2 / strength if strength else 0)


def wrong_subtracted(X, strength):
    """The penalty is subtracted."""
    return refused(curvature(X) - strength)


def wrong_infinite(X, strength):
    """Infinity where every rate is safe."""
    L = curvature(X) + strength
    return 2 / L if L else np.inf
