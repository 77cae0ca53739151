"""Answers to `hinge_gradient`: the true class against its strongest rivals."""

import numpy as np


def right_masked(Z, labels):
    """Rivals with the true score hidden, shares, then the rows that cost nothing."""
    B, C = Z.shape
    true = np.eye(C)[labels]
    rivals = np.where(true == 1, -np.inf, Z)
    top = rivals.max(axis=1, keepdims=True)
    winners = rivals == top
    active = 1 + top > np.sum(true * Z, axis=1, keepdims=True)
    return active * (winners / winners.sum(axis=1, keepdims=True) - true) / B


def right_loop(Z, labels):
    """Example by example."""
    G = np.zeros(Z.shape)
    for z, c, g in zip(Z, labels, G, strict=True):
        others = [j for j in range(len(z)) if j != c]
        best = max(z[j] for j in others)
        if 1 + best - z[c] > 0:
            winners = [j for j in others if z[j] == best]
            g[winners] = 1 / len(winners)
            g[c] = -1
    return G / len(Z)


def right_deleted(Z, labels):
    """The true score taken out of each row, and zeros put back in its place."""
    rows = []
    for z, c in zip(np.asarray(Z, dtype=float), labels, strict=True):
        rest = np.delete(z, c)
        share = (rest == rest.max()) / np.count_nonzero(rest == rest.max())
        row = np.insert(share, c, -1.0)
        rows.append(row if rest.max() > z[c] - 1 else 0 * row)
    return np.array(rows) / len(rows)


def wrong_sign(Z, labels):
    """Prediction and target exchanged."""
    return -right_masked(Z, labels)


def wrong_sum(Z, labels):
    """The gradient of the sum."""
    return right_masked(Z, labels) * len(Z)


def wrong_size(Z, labels):
    """Divided by B·C."""
    return right_masked(Z, labels) / Z.shape[1]


def wrong_classes(Z, labels):
    """Divided by C, not by B."""
    return right_masked(Z, labels) * len(Z) / Z.shape[1]


def wrong_all_active(Z, labels):
    """Every class that comes too close counts."""
    B = len(Z)
    rows = np.arange(B)
    G = (1 + Z - Z[rows, labels][:, None] > 0) * 1.0
    G[rows, labels] = 0
    G[rows, labels] = -G.sum(axis=1)
    return G / B


def wrong_never_silent(Z, labels):
    """Examples that lead by enough still pull."""
    spread = np.array(Z, dtype=float)
    spread[np.arange(len(Z)), labels] -= 1e6
    return right_masked(spread, labels)


def wrong_own_rival(Z, labels):
    """The true class is among its rivals."""
    B, C = Z.shape
    winners = np.equal(Z, Z.max(axis=1, keepdims=True))
    shares = winners / winners.sum(axis=1, keepdims=True)
    return (shares - np.eye(C)[labels]) / B


def wrong_no_margin(Z, labels):
    """Only examples that are wrong cost anything."""
    shifted = np.array(Z, dtype=float)
    shifted[np.arange(len(Z)), labels] += 1
    return right_masked(shifted, labels)


def wrong_rivals_only(Z, labels):
    """Nothing at the true class."""
    return np.maximum(right_masked(Z, labels), 0)


def wrong_true_only(Z, labels):
    """Nothing at the rivals."""
    return np.minimum(right_masked(Z, labels), 0)


def wrong_lead_counts(Z, labels):
    """A lead of exactly 1 counts as missing."""
    nudged = np.array(Z, dtype=float)
    nudged[np.arange(len(Z)), labels] -= 1e-9
    return right_masked(nudged, labels)


def wrong_first_winner(Z, labels):
    """The first of the tied rivals gets all."""
    G = right_masked(Z, labels)
    kept = np.zeros(G.shape)
    rows = np.arange(len(Z))
    first = G.argmax(axis=1)
    kept[rows, first] = (G.max(axis=1) > 0) / len(Z)
    return kept + np.minimum(G, 0)


def wrong_each_winner(Z, labels):
    """Each of the tied rivals gets the whole."""
    G = right_masked(Z, labels)
    return (G > 0) / len(Z) + np.minimum(G, 0)


def wrong_each_winner_balanced(Z, labels):
    """Each of the tied rivals gets the whole, and the true class pays for all."""
    G = (right_masked(Z, labels) > 0) * 1.0
    G[np.arange(len(Z)), labels] = -G.sum(axis=1)
    return G / len(Z)


def wrong_loss(Z, labels):
    """The mean loss."""
    rows = np.arange(len(Z))
    rivals = np.array(Z, dtype=float)
    rivals[rows, labels] = -np.inf
    return np.maximum(0, 1 + rivals.max(axis=1) - Z[rows, labels]).mean()


def wrong_in_place(Z, labels):
    """The true scores are hidden in the caller's array."""
    Z[np.arange(len(Z)), labels] = -1000000
    return right_masked(Z, labels)
