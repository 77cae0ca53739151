"""Answers to `log_det_gradient`: the gradient of ln|det A|."""

import numpy as np


def right_formula(A):
    """The transpose of the inverse."""
    return np.linalg.inv(A).T


def right_solve(A):
    """A solve with Aᵀ for each unit vector."""
    return np.linalg.solve(A.T, np.eye(len(A)))


def right_of_transpose(A):
    """The inverse of the transpose."""
    return np.linalg.inv(A.T)


def right_by_singular_values(A):
    """From the singular value decomposition A = W diag(s) Vᵀ: W diag(1/s) Vᵀ."""
    left, s, right = np.linalg.svd(A)
    return left / s @ right


def wrong_inverse(A):
    """A⁻¹."""
    return np.linalg.inv(A)


def wrong_determinant(A):
    """det(A) A⁻ᵀ, the gradient of the determinant."""
    return np.linalg.det(A) * np.linalg.inv(A).T


def wrong_determinant_and_inverse(A):
    """det(A) A⁻¹, the adjugate."""
    return np.linalg.det(A) * np.linalg.inv(A)


def wrong_cofactors(A):
    """The cofactors over the determinant, both as float64: they vanish or overflow."""
    det = np.linalg.det(A)
    return (det * np.linalg.inv(A).T) / det


def wrong_sign(A):
    """-A⁻ᵀ."""
    return -np.linalg.inv(A).T


def wrong_bars(A):
    """The sign of the determinant in front, because of the bars."""
    return np.sign(np.linalg.det(A)) * np.linalg.inv(A).T


def wrong_symmetric(A):
    """2A⁻¹ - A⁻¹∘I, for the free parameters of a symmetric matrix."""
    R = np.linalg.inv(A)
    return 2 * R - R * np.eye(len(A))


def wrong_divided(A):
    """A⁻ᵀ over the determinant."""
    return np.linalg.inv(A).T / np.linalg.det(A)


def wrong_transpose(A):
    """Aᵀ, not inverted."""
    return A.T.copy()


def wrong_twice(A):
    """A factor 2."""
    return 2 * np.linalg.inv(A).T


def wrong_square(A):
    """-A⁻ᵀA⁻ᵀ, as for the inverse."""
    R = np.linalg.inv(A).T
    return -R @ R


def wrong_diagonal(A):
    """The diagonal of the inverse."""
    return np.diag(np.diag(np.linalg.inv(A)))


def wrong_value(A):
    """The value of f."""
    return np.linalg.slogdet(A)[1]


def wrong_entries_inverted(A):
    """1 over each entry."""
    return 1 / A


def wrong_negative_refused(A):
    """Takes a logarithm of the determinant, which may be negative."""
    return np.linalg.inv(A).T + 0 * np.log(np.linalg.det(A))


def wrong_without_return(A):
    """Forgets to return."""
    np.linalg.inv(A.T)
