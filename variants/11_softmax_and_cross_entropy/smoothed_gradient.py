"""Answers to `smoothed_gradient`: (P - Q)/B with smoothed targets Q."""

import numpy as np


def shares(Z):
    """The softmax, shifted."""
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def one_hot(Z, labels):
    """The targets before they are smoothed."""
    return np.eye(np.shape(Z)[1])[labels]


def known(alpha):
    """Refuse what is no share."""
    if not 0 <= alpha < 1:
        raise ValueError("alpha must be at least 0 and below 1")


def right_matrix(Z, labels, alpha):
    """With the matrix of the smoothed targets."""
    known(alpha)
    Q = (1 - alpha) * one_hot(Z, labels) + alpha / np.shape(Z)[1]
    return (shares(Z) - Q) / len(Z)


def right_two_losses(Z, labels, alpha):
    """A mixture of two gradients: the label's and that of equal shares."""
    known(alpha)
    P, C = shares(Z), np.shape(Z)[1]
    hard, even = P - one_hot(Z, labels), P - 1 / C
    return ((1 - alpha) * hard + alpha * even) / len(Z)


def right_at_labels(Z, labels, alpha):
    """Subtracted in place of the shares."""
    known(alpha)
    G = shares(Z) - alpha / np.shape(Z)[1]
    G[np.arange(len(Z)), labels] -= 1 - alpha
    return G / len(Z)


def right_loop(Z, labels, alpha):
    """Example by example."""
    known(alpha)
    G = []
    for z, k in zip(Z, labels, strict=True):
        q = np.full(len(z), alpha / len(z))
        q[k] += 1 - alpha
        G.append((np.exp(z - np.logaddexp.reduce(z)) - q) / len(Z))
    return np.array(G)


def wrong_hard(Z, labels, alpha):
    """The labels not smoothed."""
    known(alpha)
    return (shares(Z) - one_hot(Z, labels)) / len(Z)


def wrong_sum(Z, labels, alpha):
    """Without 1/B."""
    return right_matrix(Z, labels, alpha) * len(Z)


def wrong_sign(Z, labels, alpha):
    """Target minus prediction."""
    return -right_matrix(Z, labels, alpha)


def wrong_over_classes(Z, labels, alpha):
    """Divided by C."""
    return right_matrix(Z, labels, alpha) * len(Z) / np.shape(Z)[1]


def wrong_all_entries(Z, labels, alpha):
    """The mean over all entries."""
    return right_matrix(Z, labels, alpha) / np.shape(Z)[1]


def wrong_others_only(Z, labels, alpha):
    """α spread over the other C - 1 classes."""
    known(alpha)
    Y, others = one_hot(Z, labels), max(np.shape(Z)[1] - 1, 1)
    return (shares(Z) - np.where(Y == 1, 1 - alpha, alpha / others)) / len(Z)


def wrong_not_shrunk(Z, labels, alpha):
    """α/C added to a one-hot target."""
    known(alpha)
    return (shares(Z) - one_hot(Z, labels) - alpha / np.shape(Z)[1]) / len(Z)


def wrong_only_shrunk(Z, labels, alpha):
    """The label shrunk, nothing added."""
    known(alpha)
    return (shares(Z) - (1 - alpha) * one_hot(Z, labels)) / len(Z)


def wrong_prediction_smoothed(Z, labels, alpha):
    """The prediction smoothed, not the target."""
    known(alpha)
    P = (1 - alpha) * shares(Z) + alpha / np.shape(Z)[1]
    return (P - one_hot(Z, labels)) / len(Z)


def wrong_gradient_shrunk(Z, labels, alpha):
    """(1 - α)(P - Y)/B."""
    known(alpha)
    return (1 - alpha) * (shares(Z) - one_hot(Z, labels)) / len(Z)


def wrong_swapped(Z, labels, alpha):
    """α and 1 - α swapped."""
    known(alpha)
    Q = alpha * one_hot(Z, labels) + (1 - alpha) / np.shape(Z)[1]
    return (shares(Z) - Q) / len(Z)


def wrong_alpha_each(Z, labels, alpha):
    """α for every class."""
    known(alpha)
    return (shares(Z) - (1 - alpha) * one_hot(Z, labels) - alpha) / len(Z)


def wrong_alpha_over_batch(Z, labels, alpha):
    """α/B for α/C."""
    known(alpha)
    Q = (1 - alpha) * one_hot(Z, labels) + alpha / len(Z)
    return (shares(Z) - Q) / len(Z)


def wrong_no_target(Z, labels, alpha):
    """P/B."""
    known(alpha)
    return shares(Z) / len(Z)


def wrong_diagonal(Z, labels, alpha):
    """-Q(1 - P)/B."""
    known(alpha)
    Q = (1 - alpha) * one_hot(Z, labels) + alpha / np.shape(Z)[1]
    return -Q * (1 - shares(Z)) / len(Z)


def wrong_slope_again(Z, labels, alpha):
    """(P - Q) P (1 - P)/B."""
    P = shares(Z)
    return right_matrix(Z, labels, alpha) * P * (1 - P)


def wrong_unchecked(Z, labels, alpha):
    """Takes any α."""
    Q = (1 - alpha) * one_hot(Z, labels) + alpha / np.shape(Z)[1]
    return (shares(Z) - Q) / len(Z)


def wrong_accepts_one(Z, labels, alpha):
    """Accepts α = 1."""
    if not 0 <= alpha <= 1:
        raise ValueError("alpha must lie between 0 and 1")
    return wrong_unchecked(Z, labels, alpha)


def wrong_refuses_zero(Z, labels, alpha):
    """Refuses α = 0."""
    if not 0 < alpha < 1:
        raise ValueError("alpha must lie between 0 and 1")
    return wrong_unchecked(Z, labels, alpha)


def wrong_naive(Z, labels, alpha):
    """Without the shift."""
    known(alpha)
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    Q = (1 - alpha) * one_hot(Z, labels) + alpha / np.shape(Z)[1]
    return (P - Q) / len(Z)


def wrong_in_place(Z, labels, alpha):
    """Changes the caller's scores."""
    Z -= Z.max(axis=1, keepdims=True)
    return right_matrix(Z, labels, alpha)


def wrong_without_return(Z, labels, alpha):
    """Computes and forgets to return."""
    right_matrix(Z, labels, alpha)
