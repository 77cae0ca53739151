"""What a task is, and the sizes and functions that many tasks use."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

B, n, m = 11, 7, 5  # of these sizes all products and ratios that matter differ
SIZES = {"B": B, "n": n, "m": m}
OWN = "drill: "


@dataclass(frozen=True)
class Task:
    """One derivative that a learner is asked for, and what learners answer.

    Attributes
    ----------
    f : callable
        The function, of `x` alone.
    x : ndarray
        The point.
    right : callable
        The formula: ``right(x)``, or ``right(x, u)`` where a VJP is asked.
    wrong : list of (str, ndarray)
        Answers, each with the kinds by which it may be named (words, separated by
        blanks), or with ``drill: `` and the name that stands in the drill's table.
    u : ndarray, optional
        The upstream gradient, where a VJP is asked.
    """

    f: Callable
    x: np.ndarray
    right: Callable
    wrong: list
    u: np.ndarray | None = None

    @property
    def y(self):
        """The value f(x)."""
        return np.asarray(self.f(self.x), dtype=np.float64)

    def at(self, point, u=None):
        """The right answer at a point, and for another upstream gradient if given."""
        upstream = self.u if u is None else u
        value = self.right(point) if upstream is None else self.right(point, upstream)
        return np.asarray(value, dtype=np.float64)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def one_hot(labels, classes):
    return np.eye(classes)[labels]
