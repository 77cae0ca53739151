"""Answers to `outer_sine_jacobian`: the Jacobian of (x xᵀ) sin x."""

import numpy as np


def right_three_terms(x):
    """(xᵀ sin x) I + x (sin x)ᵀ + x xᵀ diag(cos x)."""
    s, c = np.sin(x), np.cos(x)
    n = len(x)
    return (x @ s) * np.eye(n) + np.outer(x, s) + np.outer(x, x) @ np.diag(c)


def right_outer(x):
    """x times the gradient of the number xᵀ sin x, plus the number times I."""
    number, slope = x @ np.sin(x), np.sin(x) + x * np.cos(x)
    return np.outer(x, slope) + number * np.eye(x.size)


def right_entries(x):
    """Entry by entry."""
    n = len(x)
    J = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            J[i, j] = x[i] * (np.sin(x[j]) + x[j] * np.cos(x[j]))
    J[np.diag_indices(n)] += np.sum(x * np.sin(x))
    return J


def right_columns(x):
    """Column j is the answer to a nudge of input j."""
    number = x @ np.sin(x)
    columns = [
        e * number + x * (e @ np.sin(x) + x @ (e * np.cos(x))) for e in np.eye(len(x))
    ]
    return np.stack(columns, axis=1)


def wrong_transposed(x):
    """The transpose."""
    return right_three_terms(x).T


def wrong_first_missing(x):
    """The first x of the product did not move."""
    return np.outer(x, np.sin(x) + x * np.cos(x))


def wrong_second_missing(x):
    """The factor xᵀ did not move."""
    return (x @ np.sin(x)) * np.eye(len(x)) + np.outer(x, x * np.cos(x))


def wrong_third_missing(x):
    """The sine did not move."""
    return (x @ np.sin(x)) * np.eye(len(x)) + np.outer(x, np.sin(x))


def wrong_second_swapped(x):
    """sin x xᵀ for x (sin x)ᵀ."""
    s, c = np.sin(x), np.cos(x)
    return (x @ s) * np.eye(len(x)) + np.outer(s, x) + np.outer(x, x * c)


def wrong_third_swapped(x):
    """diag(cos x) on the left."""
    s, c = np.sin(x), np.cos(x)
    return (x @ s) * np.eye(len(x)) + np.outer(x, s) + np.outer(c * x, x)


def wrong_cosine_sign(x):
    """-cos for the slope of the sine."""
    s, c = np.sin(x), np.cos(x)
    return (x @ s) * np.eye(len(x)) + np.outer(x, s) - np.outer(x, x * c)


def wrong_number_everywhere(x):
    """The number added to all entries: I forgotten."""
    return x @ np.sin(x) + np.outer(x, np.sin(x) + x * np.cos(x))


def wrong_third_without_x(x):
    """x (cos x)ᵀ for x xᵀ diag(cos x)."""
    s, c = np.sin(x), np.cos(x)
    return (x @ s) * np.eye(len(x)) + np.outer(x, s + c)


def wrong_entrywise(x):
    """diag(x sin x) for the number times I."""
    s, c = np.sin(x), np.cos(x)
    return np.diag(x * s) + np.outer(x, s + x * c)


def wrong_one_variable(x):
    """2x sin x + x² cos x on a diagonal, as for a number."""
    return np.diag(2 * x * np.sin(x) + x**2 * np.cos(x))


def wrong_row_sums(x):
    """The rows added up: one number for each output."""
    return right_three_terms(x).sum(axis=1)


def wrong_value(x):
    """The function itself."""
    return x * (x @ np.sin(x))


def wrong_degrees(x):
    """Angles taken in degrees."""
    return right_three_terms(np.deg2rad(x))


def wrong_without_return(x):
    """Forgets to return."""
    right_three_terms(x)
