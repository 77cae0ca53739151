"""Matrix products, and their generalized Jacobians."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n


def product_left(rng):
    """A C by A: u Cᵀ."""
    A, C, u = (rng.normal(size=s) for s in ((m, n), (n, B), (m, B)))
    return Task(
        f=lambda A: A @ C,
        x=A,
        u=u,
        right=lambda A, u: u @ C.T,
        wrong=[
            ("transposed", C @ u.T),
            ("column_order", (C @ u.T).reshape(m, n)),
            ("sign", -u @ C.T),
            ("size_factor", u @ C.T / B),
            ("not_summed", u[:, None, :] * C),
            ("fitted_term", u @ C.T + A),
            ("upstream_missing", np.ones((m, B)) @ C.T),
            ("drill: u is summed first", np.outer(u.sum(axis=1), C.sum(axis=1))),
            ("drill: the other factor alone", C.T),
            ("drill: the derivative by the other factor", A.T @ u),
        ],
    )


def product_right(rng):
    """A C by C: Aᵀ u."""
    A, C, u = (rng.normal(size=s) for s in ((m, n), (n, B), (m, B)))
    return Task(
        f=lambda C: A @ C,
        x=C,
        u=u,
        right=lambda C, u: A.T @ u,
        wrong=[
            ("transposed", u.T @ A),
            ("size_factor", A.T @ u / m),
            ("averaged", A.T @ u.mean(axis=1)),
            ("summed", A.T @ u.sum(axis=1)),
            ("reversed_order", (A.T @ u)[::-1]),
            ("drill: the inverse for the transpose", np.linalg.pinv(A) @ u),
            ("upstream_missing", A.T @ np.ones((m, B))),
            ("drill: the derivative by the other factor", u @ C.T),
            ("drill: the output for u", A.T @ (A @ C)),
            ("drill: |A| for A", abs(A).T @ u),
        ],
    )


def two_sided_product(rng):
    """A X C by X: Aᵀ u Cᵀ."""
    A, X, C, u = (rng.normal(size=s) for s in ((m, n), (n, B), (B, m), (m, m)))
    return Task(
        f=lambda X: A @ X @ C,
        x=X,
        u=u,
        right=lambda X, u: A.T @ u @ C.T,
        wrong=[
            ("transposed", C @ u.T @ A),
            ("drill: u is transposed", A.T @ u.T @ C.T),
            ("sign", -A.T @ u @ C.T),
            ("upstream_missing", A.T @ np.ones((m, m)) @ C.T),
            ("drill: u is missing", A.T @ C.T),
            ("drill: C is missing", A.T @ u),
            ("drill: A is missing", u @ C.T),
            ("column_order", (C @ u.T @ A).reshape(n, B)),
            ("summed", (A.T @ u @ C.T).sum(axis=0)),
        ],
    )


def bilinear_by_matrix(rng):
    """aᵀ W c by W: a cᵀ."""
    a, c, W = rng.normal(size=m), rng.normal(size=n), rng.normal(size=(m, n))
    return Task(
        f=lambda W: a @ W @ c,
        x=W,
        right=lambda W: np.outer(a, c),
        wrong=[
            ("transposed", np.outer(c, a)),
            ("column_order", np.outer(c, a).reshape(m, n)),
            ("reshaped", np.outer(a, c).reshape(-1)),
            ("known_factor", np.outer(a, c) * W),
            ("instead", a @ W @ c),
            ("sign", -np.outer(a, c)),
            ("fitted_lines", np.tile(a[:, None], (1, n))),
            ("fitted_lines", np.tile(c, (m, 1))),
            ("drill: the sum for the product", a[:, None] + c),
            ("drill: W c, the derivative by a", W @ c),
        ],
    )


def outer_product(rng):
    """x aᵀ by x: u a."""
    x, a, u = rng.normal(size=m), rng.normal(size=n), rng.normal(size=(m, n))
    return Task(
        f=lambda x: np.outer(x, a),
        x=x,
        u=u,
        right=lambda x, u: u @ a,
        wrong=[
            ("not_summed", u * a),
            ("size_factor", (u * a).mean(axis=1)),
            ("length_one_axis", (u @ a)[:, None]),
            ("summed", np.sum(u * a)),
            ("known_factor", x * (u @ a)),
            ("drill: a is left out", u.sum(axis=1)),
            ("drill: the derivative by a", u.T @ x),
            ("upstream_missing", np.full(m, a.sum())),
            ("instead", np.outer(x, a)),
            ("drill: a is normalised", u @ a / np.linalg.norm(a)),
        ],
    )


def gram_matrix(rng):
    """XᵀX by X: X (u + uᵀ)."""
    X, u = rng.normal(size=(B, m)), rng.normal(size=(m, m))
    return Task(
        f=lambda X: X.T @ X,
        x=X,
        u=u,
        right=lambda X, u: X @ (u + u.T),
        wrong=[
            ("half", X @ (u + u.T) / 2),
            ("transposed", (u + u.T) @ X.T),
            ("sign", -X @ (u + u.T)),
            ("size_factor", X @ (u + u.T) / B),
            ("drill: 2Xu, as for a symmetric u", 2 * X @ u),
            ("drill: one of the two terms", X @ u),
            ("drill: the other of the two terms", X @ u.T),
            ("drill: minus for plus", X @ (u - u.T)),
            ("upstream_missing", 2 * X @ np.ones((m, m))),
            ("drill: 2X, without u", 2 * X),
            ("instead", X),
        ],
    )


def matrix_square(rng):
    """X² by X: u Xᵀ + Xᵀ u."""
    X, u = rng.normal(size=(n, n)), rng.normal(size=(n, n))
    right = u @ X.T + X.T @ u
    return Task(
        f=lambda X: X @ X,
        x=X,
        u=u,
        right=lambda X, u: u @ X.T + X.T @ u,
        wrong=[
            ("half", right / 2),
            ("transposed", right.T),
            ("another_point", u @ X + X @ u),
            ("sign", -right),
            ("drill: one of the two terms", u @ X.T),
            ("drill: the other of the two terms", X.T @ u),
            ("drill: 2Xᵀu, as if they commuted", 2 * X.T @ u),
            ("drill: 2uXᵀ, as if they commuted", 2 * u @ X.T),
            ("drill: 2X entry by entry", 2 * X * u),
            ("drill: minus for plus", u @ X.T - X.T @ u),
            ("diagonal_only", np.diag(np.diag(right))),
        ],
    )


def product_by_weights(rng):
    """Wx by W, a generalized Jacobian of shape (m, m, n)."""
    W, x = rng.normal(size=(m, n)), rng.normal(size=n)
    eye = np.eye(m)
    J = eye[:, :, None] * x
    return Task(
        f=lambda W: W @ x,
        x=W,
        right=lambda W: np.eye(m)[:, :, None] * x,
        wrong=[
            ("zeros_missing", np.tile(x, (m, m, 1))),
            ("reshaped", J.reshape(m, m * n)),
            ("axes_permuted transposed", J.transpose(1, 2, 0)),
            ("transposed axes_permuted", J.T),
            ("axes_permuted", J.transpose(0, 2, 1)),
            ("diagonal_alone summed", np.tile(x, (m, 1))),
            ("drill: x alone", x),
            ("instead", W),
            ("some_entries", eye[:, :, None] * W),
            ("known_factor", eye[:, :, None] * x * W),
            ("known_factor", eye[:, :, None] * W * x),
            ("some_zeros", J * (np.arange(m) == 0)[:, None, None]),
            ("length_one_axis", J[None]),
            ("column_order", J.reshape(m, m * n, order="F")),
            ("some_entries", np.tile(eye[:, :, None], (1, 1, n))),
        ],
    )  # fmt: skip


def batch_product_by_input(rng):
    """X W by X, a generalized Jacobian of shape (4, m, 4, n)."""
    X, W = rng.normal(size=(4, n)), rng.normal(size=(n, m))
    eye = np.eye(4)
    J = np.einsum("bc,ij->bjci", eye, W)
    return Task(
        f=lambda X: X @ W,
        x=X,
        right=lambda X: np.einsum("bc,ij->bjci", eye, W),
        wrong=[
            ("zeros_missing", np.broadcast_to(W.T[None, :, None], (4, m, 4, n))),
            ("diagonal_alone summed", np.broadcast_to(W.T, (4, m, n))),
            ("axes_permuted", np.einsum("bc,ij->cibj", eye, W)),
            ("axes_permuted", np.einsum("bc,ij->bicj", eye, W)),
            ("reshaped", J.reshape(4 * m, 4 * n)),
            ("column_order", J.reshape(4 * m, 4 * n, order="F")),
            ("drill: W", W),
            ("drill: Wᵀ, the Jacobian of one example", W.T),
            ("sign", -J),
            ("some_zeros", J * (np.arange(4) == 0)[:, None, None, None]),
        ],
    )


TASKS = (
    product_left,
    product_right,
    two_sided_product,
    bilinear_by_matrix,
    outer_product,
    gram_matrix,
    matrix_square,
    product_by_weights,
    batch_product_by_input,
)
