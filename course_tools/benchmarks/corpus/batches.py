"""Means, variances and normalising layers over a batch."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n


def mean_over_batch(rng):
    """The mean over the batch, by X."""
    X, u = rng.normal(size=(B, n)), rng.normal(size=n)
    spread = np.tile(u, (B, 1))
    return Task(
        f=lambda X: X.mean(axis=0),
        x=X,
        u=u,
        right=lambda X, u: np.tile(u, (B, 1)) / B,
        wrong=[
            ("size_factor", spread),
            ("size_factor", spread / n),
            ("size_factor", spread / (B * n)),
            ("part averaged", u / B),
            ("summed instead", u),
            ("known_factor", np.full((B, n), 1 / B)),
            ("known_factor", X * spread / B),
            ("some_zeros", np.r_[spread[:1], np.zeros((B - 1, n))] / B),
            ("transposed", spread.T / B),
            ("everywhere", np.full((B, n), u.mean() / B)),
        ],
    )


def variance_over_batch(rng):
    """The variance over the batch, by X."""
    X, u = rng.normal(loc=0.3, size=(B, n)), rng.normal(size=n)
    C = X - X.mean(axis=0)
    return Task(
        f=lambda X: X.var(axis=0),
        x=X,
        u=u,
        right=lambda X, u: 2 * u * (X - X.mean(axis=0)) / B,
        wrong=[
            ("half", u * C / B),
            ("size_factor", 2 * u * C),
            ("size_factor", 2 * u * C / (B - 1)),
            ("size_factor", 2 * u * C / n),
            ("known_factor upstream_missing", 2 * C / B),
            ("fitted_lines", 2 * u * X / B),
            ("two_mistakes size_factor", u * C),
            ("known_factor upstream_twice", 2 * u**2 * C / B),
            ("drill: the mean is taken of each example",
             2 * u * (X - X.mean(axis=1, keepdims=True)) / B),
            ("fitted_lines", 2 * u * (X - X.mean()) / B),
            ("drill: this is (x - mean)², not its derivative", u * C**2 / B),
        ],
    )  # fmt: skip


def _normalised(X, axis):
    C = X - X.mean(axis=axis, keepdims=True)
    sd = np.sqrt(np.mean(C * C, axis=axis, keepdims=True))
    return C / sd, sd


def _normalise_vjp(X, u, axis):
    Z, sd = _normalised(X, axis)
    mean_u = u.mean(axis=axis, keepdims=True)
    return (u - mean_u - Z * np.mean(u * Z, axis=axis, keepdims=True)) / sd


def layer_norm(rng):
    """Each example minus its mean, over its standard deviation, by X."""
    X, u = rng.normal(loc=0.3, size=(B, n)), rng.normal(size=(B, n))
    Z, sd = _normalised(X, 1)
    mean_u = u.mean(axis=1, keepdims=True)
    mean_uz = np.mean(u * Z, axis=1, keepdims=True)
    return Task(
        f=lambda X: _normalised(X, 1)[0],
        x=X,
        u=u,
        right=lambda X, u: _normalise_vjp(X, u, 1),
        wrong=[
            ("fitted_lines", (u - mean_u) / sd),
            ("fitted_lines", (u - Z * mean_uz) / sd),
            ("fitted_lines", u - mean_u - Z * mean_uz),
            ("fitted_lines", (u - mean_u + Z * mean_uz) / sd),
            ("fitted_lines", (u + mean_u - Z * mean_uz) / sd),
            ("fitted_lines", (u - mean_u - Z * mean_uz) / sd**2),
            ("fitted_lines", (u - mean_u - n * Z * mean_uz) / sd),
            ("fitted_lines", (u - mean_u - Z * mean_uz / n) / sd),
            ("zero", _normalise_vjp(X, np.ones((B, n)), 1)),
            ("size_factor", (u - mean_u - Z * mean_uz) * n / sd),
            ("sign", -_normalise_vjp(X, u, 1)),
            ("drill: mean and deviation are held constant", u / sd),
            ("drill: the axes of batch norm", _normalise_vjp(X, u, 0)),
            ("drill: X for the normalised X in the last term",
             (u - mean_u - X * np.mean(u * X, axis=1, keepdims=True)) / sd),
            ("drill: sums for means",
             (u - n * mean_u - n * Z * mean_uz) / sd),
            ("drill: the last term alone", -Z * mean_uz / sd),
        ],
    )  # fmt: skip


def batch_norm(rng):
    """Each feature minus its mean over the batch, over its deviation, by X."""
    X, u = rng.normal(loc=0.3, size=(B, n)), rng.normal(size=(B, n))
    Z, sd = _normalised(X, 0)
    mean_u, mean_uz = u.mean(axis=0), np.mean(u * Z, axis=0)
    other = X.std(axis=0, ddof=1)
    return Task(
        f=lambda X: _normalised(X, 0)[0],
        x=X,
        u=u,
        right=lambda X, u: _normalise_vjp(X, u, 0),
        wrong=[
            ("fitted_lines", (u - mean_u) / sd),
            ("fitted_lines", (u - Z * mean_uz) / sd),
            ("fitted_lines", u - mean_u - Z * mean_uz),
            ("fitted_lines", (u - mean_u + Z * mean_uz) / sd),
            ("size_factor", B * (u - mean_u - Z * mean_uz) / sd),
            ("size_factor", (u - mean_u - Z * mean_uz) / (B * sd)),
            ("fitted_factor size_factor", (u - mean_u - Z * mean_uz) / other),
            ("fitted_lines", (u - mean_u - Z * mean_uz) / sd**2),
            ("drill: mean and deviation are held constant", u / sd),
            ("drill: the axes of layer norm", _normalise_vjp(X, u, 1)),
            ("fitted_lines",
             (u - u.mean() - Z * mean_uz) / sd),
            ("drill: sums for means", (u - B * mean_u - B * Z * mean_uz) / sd),
        ],
    )  # fmt: skip


def rms_norm(rng):
    """Each example over the root of its mean square, by X."""
    X, u = rng.normal(loc=0.3, size=(B, m)), rng.normal(size=(B, m))

    def right(X, u):
        rms = np.sqrt(np.mean(X * X, axis=1, keepdims=True))
        Z = X / rms
        return (u - Z * np.mean(u * Z, axis=1, keepdims=True)) / rms

    rms = np.sqrt(np.mean(X * X, axis=1, keepdims=True))
    Z = X / rms
    mean_uz = np.mean(u * Z, axis=1, keepdims=True)
    return Task(
        f=lambda X: X / np.sqrt(np.mean(X * X, axis=1, keepdims=True)),
        x=X,
        u=u,
        right=right,
        wrong=[
            ("fitted_lines", u / rms),
            ("fitted_lines", (u + Z * mean_uz) / rms),
            ("fitted_lines", u - Z * mean_uz),
            ("fitted_lines", (u - m * Z * mean_uz) / rms),
            ("fitted_lines", (u - X * mean_uz) / rms),
            ("fitted_lines", (u - u.mean(axis=1, keepdims=True) - Z * mean_uz) / rms),
            ("size_factor", (u - Z * mean_uz) / rms / m),
            ("drill: this is layer norm", _normalise_vjp(X, u, 1)),
            ("fitted_lines", -Z * mean_uz / rms),
            ("drill: the mean square runs over the batch",
             (u - Z * np.mean(u * Z, axis=0)) / rms),
        ],
    )  # fmt: skip


TASKS = (
    mean_over_batch,
    variance_over_batch,
    layer_norm,
    batch_norm,
    rms_norm,
)
