"""Answers to `trace_gradient`: tr(XᵀAX) by X."""

import numpy as np


def right_sum(A, X):
    """(A + Aᵀ)X."""
    return (A + A.T) @ X


def right_two_terms(A, X):
    """One term for each place of X."""
    return A.T @ X + A @ X


def right_columns(A, X):
    """A quadratic form for each column of X."""
    columns = [A @ x + A.T @ x for x in X.T]
    return np.stack(columns, axis=1)


def right_transposed_back(A, X):
    """Xᵀ(A + Aᵀ) stands before dX; transposed at the end."""
    return (X.T @ A + X.T @ A.T).T


def wrong_symmetric(A, X):
    """2AX, right for a symmetric A only."""
    return 2 * A @ X


def wrong_symmetric_transposed(A, X):
    """2AᵀX."""
    return 2 * A.T @ X


def wrong_second_term(A, X):
    """AX: the factor Xᵀ did not move."""
    return A @ X


def wrong_first_term(A, X):
    """AᵀX: the last factor X did not move."""
    return A.T @ X


def wrong_half(A, X):
    """The symmetric part of A times X, without the 2."""
    return (A + A.T) @ X / 2


def wrong_layout(A, X):
    """Xᵀ(A + Aᵀ): what stands before dX, not transposed."""
    return X.T @ (A + A.T)


def wrong_x_lost(A, X):
    """A + Aᵀ."""
    return A + A.T


def wrong_difference(A, X):
    """(A - Aᵀ)X."""
    return (A - A.T) @ X


def wrong_doubled(A, X):
    """2(A + Aᵀ)X."""
    return 2 * (A + A.T) @ X


def wrong_order(A, X):
    """X(A + Aᵀ)."""
    return X @ (A + A.T)


def wrong_value(A, X):
    """The trace itself."""
    return np.trace(X.T @ A @ X)


def wrong_diagonal(A, X):
    """Only the diagonal of A."""
    return 2 * np.diag(np.diag(A)) @ X


def wrong_in_place(A, X):
    """Overwrites A with A + Aᵀ."""
    A += A.T.copy()
    return A @ X


def wrong_without_return(A, X):
    """Forgets to return."""
    (A + A.T) @ X
