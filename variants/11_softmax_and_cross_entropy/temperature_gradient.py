"""Answers to `temperature_gradient`: minus the mean of <p - y, z>, over T²."""

import numpy as np


def shares(A, axis=1):
    """The softmax, shifted."""
    e = np.exp(A - np.max(A, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def positive(T):
    """Refuse what is no temperature."""
    if not T > 0:
        raise ValueError("T must be positive")


def gap(Z, labels, T):
    """P - Y."""
    positive(T)
    return shares(Z / T) - np.eye(np.shape(Z)[1])[labels]


def right_inner(Z, labels, T):
    """The inner products, averaged."""
    return -np.sum(gap(Z, labels, T) * Z) / len(Z) / T**2


def right_mean_score(Z, labels, T):
    """The label's score minus the mean score under p."""
    positive(T)
    own = Z[np.arange(len(Z)), labels]
    return np.mean(own - np.sum(shares(Z / T) * Z, axis=1)) / T**2


def right_pulled_back(Z, labels, T):
    """The gradient by z/T, times -z/T², by einsum."""
    G = gap(Z, labels, T) / len(Z)
    return np.einsum("bi,bi->", G, -np.asarray(Z) / T**2)


def right_loop(Z, labels, T):
    """Example by example."""
    positive(T)
    total = 0.0
    for z, k in zip(np.asarray(Z, dtype=float), labels, strict=True):
        p = np.exp(z / T - np.logaddexp.reduce(z / T))
        total += (z[k] - p @ z) / T**2
    return total / len(Z)


def wrong_sign(Z, labels, T):
    """Without the minus of 1/T."""
    return -right_inner(Z, labels, T)


def wrong_one_over_t(Z, labels, T):
    """1/T for 1/T²."""
    return right_inner(Z, labels, T) * T


def wrong_no_factor(Z, labels, T):
    """Without 1/T²."""
    return right_inner(Z, labels, T) * T**2


def wrong_cubed(Z, labels, T):
    """z/T for z: 1/T³."""
    return right_inner(Z, labels, T) / T


def wrong_sum(Z, labels, T):
    """Without 1/B."""
    return right_inner(Z, labels, T) * len(Z)


def wrong_all_entries(Z, labels, T):
    """The mean over all entries."""
    return -np.mean(gap(Z, labels, T) * Z) / T**2


def wrong_cold_shares(Z, labels, T):
    """The shares without the temperature."""
    positive(T)
    return right_inner(Z, labels, 1.0) / T**2


def wrong_by_scores(Z, labels, T):
    """The gradient by the scores."""
    return gap(Z, labels, T) / T / len(Z)


def wrong_no_target(Z, labels, T):
    """Without the target."""
    positive(T)
    return -np.sum(shares(Z / T) * Z) / len(Z) / T**2


def wrong_label_only(Z, labels, T):
    """The label's score alone."""
    positive(T)
    return np.mean(Z[np.arange(len(Z)), labels]) / T**2


def wrong_table(Z, labels, T):
    """Not summed."""
    return -gap(Z, labels, T) * Z / len(Z) / T**2


def wrong_vector(Z, labels, T):
    """Not averaged."""
    return -np.sum(gap(Z, labels, T) * Z, axis=1) / T**2


def wrong_no_scores(Z, labels, T):
    """The sum of P - Y without the scores."""
    return -np.round(np.sum(gap(Z, labels, T)), 9) / T**2


def wrong_value(Z, labels, T):
    """The loss."""
    positive(T)
    A = Z / T
    logs = A - np.logaddexp.reduce(A, axis=1)[:, None]
    return -np.mean(logs[np.arange(len(Z)), labels])


def wrong_times_t(Z, labels, T):
    """z T for z/T in the shares."""
    positive(T)
    P = shares(Z * T)
    return -np.sum((P - np.eye(np.shape(Z)[1])[labels]) * Z) / len(Z) / T**2


def wrong_inverse_temperature(Z, labels, T):
    """z T for z/T throughout."""
    positive(T)
    P = shares(Z * T)
    return np.sum((P - np.eye(np.shape(Z)[1])[labels]) * Z) / len(Z)


def wrong_slope_again(Z, labels, T):
    """P(1 - P) as one more factor."""
    positive(T)
    P = shares(Z / T)
    return -np.sum(gap(Z, labels, T) * P * (1 - P) * Z) / len(Z) / T**2


def wrong_naive(Z, labels, T):
    """Without the shift."""
    positive(T)
    P = np.exp(Z / T) / np.exp(Z / T).sum(axis=1, keepdims=True)
    return -np.sum((P - np.eye(np.shape(Z)[1])[labels]) * Z) / len(Z) / T**2


def wrong_unchecked(Z, labels, T):
    """Takes any T."""
    P = shares(Z / T)
    return -np.sum((P - np.eye(np.shape(Z)[1])[labels]) * Z) / len(Z) / T**2


def wrong_accepts_zero(Z, labels, T):
    """Refuses negative temperatures alone."""
    if T < 0:
        raise ValueError("T must not be negative")
    return wrong_unchecked(Z, labels, T)


def wrong_batch_axis(Z, labels, T):
    """The softmax over the examples."""
    positive(T)
    P = shares(Z / T, axis=0)
    return -np.sum((P - np.eye(np.shape(Z)[1])[labels]) * Z) / len(Z) / T**2


def wrong_in_place(Z, labels, T):
    """Divides the caller's scores."""
    positive(T)
    Z /= T
    return -np.sum((shares(Z) - np.eye(np.shape(Z)[1])[labels]) * Z) / len(Z) / T


def wrong_without_return(Z, labels, T):
    """Computes and forgets to return."""
    right_inner(Z, labels, T)
