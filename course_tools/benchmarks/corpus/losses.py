"""Gradients of losses: means over examples, and what they are made of."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n, one_hot, sigmoid, softmax


def least_squares(rng):
    """‖Ax - b‖² by x."""
    A, b, x = rng.normal(size=(B, n)), rng.normal(size=B), rng.normal(size=n)
    r = A @ x - b
    return Task(
        f=lambda x: np.sum((A @ x - b) ** 2),
        x=x,
        right=lambda x: 2 * A.T @ (A @ x - b),
        wrong=[
            ("half", A.T @ r),
            ("sign", 2 * A.T @ (b - A @ x)),
            ("size_factor", 2 * A.T @ r / B),
            ("two_mistakes size_factor", A.T @ r / B),
            ("length_one_axis", 2 * r[None] @ A),
            ("length_one_axis", 2 * A.T @ r[:, None]),
            ("not_summed", 2 * A * r[:, None]),
            ("one_number", 2 * np.linalg.norm(A.T @ r)),
            ("fitted_factor", A.T @ r / np.linalg.norm(r)),
            ("some_entries", 2 * np.r_[A[:, :-1].T @ r, r.sum()]),
            ("drill: the residual alone, without A", 2 * r),
            ("drill: b is forgotten", 2 * A.T @ A @ x),
            ("drill: this is the Hessian", 2 * A.T @ A),
            ("drill: the signs of the residuals in place of them", A.T @ np.sign(r)),
            ("drill: the mean of a product is no product of means",
             2 * A.mean(axis=0) * r.mean()),
            ("drill: the first example alone", 2 * A[0] * r[0]),
        ],
    )  # fmt: skip


def ridge(rng):
    """The mean of (Xw - t)², plus λ‖w‖², by w."""
    X, t, w = rng.normal(size=(B, n)), rng.normal(size=B), rng.normal(size=n)
    lam, r = 0.3, X @ w - t
    data = 2 / B * X.T @ r
    return Task(
        f=lambda w: np.mean((X @ w - t) ** 2) + lam * w @ w,
        x=w,
        right=lambda w: 2 / B * X.T @ (X @ w - t) + 2 * lam * w,
        wrong=[
            ("fitted_term", data),
            ("fitted_term", data + lam * w),
            ("fitted_term", data - 2 * lam * w),
            ("fitted_term", data + 2 * w),
            ("fitted_term", data + 2 * lam * w / B),
            ("fitted_constant", data + 2 * lam * w + 2 * lam),
            ("sign", -data - 2 * lam * w),
            ("half", X.T @ r / B + lam * w),
            ("some_entries", data + 2 * lam * np.r_[w[:-1], 0]),
            ("drill: the penalty alone", 2 * lam * w),
            ("drill: the sum for the mean", B * data + 2 * lam * w),
            ("drill: the signs of w, as for the sum of |w|", data + lam * np.sign(w)),
            ("fitted_term", data + lam * w / np.linalg.norm(w)),
        ],
    )


def mean_squared_error(rng):
    """The mean of (Xw - t)² by w."""
    X, t, w = rng.normal(size=(B, n)), rng.normal(size=B), rng.normal(size=n)
    r = X @ w - t
    return Task(
        f=lambda w: np.mean((X @ w - t) ** 2),
        x=w,
        right=lambda w: 2 / B * X.T @ (X @ w - t),
        wrong=[
            ("sign", 2 / B * X.T @ (t - X @ w)),
            ("half", X.T @ r / B),
            ("size_factor", 2 * X.T @ r),
            ("size_factor", 2 / n * X.T @ r),
            ("size_factor", 2 / (B - 1) * X.T @ r),
            ("size_factor two_mistakes", X.T @ r),
            ("size_factor two_mistakes", X.T @ r / n),
            ("not_averaged", 2 * X * r[:, None]),
            ("not_summed", 2 / B * X * r[:, None]),
            ("size_factor", 2 / B**2 * X.T @ r),
            ("drill: the residuals are not there", 2 * X.mean(axis=0)),
            ("drill: the targets are not there", 2 / B * X.T @ (X @ w)),
            ("drill: mean(r) mean(X) for the mean of the product",
             2 * r.mean() * X.mean(axis=0)),
            ("drill: r² for r", 2 / B * X.T @ r**2),
            ("drill: |r|, not its derivative", X.T @ abs(r) / B),
        ],
    )  # fmt: skip


def logistic_loss(rng):
    """The mean logistic loss with labels 0 and 1, by the weights."""
    X, w, t = rng.normal(size=(B, n)), rng.normal(size=n), rng.permutation(B) % 2
    p = sigmoid(X @ w)
    return Task(
        f=lambda w: np.mean(np.log1p(np.exp(X @ w)) - t * (X @ w)),
        x=w,
        right=lambda w: X.T @ (sigmoid(X @ w) - t) / B,
        wrong=[
            ("size_factor", X.T @ (p - t)),
            ("sign", X.T @ (t - p) / B),
            ("two_mistakes", X.T @ (t - p)),
            ("half", X.T @ (p - t) / (2 * B)),
            ("size_factor", X.T @ (p - t) / n),
            ("not_averaged", X * (p - t)[:, None]),
            ("not_summed", X * (p - t)[:, None] / B),
            ("length_one_axis", (p - t)[None] @ X / B),
            ("size_factor", X.T @ (p - t) / (B - 1)),
            ("drill: the sigmoid is not there", X.T @ (X @ w - t) / B),
            ("drill: this is the slope of the squared error",
             X.T @ ((p - t) * p * (1 - p)) / B),
            ("drill: the labels are not there", X.T @ p / B),
            ("drill: labels -1 and 1 are taken", X.T @ (p - 2 * t + 1) / B),
            ("drill: the probabilities are rounded", X.T @ ((p > 0.5) - t) / B),
            ("drill: the errors, without X", p - t),
        ],
    )  # fmt: skip


def cross_entropy(rng):
    """The mean cross-entropy by the logits, one row for each example."""
    x, labels = rng.normal(size=(B, m)), rng.integers(m, size=B)
    Y, p, over_batch = one_hot(labels, m), softmax(x), softmax(x, axis=0)
    return Task(
        f=lambda x: -np.mean(np.log(softmax(x))[np.arange(B), labels]),
        x=x,
        right=lambda x: (softmax(x) - Y) / B,
        wrong=[
            ("size_factor", p - Y),
            ("size_factor", (p - Y) / (B * m)),
            ("size_factor", (p - Y) / m),
            ("sign", (Y - p) / B),
            ("two_mistakes", Y - p),
            ("some_entries", p / B),
            ("transposed", (p - Y).T / B),
            ("some_entries", (p + Y) / B),
            ("some_zeros clipped", np.where(Y == 1, p - 1, 0) / B),
            ("part", (p - Y)[0] / B),
            ("averaged", (p - Y).mean(axis=0) / B),
            ("drill: the softmax runs over the batch", (over_batch - Y) / B),
            ("drill: the logits are taken for probabilities", (x - Y) / B),
            ("drill: the logits are not normalised", (np.exp(x) - Y) / B),
            ("drill: this is the derivative by p", -Y / p / B),
            ("drill: 1 is subtracted for each class", (p - 1) / B),
            ("drill: the softmax is differentiated twice", (p - Y) * p * (1 - p) / B),
            ("drill: the class number is subtracted", (p - labels[:, None]) / B),
        ],
    )


def binary_cross_entropy(rng):
    """The mean of -t log p - (1 - t) log(1 - p), by p."""
    p, t = rng.uniform(0.1, 0.9, size=B), rng.uniform(0.1, 0.9, size=B)
    right = (p - t) / (p * (1 - p)) / B
    return Task(
        f=lambda p: -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)),
        x=p,
        right=lambda p: (p - t) / (p * (1 - p)) / B,
        wrong=[
            ("size_factor", B * right),
            ("known_factor", (p - t) / B),
            ("known_factor", (p - t) / p / B),
            ("drill: times p(1 - p), not divided by it", (p - t) * p * (1 - p) / B),
            ("sign", (t / p - (1 - t) / (1 - p)) / B),
            ("averaged", right.mean()),
            ("drill: p - t, the derivative by the logit, and 1/B is missing", p - t),
            ("drill: the second half is missing", -t / p / B),
            ("drill: the inner derivative -1 of 1 - p is missing",
             -(t / p + (1 - t) / (1 - p)) / B),
            ("drill: p and t are exchanged", (t - p) / (t * (1 - t)) / B),
        ],
    )  # fmt: skip


def huber_loss(rng):
    """The sum of Huber's function of x, with the corner at 1, by x."""
    x = rng.permutation(np.linspace(-2.1, 2.4, B))
    inside = abs(x) < 1
    return Task(
        f=lambda x: np.sum(np.where(abs(x) < 1, x**2 / 2, abs(x) - 0.5)),
        x=x,
        right=lambda x: np.clip(x, -1, 1),
        wrong=[
            ("instead", x),
            ("some_zeros", np.where(inside, x, 0)),
            ("absolute", abs(np.clip(x, -1, 1))),
            ("size_factor", np.clip(x, -1, 1) / B),
            ("sign", -np.clip(x, -1, 1)),
            ("clipped", np.clip(x, 0, 1)),
            ("drill: the signs, as for |x|", np.sign(x)),
            ("drill: the branches are exchanged", np.where(inside, np.sign(x), x)),
            ("drill: 2x inside", np.where(inside, 2 * x, np.sign(x))),
        ],
    )


def hinge_loss(rng):
    """The mean of max(0, 1 - t Xw) by w."""
    X, w = rng.normal(size=(B, n)), rng.normal(size=n)
    t = 2 * (rng.permutation(B) % 2) - 1
    margins = rng.permutation(np.linspace(-2.1, 2, B))  # on both sides of 0 and 1
    X += np.outer(t * margins - X @ w, w) / (w @ w)
    active = margins < 1
    return Task(
        f=lambda w: np.mean(np.maximum(0, 1 - t * (X @ w))),
        x=w,
        right=lambda w: -X.T @ (t * (t * (X @ w) < 1)) / B,
        wrong=[
            ("sign", X.T @ (t * active) / B),
            ("size_factor", -X.T @ (t * active)),
            ("two_mistakes", X.T @ (t * active)),
            ("not_averaged", -X * (t * active)[:, None]),
            ("another_point", -X.T @ t / B),
            ("drill: the labels are missing", -X.T @ active / B),
            ("drill: the mask is upside down", -X.T @ (t * ~active) / B),
            ("fitted_factor", -X.T @ (t * active) / active.sum()),
            ("drill: the corner is at 0", -X.T @ (t * (t * (X @ w) < 0)) / B),
        ],
    )


def gaussian_scale(rng):
    """Σ log s + r²/(2s²) by s."""
    s, r = rng.uniform(0.5, 2, size=n), rng.normal(size=n)
    return Task(
        f=lambda s: np.sum(np.log(s) + r**2 / (2 * s**2)),
        x=s,
        right=lambda s: 1 / s - r**2 / s**3,
        wrong=[
            ("sign", r**2 / s**3 - 1 / s),
            ("instead", 1 / s),
            ("known_factor", 1 - r**2 / s**2),
            ("known_factor", 1 / s**2 - r**2 / s**4),
            ("drill: plus for minus", 1 / s + r**2 / s**3),
            ("drill: the half is still there", 1 / s - r**2 / (2 * s**3)),
            ("drill: the second term alone", -(r**2) / s**3),
            ("drill: s² for s³", 1 / s - r**2 / s**2),
            ("drill: r for r²", 1 / s - r / s**3),
        ],
    )


TASKS = (
    least_squares,
    ridge,
    mean_squared_error,
    logistic_loss,
    cross_entropy,
    binary_cross_entropy,
    huber_loss,
    hinge_loss,
    gaussian_scale,
)
