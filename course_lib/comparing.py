"""Two arrays compared: shape first, then the relative error in the norm."""

import math
from dataclasses import dataclass
from html import escape

import numpy as np

from course_lib.calling import norm
from course_lib.diagnosis import name_mistake


class WrongAnswer(AssertionError):
    """A wrong answer; its text is the sentence for the learner.

    Attributes
    ----------
    mistake : str or None
        The name of the mistake, where it is known.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> try:
    ...     compare(-2.0, 2.0).assert_right()
    ... except WrongAnswer as wrong:
    ...     print(wrong.mistake)
    the sign is wrong
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
        ``"right"``, ``"wrong"``, ``"kink"`` (f has slopes to both sides here, but no
        derivative) or ``"cannot tell"``.
    message : str
        What was found, in words for a learner.
    error : float
        Norm of the difference over the norm of the expected value; ``nan`` where
        the two cannot be subtracted.
    name : str or None
        The name of the mistake, where one reproduces every entry.
    expected : ndarray or None
        What the claim was compared with.
    uncertainty : ndarray or None
        Estimated error of `expected`, entry by entry, where it was measured.

    Notes
    -----
    Chapter 1, "Shapes and promises". A report is true in an ``if`` when its verdict is
    ``"right"``.

    Examples
    --------
    >>> report = compare([2.0, 4.0], [1.0, 2.0])
    >>> print(report)
    wrong: this is twice the right value; worst at [1]: 4, expected 2
    >>> print(bool(report), report.verdict, report.error)
    False wrong 1.0
    """

    verdict: str
    message: str
    error: float = float("nan")
    name: str | None = None
    expected: np.ndarray | None = None
    uncertainty: np.ndarray | None = None

    def __bool__(self):
        return self.verdict == "right"

    def __str__(self):
        return f"{self.verdict}: {self.message}"

    def _repr_html_(self):
        mark = {"right": "✓", "wrong": "✗", "kink": "∧"}.get(self.verdict, "?")
        words = escape(self.message)
        return f"<p><strong>{mark} {self.verdict}</strong>: {words}</p>"

    @property
    def digits(self):
        """How many digits of the claim agree, as far as its error can tell.

        Examples
        --------
        >>> print(compare(3.14, np.pi).digits)
        3
        """
        return _digits(self.error) if self.error < 1 else 0

    def assert_right(self):
        """Raise :class:`WrongAnswer` with the same text unless the verdict is right.

        Raises
        ------
        WrongAnswer
            If the verdict is not ``"right"``.

        Examples
        --------
        >>> compare(2.0, 2.0).assert_right()
        """
        if not self:
            raise WrongAnswer(self.message, self.name)


@np.errstate(all="ignore")
def compare(
    claimed,
    expected,
    *,
    mistakes=None,
    sizes=None,
    upstream=None,
    x=None,
    y=None,
    rtol=1e-9,
):
    """Compare two arrays: shape first, then the relative error in the norm.

    Parameters
    ----------
    claimed, expected : array_like
        Real numbers. No broadcasting: the shapes must be equal.
    mistakes, sizes : dict, optional
        As in :func:`check`.
    upstream, x, y : array_like, optional
        The cotangent, the point and f(x) that the task is about; some mistakes can
        be named with them alone, such as a cotangent that was left out.
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
    wrong: this is a row: shape (1, 2) for (2,)
    """
    problem = not_numeric(claimed)
    if problem:
        return Report("wrong", problem, name=problem)
    claimed = np.asarray(claimed, dtype=np.float64)
    expected = np.asarray(expected, dtype=np.float64)
    error = relative_error(claimed, expected)
    if error <= rtol:
        return report_right(claimed, expected, error, rtol)
    context = {"mistakes": mistakes, "sizes": sizes}
    context |= {"upstream": upstream, "x": x, "y": y}
    return report_wrong(claimed, expected, error, rtol, context)


def report_right(claimed, expected, distance, rtol, error=None):
    words = f"shape {claimed.shape}, {_digits(rtol)} digits agree"
    return Report("right", words, distance, None, expected, error)


def report_wrong(claimed, expected, distance, rtol, context):
    """The report on a wrong claim, with the name of the mistake if there is one."""
    message = _describe(claimed, expected)
    name = name_mistake(claimed, expected, **context)
    if claimed.shape != expected.shape:
        name = name or message
    elif not name and distance < 1e-4 and norm(expected) > 0:
        asked, digits = _digits(rtol), _digits(distance)
        name = f"close, but {digits} digits are right and {asked} are asked"
    if name and str(expected.shape) not in name:
        message = f"{name}; {message}"
    elif name:
        message = name
    return Report("wrong", message, distance, name, expected)


def not_numeric(claimed):
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
    if array.dtype.kind == "f" and np.isnan(array).any():
        at = where(np.argwhere(np.isnan(array))[0])
        return f"got NaN{at}: was 0/0, log of a negative number or inf - inf computed?"
    return None


def relative_error(claimed, expected):
    """Norm of the difference over the norm of `expected`; nan if shapes differ."""
    if claimed.shape != expected.shape:
        return float("nan")
    scale = norm(expected)
    difference = norm(claimed - expected)
    return difference / scale if scale > 0 else difference


def _digits(error):
    """How many digits a relative error leaves."""
    return min(16, round(-math.log10(max(error, 1e-16))))


def _describe(claimed, expected):
    if claimed.shape != expected.shape:
        return f"shape {claimed.shape}, expected {expected.shape}"
    distance = abs(claimed - expected)
    # The first entry of the largest distance, whatever round-off says of a tie.
    first = np.argmax(distance >= distance.max() * (1 - 1e-6))
    worst = np.unravel_index(first, distance.shape)
    at = f"worst at {list(map(int, worst))}: " if worst else ""
    return f"{at}{claimed[worst]:.6g}, expected {expected[worst]:.6g}"


def where(index):
    return f" at {[int(i) for i in index]}" if len(index) else ""
