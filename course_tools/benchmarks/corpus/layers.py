"""Layers of a network: linear, embedding, residual, and small networks."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n, one_hot


def linear_by_input(rng):
    """X Wᵀ + b by X: dX = u W."""
    X, W, b = rng.normal(size=(B, n)), rng.normal(size=(m, n)), rng.normal(size=m)
    u = rng.normal(size=(B, m))
    eye = np.eye(B)
    return Task(
        f=lambda X: X @ W.T + b,
        x=X,
        u=u,
        right=lambda X, u: u @ W,
        wrong=[
            ("transposed", W.T @ u.T),
            ("size_factor", u @ W / B),
            ("size_factor", u @ W / m),
            ("summed", u.sum(axis=0) @ W),
            ("averaged", u.mean(axis=0) @ W),
            ("not_summed", u[:, :, None] * W),
            ("not_contracted", eye[:, None, :, None] * W[None, :, None, :]),
            ("some_zeros", np.r_[u[:1] @ W, np.zeros((B - 1, n))]),
            ("reshaped", (u @ W).reshape(n, B)),
            ("part", u[0] @ W),
            ("fitted_term", u @ W + X),
            ("drill: W alone", W),
            ("drill: X for u", X @ W.T @ W),
            ("drill: u is summed over the outputs first",
             u.sum(axis=1, keepdims=True) * W.sum(axis=0)),
            ("upstream_missing",
             np.ones((B, m)) @ W),
        ],
    )  # fmt: skip


def linear_by_weights(rng):
    """X Wᵀ + b by W: dW = uᵀ X."""
    X, W, b = rng.normal(size=(B, n)), rng.normal(size=(m, n)), rng.normal(size=m)
    u = rng.normal(size=(B, m))
    return Task(
        f=lambda W: X @ W.T + b,
        x=W,
        u=u,
        right=lambda W, u: u.T @ X,
        wrong=[
            ("transposed", X.T @ u),
            ("size_factor", u.T @ X / B),
            ("not_summed", u[:, :, None] * X[:, None, :]),
            ("size_factor", u.T @ X / (B * m)),
            ("fitted_term", u.T @ X + 0.1 * W),
            ("fitted_term", u.T @ X + 2 * W),
            ("column_order", (X.T @ u).reshape(m, n)),
            ("sign", -u.T @ X),
            ("drill: the first example alone", np.outer(u[0], X[0])),
            ("drill: sums over the batch before the product",
             np.outer(u.sum(axis=0), X.sum(axis=0))),
            ("drill: means over the batch before the product",
             np.outer(u.mean(axis=0), X.mean(axis=0))),
            ("upstream_missing",
             np.ones((m, B)) @ X),
            ("drill: the input is taken for ones", u.T @ np.ones((B, n))),
            ("drill: X alone", X),
            ("drill: the output for the upstream gradient", (X @ W.T + b).T @ X),
        ],
    )  # fmt: skip


def linear_by_bias(rng):
    """X Wᵀ + b by b: db = Σ u over the batch."""
    X, W, b = rng.normal(size=(B, n)), rng.normal(size=(m, n)), rng.normal(size=m)
    u = rng.normal(size=(B, m)) + np.resize([1, -1], m)
    return Task(
        f=lambda b: X @ W.T + b,
        x=b,
        u=u,
        right=lambda b, u: u.sum(axis=0),
        wrong=[
            ("not_summed instead", u),
            ("size_factor", u.mean(axis=0)),
            ("summed", u.sum()),
            ("averaged", u.sum() / m),
            ("length_one_axis", u.sum(axis=0, keepdims=True)),
            ("length_one_axis", u.sum(axis=0)[:, None]),
            ("instead", np.ones(m)),
            ("copied", np.tile(u.sum(axis=0), (B, 1))),
            ("absolute", abs(u.sum(axis=0))),
            ("fitted_term", u.sum(axis=0) + b),
            ("drill: the sum runs over the outputs", u.sum(axis=1)),
            ("drill: the first example alone", u[0]),
            ("upstream_missing", np.full(m, float(B))),
            ("drill: W is multiplied in", u.sum(axis=0) * W.sum(axis=1)),
            ("drill: |u| is summed", abs(u).sum(axis=0)),
        ],
    )


def network(rng):
    """A mean squared error behind a tanh layer, by the first weights."""
    X, t = rng.normal(size=(B, n)), rng.normal(size=B)
    W, v = rng.normal(size=(m, n)), rng.normal(size=m)
    H = np.tanh(X @ W.T)
    r = H @ v - t

    def right(W):
        H = np.tanh(X @ W.T)
        dZ = 2 / B * np.outer(H @ v - t, v) * (1 - H**2)
        return dZ.T @ X

    dH = 2 / B * np.outer(r, v)
    dZ = dH * (1 - H**2)
    return Task(
        f=lambda W: np.mean((np.tanh(X @ W.T) @ v - t) ** 2),
        x=W,
        right=right,
        wrong=[
            ("transposed", X.T @ dZ),
            ("size_factor", B * dZ.T @ X),
            ("half", dZ.T @ X / 2),
            ("sign", -dZ.T @ X),
            ("two_mistakes size_factor", B / 2 * dZ.T @ X),
            ("fitted_term", dZ.T @ X + 0.01 * W),
            ("not_summed", dZ[:, :, None] * X[:, None]),
            ("known_factor", W * (dZ.T @ X)),
            ("drill: the slope of tanh is missing", dH.T @ X),
            ("drill: the slope of tanh is taken at H",
             (dH * (1 - np.tanh(H) ** 2)).T @ X),
            ("drill: 1 - H for 1 - H²", (dH * (1 - H)).T @ X),
            ("drill: the second layer's weights are missing",
             (2 / B * r[:, None] * (1 - H**2)).T @ X),
            ("drill: the residual is missing", (2 / B * v * (1 - H**2)).T @ X),
            ("drill: the first example alone", np.outer(dZ[0], X[0])),
            ("drill: H for X at the end", (dZ.T @ H)),
            ("drill: the derivative by the second weights", 2 / B * H.T @ r),
        ],
    )  # fmt: skip


def embedding(rng):
    """Rows E[i] for a list i with repeats, by E."""
    E, u = rng.normal(size=(n, m)), rng.normal(size=(B, m))
    rows = np.r_[2, 2, 0, 5, 2, rng.integers(n - 1, size=B - 5)]  # row 6 is not used
    chosen = one_hot(rows, n)
    overwritten = np.zeros((n, m))
    overwritten[rows] = u
    count = np.maximum(chosen.sum(axis=0), 1)[:, None]
    return Task(
        f=lambda E: E[rows],
        x=E,
        u=u,
        right=lambda E, u: chosen.T @ u,
        wrong=[
            ("instead", u),
            ("transposed", u.T @ chosen),
            ("size_factor", chosen.T @ u / B),
            ("sign", -chosen.T @ u),
            ("shifted", one_hot((rows + 1) % n, n).T @ u),
            ("drill: repeated rows are overwritten, not added", overwritten),
            ("drill: repeated rows are averaged", chosen.T @ u / count),
            ("upstream_missing", chosen.T @ np.ones((B, m))),
            ("drill: the rows of E for those of u", chosen.T @ E[rows]),
            ("everywhere", np.tile(u.sum(axis=0), (n, 1))),
            ("drill: the rows are read in reverse", chosen[::-1].T @ u),
        ],
    )


def residual_block(rng):
    """x + tanh(Wx) by x."""
    x, u, W = rng.normal(size=n), rng.normal(size=n), rng.normal(size=(n, n))
    slope = 1 - np.tanh(W @ x) ** 2
    branch = W.T @ (u * slope)
    return Task(
        f=lambda x: x + np.tanh(W @ x),
        x=x,
        u=u,
        right=lambda x, u: u + W.T @ (u * (1 - np.tanh(W @ x) ** 2)),
        wrong=[
            ("fitted_term", branch),
            ("fitted_term", branch + 2 * u),
            ("instead", u),
            ("fitted_term", branch - u),
            ("fitted_term", u + branch + x),
            ("sign", -u - branch),
            ("drill: the branch counts twice", u + 2 * branch),
            ("drill: W for Wᵀ", u + W @ (u * slope)),
            ("another_point", u + W.T @ u),
            ("drill: this is the JVP", u + slope * (W @ u)),
            ("drill: 1 for u in the first term", 1 + branch),
            ("drill: the slope comes after Wᵀ", u + slope * (W.T @ u)),
            ("drill: u is missing in the branch", u + W.T @ slope),
        ],
    )


def two_steps(rng):
    """tanh(W tanh(W x)) by x."""
    x, u, W = rng.normal(size=n), rng.normal(size=n), rng.normal(size=(n, n)) / 2
    h = np.tanh(W @ x)
    y = np.tanh(W @ h)

    def right(x, u):
        h = np.tanh(W @ x)
        y = np.tanh(W @ h)
        return W.T @ ((1 - h**2) * (W.T @ ((1 - y**2) * u)))

    return Task(
        f=lambda x: np.tanh(W @ np.tanh(W @ x)),
        x=x,
        u=u,
        right=right,
        wrong=[
            ("sign", -right(x, u)),
            ("upstream_missing", right(x, np.ones(n))),
            ("drill: this is the derivative at the first step's output", right(h, u)),
            ("another_point", right(y, u)),
            ("instead", y),
            ("drill: the last step alone", W.T @ ((1 - y**2) * u)),
            ("drill: W for Wᵀ", W @ ((1 - h**2) * (W @ ((1 - y**2) * u)))),
            ("drill: the slope of the first step is missing",
             W.T @ W.T @ ((1 - y**2) * u)),
            ("drill: the slope of the last step is missing",
             W.T @ ((1 - h**2) * (W.T @ u))),
            ("drill: both slopes are taken at y",
             W.T @ ((1 - y**2) * (W.T @ ((1 - y**2) * u)))),
            ("drill: the order of the steps is reversed",
             W.T @ ((1 - y**2) * (W.T @ ((1 - h**2) * u)))),
        ],
    )  # fmt: skip


TASKS = (
    linear_by_input,
    linear_by_weights,
    linear_by_bias,
    network,
    embedding,
    residual_block,
    two_steps,
)
