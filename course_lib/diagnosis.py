"""What a wrong array is: typical mistakes, tried one after another.

A name is given only if the mistake reproduces the wrong answer in every entry, so
each sentence that a learner reads is numerically true. The mistakes themselves stand
in ``mistakes/``, one short function each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from course_lib.mistakes import RULES

__all__ = ["Case", "Diagnosis", "diagnose", "name_mistake"]


class Diagnosis(NamedTuple):
    """What is wrong, in a word for programs and in a sentence for people.

    Attributes
    ----------
    kind : str
        The rule that fits: the name of its function.
    name : str
        The sentence that the learner reads.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> found = diagnose([-1.0, -2.0], [1.0, 2.0])
    >>> print(found.kind, "|", found.name)
    sign | the sign is wrong
    """

    kind: str
    name: str


@dataclass(frozen=True)
class Case:
    """One wrong answer and all that is known about it: what a rule gets.

    Attributes
    ----------
    claimed, right : ndarray
        The wrong answer and the right one.
    mistakes, sizes : dict
        As in :func:`diagnose`; empty where nothing was passed.
    upstream, x, y : ndarray or None
        As in :func:`diagnose`.
    derivative_at, pullback : callable or None
        As in :func:`diagnose`.
    rtol : float
        As in :func:`diagnose`.

    Notes
    -----
    Chapter 1, "Shapes and promises", has examples of what a rule can say.

    Examples
    --------
    >>> right = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> case = Case(right.T, right, {}, {}, *[None] * 5, rtol=1e-6)
    >>> print(case.fits(right.T), case.fits(2 * right))
    True False
    """

    claimed: np.ndarray
    right: np.ndarray
    mistakes: dict
    sizes: dict
    upstream: np.ndarray | None
    x: np.ndarray | None
    y: np.ndarray | None
    derivative_at: Callable | None
    pullback: Callable | None
    rtol: float

    def same(self, a, b):
        """Whether two arrays have one shape, and one value within ``rtol``.

        Parameters
        ----------
        a, b : ndarray
            What is compared.

        Returns
        -------
        bool
            Relative to the norm of `b`.

        Examples
        --------
        >>> case = Case(np.ones(2), np.ones(3), {}, {}, *[None] * 5, rtol=1e-6)
        >>> print(case.same(case.claimed, case.right))
        False
        """
        if a.shape != b.shape:
            return False
        scale = abs(b).max(initial=0.0)  # keeps the squares from overflowing
        if scale == 0:
            return not a.any()
        error, size = (a - b) / scale, b / scale
        return bool(np.vdot(error, error) <= self.rtol**2 * np.vdot(size, size))

    def fits(self, candidate):
        """Whether a candidate is the wrong answer, and explains what is wrong.

        A small mistake lies near the right value, and so would any candidate near
        it: at most a hundredth of the distance may be left unexplained.

        Parameters
        ----------
        candidate : array_like
            What somebody gets who makes the mistake.

        Returns
        -------
        bool
            True if every entry of the wrong answer is reproduced.

        Examples
        --------
        >>> right = np.array([1.0, 2.0])
        >>> case = Case(2 * right, right, {}, {}, *[None] * 5, rtol=1e-6)
        >>> print(case.fits([2.0, 4.0]), case.fits(right))
        True False
        """
        candidate = np.asarray(candidate, dtype=np.float64)
        if not self.same(self.claimed, candidate):
            return False
        if candidate.shape != self.right.shape:
            return True
        unexplained = np.linalg.norm(self.claimed - candidate)
        return bool(unexplained <= 0.01 * np.linalg.norm(self.claimed - self.right))


def diagnose(
    claimed,
    right,
    *,
    mistakes=None,
    sizes=None,
    upstream=None,
    x=None,
    y=None,
    derivative_at=None,
    pullback=None,
    rtol=1e-6,
):
    """Find the mistake that turns `right` into `claimed`.

    Parameters
    ----------
    claimed, right : array_like
        The wrong answer and the right one; their shapes may differ.
    mistakes : dict of str to array_like, optional
        Named wrong values of this very task, tried first.
    sizes : dict of str to int, optional
        Lengths that may have come in as a factor, such as ``{"B": 11}``.
    upstream : array_like, optional
        The cotangent u, in the shape of f(x), where a VJP is asked.
    x, y : array_like, optional
        The point, and f(x).
    derivative_at : callable, optional
        Takes a point and returns the right answer there; called at a few points.
    pullback : callable, optional
        Takes a cotangent and returns the right VJP at x for it.
    rtol : float
        Relative error in the norm up to which two arrays are the same.

    Returns
    -------
    Diagnosis or None
        A :class:`Diagnosis`; None if `claimed` is right, or if no mistake reproduces
        every entry of it.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> print(diagnose([[1.0, 3.0], [2.0, 4.0]], [[1.0, 2.0], [3.0, 4.0]]))
    Diagnosis(kind='transposed', name='this is the transpose')
    """
    claimed, right, upstream, x, y = (
        None if array is None else np.asarray(array, dtype=np.float64)
        for array in (claimed, right, upstream, x, y)
    )
    known = upstream, x, y, derivative_at, pullback
    case = Case(claimed, right, mistakes or {}, sizes or {}, *known, rtol)
    with np.errstate(all="ignore"):
        if not claimed.size or not right.size or case.same(claimed, right):
            return None
        for rule in RULES:
            for name, candidate in rule(case):
                if case.fits(candidate):
                    return Diagnosis(rule.__name__, name)
    return None


def name_mistake(claimed, right, **known):
    """Say in a few words which mistake turns `right` into `claimed`.

    Parameters
    ----------
    claimed, right, **known
        As in :func:`diagnose`.

    Returns
    -------
    str or None
        The name of the mistake, or None if no mistake reproduces every entry.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> print(name_mistake([2.0, 4.0], [1.0, 2.0]))
    this is twice the right value
    >>> print(name_mistake([11.0, 22.0], [1.0, 2.0], sizes={"B": 11}))
    a factor B = 11 too many
    """
    diagnosis = diagnose(claimed, right, **known)
    return diagnosis.name if diagnosis else None
