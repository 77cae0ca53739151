"""Convolution, pooling and running sums."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n


def convolution_by_input(rng):
    """y_i = Σ w_k x_{i+k} by x: the full convolution of u and w."""
    x, w, u = rng.normal(size=B), rng.normal(size=m), rng.normal(size=n)
    last = np.zeros(B)
    for i in range(n):
        last[i : i + m] = u[i] * w
    return Task(
        f=lambda x: np.correlate(x, w, "valid"),
        x=x,
        u=u,
        right=lambda x, u: np.convolve(u, w),
        wrong=[
            ("part", np.convolve(u, w, "same")),
            ("part", np.convolve(u, w)[:n]),
            ("sign", -np.convolve(u, w)),
            ("reversed_order", np.convolve(u[::-1], w[::-1])),
            ("size_factor", np.convolve(u, w) / m),
            ("shifted", np.r_[0, np.convolve(u, w)[:-1]]),
            ("padded", np.pad(np.convolve(u, w), 2)),
            ("drill: the kernel is not flipped", np.correlate(u, w, "full")),
            ("drill: overlaps are overwritten, not added", last),
            ("upstream_missing", np.convolve(np.ones(n), w)),
            ("drill: the derivative by the kernel", np.correlate(x, u, "valid")),
            ("drill: the sum of the kernel everywhere", np.full(B, w.sum())),
        ],
    )


def convolution_by_kernel(rng):
    """y_i = Σ w_k x_{i+k} by w: the correlation of x and u."""
    x, w, u = rng.normal(size=B), rng.normal(size=m), rng.normal(size=n)
    dw = np.correlate(x, u, "valid")
    return Task(
        f=lambda w: np.correlate(x, w, "valid"),
        x=w,
        u=u,
        right=lambda w, u: np.correlate(x, u, "valid"),
        wrong=[
            ("reversed_order", dw[::-1]),
            ("size_factor", dw / n),
            ("length_one_axis", dw[None]),
            ("padded", np.correlate(x, u, "full")),
            ("padded", np.correlate(x, u, "same")),
            ("sign", -dw),
            ("shifted", np.r_[dw[1:], 0]),
            ("drill: u is flipped", np.convolve(x, u, "valid")),
            ("upstream_missing", np.correlate(x, np.ones(n), "valid")),
            ("drill: the first output alone", u[0] * x[:m]),
            ("drill: the output for u",
             np.correlate(x, np.correlate(x, w, "valid"), "valid")),
            ("drill: the kernel for u", u.sum() * w),
        ],
    )  # fmt: skip


def average_pool(rng):
    """The means of pairs: 14 numbers in, 7 out."""
    x, u = rng.normal(size=2 * n), rng.normal(size=n)
    return Task(
        f=lambda x: x.reshape(n, 2).mean(axis=1),
        x=x,
        u=u,
        right=lambda x, u: np.repeat(u, 2) / 2,
        wrong=[
            ("twice", np.repeat(u, 2)),
            ("another_order", np.tile(u, 2) / 2),
            ("half", np.repeat(u, 2) / 4),
            ("instead", u),
            ("drill: u is not repeated", u / 2),
            ("size_factor", np.repeat(u, 2) / (2 * n)),
            ("some_zeros", np.c_[u, 0 * u].ravel() / 2),
            ("upstream_missing instead", np.full(2 * n, 0.5)),
            (
                "drill: the largest of each pair gets all",
                np.repeat(u, 2) * (x == np.repeat(x.reshape(n, 2).max(axis=1), 2)),
            ),
        ],
    )


def cumulative_sum(rng):
    """cumsum by x: u summed from the end."""
    x, u = rng.normal(size=(2, n))
    right = np.cumsum(u[::-1])[::-1]
    return Task(
        f=np.cumsum,
        x=x,
        u=u,
        right=lambda x, u: np.cumsum(u[::-1])[::-1],
        wrong=[
            ("reversed_order", right[::-1]),
            ("instead", u),
            ("not_contracted", np.tril(np.ones((n, n)))),
            ("sign", -right),
            ("shifted", np.r_[right[1:], 0]),
            ("drill: summed from the start, as in the function", np.cumsum(u)),
            ("drill: the total everywhere", np.full(n, u.sum())),
            ("upstream_missing", np.arange(n, 0.0, -1)),
            ("fitted_term", right - u),
            ("drill: differences for sums", np.diff(u, append=0)),
        ],
    )


TASKS = (
    convolution_by_input,
    convolution_by_kernel,
    average_pool,
    cumulative_sum,
)
