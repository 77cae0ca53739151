"""Answers to `solve_vjp`: the way back through the solution of a linear system."""

import numpy as np

solve = np.linalg.solve


def right_formula(A, b, u):
    """Aᵀw = u; then -w xᵀ and w."""
    x, w = solve(A, b), solve(A.T, u)
    return -np.outer(w, x), w


def right_broadcast(A, b, u):
    """The outer product by broadcasting."""
    w = solve(A.T, u)
    return -w[:, None] * solve(A, b)[None, :], w


def right_einsum(A, b, u):
    """The outer product by indices, in a list."""
    x, w = solve(A, b), solve(A.transpose(), u)
    return [np.einsum("i,j->ij", -w, x), w]


def right_scaled_rows(A, b, u):
    """Both systems with their rows scaled to the same size first."""
    rows, columns = abs(A).max(axis=1), abs(A).max(axis=0)
    x = solve(A / rows[:, None], b / rows)
    w = solve(A.T / columns[:, None], u / columns)
    return np.outer(-w, x), w


def wrong_not_transposed(A, b, u):
    """The adjoint solve with A."""
    x, w = solve(A, b), solve(A, u)
    return -np.outer(w, x), w


def wrong_sign_of_a(A, b, u):
    """A plus for the cotangent of A."""
    x, w = solve(A, b), solve(A.T, u)
    return np.outer(w, x), w


def wrong_sign_of_b(A, b, u):
    """A minus for the cotangent of b."""
    x, w = solve(A, b), solve(A.T, u)
    return -np.outer(w, x), -w


def wrong_outer_transposed(A, b, u):
    """-x wᵀ."""
    x, w = solve(A, b), solve(A.T, u)
    return -np.outer(x, w), w


def wrong_b_for_x(A, b, u):
    """The right side b in the place of the solution."""
    w = solve(A.T, u)
    return -np.outer(w, b), w


def wrong_without_adjoint_solve(A, b, u):
    """The cotangent u in the place of w."""
    return -np.outer(u, solve(A, b)), u.copy()


def wrong_x_with_transpose(A, b, u):
    """x solved with Aᵀ as well."""
    x, w = solve(A.T, b), solve(A.T, u)
    return -np.outer(w, x), w


def wrong_a_forgotten(A, b, u):
    """Zeros for A, as if it were constant."""
    return np.zeros(A.shape), solve(A.T, u)


def wrong_inner_product(A, b, u):
    """The inner product of w and x, one number."""
    x, w = solve(A, b), solve(A.T, u)
    return -w @ x, w


def wrong_entrywise(A, b, u):
    """w times x entry by entry."""
    x, w = solve(A, b), solve(A.T, u)
    return -w * x, w


def wrong_cotangent_of_inverse(A, b, u):
    """u bᵀ, the cotangent of the inverse."""
    return np.outer(u, b), solve(A.T, u)


def wrong_product(A, b, u):
    """Multiplies with Aᵀ in the place of solving."""
    w = A.T @ u
    return -np.outer(solve(A.T, u), solve(A, b)), w


def wrong_solution_for_b(A, b, u):
    """The solution x as the cotangent of b."""
    x = solve(A, b)
    return -np.outer(solve(A.T, u), x), x


def wrong_order(A, b, u):
    """The cotangent of b first."""
    x, w = solve(A, b), solve(A.T, u)
    return w, -np.outer(w, x)


def wrong_explicit_inverse(A, b, u):
    """By np.linalg.inv, which loses digits where A is nearly singular."""
    R = np.linalg.inv(A)
    w = R.T @ u
    return -np.outer(w, R @ b), w


def wrong_only_b(A, b, u):
    """Returns the cotangent of b alone."""
    return solve(A.T, u)


def wrong_without_return(A, b, u):
    """Forgets to return."""
    solve(A.T, u)
