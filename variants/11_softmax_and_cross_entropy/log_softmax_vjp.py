"""Answers to `log_softmax_vjp`: u minus the shares times the sum of u."""

import numpy as np


def right_sum(y, u):
    """The sum along the last axis, kept."""
    return u - np.exp(y) * u.sum(axis=-1, keepdims=True)


def right_einsum(y, u):
    """The second term by einsum."""
    return u - np.einsum("...i,...j->...i", np.exp(y), u)


def right_loop(y, u):
    """Example by example, with the Jacobian."""
    G = np.zeros(np.shape(u))
    for k in np.ndindex(np.shape(u)[:-1]):
        p = np.exp(y[k])
        G[k] = (np.eye(len(p)) - p[None, :]).T @ u[k]
    return G


def right_through_softmax(y, u):
    """Column by column: u_j minus p_j times the sum."""
    total = np.asarray(u).sum(axis=-1)
    columns = [u[..., j] - np.exp(y[..., j]) * total for j in range(np.shape(u)[-1])]
    return np.stack(columns, axis=-1)


def wrong_published(y, u):
    """The published line, exp(y) + u."""
    return np.exp(y) + u


def wrong_minus(y, u):
    """u - p."""
    return u - np.exp(y)


def wrong_not_transposed(y, u):
    """J u for Jᵀu."""
    return u - np.sum(np.exp(y) * u, axis=-1, keepdims=True)


def wrong_softmax(y, u):
    """The VJP of the softmax."""
    p = np.exp(y)
    return p * (u - np.sum(p * u, axis=-1, keepdims=True))


def wrong_copied(y, u):
    """u, passed on."""
    return u.copy()


def wrong_mean(y, u):
    """The mean of u for its sum."""
    return u - np.exp(y) * u.mean(axis=-1, keepdims=True)


def wrong_plus(y, u):
    """The sum added."""
    return u + np.exp(y) * u.sum(axis=-1, keepdims=True)


def wrong_no_shares(y, u):
    """The sum subtracted without the shares."""
    return u - u.sum(axis=-1, keepdims=True)


def wrong_diagonal(y, u):
    """(1 - p) u."""
    return (1 - np.exp(y)) * u


def wrong_reciprocal(y, u):
    """u/p."""
    return u / np.exp(y)


def wrong_y_for_p(y, u):
    """The logarithms for the shares."""
    return u - y * u.sum(axis=-1, keepdims=True)


def wrong_product(y, u):
    """p u for p times the sum of u."""
    return u - np.exp(y) * u


def wrong_sign(y, u):
    """Minus the right value."""
    return np.exp(y) * u.sum(axis=-1, keepdims=True) - u


def wrong_ones(y, u):
    """Ones for u."""
    return 1 - np.shape(u)[-1] * np.exp(y)


def wrong_jacobian(y, u):
    """The Jacobian, not multiplied."""
    return np.eye(np.shape(u)[-1]) - np.exp(y)


def wrong_over_examples(y, u):
    """The sum over the first axis."""
    return u - np.exp(y) * u.sum(axis=0, keepdims=True)


def wrong_whole_sum(y, u):
    """One sum for the whole batch."""
    return u - np.exp(y) * u.sum()


def wrong_no_keepdims(y, u):
    """The sum without its axis."""
    return u - np.exp(y) * u.sum(axis=-1)


def wrong_assumes_labels(y, u):
    """Takes the sum of u to be -1/B."""
    return u + np.exp(y) / (len(u) if np.ndim(u) > 1 else 1)


def wrong_two_axes(y, u):
    """Written for a batch with two axes."""
    return u - np.exp(y) * u.sum(axis=1, keepdims=True)


def wrong_divided(y, u):
    """The softmax's VJP with u/p, which is 0/0 where a share vanishes."""
    p = np.exp(y)
    w = u / p
    return p * (w - np.sum(p * w, axis=-1, keepdims=True))


def wrong_in_place(y, u):
    """Writes into the caller's u."""
    u -= np.exp(y) * u.sum(axis=-1, keepdims=True)
    return u


def wrong_without_return(y, u):
    """Computes and forgets to return."""
    u - np.exp(y) * u.sum(axis=-1, keepdims=True)
