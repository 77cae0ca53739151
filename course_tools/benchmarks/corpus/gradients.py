"""Gradients of functions with one output."""

import numpy as np

from course_tools.benchmarks.corpus.task import Task, m, n, softmax


def quadratic_form(rng):
    """xᵀAx by x, for an A that is not symmetric."""
    A, x = rng.normal(size=(n, n)), rng.normal(size=n)
    return Task(
        f=lambda x: x @ A @ x,
        x=x,
        right=lambda x: (A + A.T) @ x,
        wrong=[
            ("half", (A + A.T) @ x / 2),
            ("drill: 2Ax, as for a symmetric A", 2 * A @ x),
            ("drill: 2Aᵀx, as for a symmetric A", 2 * A.T @ x),
            ("drill: the term with Aᵀ is missing", A @ x),
            ("drill: the term with A is missing", A.T @ x),
            ("drill: minus for plus", (A - A.T) @ x),
            ("drill: this is the Hessian", A + A.T),
            ("instead", x @ A @ x),
            ("sign", -(A + A.T) @ x),
            ("known_factor", (A + A.T) @ x * x),
            ("not_summed", (A + A.T) * x),
            ("summed", ((A + A.T) @ x).sum()),
            ("some_entries", (A + A.T) @ x - np.eye(n)[2] * A[2, 2] * x[2]),
        ],
    )


def weighted_squares(rng):
    """(x - a)ᵀ M (x - a) by x."""
    M, a, x = rng.normal(size=(m, m)), rng.normal(size=m), rng.normal(size=m)
    r = x - a
    return Task(
        f=lambda x: (x - a) @ M @ (x - a),
        x=x,
        right=lambda x: (M + M.T) @ (x - a),
        wrong=[
            ("half", (M + M.T) @ r / 2),
            ("sign", -(M + M.T) @ r),
            ("not_summed", (M + M.T) * r),
            ("drill: 2Mr, as for a symmetric M", 2 * M @ r),
            ("drill: a is not subtracted", (M + M.T) @ x),
            ("drill: r without M", 2 * r),
            ("drill: a plus for the minus", (M + M.T) @ (x + a)),
            ("drill: the Hessian", M + M.T),
            ("drill: the diagonal of M alone", 2 * np.diag(M) * r),
        ],
    )


def rayleigh_quotient(rng):
    """xᵀAx / xᵀx by x."""
    A, x = rng.normal(size=(n, n)), rng.normal(size=n)
    A = A + A.T
    q = x @ A @ x / (x @ x)
    return Task(
        f=lambda x: x @ A @ x / (x @ x),
        x=x,
        right=lambda x: 2 * (A @ x - x @ A @ x / (x @ x) * x) / (x @ x),
        wrong=[
            ("half", (A @ x - q * x) / (x @ x)),
            ("fitted_term", 2 * A @ x / (x @ x)),
            ("fitted_term", 2 * (A @ x + q * x) / (x @ x)),
            ("known_factor", 2 * (A @ x - q * x)),
            ("fitted_term", 2 * (A @ x - q * x) / (x @ x) + 2 * x),
            ("sign", 2 * (q * x - A @ x) / (x @ x)),
            ("instead", q),
            ("zero", 0 * x),
            ("drill: the quotient of the derivatives", A @ x / x),
            ("fitted_term", 2 * (A @ x - x) / (x @ x)),
        ],
    )


def euclidean_norm(rng):
    """‖x‖ by x."""
    x = rng.uniform(0.2, 1.5, size=n) * np.resize([1, -1], n)
    norm = np.linalg.norm(x)
    return Task(
        f=lambda x: np.sqrt(np.sum(x * x)),
        x=x,
        right=lambda x: x / np.sqrt(np.sum(x * x)),
        wrong=[
            ("instead known_factor", x),
            ("fitted_factor", 2 * x),
            ("known_factor", x / norm**2),
            ("known_factor", x / norm**3),
            ("half", x / (2 * norm)),
            ("twice", 2 * x / norm),
            ("known_factor", x**2 / norm),
            ("fitted_factor", x / abs(x).sum()),
            ("instead", 1 / x),
            ("instead", norm),
            ("absolute", abs(x) / norm),
            ("drill: the signs of x, as for the sum of |x|", np.sign(x)),
            ("known_factor", np.full(n, 1 / norm)),
        ],
    )


def squared_norm(rng):
    """‖x‖² by x."""
    x = rng.uniform(0.2, 1.5, size=n) * np.resize([1, -1], n)
    return Task(
        f=lambda x: np.sum(x * x),
        x=x,
        right=lambda x: 2 * x,
        wrong=[
            ("half instead", x),
            ("one_number", 2 * np.linalg.norm(x)),
            ("known_factor", 2 * x**2),
            ("instead", x**2),
            ("normalised", x / np.linalg.norm(x)),
            ("summed", 2 * x.sum()),
            ("instead", x @ x),
            ("drill: the number 2", 2.0),
            ("known_factor", np.full(n, 2.0)),
            ("drill: this is the Hessian", 2 * np.eye(n)),
            ("absolute", 2 * abs(x)),
        ],
    )


def log_sum_exp(rng):
    """log(Σ exp x) by x."""
    x = rng.normal(size=n)
    e, s = np.exp(x), softmax(x)
    return Task(
        f=lambda x: np.log(np.sum(np.exp(x))),
        x=x,
        right=softmax,
        wrong=[
            ("instead known_factor", e),
            ("fitted_factor", np.exp(x - x.max())),
            ("swapped_factor", x / e.sum()),
            ("size_factor", e / e.mean()),
            ("sign", -s),
            ("instead", np.log(e.sum())),
            ("fitted_constant", s - 1),
            ("drill: this is log(softmax)", np.log(s)),
            ("drill: 1/Σ, the outer derivative alone", 1 / e.sum()),
            ("drill: s(1 - s), the derivative of softmax", s * (1 - s)),
            ("drill: the logarithm of each exponential: x/Σx", x / x.sum()),
        ],
    )


def variance(rng):
    """The mean of (x - mean x)² by x."""
    x = rng.normal(loc=0.4, size=n)
    c = x - x.mean()
    return Task(
        f=np.var,
        x=x,
        right=lambda x: 2 * (x - x.mean()) / n,
        wrong=[
            ("size_factor", 2 * c),
            ("half", c / n),
            ("size_factor", 2 * c / (n - 1)),
            ("size_factor", 2 * c * (n - 1) / n**2),
            ("fitted_constant fitted_term", 2 * x / n),
            ("size_factor two_mistakes", c),
            ("fitted_constant", 2 * (x + x.mean()) / n),
            ("sign", -2 * c / n),
            ("zero", np.zeros(n)),
            ("drill: the mean's own derivative is counted alone", np.full(n, -2 / n)),
            ("drill: c², not its derivative", c**2 / n),
            ("fitted_factor two_mistakes", c / (n * np.std(x))),
        ],
    )


def cosine_similarity(rng):
    """x·a / (‖x‖‖a‖) by x."""
    x, a = rng.normal(size=(2, n))
    nx, na = np.linalg.norm(x), np.linalg.norm(a)
    cosine = x @ a / (nx * na)

    def right(x):
        norm = np.sqrt(np.sum(x * x))
        return (a / na - (x @ a) / (norm * na) * x / norm) / norm

    return Task(
        f=lambda x: x @ a / (np.sqrt(np.sum(x * x)) * na),
        x=x,
        right=right,
        wrong=[
            ("fitted_term", a / (nx * na)),
            ("fitted_term", a / (nx * na) + cosine * x / nx**2),
            ("fitted_term", (a / na - cosine * x) / nx),
            ("known_factor", a / na - cosine * x / nx),
            ("sign", cosine * x / nx**2 - a / (nx * na)),
            ("fitted_factor", a - cosine * x * na / nx),
            ("drill: this is the derivative of x·a", a),
            ("drill: the second vector's derivative", x / (nx * na)),
            ("drill: the projection on x alone", -cosine * x / nx**2),
        ],
    )


def product_of_entries(rng):
    """x₁ x₂ ... by x."""
    x = rng.uniform(0.5, 1.5, size=n)
    total = x.prod()
    return Task(
        f=np.prod,
        x=x,
        right=lambda x: np.prod(x) / x,
        wrong=[
            ("instead", total),
            ("instead", np.full(n, 1.0)),
            ("instead known_factor", 1 / x),
            ("known_factor", total / x**2),
            ("known_factor", total * x),
            ("known_factor", np.full(n, total)),
            ("drill: the sum of the other entries", x.sum() - x),
            ("summed", (total / x).sum()),
        ],
    )


def largest_entry(rng):
    """The largest entry of x, by x."""
    x = rng.permutation(n) + rng.uniform(0, 0.5, size=n)
    top = (x == x.max()).astype(float)
    return Task(
        f=np.max,
        x=x,
        right=lambda x: (x == x.max()).astype(float),
        wrong=[
            ("instead zeros_missing", np.ones(n)),
            ("another_order reversed_order shifted", (x == x.min()).astype(float)),
            ("some_entries known_factor", top * x.max()),
            ("averaged everywhere", np.full(n, 1 / n)),
            ("drill: the place of the largest entry", float(x.argmax())),
            ("drill: the softmax, a smooth neighbour", softmax(x)),
            ("instead", x.max()),
            ("zero", np.zeros(n)),
            ("drill: ones and zeros are exchanged", 1 - top),
        ],
    )


def two_variables(rng):
    """x²z + sin z by (x, z)."""
    x, z = rng.uniform(0.5, 1.5, size=2)
    return Task(
        f=lambda p: p[0] ** 2 * p[1] + np.sin(p[1]),
        x=np.array([x, z]),
        right=lambda p: np.array([2 * p[0] * p[1], p[0] ** 2 + np.cos(p[1])]),
        wrong=[
            ("reversed_order", np.array([x**2 + np.cos(z), 2 * x * z])),
            ("summed", 2 * x * z + x**2 + np.cos(z)),
            ("drill: minus cos z", np.array([2 * x * z, x**2 - np.cos(z)])),
            ("drill: sin z is not differentiated",
             np.array([2 * x * z, x**2 + np.sin(z)])),
            ("drill: x²z is not differentiated by z",
             np.array([2 * x * z, x**2 * z + np.cos(z)])),
            ("drill: sin z is kept in the derivative by x",
             np.array([2 * x * z + np.sin(z), x**2 + np.cos(z)])),
            ("drill: z is left out of the derivative by x",
             np.array([2 * x, x**2 + np.cos(z)])),
            ("drill: x is differentiated in both",
             np.array([2 * x * z, 2 * x + np.cos(z)])),
            ("another_point", np.array([2 * x * 0, 0.0**2 + 1.0])),
        ],
    )  # fmt: skip


TASKS = (
    quadratic_form,
    weighted_squares,
    rayleigh_quotient,
    euclidean_norm,
    squared_norm,
    log_sum_exp,
    variance,
    cosine_similarity,
    product_of_entries,
    largest_entry,
    two_variables,
)
