"""Answers to `least_squares_gradient`: the gradient of ‖Ax - b‖², 2Aᵀ(Ax - b)."""

import numpy as np


def right_residual_back(A, x, b):
    """The residual taken back through Aᵀ, times 2."""
    return 2 * A.T @ (A @ x - b)


def right_normal_equations(A, x, b):
    """As 2(AᵀA)x - 2Aᵀb."""
    return 2 * (A.T @ A) @ x - 2 * A.T @ b


def right_row_times_matrix(A, x, b):
    """The residual as a row in front of A."""
    return (A @ x - b) @ A * 2


def right_sum_over_equations(A, x, b):
    """One equation at a time, added up."""
    return sum(2 * (row @ x - target) * row for row, target in zip(A, b, strict=True))


def right_einsum(A, x, b):
    """With einsum, the sum over the equations spelled out."""
    return 2 * np.einsum("ij,i->j", A, A @ x - b)


def wrong_half(A, x, b):
    """Aᵀr: the factor 2 of the square is missing."""
    return A.T @ (A @ x - b)


def wrong_sign(A, x, b):
    """The residual taken as b - Ax without the inner minus."""
    return 2 * A.T @ (b - A @ x)


def wrong_no_b(A, x, b):
    """2AᵀAx: b forgotten."""
    return 2 * A.T @ A @ x


def wrong_not_transposed(A, x, b):
    """2Ar, which does not even multiply unless A is square."""
    return 2 * A @ (A @ x - b)


def wrong_inner_derivative(A, x, b):
    """2r: the inner derivative A is missing."""
    return 2 * (A @ x - b)


def wrong_mean(A, x, b):
    """The gradient of the mean of the squares."""
    return 2 * A.T @ (A @ x - b) / len(b)


def wrong_norm(A, x, b):
    """The gradient of the norm, without the square."""
    r = A @ x - b
    return A.T @ r / np.sqrt(r @ r)


def wrong_plus_b(A, x, b):
    """b with the wrong sign in the residual."""
    return 2 * A.T @ (A @ x + b)


def wrong_by_b(A, x, b):
    """The gradient by b."""
    return -2 * (A @ x - b)


def wrong_by_matrix(A, x, b):
    """The gradient by A."""
    return 2 * np.outer(A @ x - b, x)


def wrong_value(A, x, b):
    """The value of the squared norm."""
    r = A @ x - b
    return r @ r


def wrong_column(A, x, b):
    """A column of shape (n, 1)."""
    return (2 * A.T @ (A @ x - b))[:, None]


def wrong_row(A, x, b):
    """A row of shape (1, n)."""
    return (2 * A.T @ (A @ x - b))[None, :]


def wrong_divided_by_n(A, x, b):
    """Divided by the number of unknowns."""
    return 2 * A.T @ (A @ x - b) / len(x)


def wrong_twice(A, x, b):
    """The factor 2 taken twice."""
    return 4 * A.T @ (A @ x - b)


def wrong_broadcast(A, x, b):
    """b as a column, so that the residual becomes a matrix."""
    return 2 * A.T @ (A @ x - b[:, None])


def wrong_in_place(A, x, b):
    """Subtracts in the caller's b."""
    b -= A @ x
    return -2 * A.T @ b


def wrong_without_return(A, x, b):
    """Computes the gradient and forgets to return it."""
    2 * A.T @ (A @ x - b)
