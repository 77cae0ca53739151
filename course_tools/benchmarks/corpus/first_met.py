"""Tasks whose answers got their labels before they were ever diagnosed.

The rules, the other tasks and their labels were written together; here neither rules
nor labels were touched afterwards. Whoever changes a rule for the sake of one of these
answers moves its task to another file, and writes a new one here.
"""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n, one_hot, softmax


def divergence(rng):
    """Σ p log(p/q) by q."""
    p, q = softmax(rng.normal(size=(2, n)))
    return Task(
        f=lambda q: np.sum(p * np.log(p / q)),
        x=q,
        right=lambda q: -p / q,
        wrong=[
            ("sign", p / q),
            ("known_factor", -p),
            ("instead", 1 / q),
            ("reciprocal", -q / p),
            ("known_factor", -p / q**2),
            ("size_factor", -p / q / n),
            ("drill: this is the derivative by p", np.log(p / q) + 1),
            ("drill: p log is not differentiated", p * np.log(p / q)),
            ("drill: p is missing", -1 / q),
            ("drill: the quotient is not differentiated inside", -(q**2) / p),
        ],
    )


def distance(rng):
    """‖x - a‖ by x."""
    x = rng.normal(size=n)
    a = x + rng.uniform(0.2, 1, size=n) * np.resize([1, -1], n)
    d = np.linalg.norm(x - a)
    return Task(
        f=lambda x: np.sqrt(np.sum((x - a) ** 2)),
        x=x,
        right=lambda x: (x - a) / np.sqrt(np.sum((x - a) ** 2)),
        wrong=[
            ("sign", (a - x) / d),
            ("known_factor", x - a),
            ("fitted_factor", 2 * (x - a)),
            ("half", (x - a) / (2 * d)),
            ("known_factor", (x - a) / d**2),
            ("absolute", abs(x - a) / d),
            ("fitted_term", x / d),
            ("drill: x is divided by its own norm", x / np.linalg.norm(x)),
            ("drill: the signs of x - a", np.sign(x - a)),
            ("instead", d),
        ],
    )


def smoothed_cross_entropy(rng):
    """Cross-entropy with targets 0.9 and 0.025, by the logits; the mean over B."""
    x, labels = rng.normal(size=(B, m)), rng.integers(m, size=B)
    Y = one_hot(labels, m)
    T = 0.875 * Y + 0.025
    p = softmax(x)
    return Task(
        f=lambda x: -np.mean(np.sum(T * np.log(softmax(x)), axis=1)),
        x=x,
        right=lambda x: (softmax(x) - T) / B,
        wrong=[
            ("size_factor", p - T),
            ("size_factor", (p - T) / (B * m)),
            ("sign", (T - p) / B),
            ("two_mistakes", T - p),
            ("transposed", (p - T).T / B),
            ("averaged", (p - T).mean(axis=0) / B),
            ("drill: the targets are not smoothed", (p - Y) / B),
            ("drill: the logits for probabilities", (x - T) / B),
            ("drill: the softmax runs over the batch", (softmax(x, axis=0) - T) / B),
            ("drill: this is the derivative by p", -T / p / B),
            ("drill: the targets are missing", p / B),
            ("drill: Jacobian diagonal alone", -T * (1 - p) / B),
        ],
    )


def poisson_loss(rng):
    """The mean of exp(Xw) - t Xw by w."""
    X, w, t = rng.normal(size=(B, n)), rng.normal(size=n) / 3, rng.poisson(2, size=B)
    rate = np.exp(X @ w)
    return Task(
        f=lambda w: np.mean(np.exp(X @ w) - t * (X @ w)),
        x=w,
        right=lambda w: X.T @ (np.exp(X @ w) - t) / B,
        wrong=[
            ("size_factor", X.T @ (rate - t)),
            ("sign", X.T @ (t - rate) / B),
            ("two_mistakes", X.T @ (t - rate)),
            ("not_averaged", X * (rate - t)[:, None]),
            ("not_summed", X * (rate - t)[:, None] / B),
            ("length_one_axis", (rate - t)[None] @ X / B),
            ("drill: the exponential is missing", X.T @ (X @ w - t) / B),
            ("drill: the counts are missing", X.T @ rate / B),
            ("drill: the rate is differentiated twice", X.T @ ((rate - t) * rate) / B),
            ("drill: the residuals alone", rate - t),
            ("drill: means before the product", (rate - t).mean() * X.mean(axis=0)),
        ],
    )


def x_tanh_vjp(rng):
    """u (tanh x + x (1 - tanh² x))."""
    x, u = rng.normal(size=(2, B, n))
    h = np.tanh(x)
    return Task(
        f=lambda x: x * np.tanh(x),
        x=x,
        u=u,
        right=lambda x, u: u * (np.tanh(x) + x * (1 - np.tanh(x) ** 2)),
        wrong=[
            ("upstream_missing", h + x * (1 - h**2)),
            ("drill: the product of the derivatives", u * (1 - h**2)),
            ("drill: the term with the slope of tanh is missing", u * h),
            ("drill: the term tanh x is missing", u * x * (1 - h**2)),
            ("drill: minus for plus", u * (h - x * (1 - h**2))),
            ("drill: 1 - tanh x for the slope", u * (h + x * (1 - h))),
            ("drill: 1 - x² for the slope", u * (h + x * (1 - x**2))),
            ("instead", u * x * h),
            ("summed", (u * (h + x * (1 - h**2))).sum(axis=0)),
            ("upstream_twice", u**2 * (h + x * (1 - h**2))),
        ],
    )


def spherical(rng):
    """(r sin θ cos φ, r sin θ sin φ, r cos θ) by (r, θ, φ)."""
    r, a, b = rng.uniform(1.2, 2), rng.uniform(0.4, 1.1), rng.uniform(0.4, 1.1)

    def f(p):
        r, a, b = p
        return r * np.array([np.sin(a) * np.cos(b), np.sin(a) * np.sin(b), np.cos(a)])

    def right(p):
        r, a, b = p
        s, c, S, C = np.sin(a), np.cos(a), np.sin(b), np.cos(b)
        return np.array(
            [
                [s * C, r * c * C, -r * s * S],
                [s * S, r * c * S, r * s * C],
                [c, -r * s, 0],
            ]
        )

    J = right((r, a, b))
    scale = np.array([1, r, r])
    one_sign, minus_lost = J.copy(), J.copy()
    one_sign[2, 1] *= -1
    minus_lost[0, 2] *= -1
    return Task(
        f=f,
        x=np.array([r, a, b]),
        right=right,
        wrong=[
            ("transposed", J.T),
            ("inverted", np.linalg.inv(J)),
            ("one_number", r**2 * np.sin(a)),
            ("absolute", abs(J)),
            ("some_signs", one_sign),
            ("another_order", J[:, [0, 2, 1]]),
            ("fitted_lines", J / scale),
            ("part", J[:, 0]),
            ("instead", f((r, a, b))),
            ("some_signs", minus_lost),
            ("drill: r sin θ is missing in the last column", J / [1, 1, r * np.sin(a)]),
        ],
    )


def batch_norm_scale(rng):
    """γ x̂ + β by γ, with x̂ held fixed: Σ u x̂ over the batch."""
    Z, gamma, beta = rng.normal(size=(B, n)), rng.normal(size=n), rng.normal(size=n)
    u = rng.normal(size=(B, n))
    return Task(
        f=lambda gamma: gamma * Z + beta,
        x=gamma,
        u=u,
        right=lambda gamma, u: np.sum(u * Z, axis=0),
        wrong=[
            ("not_summed", u * Z),
            ("size_factor", np.mean(u * Z, axis=0)),
            ("summed", np.sum(u * Z)),
            ("upstream_missing", Z.sum(axis=0)),
            ("length_one_axis", np.sum(u * Z, axis=0, keepdims=True)),
            ("known_factor", gamma * np.sum(u * Z, axis=0)),
            ("drill: x̂ is missing", u.sum(axis=0)),
            ("drill: the sum runs over the features", np.sum(u * Z, axis=1)),
            ("drill: sums before the product", u.sum(axis=0) * Z.sum(axis=0)),
            ("drill: the derivative by x̂", u * gamma),
            ("drill: the output for x̂", np.sum(u * (gamma * Z + beta), axis=0)),
        ],
    )


def trace_of_cube(rng):
    """tr(X³) by X: 3 (X²)ᵀ."""
    X = rng.normal(size=(m, m))
    return Task(
        f=lambda X: np.trace(X @ X @ X),
        x=X,
        right=lambda X: 3 * (X @ X).T,
        wrong=[
            ("transposed another_point", 3 * X @ X),
            ("fitted_factor", (X @ X).T),
            ("sign", -3 * (X @ X).T),
            ("two_mistakes", -3 * X @ X),
            ("drill: 3X² entry by entry", 3 * X**2),
            ("drill: XᵀX for X²", 3 * X.T @ X),
            ("drill: the trace is taken too early", 3 * np.trace(X @ X) * np.eye(m)),
            ("drill: X³", X @ X @ X),
            ("diagonal_only", 3 * np.diag(np.diag(X @ X))),
            ("one_number", 3 * np.trace(X @ X)),
        ],
    )


def log_sum_exp_hessian(rng):
    """diag(s) - s sᵀ, the Hessian of log Σ exp x; f is the gradient."""
    x = rng.normal(size=m)
    s = softmax(x)
    H = np.diag(s) - np.outer(s, s)
    return Task(
        f=softmax,
        x=x,
        right=lambda x: np.diag(softmax(x)) - np.outer(softmax(x), softmax(x)),
        wrong=[
            ("half", H / 2),
            ("diagonal_only", np.diag(s - s**2)),
            ("diagonal_alone", s * (1 - s)),
            ("instead", np.diag(s)),
            ("sign", -H),
            ("triangle_only", np.triu(H)),
            ("diagonal_differs", 2 * H - np.diag(np.diag(H))),
            ("some_entries", -np.outer(s, s)),
            ("drill: the outer product of the gradient", np.outer(s, s)),
            ("drill: x for s", np.diag(x) - np.outer(x, x)),
            ("instead", s),
        ],
    )


def max_pool(rng):
    """The larger of each pair: 14 numbers in, 7 out."""
    x, u = rng.normal(size=2 * n), rng.normal(size=n)
    top = (x == np.repeat(x.reshape(n, 2).max(axis=1), 2)).astype(float)
    return Task(
        f=lambda x: x.reshape(n, 2).max(axis=1),
        x=x,
        u=u,
        right=lambda x, u: np.repeat(u, 2) * top,
        wrong=[
            ("zeros_missing", np.repeat(u, 2)),
            ("upstream_missing", top),
            ("instead", u),
            ("known_factor", np.repeat(u, 2) * top * x),
            ("sign", -np.repeat(u, 2) * top),
            ("half", np.repeat(u, 2) * top / 2),
            ("drill: both get half", np.repeat(u, 2) / 2),
            ("drill: the smaller gets all", np.repeat(u, 2) * (1 - top)),
            ("drill: the first of each pair gets all", np.c_[u, 0 * u].ravel()),
            ("drill: u is tiled, not repeated", np.tile(u, 2) * top),
        ],
    )


def shared_weights(rng):
    """tanh(W tanh(W x)) by W, which is used twice."""
    x, W, u = rng.normal(size=m), rng.normal(size=(m, m)) / 2, rng.normal(size=m)

    def both(W, u):
        h = np.tanh(W @ x)
        last = (1 - np.tanh(W @ h) ** 2) * u
        first = (1 - h**2) * (W.T @ last)
        return np.outer(last, h), np.outer(first, x)

    last, first = both(W, u)
    h = np.tanh(W @ x)
    dz = (1 - np.tanh(W @ h) ** 2) * u
    return Task(
        f=lambda W: np.tanh(W @ np.tanh(W @ x)),
        x=W,
        u=u,
        right=lambda W, u: sum(both(W, u)),
        wrong=[
            ("transposed", (last + first).T),
            ("sign", -last - first),
            ("half", (last + first) / 2),
            ("upstream_missing", sum(both(W, np.ones(m)))),
            ("fitted_term", last + first + 0.1 * W),
            ("drill: the last use alone", last),
            ("drill: the first use alone", first),
            ("drill: the last use counts twice", 2 * last + first),
            ("drill: W for Wᵀ", last + np.outer((1 - h**2) * (W @ dz), x)),
            ("drill: the slope of the first step is missing",
             last + np.outer(W.T @ dz, x)),
            ("drill: x for h", np.outer(dz, x) + first),
            ("drill: difference for sum", last - first),
        ],
    )  # fmt: skip


def bilinear_batch(rng):
    """Σ_b x_bᵀ A z_b by A."""
    X, Z, A = rng.normal(size=(B, m)), rng.normal(size=(B, n)), rng.normal(size=(m, n))
    return Task(
        f=lambda A: np.sum(X * (Z @ A.T)),
        x=A,
        right=lambda A: X.T @ Z,
        wrong=[
            ("transposed", Z.T @ X),
            ("size_factor", X.T @ Z / B),
            ("not_summed", X[:, :, None] * Z[:, None]),
            ("column_order", (Z.T @ X).reshape(m, n)),
            ("sign", -X.T @ Z),
            ("known_factor", A * (X.T @ Z)),
            ("summed", np.sum(X.T @ Z)),
            ("drill: the first example alone", np.outer(X[0], Z[0])),
            ("drill: sums before the product", np.outer(X.sum(axis=0), Z.sum(axis=0))),
            ("drill: the derivative by X", Z @ A.T),
        ],
    )


def bell(rng):
    """exp(-xᵀAx/2) by x, for an A that is not symmetric."""
    A, x = rng.normal(size=(m, m)), rng.normal(size=m) / 2
    y = np.exp(-x @ A @ x / 2)
    return Task(
        f=lambda x: np.exp(-x @ A @ x / 2),
        x=x,
        right=lambda x: -np.exp(-x @ A @ x / 2) * (A + A.T) @ x / 2,
        wrong=[
            ("sign", y * (A + A.T) @ x / 2),
            ("twice", -y * (A + A.T) @ x),
            ("known_factor", -(A + A.T) @ x / 2),
            ("instead", y),
            ("not_summed", -y * (A + A.T) * x / 2),
            ("drill: -Ax exp, as for a symmetric A", -y * A @ x),
            ("drill: -Aᵀx exp, as for a symmetric A", -y * A.T @ x),
            ("drill: the inner derivative of ‖x‖²", -y * x),
            ("drill: A alone for Ax", -y * (A + A.T) / 2),
            ("drill: Ax², entry by entry", -y * A @ x**2 / 2),
        ],
    )


TASKS = (
    divergence,
    distance,
    smoothed_cross_entropy,
    poisson_loss,
    x_tanh_vjp,
    spherical,
    batch_norm_scale,
    trace_of_cube,
    log_sum_exp_hessian,
    max_pool,
    shared_weights,
    bilinear_batch,
    bell,
)
