"""Answers to `updated_inverse`: the formula of Sherman and Morrison."""

import numpy as np


def _refuse(c):
    if abs(c) < 1e-12:
        raise ValueError("A + u vᵀ has no inverse")


def right_formula(R, u, v):
    """A column times a row, over a number."""
    column, row = R @ u, v @ R
    c = 1 + v @ column
    _refuse(c)
    return R - np.outer(column, row) / c


def right_einsum(R, u, v):
    """By indices."""
    c = 1 + np.einsum("i,ij,j->", v, R, u)
    _refuse(c)
    return R - np.einsum("ik,k,l,lj->ij", R, u, v, R, optimize=True) / c


def right_columns(R, u, v):
    """With columns and rows of order 2."""
    column, row = R @ u[:, None], v[None, :] @ R
    c = 1.0 + (row @ u[:, None]).item()
    _refuse(c)
    return R - column @ row / c


def right_factor_in_front(R, u, v):
    """(I - column vᵀ / c) R."""
    column = R @ u
    c = 1 + np.dot(v, column)
    _refuse(c)
    return R - (column / c)[:, None] * (v @ R)[None, :]


def wrong_first_order(R, u, v):
    """The differential: not divided by 1 + vᵀA⁻¹u."""
    _refuse(1 + v @ R @ u)
    return R - np.outer(R @ u, v @ R)


def wrong_sign(R, u, v):
    """Added, not subtracted."""
    c = 1 + v @ R @ u
    _refuse(c)
    return R + np.outer(R @ u, v @ R) / c


def wrong_exchanged(R, u, v):
    """u and v exchanged."""
    c = 1 + v @ R @ u
    _refuse(c)
    return R - np.outer(R @ v, u @ R) / c


def wrong_without_one(R, u, v):
    """The 1 forgotten."""
    c = v @ R @ u
    _refuse(c)
    return R - np.outer(R @ u, v @ R) / c


def wrong_one_minus(R, u, v):
    """1 - vᵀA⁻¹u."""
    c = 1 - v @ R @ u
    _refuse(c)
    return R - np.outer(R @ u, v @ R) / c


def wrong_left_inverse(R, u, v):
    """u in the place of A⁻¹u."""
    c = 1 + v @ R @ u
    _refuse(c)
    return R - np.outer(u, v @ R) / c


def wrong_right_inverse(R, u, v):
    """vᵀ in the place of vᵀA⁻¹."""
    c = 1 + v @ R @ u
    _refuse(c)
    return R - np.outer(R @ u, v) / c


def wrong_outer_transposed(R, u, v):
    """A row times a column."""
    c = 1 + v @ R @ u
    _refuse(c)
    return R - np.outer(v @ R, R @ u) / c


def wrong_row_as_column(R, u, v):
    """A⁻¹v in the place of vᵀA⁻¹."""
    c = 1 + v @ R @ u
    _refuse(c)
    return R - np.outer(R @ u, R @ v) / c


def wrong_correction_alone(R, u, v):
    """The correction without A⁻¹."""
    c = 1 + v @ R @ u
    _refuse(c)
    return -np.outer(R @ u, v @ R) / c


def wrong_added_to_inverse(R, u, v):
    """A⁻¹ + u vᵀ."""
    return R + np.outer(u, v)


def wrong_inverse_of_that(R, u, v):
    """The inverse of A⁻¹ + u vᵀ: R taken for A."""
    return np.linalg.inv(R + np.outer(u, v))


def wrong_matrix(R, u, v):
    """A + u vᵀ."""
    return np.linalg.inv(R) + np.outer(u, v)


def wrong_unchanged(R, u, v):
    """A⁻¹."""
    return R.copy()


def wrong_inner_product(R, u, v):
    """1 + vᵀu in the denominator."""
    c = 1 + v @ u
    _refuse(c)
    return R - np.outer(R @ u, v @ R) / c


def wrong_inverted_again(R, u, v):
    """Back to A, and inverted again."""
    _refuse(1 + v @ R @ u)
    return np.linalg.inv(np.linalg.inv(R) + np.outer(u, v))


def wrong_nothing_refused(R, u, v):
    """Divides by 0 without a word."""
    return R - np.outer(R @ u, v @ R) / (1 + v @ R @ u)


def wrong_in_place(R, u, v):
    """Writes over R."""
    c = 1 + v @ R @ u
    _refuse(c)
    R -= np.outer(R @ u, v @ R) / c
    return R


def wrong_exactly_zero(R, u, v):
    """Refuses at c <= 0, so that -0.5 is refused, too."""
    c = 1 + v @ R @ u
    if c <= 0:
        raise ValueError("A + u vᵀ has no inverse")
    return R - np.outer(R @ u, v @ R) / c


def wrong_without_return(R, u, v):
    """Forgets to return."""
    R - np.outer(R @ u, v @ R) / (1 + v @ R @ u)
