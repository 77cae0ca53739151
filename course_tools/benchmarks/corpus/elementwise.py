"""VJPs of functions that act entry by entry."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n, sigmoid


def sigmoid_vjp(rng):
    """u σ'(x), for a batch."""
    x, u = rng.normal(size=(2, B, n))
    s = sigmoid(x)
    return Task(
        f=sigmoid,
        x=x,
        u=u,
        right=lambda x, u: u * sigmoid(x) * (1 - sigmoid(x)),
        wrong=[
            ("upstream_missing instead", s * (1 - s)),
            ("another_point", u * sigmoid(s) * (1 - sigmoid(s))),
            ("known_factor instead", u * x * (1 - x)),
            ("known_factor instead", u * (1 - s)),
            ("known_factor instead", u * s),
            ("swapped_factor", u * s * (1 + s)),
            ("known_factor instead", u * s**2),
            ("upstream_twice", u**2 * s * (1 - s)),
            ("instead", s),
            ("instead known_factor", u),
            ("known_factor", u * s**2 * (1 - s)),
            ("summed", (u * s * (1 - s)).sum(axis=0)),
            ("known_factor", u * np.exp(-x) * s * (1 - s)),
            ("drill: this is u(1 - u)", u * (1 - u)),
            ("drill: u is summed up first", u.sum() * s * (1 - s)),
            ("known_factor",
             u / (1 + np.exp(x)) ** 2),
            ("known_factor", u * np.exp(-x) / (1 + np.exp(-x))),
        ],
    )  # fmt: skip


def tanh_vjp(rng):
    """u (1 - tanh² x)."""
    x, u = rng.normal(size=(2, n))
    h = np.tanh(x)
    return Task(
        f=np.tanh,
        x=x,
        u=u,
        right=lambda x, u: u * (1 - np.tanh(x) ** 2),
        wrong=[
            ("upstream_missing instead", 1 - h**2),
            ("known_factor instead", u * (1 - h)),
            ("known_factor instead", u * (1 - x**2)),
            ("another_point", u * (1 - np.tanh(h) ** 2)),
            ("known_factor instead", u * h * (1 - h)),
            ("swapped_factor", u * (1 - h) ** 2),
            ("known_factor instead", u * h),
            ("on_the_diagonal", np.diag(u * (1 - h**2))),
            ("not_contracted", np.diag(1 - h**2)),
            ("instead", h),
            ("known_factor", u * (1 - h**2) * h),
            ("drill: plus for minus", u * (1 + h**2)),
            ("drill: 1/cosh x, not squared", u / np.cosh(x)),
            ("drill: the upstream gradient is summed", u.sum() * (1 - h**2)),
            ("summed", np.sum(u * (1 - h**2))),
        ],
    )


def relu_vjp(rng):
    """u where x > 0, 0 elsewhere."""
    x, u = rng.normal(size=(2, B, m))
    return Task(
        f=lambda x: np.maximum(x, 0),
        x=x,
        u=u,
        right=lambda x, u: u * (x > 0),
        wrong=[
            ("zeros_missing instead", u),
            ("upstream_missing", (x > 0).astype(float)),
            ("clipped", u * (x > 0) * (u > 0)),
            ("known_factor instead", u * x * (x > 0)),
            ("zeros_missing", u * np.where(x > 0, 1, 0.01)),
            ("instead", np.maximum(x, 0)),
            ("upstream_twice", u**2 * (x > 0)),
            ("some_signs absolute", abs(u) * (x > 0)),
            ("drill: the mask is taken of u", u * (u > 0)),
            ("another_point", u * (x < 0)),
            ("drill: -1 for 0 where x is negative", u * np.sign(x)),
        ],
    )


def softplus_vjp(rng):
    """u σ(x), of log(1 + e^x)."""
    x, u = rng.normal(size=(2, n))
    s = sigmoid(x)
    return Task(
        f=lambda x: np.log1p(np.exp(x)),
        x=x,
        u=u,
        right=lambda x, u: u * sigmoid(x),
        wrong=[
            ("upstream_missing", s),
            ("another_point", u * (1 - s)),
            ("another_point", u * np.exp(-x) / (1 + np.exp(-x))),
            ("known_factor instead", u * np.exp(x)),
            ("known_factor", u / (1 + np.exp(x))),
            ("known_factor instead", u * np.log1p(np.exp(x))),
            ("another_point", u * sigmoid(np.log1p(np.exp(x)))),
            ("drill: one derivative too many", u * s * (1 - s)),
            ("drill: the mask of relu", u * (x > 0)),
            ("drill: tanh for σ", u * np.tanh(x)),
            ("known_factor", u * s * x),
        ],
    )


def exp_vjp(rng):
    """u e^x."""
    x, u = rng.normal(size=(2, B, n))
    return Task(
        f=np.exp,
        x=x,
        u=u,
        right=lambda x, u: u * np.exp(x),
        wrong=[
            ("upstream_missing instead", np.exp(x)),
            ("known_factor instead", u * x),
            ("known_factor instead", u),
            ("known_factor", u * x * np.exp(x)),
            ("another_point instead", u * np.exp(np.exp(x))),
            ("another_point instead", u * np.exp(-x)),
            ("averaged", (u * np.exp(x)).mean(axis=0)),
            ("drill: the power rule: x e^(x - 1)", u * x * np.exp(x - 1)),
            ("drill: the exponent is u x", np.exp(u * x)),
            ("fitted_factor", u * np.exp(x - 1)),
        ],
    )


def log_vjp(rng):
    """u / x."""
    x, u = rng.uniform(0.5, 2, size=n), rng.normal(size=n)
    return Task(
        f=np.log,
        x=x,
        u=u,
        right=lambda x, u: u / x,
        wrong=[
            ("upstream_missing instead", 1 / x),
            ("known_factor instead another_point", u / np.log(x)),
            ("known_factor instead", u * np.log(x)),
            ("known_factor instead", u * x),
            ("known_factor instead", u / x**2),
            ("known_factor", u / (1 + x)),
            ("fitted_factor", u / (x * np.log(10))),
            ("fitted_factor", u / (3 * x)),
            ("reciprocal", x / u),
            ("another_point", -u / x),
            ("on_the_diagonal", np.diag(u / x)),
            ("drill: log|u/x|, not the derivative", np.log(abs(u / x))),
        ],
    )


def cube_vjp(rng):
    """u · 3x²."""
    x, u = rng.normal(size=(2, m))
    return Task(
        f=lambda x: x**3,
        x=x,
        u=u,
        right=lambda x, u: 3 * u * x**2,
        wrong=[
            ("fitted_factor instead", u * x**2),
            ("known_factor", 3 * u * x**3),
            ("known_factor", 3 * u * x),
            ("upstream_missing", 3 * x**2),
            ("instead", u * x**3),
            ("twice", 6 * u * x**2),
            ("drill: the antiderivative", u * x**4 / 4),
            ("drill: the exponent 2 in front, too", 2 * u * x),
            ("drill: the exponent is 2 and in front", 2 * u * x**2 * x),
            ("upstream_twice", 3 * (u * x) ** 2),
            ("drill: the second derivative, times u", 6 * u * x),
        ],
    )


def sqrt_vjp(rng):
    """u / (2√x)."""
    x, u = rng.uniform(0.5, 2, size=n), rng.normal(size=n)
    r = np.sqrt(x)
    return Task(
        f=np.sqrt,
        x=x,
        u=u,
        right=lambda x, u: u / (2 * np.sqrt(x)),
        wrong=[
            ("twice", u / r),
            ("known_factor", u / (2 * x)),
            ("known_factor", u * r / 2),
            ("upstream_missing", 1 / (2 * r)),
            ("known_factor", u / (2 * x * r)),
            ("known_factor instead", u * r),
            ("half", u / (4 * r)),
            ("sign", -u / (2 * r)),
            ("another_point", u / (2 * np.sqrt(r))),
            ("drill: 2√x stands above the line", 2 * u * r),
            ("drill: the power 2/3, the antiderivative", u * 2 / 3 * x**1.5),
        ],
    )


def silu_vjp(rng):
    """u (σ(x) + x σ'(x)), of x σ(x)."""
    x, u = rng.normal(size=(2, B, m))
    s = sigmoid(x)
    z = x * s
    return Task(
        f=lambda x: x * sigmoid(x),
        x=x,
        u=u,
        right=lambda x, u: u * sigmoid(x) * (1 + x * (1 - sigmoid(x))),
        wrong=[
            ("upstream_missing", s * (1 + x * (1 - s))),
            ("drill: the term x σ' is missing", u * s),
            ("drill: the term σ is missing", u * x * s * (1 - s)),
            ("drill: the product of the derivatives", u * s * (1 - s)),
            ("drill: minus for plus in the product rule", u * s * (1 - x * (1 - s))),
            ("drill: x σ for x σ'", u * (s + x * s)),
            ("instead", u * x * s),
            ("known_factor", u * (1 + x * (1 - s)) * x * s),
            (
                "another_point",
                (z := x * s) is not None
                and u * sigmoid(z) * (1 + z * (1 - sigmoid(z))),
            ),
        ],
    )


def sigmoid_jacobian(rng):
    """diag(σ'(x)): one output for each input."""
    x = rng.normal(size=n)
    s = sigmoid(x)
    slope = s * (1 - s)
    return Task(
        f=sigmoid,
        x=x,
        right=lambda x: np.diag(sigmoid(x) * (1 - sigmoid(x))),
        wrong=[
            ("diagonal_alone instead", slope),
            ("instead", np.diag(s)),
            ("instead", np.diag(s**2)),
            ("instead", np.eye(n)),
            ("instead", np.diag(1 - s)),
            ("zeros_missing", np.tile(slope, (n, 1))),
            ("zeros_missing", np.tile(slope[:, None], (1, n))),
            ("another_point", np.diag(sigmoid(s) * (1 - sigmoid(s)))),
            ("zeros_missing", np.outer(s, 1 - s)),
            ("one_number", slope.sum()),
            ("one_number", slope.prod()),
            ("instead", np.diag(x * (1 - x))),
            ("reversed_order", np.diag(slope)[::-1]),
        ],
    )


def dropout(rng):
    """x times a mask, over the share that is kept."""
    x, u = rng.normal(size=(2, B, n))
    mask, other = rng.uniform(size=(2, B, n)) < 0.6
    return Task(
        f=lambda x: x * mask / 0.6,
        x=x,
        u=u,
        right=lambda x, u: u * mask / 0.6,
        wrong=[
            ("fitted_factor", u * mask),
            ("fitted_factor", u * mask / 0.4),
            ("fitted_factor", u * mask / 0.36),
            ("zeros_missing", u / 0.6),
            ("instead", u),
            ("upstream_missing", mask / 0.6),
            ("instead known_factor", u * x * mask / 0.6),
            ("drill: the mask is upside down", u * ~mask / 0.6),
            ("instead", x * mask / 0.6),
            ("drill: another mask is drawn", u * other / 0.6),
        ],
    )


TASKS = (
    sigmoid_vjp,
    tanh_vjp,
    relu_vjp,
    softplus_vjp,
    exp_vjp,
    log_vjp,
    cube_vjp,
    sqrt_vjp,
    silu_vjp,
    sigmoid_jacobian,
    dropout,
)
