"""Is this derivative right? Compare it with a measured one, and say what is wrong."""

from dataclasses import dataclass

import numpy as np

from course_lib.diagnosis import name_mistake
from course_lib.differences import jacobian


class WrongAnswer(AssertionError):
    """A wrong answer; its text is the sentence for the learner.

    Attributes
    ----------
    mistake : str or None
        The name of the mistake, where it is known.
    """

    def __init__(self, message, mistake=None):
        super().__init__(message)
        self.mistake = mistake


@dataclass(frozen=True)
class Report:
    """The verdict on a claimed value.

    Attributes
    ----------
    verdict : str
        ``"right"`` or ``"wrong"``.
    message : str
        What was found, in words for a learner.
    error : float
        Norm of the difference over the norm of the expected value; ``nan`` where
        the two cannot be subtracted.
    name : str or None
        The name of the mistake, where one reproduces every entry.

    Notes
    -----
    Chapter 1, "Shapes and promises".
    """

    verdict: str
    message: str
    error: float = float("nan")
    name: str | None = None

    def __bool__(self):
        return self.verdict == "right"

    def __str__(self):
        return f"{self.verdict}: {self.message}"

    def assert_right(self):
        """Raise :class:`WrongAnswer` with the same text unless the verdict is right.

        Raises
        ------
        WrongAnswer
            If the verdict is not ``"right"``.
        """
        if not self:
            raise WrongAnswer(self.message, self.name)


def check(f, x, claimed, *, mistakes=None, sizes=None, rtol=1e-6):
    """Compare a claimed derivative of f at x with central differences.

    The same call serves derivatives, gradients and Jacobians: the claimed array
    must have the shape ``f(x).shape + x.shape``.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns a number or an array.
    x : array_like
        The point; choose random, unequal entries.
    claimed : array_like
        The derivative that you worked out.
    mistakes : dict of str to array_like, optional
        Values that typical mistakes lead to, by the name of the mistake.
    sizes : dict of str to int, optional
        Lengths that may have come in as a factor, such as ``{"B": 11}``.
    rtol : float
        Allowed norm of the difference over the norm of the measured derivative.

    Returns
    -------
    Report
        True in an ``if`` when right; prints its verdict and its reason.

    Notes
    -----
    Chapter 1, "Shapes and promises"; what the verdict can and cannot prove is in
    chapter 3.

    Examples
    --------
    >>> W = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> print(check(lambda x: W @ x, [0.3, -0.7], W))
    right: shape (2, 2), 6 digits agree
    >>> print(check(lambda x: W @ x, [0.3, -0.7], W.T))
    wrong: this is the transpose; worst at [0, 1]: 3, expected 2
    """
    measured = jacobian(f, x)
    return compare(claimed, measured, mistakes=mistakes, sizes=sizes, rtol=rtol)


def compare(claimed, expected, *, mistakes=None, sizes=None, rtol=1e-9):
    """Compare two arrays: shape first, then the relative error in the norm.

    Parameters
    ----------
    claimed, expected : array_like
        Real numbers. No broadcasting: the shapes must be equal.
    mistakes, sizes : dict, optional
        As in :func:`check`.
    rtol : float
        Allowed norm of the difference over the norm of `expected`.

    Returns
    -------
    Report
        See :class:`Report`.

    Notes
    -----
    Chapter 1 shows why ``np.allclose`` is not enough: it broadcasts, and its
    absolute tolerance accepts every small wrong number.

    Examples
    --------
    >>> print(compare([[1.0, 2.0]], [1.0, 2.0]))
    wrong: shape (1, 2), expected (2,)
    """
    expected = np.asarray(expected, dtype=np.float64)
    problem = _not_numeric(claimed)
    if problem:
        return Report("wrong", problem, name=problem)
    claimed = np.asarray(claimed, dtype=np.float64)
    error = _relative_error(claimed, expected)
    if error <= rtol:
        digits = round(-np.log10(rtol))
        return Report("right", f"shape {claimed.shape}, {digits} digits agree", error)
    message = _describe(claimed, expected)
    name = name_mistake(claimed, expected, mistakes=mistakes, sizes=sizes)
    if name:
        message = f"{name}; {message}"
    elif claimed.shape != expected.shape:
        name = message
    return Report("wrong", message, error, name)


def _not_numeric(claimed):
    """A sentence if this is no array of real numbers, else None."""
    if claimed is None:
        return "got None: is a `return` missing?"
    try:
        array = np.asarray(claimed)
    except ValueError:
        return "got rows of different lengths, which make no array"
    if array.dtype.kind == "c":
        return "got complex numbers, expected real ones"
    if array.dtype.kind not in "biuf":
        return f"got {type(claimed).__name__}, expected a number or an array of numbers"
    if np.isnan(array).any():
        at = _where(np.argwhere(np.isnan(array))[0])
        return f"got NaN{at}: was 0/0, log of a negative number or inf - inf computed?"
    return None


def _relative_error(claimed, expected):
    if claimed.shape != expected.shape:
        return float("nan")
    scale = np.linalg.norm(expected)
    with np.errstate(invalid="ignore"):
        difference = np.linalg.norm(claimed - expected)
    return float(difference / scale if scale > 0 else difference)


def _describe(claimed, expected):
    if claimed.shape != expected.shape:
        return f"shape {claimed.shape}, expected {expected.shape}"
    distance = abs(claimed - expected)
    # The first entry of the largest distance, whatever round-off says of a tie.
    first = np.argmax(distance >= distance.max() * (1 - 1e-6))
    worst = np.unravel_index(first, distance.shape)
    at = f"worst at {list(map(int, worst))}: " if worst else ""
    return f"{at}{claimed[worst]:.6g}, expected {expected[worst]:.6g}"


def _where(index):
    return f" at {[int(i) for i in index]}" if len(index) else ""
