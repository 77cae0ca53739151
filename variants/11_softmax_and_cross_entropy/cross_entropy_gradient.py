"""Answers to `cross_entropy_gradient`: (P - Y)/B from scores and labels."""

import numpy as np


def shares(Z, axis=1):
    """The softmax, shifted."""
    e = np.exp(Z - np.max(Z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def checked(Z, labels):
    """The one-hot targets, after a look at the labels."""
    C = np.shape(Z)[1]
    if np.min(labels) < 0 or np.max(labels) >= C:
        raise ValueError("no such class")
    return np.eye(C)[labels]


def right_one_hot(Z, labels):
    """With a one-hot matrix."""
    return (shares(Z) - checked(Z, labels)) / len(Z)


def right_at_labels(Z, labels):
    """1 subtracted at the labels."""
    checked(Z, labels)
    G = shares(Z)
    G[np.arange(len(Z)), labels] -= 1
    return G / len(Z)


def right_loop(Z, labels):
    """Example by example, through the logarithms of the shares."""
    checked(Z, labels)
    G = np.zeros(np.shape(Z))
    for b, k in enumerate(labels):
        p = np.exp(Z[b] - np.logaddexp.reduce(Z[b]))
        for i in range(len(p)):
            G[b, i] = (p[i] - (1.0 if i == k else 0.0)) / len(Z)
    return G


def right_pulled_back(Z, labels):
    """The upstream -Y/B pulled back through the log-softmax."""
    U = -checked(Z, labels) / len(Z)
    return U - shares(Z) * U.sum(axis=1, keepdims=True)


def wrong_sign(Z, labels):
    """Target minus prediction."""
    return (checked(Z, labels) - shares(Z)) / len(Z)


def wrong_sum(Z, labels):
    """Without 1/B."""
    return shares(Z) - checked(Z, labels)


def wrong_all_entries(Z, labels):
    """The mean over all entries."""
    return (shares(Z) - checked(Z, labels)) / np.size(Z)


def wrong_classes(Z, labels):
    """Divided by the number of classes."""
    return (shares(Z) - checked(Z, labels)) / np.shape(Z)[1]


def wrong_twice_mean(Z, labels):
    """1/B twice."""
    return (shares(Z) - checked(Z, labels)) / len(Z) ** 2


def wrong_no_target(Z, labels):
    """P/B."""
    checked(Z, labels)
    return shares(Z) / len(Z)


def wrong_slope_again(Z, labels):
    """(P - Y) P (1 - P)/B."""
    P = shares(Z)
    return (P - checked(Z, labels)) * P * (1 - P) / len(Z)


def wrong_diagonal(Z, labels):
    """-Y(1 - P)/B, the diagonal of the softmax alone."""
    return -checked(Z, labels) * (1 - shares(Z)) / len(Z)


def wrong_by_shares(Z, labels):
    """-Y/P, the gradient by the shares."""
    return -checked(Z, labels) / shares(Z) / len(Z)


def wrong_everywhere(Z, labels):
    """1 subtracted in every place."""
    checked(Z, labels)
    return (shares(Z) - 1) / len(Z)


def wrong_all_columns(Z, labels):
    """P[:, labels] -= 1, which reaches whole columns."""
    checked(Z, labels)
    G = shares(Z)
    G[:, labels] -= 1
    return G / len(Z)


def wrong_class_number(Z, labels):
    """The number of the class for its one-hot vector."""
    checked(Z, labels)
    return (shares(Z) - np.asarray(labels)[:, None]) / len(Z)


def wrong_batch_axis(Z, labels):
    """The softmax over the examples."""
    return (shares(Z, axis=0) - checked(Z, labels)) / len(Z)


def wrong_twice(Z, labels):
    """The softmax of the softmax."""
    return (shares(shares(Z)) - checked(Z, labels)) / len(Z)


def wrong_value(Z, labels):
    """The loss."""
    return -np.mean(np.log(np.sum(shares(Z) * checked(Z, labels), axis=1)))


def wrong_at_labels_only(Z, labels):
    """The entries at the labels."""
    P, Y = shares(Z), checked(Z, labels)
    return ((P - Y) * Y).sum(axis=1) / len(Z)


def wrong_scores(Z, labels):
    """The scores for the shares."""
    return (Z - checked(Z, labels)) / len(Z)


def wrong_not_divided(Z, labels):
    """The exponentials for the shares."""
    return (np.exp(Z) - checked(Z, labels)) / len(Z)


def wrong_naive(Z, labels):
    """Without the shift."""
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return (P - checked(Z, labels)) / len(Z)


def wrong_one_maximum(Z, labels):
    """One maximum for the whole batch."""
    e = np.exp(Z - np.max(Z))
    return (e / (e.sum(axis=1, keepdims=True) + 1e-12) - checked(Z, labels)) / len(Z)


def wrong_labels_unchecked(Z, labels):
    """Takes -1 for the last class."""
    G = shares(Z)
    G[np.arange(len(Z)), labels] -= 1
    return G / len(Z)


def wrong_negative_unchecked(Z, labels):
    """Refuses labels that are too large, and not negative ones."""
    if np.max(labels) >= np.shape(Z)[1]:
        raise ValueError("no such class")
    G = shares(Z)
    G[np.arange(len(Z)), labels] -= 1
    return G / len(Z)


def wrong_one_hot_turned(Z, labels):
    """One-hot targets of shape (C, B)."""
    return (shares(Z) - checked(Z, labels).T) / len(Z)


def wrong_in_place(Z, labels):
    """Changes the caller's scores."""
    Z -= Z.max(axis=1, keepdims=True)
    return (shares(Z) - checked(Z, labels)) / len(Z)


def wrong_without_return(Z, labels):
    """Computes and forgets to return."""
    (shares(Z) - checked(Z, labels)) / len(Z)
