"""Answers to `w1_gradient`: the sigmoid's slope at the output is spent."""

import numpy as np


def sigma(z):
    """The sigmoid."""
    return 1 / (1 + np.exp(-z))


def forward(X, W1, W2):
    """Hidden activations and outputs."""
    H = sigma(X @ W1)
    return H, sigma(H @ W2)


def back(g, X, H, W2):
    """From the gradient by the second scores to that by W1, not averaged."""
    return X.T @ ((g @ W2.T) * H * (1 - H))


def right_from_scores(X, y, W1, W2):
    """p - y, the gradient by the scores."""
    H, p = forward(X, W1, W2)
    return back(p - y, X, H, W2) / len(X)


def right_two_factors(X, y, W1, W2):
    """Line 1 with its denominators, line 2 as published."""
    H, p = forward(X, W1, W2)
    by_p = -y / p + (1 - y) / sigma(-(H @ W2))
    return back(by_p * p * sigma(-(H @ W2)), X, H, W2) / len(X)


def right_loop(X, y, W1, W2):
    """Example by example, with outer products."""
    total = np.zeros(np.shape(W1))
    for x, target in zip(np.asarray(X, dtype=float), y, strict=True):
        h = sigma(x @ W1)
        error = float(sigma(h @ W2)[0]) - float(target[0])
        total += np.outer(x, error * W2[:, 0] * h * (1 - h))
    return total / len(X)


def right_einsum(X, y, W1, W2):
    """All in one contraction."""
    H, p = forward(X, W1, W2)
    g = (p - y)[:, 0]
    return np.einsum("bi,b,h,bh->ih", X, g, W2[:, 0], H * (1 - H)) / len(X)


def wrong_published(X, y, W1, W2):
    """The five lines as published, averaged."""
    H, p = forward(X, W1, W2)
    return back((p - y) * p * (1 - p), X, H, W2) / len(X)


def wrong_published_sum(X, y, W1, W2):
    """The five lines as published, added up."""
    H, p = forward(X, W1, W2)
    return back((p - y) * p * (1 - p), X, H, W2)


def wrong_slope_missing(X, y, W1, W2):
    """Line 1 repaired, and line 2 left out as well."""
    H, p = forward(X, W1, W2)
    return back((p - y) / (p * (1 - p)), X, H, W2) / len(X)


def wrong_sign(X, y, W1, W2):
    """Target minus prediction."""
    H, p = forward(X, W1, W2)
    return back(y - p, X, H, W2) / len(X)


def wrong_sum(X, y, W1, W2):
    """Repaired, and not averaged."""
    H, p = forward(X, W1, W2)
    return back(p - y, X, H, W2)


def wrong_first_slope_missing(X, y, W1, W2):
    """Both sigmoid slopes left out."""
    _, p = forward(X, W1, W2)
    return X.T @ ((p - y) @ W2.T) / len(X)


def wrong_first_slope_twice(X, y, W1, W2):
    """The first slope twice."""
    H, p = forward(X, W1, W2)
    return X.T @ (((p - y) @ W2.T) * (H * (1 - H)) ** 2) / len(X)


def wrong_slope_at_output(X, y, W1, W2):
    """The first slope taken at H."""
    H, p = forward(X, W1, W2)
    return X.T @ (((p - y) @ W2.T) * sigma(H) * (1 - sigma(H))) / len(X)


def wrong_half_of_loss(X, y, W1, W2):
    """-y/p alone for the loss."""
    H, p = forward(X, W1, W2)
    return back(-y * (1 - p), X, H, W2) / len(X)


def wrong_no_target(X, y, W1, W2):
    """p alone."""
    H, p = forward(X, W1, W2)
    return back(p, X, H, W2) / len(X)


def wrong_w2_missing(X, y, W1, W2):
    """Not passed through W2."""
    H, p = forward(X, W1, W2)
    return X.T @ ((p - y) * H * (1 - H)) / len(X)


def wrong_transposed(X, y, W1, W2):
    """Of shape (h, n)."""
    return right_from_scores(X, y, W1, W2).T


def wrong_by_w2(X, y, W1, W2):
    """The gradient by W2."""
    H, p = forward(X, W1, W2)
    return H.T @ (p - y) / len(X)


def wrong_flat_targets(X, y, W1, W2):
    """Targets of shape (B,), which meet every output."""
    H, p = forward(X, W1, W2)
    return back((p - y[:, 0]).mean(axis=1, keepdims=True), X, H, W2) / len(X)


def wrong_divided_by_rounded(X, y, W1, W2):
    """Line 1 repaired with 1e-3 added to its denominator."""
    H, p = forward(X, W1, W2)
    return back((p - y) / (p * (1 - p) + 1e-3) * p * (1 - p), X, H, W2) / len(X)


def wrong_integers(X, y, W1, W2):
    """Writes into an array of the type of W1."""
    G = np.zeros_like(W1)
    G[:] = right_from_scores(X, y, W1, W2)
    return G


def wrong_in_place(X, y, W1, W2):
    """Makes the descent's step in the caller's W1."""
    G = right_from_scores(X, y, W1, W2)
    W1 -= G
    return G


def wrong_without_return(X, y, W1, W2):
    """Computes and forgets to return."""
    right_from_scores(X, y, W1, W2)
