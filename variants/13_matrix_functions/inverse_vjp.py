"""Answers to `inverse_vjp`: the way back through the inverse of a matrix."""

import numpy as np


def right_formula(A, U):
    """-A⁻ᵀUA⁻ᵀ."""
    R = np.linalg.inv(A)
    return -R.T @ U @ R.T


def right_solves(A, U):
    """Two solves with Aᵀ, no inverse."""
    left = np.linalg.solve(A.T, U)
    return -np.linalg.solve(A, left.T).T


def right_einsum(A, U):
    """By indices: U[k, l] meets A⁻¹[k, i] and A⁻¹[j, l]."""
    R = np.linalg.inv(A)
    return -np.einsum("ki,kl,jl->ij", R, U, R)


def right_entry_by_entry(A, U):
    """Entry (i, j) nudges the inverse by minus column i times row j."""
    R, G = np.linalg.inv(A), np.zeros(A.shape)
    for i, j in np.ndindex(G.shape):
        G[i, j] = -np.sum(U * np.outer(R[:, i], R[j]))
    return G


def right_transposed_at_the_end(A, U):
    """What stands before dA, and then its transpose."""
    R = np.linalg.inv(A)
    return (-R @ U.T @ R).T


def wrong_no_transposes(A, U):
    """-A⁻¹UA⁻¹."""
    R = np.linalg.inv(A)
    return -R @ U @ R


def wrong_sign(A, U):
    """The minus forgotten."""
    R = np.linalg.inv(A)
    return R.T @ U @ R.T


def wrong_not_transposed_at_the_end(A, U):
    """What stands before dA."""
    R = np.linalg.inv(A)
    return -R @ U.T @ R


def wrong_right_transposed_only(A, U):
    """-A⁻¹UA⁻ᵀ."""
    R = np.linalg.inv(A)
    return -R @ U @ R.T


def wrong_left_transposed_only(A, U):
    """-A⁻ᵀUA⁻¹."""
    R = np.linalg.inv(A)
    return -R.T @ U @ R


def wrong_both_on_the_left(A, U):
    """-A⁻ᵀA⁻ᵀU: the square of the inverse."""
    R = np.linalg.inv(A)
    return -R.T @ R.T @ U


def wrong_both_on_the_right(A, U):
    """-UA⁻ᵀA⁻ᵀ: the square of the inverse, on the right."""
    R = np.linalg.inv(A)
    return -U @ R.T @ R.T


def wrong_one_variable(A, U):
    """-A⁻²U, from 1/x."""
    R = np.linalg.inv(A)
    return -R @ R @ U


def wrong_entrywise_squares(A, U):
    """-U times the squares of the entries of A⁻¹."""
    return -U * np.linalg.inv(A) ** 2


def wrong_entrywise_product(A, U):
    """-U times A⁻², entry by entry."""
    R = np.linalg.inv(A)
    return -U * (R @ R)


def wrong_without_cotangent(A, U):
    """U forgotten."""
    R = np.linalg.inv(A)
    return -R.T @ R.T


def wrong_one_inverse(A, U):
    """-A⁻ᵀU: one inverse only."""
    return -np.linalg.inv(A).T @ U


def wrong_not_inverted(A, U):
    """-AᵀUAᵀ: A in the place of its inverse."""
    return -A.T @ U @ A.T


def wrong_inverse(A, U):
    """The inverse itself."""
    return np.linalg.inv(A)


def wrong_summed(A, U):
    """All entries summed up to one number."""
    R = np.linalg.inv(A)
    return np.sum(-R.T @ U @ R.T)


def wrong_in_place(A, U):
    """Multiplies the cotangent in place."""
    R = np.linalg.inv(A)
    U *= -1
    return R.T @ U @ R.T


def wrong_entries_inverted(A, U):
    """The entries of A inverted one by one."""
    return -U / A**2


def wrong_without_return(A, U):
    """Forgets to return."""
    R = np.linalg.inv(A)
    -R.T @ U @ R.T
