"""Answers to `adjoint_gradient`: the gradient by all members from two solves."""

import numpy as np


def system(A0, parts, p):
    """The matrix A(p)."""
    return A0 + np.tensordot(p, parts, axes=1)


def right_einsum(solve, A0, parts, b, target, p):
    """Two solves, then all members at once."""
    A = system(A0, parts, p)
    x = solve(A, b)
    v = solve(A.T, x - target)
    return -np.einsum("i,kij,j->k", v, parts, x)


def right_loop(solve, A0, parts, b, target, p):
    """Two solves, then member by member."""
    A = np.array(A0, dtype=float)
    for weight, part in zip(p, parts, strict=True):
        A += weight * part
    x = solve(A, b)
    v = solve(A.T, target - x)
    return np.array([v @ (part @ x) for part in parts])


def right_matrix_gradient(solve, A0, parts, b, target, p):
    """The gradient by the matrix, -v xᵀ, then inner products with the parts."""
    A = system(A0, parts, p)
    x = solve(A, b)
    by_matrix = -np.outer(solve(A.T, x - target), x)
    return parts.reshape(len(parts), -1) @ by_matrix.reshape(-1)


def right_list(solve, A0, parts, b, target, p):
    """A list, from matmul of all parts with x."""
    A = sum((w * part for w, part in zip(p, parts, strict=True)), A0)
    x = solve(A, b)
    return list(-(parts @ x) @ solve(A.T, x - target))


def wrong_sign(solve, A0, parts, b, target, p):
    """The minus is missing."""
    return -right_einsum(solve, A0, parts, b, target, p)


def wrong_no_transpose(solve, A0, parts, b, target, p):
    """The adjoint solve with A itself."""
    A = system(A0, parts, p)
    x = solve(A, b)
    return -np.einsum("i,kij,j->k", solve(A, x - target), parts, x)


def wrong_target_missing(solve, A0, parts, b, target, p):
    """x is sent back."""
    return right_einsum(solve, A0, parts, b, 0 * target, p)


def wrong_target_added(solve, A0, parts, b, target, p):
    """x + t is sent back."""
    return right_einsum(solve, A0, parts, b, -target, p)


def wrong_factor_two(solve, A0, parts, b, target, p):
    """2(x - t), as without the half."""
    return 2 * right_einsum(solve, A0, parts, b, target, p)


def wrong_exchanged(solve, A0, parts, b, target, p):
    """xᵀ part v."""
    A = system(A0, parts, p)
    x = solve(A, b)
    v = solve(A.T, x - target)
    return -np.einsum("i,kij,j->k", x, parts, v)


def wrong_load(solve, A0, parts, b, target, p):
    """b where x belongs."""
    A = system(A0, parts, p)
    v = solve(A.T, solve(A, b) - target)
    return -np.einsum("i,kij,j->k", v, parts, b)


def wrong_one_solve(solve, A0, parts, b, target, p):
    """The adjoint is not solved."""
    x = solve(system(A0, parts, p), b)
    return -np.einsum("i,kij,j->k", x - target, parts, x)


def wrong_adjoint_twice(solve, A0, parts, b, target, p):
    """vᵀ part v."""
    A = system(A0, parts, p)
    v = solve(A.T, solve(A, b) - target)
    return -np.einsum("i,kij,j->k", v, parts, v)


def wrong_solution_twice(solve, A0, parts, b, target, p):
    """xᵀ part x."""
    x = solve(system(A0, parts, p), b)
    return -np.einsum("i,kij,j->k", x, parts, x)


def wrong_base_matrix(solve, A0, parts, b, target, p):
    """A0 for A(p)."""
    x = solve(A0, b)
    return -np.einsum("i,kij,j->k", solve(A0.T, x - target), parts, x)


def wrong_adjoint_with_base(solve, A0, parts, b, target, p):
    """A0 in the adjoint solve alone."""
    x = solve(system(A0, parts, p), b)
    return -np.einsum("i,kij,j->k", solve(A0.T, x - target), parts, x)


def wrong_weighted(solve, A0, parts, b, target, p):
    """Each entry times p."""
    return p * right_einsum(solve, A0, parts, b, target, p)


def wrong_adjoint_returned(solve, A0, parts, b, target, p):
    """The adjoint."""
    A = system(A0, parts, p)
    return solve(A.T, solve(A, b) - target)


def wrong_sum(solve, A0, parts, b, target, p):
    """All members added up."""
    return right_einsum(solve, A0, parts, b, target, p).sum()


def wrong_value(solve, A0, parts, b, target, p):
    """The number L."""
    x = solve(system(A0, parts, p), b)
    return np.sum((x - target) ** 2) / 2


def wrong_diagonals(solve, A0, parts, b, target, p):
    """Only the diagonals of the parts."""
    A = system(A0, parts, p)
    x = solve(A, b)
    return -np.einsum("i,kii,i->k", solve(A.T, x - target), parts, x)


def wrong_forward(solve, A0, parts, b, target, p):
    """One solve for each member: right numbers, too many solves."""
    A = system(A0, parts, p)
    x = solve(A, b)
    return np.array([-solve(A, part @ x) @ (x - target) for part in parts])


def wrong_all_columns(solve, A0, parts, b, target, p):
    """One call with many right sides."""
    A = system(A0, parts, p)
    x = solve(A, b)
    return -(x - target) @ solve(A, (parts @ x).T)


def wrong_other_solver(solve, A0, parts, b, target, p):
    """Uses NumPy's inverse."""
    A = np.linalg.inv(system(A0, parts, p))
    x = A @ b
    return -np.einsum("i,kij,j->k", A.T @ (x - target), parts, x)


def wrong_in_place(solve, A0, parts, b, target, p):
    """Adds the parts to the caller's A0."""
    for weight, part in zip(p, parts, strict=True):
        A0 += weight * part
    x = solve(A0, b)
    return -np.einsum("i,kij,j->k", solve(A0.T, x - target), parts, x)
