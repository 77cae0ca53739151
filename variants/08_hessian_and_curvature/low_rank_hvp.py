"""Answers to `low_rank_hvp`: U(Vᵀv) + V(Uᵀv), with no n × n array."""

import numpy as np


def right_brackets(U, V, v):
    """Thin products from the right."""
    return U @ (V.T @ v) + V @ (U.T @ v)


def right_left_products(U, V, v):
    """Rows times v first, written from the left."""
    return (v @ V) @ U.T + (v @ U) @ V.T


def right_columns(U, V, v):
    """A loop over the k columns."""
    result = np.zeros(len(v))
    for a, b in zip(U.T, V.T, strict=True):
        result += a * (b @ v) + b * (a @ v)
    return result


def right_stacked(U, V, v):
    """Both factors side by side: one thin product there, one back."""
    c = np.concatenate([V.T @ v, U.T @ v])
    return np.hstack([U, V]) @ c


def wrong_one_term(U, V, v):
    """UVᵀv: the other x of the form does not move."""
    return U @ (V.T @ v)


def wrong_other_term(U, V, v):
    """VUᵀv alone."""
    return V @ (U.T @ v)


def wrong_twice(U, V, v):
    """2UVᵀv, as for a symmetric matrix."""
    return 2 * U @ (V.T @ v)


def wrong_half(U, V, v):
    """Half of it."""
    return right_brackets(U, V, v) / 2


def wrong_double(U, V, v):
    """Twice of it."""
    return 2 * right_brackets(U, V, v)


def wrong_difference(U, V, v):
    """A minus between the two terms."""
    return U @ (V.T @ v) - V @ (U.T @ v)


def wrong_own_factor(U, V, v):
    """UUᵀv + VVᵀv: the factors paired wrongly."""
    return U @ (U.T @ v) + V @ (V.T @ v)


def wrong_value(U, V, v):
    """The value of the form at v, one number."""
    return (v @ U) @ (V.T @ v)


def wrong_curvature(U, V, v):
    """vᵀHv, one number."""
    return 2 * (v @ U) @ (V.T @ v)


def wrong_full(U, V, v):
    """The whole Hessian is built."""
    return (U @ V.T + V @ U.T) @ v


def wrong_full_half(U, V, v):
    """Only the brackets are wrong: (UVᵀ)v."""
    return U @ V.T @ v + V @ (U.T @ v)


def wrong_entrywise(U, V, v):
    """Products entry by entry."""
    return np.sum(U * V, axis=1) * v * 2


def wrong_inside(U, V, v):
    """Stops in the k coordinates."""
    return V.T @ v + U.T @ v


def wrong_column(U, V, v):
    """The right numbers as a column."""
    return right_brackets(U, V, v)[:, None]


def wrong_in_place(U, V, v):
    """Overwrites v with the first term."""
    first = U @ (V.T @ v)
    first += V @ (U.T @ v)
    v[:] = first
    return v


def wrong_without_return(U, V, v):
    """Computes it and forgets to return it."""
    right_columns(U, V, v)
