"""Softmax, its logarithm, and attention."""

import numpy as np

from course_tools.benchmarks.corpus.task import B, Task, m, n, softmax


def softmax_jacobian(rng):
    """diag(s) - s sᵀ."""
    x = rng.normal(size=n)
    s, e = softmax(x), np.exp(x)
    return Task(
        f=softmax,
        x=x,
        right=lambda x: np.diag(softmax(x)) - np.outer(softmax(x), softmax(x)),
        wrong=[
            ("diagonal_only", np.diag(s * (1 - s))),
            ("diagonal_alone instead", s * (1 - s)),
            ("some_entries", -np.outer(s, s)),
            ("some_entries", np.eye(n) - np.outer(s, s)),
            ("sign", np.outer(s, s) - np.diag(s)),
            ("instead", np.diag(s)),
            ("instead", s),
            ("known_factor", np.eye(n) - s),
            ("diagonal_differs", np.where(np.eye(n) == 1, 2, 1)
             * (np.diag(s) - np.outer(s, s))),
            ("absolute", abs(np.diag(s) - np.outer(s, s))),
            ("one_number", np.sum(s * (1 - s))),
            ("zero", np.zeros((n, n))),
            ("fitted_lines", np.diag(s) + np.outer(s, s)),
            ("drill: s_i (1 - s_j) everywhere", np.outer(s, 1 - s)),
            ("drill: x in the place of s", np.diag(x) - np.outer(x, x)),
            ("drill: the exponentials are not normalised",
             np.diag(e) - np.outer(e, e)),
            ("drill: the denominator is held constant",
             np.diag(s) - np.eye(n) / e.sum()),
        ],
    )  # fmt: skip


def softmax_vjp(rng):
    """s (u - Σ u s), row by row."""
    x, u = rng.normal(size=(2, B, m))
    s = softmax(x)

    def right(x, u):
        s = softmax(x)
        return s * (u - np.sum(u * s, axis=1, keepdims=True))

    return Task(
        f=softmax,
        x=x,
        u=u,
        right=right,
        wrong=[
            ("instead", u * s * (1 - s)),
            ("fitted_lines instead", u * s),
            ("sign", -right(x, u)),
            ("zero", right(x, np.ones((B, m)))),
            ("another_point", right(s, u)),
            ("fitted_lines", s * (u - u.mean(axis=1, keepdims=True))),
            ("fitted_lines", s * (u - u.sum(axis=1, keepdims=True))),
            ("fitted_lines", s * (u + np.sum(u * s, axis=1, keepdims=True))),
            ("known_factor", u - np.sum(u * s, axis=1, keepdims=True)),
            ("instead", s * (1 - s)),
            ("instead", s),
            ("drill: the sum runs over the batch", s * (u - np.sum(u * s, axis=0))),
            ("instead", s * (u - u * s)),
            ("drill: this is the VJP of log softmax",
             u - s * u.sum(axis=1, keepdims=True)),
            ("fitted_lines", s * (u - np.sum(u * s))),
            ("drill: u is summed before it is weighted",
             s * (u - s * u.sum(axis=1, keepdims=True))),
        ],
    )  # fmt: skip


def log_softmax_jacobian(rng):
    """I - 1 sᵀ."""
    x = rng.normal(size=n)
    s = softmax(x)
    return Task(
        f=lambda x: np.log(softmax(x)),
        x=x,
        right=lambda x: np.eye(n) - softmax(x),
        wrong=[
            ("transposed", np.eye(n) - s[:, None]),
            ("some_entries", -np.tile(s, (n, 1))),
            ("instead", np.eye(n)),
            ("diagonal_only", np.diag(1 - s)),
            ("diagonal_alone", 1 - s),
            ("known_factor", np.diag(s) - np.outer(s, s)),
            ("sign", s - np.eye(n)),
            ("drill: I - s sᵀ", np.eye(n) - np.outer(s, s)),
            ("fitted_lines", np.eye(n) + s),
            ("drill: 1/s, the outer derivative alone", np.diag(1 / s)),
            ("drill: log s in the place of s", np.eye(n) - np.log(s)),
        ],
    )


def log_softmax_vjp(rng):
    """u - s Σ u, row by row."""
    x, u = rng.normal(size=(2, B, m))
    s, total = softmax(x), u.sum(axis=1, keepdims=True)
    return Task(
        f=lambda x: np.log(softmax(x)),
        x=x,
        u=u,
        right=lambda x, u: u - softmax(x) * u.sum(axis=1, keepdims=True),
        wrong=[
            ("instead", u),
            ("sign", s * total - u),
            ("drill: Σ u is missing", u - s),
            ("drill: the mean of u for its sum", u - s * total / m),
            ("drill: the sum runs over the batch", u - s * u.sum(axis=0)),
            ("drill: entry by entry, without the sum", u - u * s),
            ("drill: the VJP of softmax",
             s * (u - np.sum(u * s, axis=1, keepdims=True))),
            ("drill: Σ u s for s Σ u", u - np.sum(u * s, axis=1, keepdims=True)),
            ("drill: u is forgotten in the first term", 1 - s * total),
            ("fitted_term", -s * total),
            ("drill: the softmax runs over the batch", u - softmax(x, axis=0) * total),
            ("drill: plus for minus", u + s * total),
        ],
    )  # fmt: skip


def temperature_softmax(rng):
    """softmax(x/2) by x, row by row."""
    x, u = rng.normal(size=(2, B, m))

    def right(x, u, T=2):
        s = softmax(x / T)
        return s * (u - np.sum(u * s, axis=1, keepdims=True)) / T

    s = softmax(x / 2)
    return Task(
        f=lambda x: softmax(x / 2),
        x=x,
        u=u,
        right=right,
        wrong=[
            ("twice", 2 * right(x, u)),
            ("half", right(x, u) / 2),
            ("drill: the temperature is left out", right(x, u, 1)),
            ("another_point", right(2 * x, u)),
            ("drill: times T, not x/T", right(x, u, 0.5)),
            ("instead", u * s * (1 - s)),
            ("drill: the sum runs over the batch", s * (u - np.sum(u * s, axis=0)) / 2),
            ("fitted_lines", s * u / 2),
            ("zero", right(x, np.ones((B, m)))),
            ("sign", -right(x, u)),
        ],
    )


def _attention(Q, K, V):
    P = softmax(Q @ K.T / np.sqrt(m))
    return P, P @ V


def _scores_vjp(P, dP):
    return P * (dP - np.sum(P * dP, axis=1, keepdims=True))


def attention_values(rng):
    """softmax(QKᵀ/√d) V by V, with d = m; 11 queries, 7 keys."""
    Q, K, V = (rng.normal(size=(k, m)) for k in (B, n, n))
    u = rng.normal(size=(B, m))
    S = Q @ K.T / np.sqrt(m)
    P = softmax(S)
    return Task(
        f=lambda V: _attention(Q, K, V)[1],
        x=V,
        u=u,
        right=lambda V, u: P.T @ u,
        wrong=[
            ("transposed", u.T @ P),
            ("size_factor", P.T @ u / np.sqrt(m)),
            ("size_factor", P.T @ u / B),
            ("sign", -P.T @ u),
            ("not_summed", P[:, :, None] * u[:, None]),
            ("drill: the scores for the probabilities", S.T @ u),
            ("drill: the softmax runs over the queries", softmax(S, axis=0).T @ u),
            ("drill: the exponentials are not normalised", np.exp(S).T @ u),
            ("drill: √d is left out of the scores", softmax(Q @ K.T).T @ u),
            ("upstream_missing", P.T @ np.ones((B, m))),
        ],
    )


def attention_queries(rng):
    """softmax(QKᵀ/√d) V by Q, with d = m."""
    Q, K, V = (rng.normal(size=(k, m)) for k in (B, n, n))
    u = rng.normal(size=(B, m))
    P, _ = _attention(Q, K, V)
    dP = u @ V.T
    dS = _scores_vjp(P, dP)

    def right(Q, u):
        P, _ = _attention(Q, K, V)
        return _scores_vjp(P, u @ V.T) @ K / np.sqrt(m)

    return Task(
        f=lambda Q: _attention(Q, K, V)[1],
        x=Q,
        u=u,
        right=right,
        wrong=[
            ("size_factor", dS @ K),
            ("size_factor", dS @ K / m),
            ("sign", -dS @ K / np.sqrt(m)),
            ("transposed", K.T @ dS.T / np.sqrt(m)),
            ("drill: the softmax is left out", dP @ K / np.sqrt(m)),
            ("drill: the softmax is taken entry by entry",
             (P * (1 - P) * dP) @ K / np.sqrt(m)),
            ("drill: the sum in the softmax is missing", (P * dP) @ K / np.sqrt(m)),
            ("drill: V for K at the end", dS @ V / np.sqrt(m)),
            ("drill: K for V at the start",
             _scores_vjp(P, u @ K.T) @ K / np.sqrt(m)),
        ],
    )  # fmt: skip


def attention_keys(rng):
    """softmax(QKᵀ/√d) V by K, with d = m."""
    Q, K, V = (rng.normal(size=(k, m)) for k in (B, n, n))
    u = rng.normal(size=(B, m))
    P, _ = _attention(Q, K, V)
    dP = u @ V.T
    dS = _scores_vjp(P, dP)

    def right(K, u):
        P, _ = _attention(Q, K, V)
        return _scores_vjp(P, u @ V.T).T @ Q / np.sqrt(m)

    return Task(
        f=lambda K: _attention(Q, K, V)[1],
        x=K,
        u=u,
        right=right,
        wrong=[
            ("size_factor", dS.T @ Q),
            ("size_factor", dS.T @ Q / m),
            ("transposed", Q.T @ dS / np.sqrt(m)),
            ("drill: u for Q at the end", dS.T @ u / np.sqrt(m)),
            ("drill: the softmax is left out", dP.T @ Q / np.sqrt(m)),
            ("drill: P for the derivative by the scores", P.T @ Q / np.sqrt(m)),
            ("drill: the sum in the softmax runs over the queries",
             (P * (dP - np.sum(P * dP, axis=0))).T @ Q / np.sqrt(m)),
        ],
    )  # fmt: skip


TASKS = (
    softmax_jacobian,
    softmax_vjp,
    log_softmax_jacobian,
    log_softmax_vjp,
    temperature_softmax,
    attention_values,
    attention_queries,
    attention_keys,
)
