"""Answers to `fit_gradient`: the gradient of tr(A⁻¹X) + ln|det A|."""

import numpy as np


def right_formula(A, X):
    """The transpose of A⁻¹ - A⁻¹XA⁻¹."""
    R = np.linalg.inv(A)
    return (R - R @ X @ R).T


def right_two_terms(A, X):
    """A⁻ᵀ - A⁻ᵀXᵀA⁻ᵀ."""
    R = np.linalg.inv(A).T
    return R - R @ X.T @ R


def right_factored(A, X):
    """A⁻ᵀ(Aᵀ - Xᵀ)A⁻ᵀ, by solves."""
    half = np.linalg.solve(A.T, A.T - X.T)
    return np.linalg.solve(A, half.T).T


def right_einsum(A, X):
    """The first term by indices."""
    R = np.linalg.inv(A)
    return R.T - np.einsum("jk,kl,li->ij", R, X, R)


def wrong_not_transposed(A, X):
    """What stands before dA."""
    R = np.linalg.inv(A)
    return R - R @ X @ R


def wrong_x_not_transposed(A, X):
    """A⁻ᵀ - A⁻ᵀXA⁻ᵀ."""
    R = np.linalg.inv(A).T
    return R - R @ X @ R


def wrong_sign_of_inverse(A, X):
    """A plus for the inverse."""
    R = np.linalg.inv(A).T
    return R + R @ X.T @ R


def wrong_both_signs(A, X):
    """Both signs turned, as for a likelihood that is to be large."""
    R = np.linalg.inv(A).T
    return R @ X.T @ R - R


def wrong_without_log_det(A, X):
    """The trace alone."""
    R = np.linalg.inv(A).T
    return -R @ X.T @ R


def wrong_without_trace(A, X):
    """The logarithm of the determinant alone."""
    return np.linalg.inv(A).T


def wrong_first_inverses(A, X):
    """A⁻ᵀ - A⁻¹XᵀA⁻¹."""
    R = np.linalg.inv(A)
    return R.T - R @ X.T @ R


def wrong_only_x_transposed(A, X):
    """A⁻¹ - A⁻¹XᵀA⁻¹."""
    R = np.linalg.inv(A)
    return R - R @ X.T @ R


def wrong_square(A, X):
    """A⁻ᵀ - A⁻ᵀA⁻ᵀXᵀ: the square of the inverse."""
    R = np.linalg.inv(A).T
    return R - R @ R @ X.T


def wrong_determinant(A, X):
    """The gradient of the determinant in the place of that of its logarithm."""
    R = np.linalg.inv(A).T
    return np.linalg.det(A) * R - R @ X.T @ R


def wrong_without_x(A, X):
    """A⁻ᵀ - A⁻ᵀA⁻ᵀ."""
    R = np.linalg.inv(A).T
    return R - R @ R


def wrong_half(A, X):
    """The ½ of the Gaussian, which is not in f."""
    R = np.linalg.inv(A).T
    return (R - R @ X.T @ R) / 2


def wrong_one_inverse(A, X):
    """A⁻ᵀ - A⁻ᵀXᵀ."""
    R = np.linalg.inv(A).T
    return R - R @ X.T


def wrong_value(A, X):
    """The value of f."""
    return np.trace(np.linalg.solve(A, X)) + np.linalg.slogdet(A)[1]


def wrong_in_place(A, X):
    """Subtracts A from X in place."""
    R = np.linalg.inv(A).T
    X -= A
    return -R @ X.T @ R


def wrong_without_return(A, X):
    """Forgets to return."""
    R = np.linalg.inv(A).T
    R - R @ X.T @ R
