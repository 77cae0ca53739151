"""Answers to `quadratic_gradient`: the gradient of xᵀAx, (A + Aᵀ)x."""

import numpy as np


def right_both_sides(A, x):
    """As (A + Aᵀ)x."""
    return (A + A.T) @ x


def right_two_products(A, x):
    """A x from the left x and x A from the right one."""
    return A @ x + x @ A


def right_einsum(A, x):
    """Two sums with einsum, one along the rows and one down the columns."""
    return np.einsum("kj,j->k", A, x) + np.einsum("ik,i->k", A, x)


def right_loops(A, x):
    """Entry by entry, row k plus column k."""
    n = len(x)
    return np.array(
        [sum(A[k, j] * x[j] + A[j, k] * x[j] for j in range(n)) for k in range(n)]
    )


def right_symmetric_part(A, x):
    """Twice the symmetric part of A, times x."""
    return 2 * ((A + A.T) / 2) @ x


def wrong_symmetric(A, x):
    """2Ax, right for a symmetric A only."""
    return 2 * A @ x


def wrong_symmetric_transposed(A, x):
    """2Aᵀx."""
    return 2 * A.T @ x


def wrong_left_only(A, x):
    """Ax: the product rule with one of its two terms."""
    return A @ x


def wrong_right_only(A, x):
    """Aᵀx: the product rule with the other term alone."""
    return x @ A


def wrong_half(A, x):
    """(A + Aᵀ)x/2, as if the form had a factor ½."""
    return (A + A.T) @ x / 2


def wrong_matrix(A, x):
    """A + Aᵀ, the x lost."""
    return A + A.T


def wrong_difference(A, x):
    """Ax - Aᵀx, a sign lost in the transpose."""
    return A @ x - A.T @ x


def wrong_value(A, x):
    """The value of the form."""
    return x @ A @ x


def wrong_diagonal(A, x):
    """2 a_kk x_k: only the squares were differentiated."""
    return 2 * np.diag(A) * x


def wrong_row(A, x):
    """The right numbers as a row of shape (1, n)."""
    return ((A + A.T) @ x)[None, :]


def wrong_column(A, x):
    """The right numbers as a column of shape (n, 1)."""
    return ((A + A.T) @ x)[:, None]


def wrong_norm_of_product(A, x):
    """2AᵀAx, the gradient of another function."""
    return 2 * A.T @ A @ x


def wrong_hadamard(A, x):
    """Entry by entry products where a matrix product belongs."""
    return (A + A.T) * x


def wrong_sign(A, x):
    """The sign lost."""
    return -(A + A.T) @ x


def wrong_forward_difference(A, x):
    """A forward difference with the step 1e-6."""
    base = x @ A @ x
    slopes = []
    for k in range(len(x)):
        moved = np.array(x, dtype=float)
        moved[k] += 1e-6
        slopes.append((moved @ A @ moved - base) / 1e-6)
    return np.array(slopes)


def wrong_in_place(A, x):
    """Adds the transpose to the caller's A."""
    A += A.T.copy()
    return A @ x


def wrong_without_return(A, x):
    """Computes the gradient and forgets to return it."""
    (A + A.T) @ x
