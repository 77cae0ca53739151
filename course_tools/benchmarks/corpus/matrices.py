"""Functions of matrices: inverse, determinant, traces, norms, solving."""

import numpy as np

from course_tools.benchmarks.corpus.task import Task, m, n


def _well_conditioned(rng):
    return rng.normal(size=(n, n)) + 3 * np.eye(n)


def inverse_vjp(rng):
    """A⁻¹ by A: -A⁻ᵀ u A⁻ᵀ."""
    A, u = _well_conditioned(rng), rng.normal(size=(n, n))
    Y = np.linalg.inv(A)

    def right(A, u):
        Y = np.linalg.inv(A)
        return -Y.T @ u @ Y.T

    return Task(
        f=np.linalg.inv,
        x=A,
        u=u,
        right=right,
        wrong=[
            ("sign", Y.T @ u @ Y.T),
            ("transposed", -Y @ u.T @ Y),
            ("another_point", -Y @ u @ Y),
            ("drill: one transpose is missing", -Y.T @ u @ Y),
            ("drill: the other transpose is missing", -Y @ u @ Y.T),
            ("drill: the factors do not commute", -Y.T @ Y.T @ u),
            ("drill: entry by entry", -u * (Y @ Y)),
            ("drill: -1/A² entry by entry", -u / A**2),
            ("drill: u is missing", -Y.T @ Y.T),
            ("instead", Y),
            ("drill: one A⁻ᵀ is missing", -Y.T @ u),
            ("another_point", -A.T @ u @ A.T),
        ],
    )


def log_determinant(rng):
    """log|det A| by A: A⁻ᵀ."""
    A = _well_conditioned(rng)
    Y, det = np.linalg.inv(A), np.linalg.det(A)
    return Task(
        f=lambda A: np.linalg.slogdet(A)[1],
        x=A,
        right=lambda A: np.linalg.inv(A).T,
        wrong=[
            ("transposed", Y),
            ("fitted_factor known_factor", det * Y.T),
            ("fitted_factor known_factor", Y.T / det),
            ("sign", -Y.T),
            ("instead reciprocal", 1 / A),
            ("diagonal_only", np.diag(np.diag(Y))),
            ("one_number", np.trace(Y)),
            ("inverted", A.T),
            ("instead", A),
            ("symmetrised", (Y + Y.T) / 2),
            ("two_mistakes", -Y),
            ("drill: 2A⁻¹ - diag, as for a symmetric A",
             Y + Y.T - np.diag(np.diag(Y))),
            ("drill: the determinant", det),
            ("one_number", 1 / det),
        ],
    )  # fmt: skip


def determinant(rng):
    """det A by A: det(A) A⁻ᵀ."""
    A = _well_conditioned(rng)
    Y, det = np.linalg.inv(A), np.linalg.det(A)
    return Task(
        f=np.linalg.det,
        x=A,
        right=lambda A: np.linalg.det(A) * np.linalg.inv(A).T,
        wrong=[
            ("transposed", det * Y),
            ("known_factor", Y.T),
            ("drill: the factor det is missing, and the transpose", Y),
            ("sign", -det * Y.T),
            ("instead", np.array(det)),
            ("absolute some_signs", det * abs(Y.T)),
            ("diagonal_only", det * np.diag(np.diag(Y))),
            ("known_factor", det**2 * Y.T),
            ("drill: det times A", det * A),
            ("drill: det on the diagonal", det * np.eye(n)),
        ],
    )


def trace_of_product(rng):
    """tr(AX) by X: Aᵀ."""
    A, X = rng.normal(size=(m, n)), rng.normal(size=(n, m))
    return Task(
        f=lambda X: np.trace(A @ X),
        x=X,
        right=lambda X: A.T,
        wrong=[
            ("transposed", A),
            ("column_order", A.reshape(n, m)),
            ("instead", np.trace(A @ X)),
            ("instead", np.ones((n, m))),
            ("sign", -A.T),
            ("known_factor", A.T * X),
            ("summed", A.sum(axis=0)),
            ("some_zeros", np.where(np.eye(n, m) > 0, 0, A.T)),
            ("drill: the product A X", A @ X),
            ("instead", np.eye(n, m)),
            ("some_zeros", A.T * np.eye(n, m)),
        ],
    )


def frobenius_squared(rng):
    """tr(XᵀX) by X: 2X."""
    X = rng.normal(size=(m, n))
    return Task(
        f=lambda X: np.trace(X.T @ X),
        x=X,
        right=lambda X: 2 * X,
        wrong=[
            ("half instead", X),
            ("transposed", 2 * X.T),
            ("two_mistakes", X.T),
            ("known_factor", 2 * X**2),
            ("instead", X**2),
            ("one_number", 2 * np.linalg.norm(X)),
            ("normalised", X / np.linalg.norm(X)),
            ("drill: XᵀX", X.T @ X),
            ("drill: 2 times the identity", 2 * np.eye(m, n)),
        ],
    )


def frobenius_norm(rng):
    """‖X‖ by X: X / ‖X‖."""
    X = rng.normal(size=(m, n))
    norm = np.linalg.norm(X)
    return Task(
        f=lambda X: np.sqrt(np.sum(X * X)),
        x=X,
        right=lambda X: X / np.sqrt(np.sum(X * X)),
        wrong=[
            ("fitted_factor", 2 * X),
            ("instead", X),
            ("half", X / (2 * norm)),
            ("known_factor", X / norm**2),
            ("transposed", X.T / norm),
            ("fitted_lines", X / np.linalg.norm(X, axis=1, keepdims=True)),
            ("fitted_lines", X / np.linalg.norm(X, axis=0)),
            ("fitted_factor", X / np.linalg.norm(X, 2)),
            ("drill: the signs of X", np.sign(X)),
        ],
    )


def solve_by_right_side(rng):
    """A⁻¹ b by b: A⁻ᵀ u."""
    A, b, u = _well_conditioned(rng), rng.normal(size=n), rng.normal(size=n)
    Y = np.linalg.inv(A)
    return Task(
        f=lambda b: np.linalg.solve(A, b),
        x=b,
        u=u,
        right=lambda b, u: np.linalg.solve(A.T, u),
        wrong=[
            ("sign", -Y.T @ u),
            ("not_contracted", Y),
            ("not_contracted", Y.T),
            ("length_one_axis", u[None] @ Y),
            ("drill: A⁻¹ for A⁻ᵀ", Y @ u),
            ("drill: Aᵀ for A⁻ᵀ", A.T @ u),
            ("drill: the inverse is left out", A @ u),
            ("upstream_missing", Y.sum(axis=0)),
            ("instead", Y @ b),
            ("drill: b is solved for, too", Y.T @ b),
        ],
    )


def solve_by_matrix(rng):
    """A⁻¹ b by A: -A⁻ᵀ u xᵀ, where x = A⁻¹ b."""
    A, b, u = _well_conditioned(rng), rng.normal(size=n), rng.normal(size=n)
    x, z = np.linalg.solve(A, b), np.linalg.solve(A.T, u)
    return Task(
        f=lambda A: np.linalg.solve(A, b),
        x=A,
        u=u,
        right=lambda A, u: -np.outer(np.linalg.solve(A.T, u), np.linalg.solve(A, b)),
        wrong=[
            ("sign", np.outer(z, x)),
            ("transposed", -np.outer(x, z)),
            ("two_mistakes", np.outer(x, z)),
            ("diagonal_only", -np.diag(z * x)),
            ("diagonal_alone", -z * x),
            ("one_number", -z @ x),
            ("symmetrised", -np.outer(z, x) - np.outer(x, z)),
            ("fitted_lines", -np.outer(z, b)),
            ("fitted_lines", -np.outer(u, x)),
            ("fitted_lines", -np.outer(np.linalg.solve(A, u), x)),
            ("drill: this is the VJP by b", z),
        ],
    )


TASKS = (
    inverse_vjp,
    log_determinant,
    determinant,
    trace_of_product,
    frobenius_squared,
    frobenius_norm,
    solve_by_right_side,
    solve_by_matrix,
)
