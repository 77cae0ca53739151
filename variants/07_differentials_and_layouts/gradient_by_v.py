"""Answers to `gradient_by_v`: ‖X - UV‖² + λ‖V‖² by V."""

import numpy as np


def right_differential(X, U, V, lam):
    """As the differential gives it: -2Uᵀ(X - UV) + 2λV."""
    return -2 * U.T @ (X - U @ V) + 2 * lam * V


def right_normal_equations(X, U, V, lam):
    """Sorted as 2(UᵀU + λI)V - 2UᵀX."""
    k = U.shape[1]
    return 2 * ((U.T @ U + lam * np.eye(k)) @ V - U.T @ X)


def right_indices(X, U, V, lam):
    """By indices, one einsum."""
    return 2 * np.einsum("ia,ib->ab", U, U @ V - X) + 2 * lam * V


def right_columns(X, U, V, lam):
    """Least squares for each column of V on its own."""
    G = np.empty(V.shape)
    for j in range(V.shape[1]):
        G[:, j] = 2 * U.T @ (U @ V[:, j] - X[:, j]) + 2 * lam * V[:, j]
    return G


def wrong_sign(X, U, V, lam):
    """The minus of X - UV forgotten as inner derivative."""
    return 2 * U.T @ (X - U @ V) + 2 * lam * V


def wrong_by_u(X, U, V, lam):
    """The gradient by U."""
    return -2 * (X - U @ V) @ V.T


def wrong_transposed(X, U, V, lam):
    """What stands before dV, not transposed."""
    return (-2 * U.T @ (X - U @ V) + 2 * lam * V).T


def wrong_data_factor(X, U, V, lam):
    """The 2 of the first square is missing."""
    return -U.T @ (X - U @ V) + 2 * lam * V


def wrong_penalty_factor(X, U, V, lam):
    """λV for the penalty, as if it were λ/2 times the square."""
    return -2 * U.T @ (X - U @ V) + lam * V


def wrong_no_penalty(X, U, V, lam):
    """The penalty forgotten."""
    return -2 * U.T @ (X - U @ V)


def wrong_penalty_sign(X, U, V, lam):
    """The penalty with a minus."""
    return -2 * U.T @ (X - U @ V) - 2 * lam * V


def wrong_uv_lost(X, U, V, lam):
    """-2UᵀX + 2λV: the product UV dropped from the residual."""
    return -2 * U.T @ X + 2 * lam * V


def wrong_residual(X, U, V, lam):
    """-2(X - UV): the inner factor U is missing."""
    return -2 * (X - U @ V)


def wrong_u_not_transposed(X, U, V, lam):
    """U in place of Uᵀ."""
    return -2 * U @ (X - U @ V) + 2 * lam * V


def wrong_from_one_variable(X, U, V, lam):
    """The order of one variable kept: -2(X - UV)U."""
    return -2 * (X - U @ V) @ U + 2 * lam * V


def wrong_mean(X, U, V, lam):
    """The mean of the squares in place of their sum."""
    return -2 * U.T @ (X - U @ V) / X.size + 2 * lam * V


def wrong_all_halved(X, U, V, lam):
    """Half of it all."""
    return -U.T @ (X - U @ V) + lam * V


def wrong_loss(X, U, V, lam):
    """The loss itself."""
    return np.sum((X - U @ V) ** 2) + lam * np.sum(V**2)


def wrong_in_place(X, U, V, lam):
    """Overwrites X with the residual."""
    X -= U @ V
    return -2 * U.T @ X + 2 * lam * V


def wrong_without_return(X, U, V, lam):
    """Forgets to return."""
    -2 * U.T @ (X - U @ V) + 2 * lam * V
