"""Answers to `clipped_gradient`: each example's gradient shortened, then the sum."""

import numpy as np


def _all(X, U):
    return U[:, :, None] * X[:, None, :]


def right_product_of_lengths(X, U, limit):
    """Lengths as products, the factor put into U; no array (B, m, n)."""
    lengths = np.linalg.norm(U, axis=1) * np.linalg.norm(X, axis=1)
    return (U * (limit / np.maximum(lengths, limit))[:, None]).T @ X


def right_array(X, U, limit):
    """The array of all gradients, a factor for each."""
    G = _all(X, U)
    lengths = np.sqrt(np.einsum("bij,bij->b", G, G))
    safe = np.where(lengths > 0, lengths, 1)
    return np.einsum("b,bij->ij", np.minimum(1, limit / safe), G)


def right_loop(X, U, limit):
    """Example by example, with an if."""
    total = np.zeros((U.shape[1], X.shape[1]))
    for u, x in zip(U, X, strict=True):
        one = np.outer(u, x)
        length = np.linalg.norm(one)
        total += one * (limit / length) if length > limit else one
    return total


def wrong_unclipped(X, U, limit):
    """Clips nothing."""
    return U.T @ X


def wrong_sum_clipped(X, U, limit):
    """Clips the sum."""
    total = U.T @ X
    return total * min(1, limit / max(np.linalg.norm(total), 1e-300))


def wrong_normalised(X, U, limit):
    """Gives each example the length of the limit, short ones too."""
    G = _all(X, U)
    lengths = np.linalg.norm(G, axis=(1, 2))
    return np.einsum("b,bij->ij", limit / np.where(lengths > 0, lengths, 1), G)


def wrong_entries(X, U, limit):
    """Clips each entry of each example."""
    return np.clip(_all(X, U), -limit, limit).sum(axis=0)


def wrong_entries_of_sum(X, U, limit):
    """Clips each entry of the sum."""
    return np.clip(U.T @ X, -limit, limit)


def wrong_left_out(X, U, limit):
    """Leaves long examples out."""
    G = _all(X, U)
    return G[np.linalg.norm(G, axis=(1, 2)) <= limit].sum(axis=0)


def wrong_mean(X, U, limit):
    """The mean of the clipped gradients."""
    return right_array(X, U, limit) / len(X)


def wrong_cotangents(X, U, limit):
    """The length of the cotangent alone."""
    lengths = np.maximum(np.linalg.norm(U, axis=1), limit)
    return (U * (limit / lengths)[:, None]).T @ X


def wrong_features(X, U, limit):
    """The length of the features alone."""
    lengths = np.maximum(np.linalg.norm(X, axis=1), limit)
    return (U * (limit / lengths)[:, None]).T @ X


def wrong_unit(X, U, limit):
    """Long ones are shortened to 1: the factor of the limit is missing."""
    G = _all(X, U)
    lengths = np.maximum(np.linalg.norm(G, axis=(1, 2)), 1)
    return np.einsum("b,bij->ij", 1 / lengths, G)


def wrong_squared_length(X, U, limit):
    """The root of the length is forgotten."""
    G = _all(X, U)
    squares = np.maximum(np.sum(G**2, axis=(1, 2)), limit)
    return np.einsum("b,bij->ij", limit / squares, G)


def wrong_one_factor(X, U, limit):
    """One factor for all, from the longest example."""
    longest = np.linalg.norm(_all(X, U), axis=(1, 2)).max()
    return U.T @ X * min(1, limit / max(longest, limit))


def wrong_not_summed(X, U, limit):
    """The clipped gradients, without the sum."""
    G = _all(X, U)
    lengths = np.maximum(np.linalg.norm(G, axis=(1, 2)), limit)
    return G * (limit / lengths)[:, None, None]


def wrong_nan_at_zero(X, U, limit):
    """limit / length where the length may be 0."""
    G = _all(X, U)
    lengths = np.linalg.norm(G, axis=(1, 2))
    with np.errstate(all="ignore"):
        return np.einsum(
            "b,bij->ij",
            np.minimum(1, limit / lengths),
            G / lengths[:, None, None] * lengths[:, None, None],
        )


def wrong_spectral(X, U, limit):
    """The largest entry where the length belongs."""
    G = _all(X, U)
    lengths = np.maximum(np.abs(G).max(axis=(1, 2)), limit)
    return np.einsum("b,bij->ij", limit / lengths, G)


def wrong_transposed(X, U, limit):
    """The sum as (n, m)."""
    return right_array(X, U, limit).T


def wrong_in_place(X, U, limit):
    """Shortens the rows of the caller's U."""
    lengths = np.linalg.norm(U, axis=1) * np.linalg.norm(X, axis=1)
    U *= (limit / np.maximum(lengths, limit))[:, None]
    return U.T @ X


def wrong_without_return(X, U, limit):
    """Computes the sum and forgets to return it."""
    right_array(X, U, limit)
