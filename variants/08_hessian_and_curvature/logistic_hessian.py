"""Answers to `logistic_hessian`: XᵀDX/B with p(1 - p) on the diagonal of D."""

import numpy as np


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def right_weighted_rows(X, theta):
    """Rows of X times their weights, then one product."""
    p = _sigmoid(X @ theta)
    return X.T @ ((p * (1 - p))[:, None] * X) / len(X)


def right_diagonal_matrix(X, theta):
    """With the diagonal matrix written out."""
    p = _sigmoid(X @ theta)
    return X.T @ np.diag(p * (1 - p)) @ X / X.shape[0]


def right_sum_of_outer(X, theta):
    """A sum of outer products, one for each example."""
    H = np.zeros((X.shape[1], X.shape[1]))
    for x in X:
        p = _sigmoid(x @ theta)
        H += p * (1 - p) * np.outer(x, x)
    return H / len(X)


def right_einsum(X, theta):
    """One einsum; the weight as 1/(4 cosh²(z/2))."""
    weight = 0.25 * (1 - np.tanh(X @ theta / 2) ** 2)
    return np.einsum("b,bi,bj->ij", weight, X, X) / len(X)


def right_square_root(X, theta):
    """As AᵀA, where A has the rows of X times the roots of their weights."""
    p = _sigmoid(X @ theta)
    A = X * np.sqrt(p * (1 - p) / len(X))[:, None]
    return A.T @ A


def wrong_no_weights(X, theta):
    """XᵀX/B, as for least squares."""
    return X.T @ X / len(X)


def wrong_quarter(X, theta):
    """The weight 1/4 for all: right at θ = 0 only."""
    return X.T @ X / (4 * len(X))


def wrong_weight_p(X, theta):
    """Weights p."""
    p = _sigmoid(X @ theta)
    return X.T @ (p[:, None] * X) / len(X)


def wrong_sum(X, theta):
    """The sum over the examples, 1/B missing."""
    return len(X) * right_weighted_rows(X, theta)


def wrong_by_n(X, theta):
    """Divided by the number of parameters."""
    return right_weighted_rows(X, theta) * len(X) / X.shape[1]


def wrong_sign(X, theta):
    """The sign turned: of the log-likelihood."""
    return -right_weighted_rows(X, theta)


def wrong_transposed(X, theta):
    """XXᵀ in place of XᵀX."""
    p = _sigmoid(X @ theta)
    return (X * (p * (1 - p))[:, None]) @ X.T / len(X)


def wrong_squared_weight(X, theta):
    """The weights twice, on both sides of the product."""
    p = _sigmoid(X @ theta)
    A = X * (p * (1 - p))[:, None]
    return A.T @ A / len(X)


def wrong_half(X, theta):
    """Half of it, as in the quadratic model."""
    return right_weighted_rows(X, theta) / 2


def wrong_diagonal_only(X, theta):
    """The mixed derivatives are missing."""
    return np.diag(np.diag(right_weighted_rows(X, theta)))


def wrong_weight_at_z(X, theta):
    """z(1 - z): the slope taken at z as if it were p."""
    z = X @ theta
    return X.T @ ((z * (1 - z))[:, None] * X) / len(X)


def wrong_slope_of_p(X, theta):
    """The sigmoid applied twice before the slope."""
    p = _sigmoid(_sigmoid(X @ theta))
    return X.T @ ((p * (1 - p))[:, None] * X) / len(X)


def wrong_mean_weight(X, theta):
    """The mean of the weights times XᵀX/B."""
    p = _sigmoid(X @ theta)
    return np.mean(p * (1 - p)) * X.T @ X / len(X)


def wrong_centred(X, theta):
    """The weighted covariance: column means are subtracted first."""
    p, Z = _sigmoid(X @ theta), X - X.mean(axis=0)
    return Z.T @ ((p * (1 - p))[:, None] * Z) / len(X)


def wrong_overflow(X, theta):
    """The sigmoid as eᶻ/(1 + eᶻ): NaN for z = 1000."""
    e = np.exp(X @ theta)
    p = e / (1 + e)
    return X.T @ ((p * (1 - p))[:, None] * X) / len(X)


def wrong_without_return(X, theta):
    """Computes it and forgets to return it."""
    right_einsum(X, theta)
