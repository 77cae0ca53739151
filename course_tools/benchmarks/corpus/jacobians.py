"""Jacobians and Hessians of functions of vectors."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n, sigmoid


def linear_map(rng):
    """W x by x."""
    W, x = rng.normal(size=(m, n)), rng.normal(size=n)
    return Task(
        f=lambda x: W @ x,
        x=x,
        right=lambda x: W,
        wrong=[
            ("transposed", W.T),
            ("instead", W @ x),
            ("not_summed known_factor", W * x),
            ("summed", W.sum(axis=0)),
            ("part", W[0]),
            ("fitted_lines", W + rng.normal(size=(m, 1))),
            ("copied", np.tile(W, (B, 1, 1))),
            ("padded", np.c_[W, W @ x]),
            ("drill: the identity", np.eye(n)),
            ("instead", np.eye(m, n)),
            ("some_zeros", W * np.eye(m, n)),
            ("column_order", W.reshape(n, m).T),
        ],
    )


def normalise_jacobian(rng):
    """x / ‖x‖ by x: (I - y yᵀ)/‖x‖."""
    x = rng.normal(size=n)
    r, y, eye = np.linalg.norm(x), x / np.linalg.norm(x), np.eye(n)

    def right(x):
        r = np.sqrt(np.sum(x * x))
        return (np.eye(n) - np.outer(x, x) / r**2) / r

    return Task(
        f=lambda x: x / np.sqrt(np.sum(x * x)),
        x=x,
        right=right,
        wrong=[
            ("known_factor", eye - np.outer(y, y)),
            ("known_factor", (eye - np.outer(y, y)) / r**2),
            ("diagonal_only", np.diag(1 - y**2) / r),
            ("sign", (np.outer(y, y) - eye) / r),
            ("diagonal_alone", (1 - y**2) / r),
            ("some_entries", -np.outer(y, y) / r),
            ("fitted_lines", eye / r),
            ("fitted_lines", (eye - np.outer(x, x)) / r),
            ("fitted_lines", (eye + np.outer(y, y)) / r),
            ("fitted_lines", eye / r - np.outer(x, x) / r**2),
            ("instead", y),
            ("instead", eye),
        ],
    )


def normalise_vjp(rng):
    """x / ‖x‖ by x: (u - y (y·u))/‖x‖."""
    x, u = rng.normal(size=(2, n))
    r, y = np.linalg.norm(x), x / np.linalg.norm(x)

    def right(x, u):
        r = np.sqrt(np.sum(x * x))
        return (u - x * (x @ u) / r**2) / r

    return Task(
        f=lambda x: x / np.sqrt(np.sum(x * x)),
        x=x,
        u=u,
        right=right,
        wrong=[
            ("fitted_term", u / r),
            ("fitted_term", (u + y * (y @ u)) / r),
            ("known_factor", u - y * (y @ u)),
            ("fitted_term", (u - x * (x @ u)) / r),
            ("fitted_term", (u - y) / r),
            ("sign", -(u - y * (y @ u)) / r),
            ("instead", u),
            ("instead", y),
            ("not_contracted", (np.eye(n) - np.outer(y, y)) / r),
            ("fitted_term", (u - y * u.sum()) / r),
            ("drill: y·u is taken entry by entry", (u - y * y * u) / r),
            ("fitted_term", -y * (y @ u) / r),
            ("upstream_missing", (1 - y * y.sum()) / r),
        ],
    )


def polar(rng):
    """(r cos φ, r sin φ) by (r, φ)."""
    r, a = rng.uniform(1.2, 2.0), rng.uniform(0.3, 1.2)
    c, s = np.cos(a), np.sin(a)

    def f(p):
        return np.array([p[0] * np.cos(p[1]), p[0] * np.sin(p[1])])

    def right(p):
        c, s = np.cos(p[1]), np.sin(p[1])
        return np.array([[c, -p[0] * s], [s, p[0] * c]])

    return Task(
        f=f,
        x=np.array([r, a]),
        right=right,
        wrong=[
            ("transposed", np.array([[c, s], [-r * s, r * c]])),
            ("one_number", r),
            ("inverted", np.array([[c, s], [-s / r, c / r]])),
            ("some_entries absolute some_signs", np.array([[c, r * s], [s, r * c]])),
            ("diagonal_only", np.array([[c, 0], [0, r * c]])),
            ("reversed_order", np.array([[s, r * c], [c, -r * s]])),
            ("reversed_order", np.array([[-r * s, c], [r * c, s]])),
            ("instead", np.array([r * c, r * s])),
            ("part", np.array([c, s])),
            ("drill: r is missing in the second column",
             np.array([[c, -s], [s, c]])),
            ("drill: sine and cosine are not differentiated",
             np.array([[c, r * c], [s, r * s]])),
            ("drill: the angle is taken in degrees",
             np.array([[c, -r * s * np.pi / 180], [s, r * c * np.pi / 180]])),
        ],
    )  # fmt: skip


def square_jacobian(rng):
    """x² entry by entry, by x: 2 diag(x)."""
    x = rng.normal(size=m)
    return Task(
        f=lambda x: x**2,
        x=x,
        right=lambda x: 2 * np.diag(x),
        wrong=[
            ("diagonal_alone", 2 * x),
            ("half instead", np.diag(x)),
            ("instead", np.diag(x**2)),
            ("instead", x**2),
            ("zeros_missing", np.tile(2 * x, (m, 1))),
            ("zeros_missing", np.outer(2 * x, np.ones(m))),
            ("one_number", 2 * x.sum()),
            ("another_point", 2 * np.diag(x**2)),
            ("zeros_missing", 2 * np.outer(x, x) - 2 * np.diag(x * x) + 2 * np.diag(x)),
            ("known_factor", 2 * np.eye(m)),
            ("instead", x),
            ("known_factor", 2 * np.diag(x**3)),
        ],
    )  # fmt: skip


def elementwise_product(rng):
    """x ⊙ a ⊙ x by x: 2 u a x."""
    x, u, a = rng.normal(size=(3, B, n))
    return Task(
        f=lambda x: x * a * x,
        x=x,
        u=u,
        right=lambda x, u: 2 * u * a * x,
        wrong=[
            ("half", u * a * x),
            ("upstream_missing", 2 * a * x),
            ("known_factor", 2 * u * a),
            ("known_factor", 2 * u * a * x**2),
            ("known_factor", 2 * u * a / x),
            ("instead", u * a * x**2),
            ("summed", (2 * u * a * x).sum(axis=0)),
            ("size_factor", 2 * u * a * x / B),
            ("drill: the partner a is missing", 2 * u * x),
            ("upstream_twice", 2 * u**2 * a * x),
            ("sign another_point", -2 * u * a * x),
        ],
    )


def two_outputs(rng):
    """(x + z, x z, x sin z) by (x, z)."""
    x, z = rng.uniform(0.5, 1.5, size=2)

    def f(p):
        return np.array([p[0] + p[1], p[0] * p[1], p[0] * np.sin(p[1])])

    def right(p):
        x, z = p
        return np.array([[1, 1], [z, x], [np.sin(z), x * np.cos(z)]])

    J = right((x, z))
    return Task(
        f=f,
        x=np.array([x, z]),
        right=right,
        wrong=[
            ("transposed", J.T),
            ("reversed_order", J[:, ::-1]),
            ("reversed_order", J[::-1]),
            ("summed", J.sum(axis=0)),
            ("instead", f((x, z))),
            ("reshaped", J.ravel()),
            ("part", J[:2]),
            ("some_entries", np.array([[1, 1], [z, x], [np.sin(z), np.cos(z)]])),
            ("some_signs", np.array([[1, 1], [z, x], [np.sin(z), -x * np.cos(z)]])),
            ("drill: x z is differentiated by the wrong variable",
             np.array([[1, 1], [x, z], [np.sin(z), x * np.cos(z)]])),
            ("drill: the sum is not differentiated",
             np.array([[x, z], [z, x], [np.sin(z), x * np.cos(z)]])),
            ("another_point", right((x + 1, z + 1))),
        ],
    )  # fmt: skip


def quadratic_hessian(rng):
    """xᵀAx twice by x: A + Aᵀ; f is the gradient."""
    A, x = rng.normal(size=(n, n)), rng.normal(size=n)
    H = A + A.T
    return Task(
        f=lambda x: (A + A.T) @ x,
        x=x,
        right=lambda x: A + A.T,
        wrong=[
            ("half", H / 2),
            ("diagonal_only", np.diag(np.diag(H))),
            ("triangle_only", np.triu(H)),
            ("triangle_only", np.tril(H, -1)),
            ("diagonal_differs", 2 * H - np.diag(np.diag(H))),
            ("diagonal_differs", H - np.diag(np.diag(H)) / 2),
            ("diagonal_alone", np.diag(H)),
            ("inverted", np.linalg.inv(H)),
            ("not_summed known_factor", H * x),
            ("drill: A, the term with Aᵀ is missing", A),
            ("drill: 2A, as for a symmetric A", 2 * A),
            ("drill: minus for plus", A - A.T),
            ("drill: the outer product of the gradient", np.outer(H @ x, H @ x)),
            ("instead", H @ x),
            ("absolute", abs(H)),
        ],
    )


def least_squares_hessian(rng):
    """‖Ax - b‖² twice by x: 2AᵀA; f is the gradient."""
    A, b, x = rng.normal(size=(B, n)), rng.normal(size=B), rng.normal(size=n)
    H, r = 2 * A.T @ A, A @ x - b
    return Task(
        f=lambda x: 2 * A.T @ (A @ x - b),
        x=x,
        right=lambda x: 2 * A.T @ A,
        wrong=[
            ("half", A.T @ A),
            ("size_factor", H / B),
            ("one_number", np.trace(H)),
            ("triangle_only", np.triu(H)),
            ("diagonal_only", np.diag(np.diag(H))),
            ("drill: AAᵀ for AᵀA", 2 * A @ A.T),
            ("drill: the outer product of the gradient",
             4 * np.outer(A.T @ r, A.T @ r)),
            ("drill: the residuals are still there", 2 * A.T @ (r[:, None] * A)),
            ("instead", 2 * A.T @ r),
            ("drill: the residuals squared are still there",
             4 * A.T @ (r[:, None] ** 2 * A)),
        ],
    )  # fmt: skip


def logistic_hessian(rng):
    """The mean logistic loss twice by w: Xᵀ diag(p(1 - p)) X / B; f is the gradient."""
    X, w, t = rng.normal(size=(B, n)), rng.normal(size=n), rng.permutation(B) % 2
    p = sigmoid(X @ w)
    d = (p * (1 - p))[:, None]
    g = X.T @ (p - t) / B

    def right(w):
        p = sigmoid(X @ w)
        return X.T @ ((p * (1 - p))[:, None] * X) / B

    H = right(w)
    return Task(
        f=lambda w: X.T @ (sigmoid(X @ w) - t) / B,
        x=w,
        right=right,
        wrong=[
            ("size_factor", B * H),
            ("sign", -H),
            ("half", H / 2),
            ("diagonal_only", np.diag(np.diag(H))),
            ("another_point", X.T @ X / (4 * B)),
            ("not_averaged", X[:, :, None] * (d * X)[:, None]),
            ("triangle_only", np.tril(H)),
            ("drill: the weights p(1 - p) are missing", X.T @ X / B),
            ("drill: the weights are p", X.T @ (p[:, None] * X) / B),
            ("drill: the weights are the errors p - t",
             X.T @ ((p - t)[:, None] * X) / B),
            ("drill: the outer product of the gradient", np.outer(g, g)),
            ("drill: squared errors: the empirical Fisher matrix",
             X.T @ (((p - t) ** 2)[:, None] * X) / B),
            ("instead", g),
        ],
    )  # fmt: skip


TASKS = (
    linear_map,
    normalise_jacobian,
    normalise_vjp,
    polar,
    square_jacobian,
    elementwise_product,
    two_outputs,
    quadratic_hessian,
    least_squares_hessian,
    logistic_hessian,
)
