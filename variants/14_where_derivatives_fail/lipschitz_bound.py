"""Answers to `lipschitz_bound`: the stretches of layers and activations, multiplied."""

import numpy as np


def stretch(W):
    """The largest singular value."""
    return np.linalg.norm(W, 2)


def right_product(weights, slope):
    """Spectral norms, and the steepest slope for each gap."""
    gaps = len(weights) - 1
    return np.prod([stretch(W) for W in weights]) * max(1, abs(slope)) ** gaps


def right_svd(weights, slope):
    """Singular values, in a loop."""
    bound = 1.0
    for k, W in enumerate(weights):
        bound *= np.linalg.svd(W, compute_uv=False)[0]
        if k:
            bound *= max(abs(slope), 1.0)
    return float(bound)


def right_eigenvalues(weights, slope):
    """The root of the largest eigenvalue of the product of all stretches, squared."""
    square = 1.0
    for W in weights:
        square *= np.linalg.eigvalsh(W.T @ W)[-1]
    return np.sqrt(square * max(1.0, slope * slope) ** (len(weights) - 1))


def wrong_frobenius(weights, slope):
    """Frobenius norms."""
    gaps = len(weights) - 1
    return np.prod([np.linalg.norm(W) for W in weights]) * max(1, abs(slope)) ** gaps


def wrong_sum(weights, slope):
    """The stretches are added."""
    gaps = len(weights) - 1
    return sum(stretch(W) for W in weights) * max(1, abs(slope)) ** gaps


def wrong_mean(weights, slope):
    """The mean of the stretches."""
    gaps = len(weights) - 1
    return np.mean([stretch(W) for W in weights]) * max(1, abs(slope)) ** gaps


def wrong_largest(weights, slope):
    """The largest stretch alone."""
    return max(stretch(W) for W in weights) * max(1, abs(slope)) ** (len(weights) - 1)


def wrong_last(weights, slope):
    """The last layer alone."""
    return stretch(weights[-1]) * max(1, abs(slope)) ** (len(weights) - 1)


def wrong_of_product(weights, slope):
    """The stretch of the product of the matrices."""
    P = weights[0]
    for W in weights[1:]:
        P = W @ P
    return stretch(P) * max(1, abs(slope)) ** (len(weights) - 1)


def wrong_squared(weights, slope):
    """Squares of the stretches."""
    return right_product(weights, slope) ** 2


def wrong_column_sums(weights, slope):
    """np.linalg.norm with 1: the largest column sum."""
    gaps = len(weights) - 1
    return np.prod([np.linalg.norm(W, 1) for W in weights]) * max(1, abs(slope)) ** gaps


def wrong_row_sums(weights, slope):
    """np.linalg.norm with inf: the largest row sum."""
    gaps = len(weights) - 1
    norms = [np.linalg.norm(W, np.inf) for W in weights]
    return np.prod(norms) * max(1, abs(slope)) ** gaps


def wrong_smallest(weights, slope):
    """The smallest stretch of each layer."""
    gaps = len(weights) - 1
    return (
        np.prod([np.linalg.norm(W, -2) for W in weights]) * max(1, abs(slope)) ** gaps
    )


def wrong_spectral_radius(weights, slope):
    """The largest eigenvalue where a matrix is square."""
    sizes = [
        np.max(np.abs(np.linalg.eigvals(W))) if W.shape[0] == W.shape[1] else stretch(W)
        for W in weights
    ]
    return np.prod(sizes) * max(1, abs(slope)) ** (len(weights) - 1)


def wrong_no_activation(weights, slope):
    """The activations are left out."""
    return np.prod([stretch(W) for W in weights])


def wrong_activation_last(weights, slope):
    """An activation behind each layer."""
    return right_product(weights, slope) * max(1, abs(slope))


def wrong_one_activation(weights, slope):
    """One activation in all."""
    factor = max(1, abs(slope)) if len(weights) > 1 else 1
    return np.prod([stretch(W) for W in weights]) * factor


def wrong_only_slope(weights, slope):
    """The slope of the negative side alone."""
    gaps = len(weights) - 1
    return np.prod([stretch(W) for W in weights]) * abs(slope) ** gaps


def wrong_sign(weights, slope):
    """max(1, slope): a steep negative slope is missed."""
    return np.prod([stretch(W) for W in weights]) * max(1, slope) ** (len(weights) - 1)


def wrong_activations_added(weights, slope):
    """The factors of the activations are added."""
    factor = max(1, abs(slope)) * (len(weights) - 1) if abs(slope) > 1 else 1
    return np.prod([stretch(W) for W in weights]) * (factor or 1)
