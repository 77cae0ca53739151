"""What is timed: functions of ordinary cost, in the layouts that methods ask for."""

import math
from dataclasses import dataclass, field

import numpy as np

SIZES = (2, 10, 100, 1000)
STEP = np.finfo(np.float64).eps ** (1 / 3)


@dataclass(frozen=True)
class Task:
    """Something to differentiate, in the layouts that the methods ask for.

    Attributes
    ----------
    name, kind : str
        The row of the table; kind is "gradient", "jacobian" or "hessian".
    f, batch, columns, torch : callable
        For one point (n,), for points in rows (k, n), for points in columns (n, ...),
        and a maker of the same function of a tensor; it is given a converter.
    exact : callable
        The derivative by its formula.
    x : ndarray
        The point, shape (n,).
    """

    name: str
    kind: str
    f: object
    batch: object
    columns: object
    torch: object
    exact: object
    x: np.ndarray = field(repr=False)

    @property
    def calls(self):
        """How many calls of f the bare cost counts."""
        n = self.x.size
        return n * n if self.kind == "hessian" else 2 * n

    def bare(self):
        """A function that makes the bare calls on points prepared here."""
        points = [self.x + STEP * k for k in range(self.calls)]
        f = self.f

        def loop():
            for point in points:
                f(point)

        return loop


def tasks():
    """The tasks of the table.

    Returns
    -------
    list of Task
        Functions of ordinary cost: a few microseconds a call.
    """
    rng = np.random.default_rng(11)
    rows = [_sine(rng.normal(size=n)) for n in SIZES]
    rows += [_logistic(rng, n) for n in SIZES]
    return [*rows, _layer(rng, 100, 100), _sine_hessian(rng.normal(size=30))]


def _sine(x):
    return Task(
        name=f"gradient of sum sin(x) x², n = {x.size}",
        kind="gradient",
        f=lambda x: np.sum(np.sin(x) * x**2),
        batch=lambda X: np.sum(np.sin(X) * X**2, axis=-1),
        columns=lambda X: np.sum(np.sin(X) * X**2, axis=0),
        torch=lambda convert: lambda t: (t.sin() * t**2).sum(),
        exact=lambda x: np.cos(x) * x**2 + 2 * x * np.sin(x),
        x=x,
    )


def _logistic(rng, n):
    A, labels = rng.normal(size=(20, n)) / math.sqrt(n), rng.choice([-1.0, 1.0], 20)

    def exact(x):
        return -(A.T @ (labels / (1 + np.exp(labels * (A @ x))))) / 20 + 0.1 * x

    def in_torch(convert):
        A_, minus = convert(A), convert(-labels)
        return lambda t: (minus * (A_ @ t)).exp().log1p().mean() + 0.05 * (t @ t)

    return Task(
        name=f"gradient of a logistic loss, n = {n}",
        kind="gradient",
        f=lambda x: np.mean(np.log1p(np.exp(-labels * (A @ x)))) + 0.05 * (x @ x),
        batch=lambda X: (
            np.mean(np.log1p(np.exp(-labels * (X @ A.T))), axis=-1)
            + 0.05 * np.sum(X**2, axis=-1)
        ),
        columns=lambda X: (
            np.mean(np.log1p(np.exp(-np.tensordot(labels[:, None] * A, X, 1))), axis=0)
            + 0.05 * np.sum(X**2, axis=0)
        ),
        torch=in_torch,
        exact=exact,
        x=rng.normal(size=n),
    )


def _layer(rng, m, n):
    W, b = rng.normal(size=(m, n)) / math.sqrt(n), rng.normal(size=m)

    def in_torch(convert):
        W_, b_ = convert(W), convert(b)
        return lambda t: (W_ @ t + b_).tanh()

    return Task(
        name=f"Jacobian of tanh(W x + b), {n} to {m}",
        kind="jacobian",
        f=lambda x: np.tanh(W @ x + b),
        batch=lambda X: np.tanh(X @ W.T + b),
        columns=lambda X: np.tanh(
            np.tensordot(W, X, 1) + b.reshape(-1, *[1] * (X.ndim - 1))
        ),
        torch=in_torch,
        exact=lambda x: (1 - np.tanh(W @ x + b) ** 2)[:, None] * W,
        x=rng.normal(size=n),
    )


def _sine_hessian(x):
    return Task(
        name=f"Hessian of (sum sin(x) x²)², n = {x.size}",
        kind="hessian",
        f=lambda x: np.sum(np.sin(x) * x**2) ** 2,
        batch=None,
        columns=lambda X: np.sum(np.sin(X) * X**2, axis=0) ** 2,
        torch=None,
        exact=_exact_hessian,
        x=x,
    )


def _exact_hessian(x):
    total = np.sum(np.sin(x) * x**2)
    slope = np.cos(x) * x**2 + 2 * x * np.sin(x)
    bend = (2 - x**2) * np.sin(x) + 4 * x * np.cos(x)
    return 2 * np.outer(slope, slope) + 2 * total * np.diag(bend)
