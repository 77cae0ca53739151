"""A derivative measured well enough to judge by: value, error estimate, kinks.

Central differences come first. Only the columns in which they contradict the claim,
or in which f seems to bend sharply, are measured again on the ladder.
"""

import math
from typing import NamedTuple

import numpy as np

from course_lib.calling import values
from course_lib.differences import as_jacobian, both_sides, steps_for
from course_lib.ladder import ladder, one_sided
from course_lib.products import SECOND_STEP, hessian

BENT = 5e-4  # of the slope; what changes it by more within a step may be a kink


class Measured(NamedTuple):
    """A measured derivative, and what it says of the claim.

    Attributes
    ----------
    value, error : ndarray
        The derivative and how far it may be off, of shape ``f(x).shape + x.shape``.
    kinks : (left, right, bent) or None
        Slopes to both sides and where they differ, in the same shape.
    agrees : bool
        Whether central differences confirm the claim in every entry, so that nothing
        had to be measured twice.
    """

    value: np.ndarray
    error: np.ndarray
    kinks: tuple | None = None
    agrees: bool = False


def measured(f, x, claimed, rtol, here=None):
    """Jacobian of f at x, how far it may be off, and where f has a kink.

    Parameters
    ----------
    f : callable
        As in :func:`course_lib.jacobian`.
    x : ndarray of float64
        The point.
    claimed : ndarray or None
        What it will be compared with; None measures every column on the ladder.
    rtol : float
        Differences up to this, relative to an entry, need no second look.
    here : ndarray, optional
        f(x), where it is known already.

    Returns
    -------
    Measured
        See :class:`Measured`.

    Notes
    -----
    Chapter 3, "Derivatives by numbers".

    Examples
    --------
    >>> found = measured(np.sin, np.array(0.0), np.array(1.0), 1e-6)
    >>> print(f"{found.value:.6f}", found.agrees)
    1.000000 True
    """
    if x.size == 0:
        nothing = np.zeros(np.shape(f(x.copy())) + x.shape)
        return Measured(nothing, nothing)
    here = values(f, x[np.newaxis])[0] if here is None else here
    above, below, width = both_sides(f, x, steps_for(x))
    columns = ((above - below).T / width).T
    error, scale = 1e-7 * abs(columns), tolerance(columns)
    bend = (abs(above - here + (below - here)).T / width).T  # half the change of slope
    fine = bend <= BENT * scale
    comparable = claimed is not None and claimed.shape == here.shape + x.shape
    if comparable:
        own = claimed.reshape(-1, x.size).T.reshape(columns.shape)
        fine &= (abs(own - columns) <= rtol * scale) & (scale > 0)
    if claimed is None:
        fine[:] = False
    kinks, agrees = None, bool(fine.all())
    if not agrees:
        doubtful = np.flatnonzero(~fine.reshape(x.size, -1).all(axis=1))
        columns[doubtful], error[doubtful] = ladder(f, x, doubtful)
        kinks = _kinks(f, x, columns, doubtful, bend, scale)
    value, error = as_jacobian(columns, x), as_jacobian(error, x)
    return Measured(value, error, kinks, agrees and comparable)


def tolerance(value):
    """What an entry's error is relative to: itself, or the largest over a thousand."""
    size = np.asarray(abs(value))
    largest = size.max(initial=0)
    if not math.isfinite(largest):
        largest = size[np.isfinite(size)].max(initial=0)
    size[size < 1e-3 * largest] = 1e-3 * largest
    return size


def _kinks(f, x, columns, doubtful, bend, scale):
    """Slopes to both sides in the columns in which f bends sharply."""
    left, right = columns.copy(), columns.copy()
    bent = np.zeros(columns.shape, dtype=bool)
    for j in doubtful:
        if not (bend[j] > BENT * scale[j]).any():
            continue
        plus, minus = one_sided(f, x, j, 1), one_sided(f, x, j, -1)
        jump = np.abs(plus.value - minus.value)
        sure = 10 * (plus.error + minus.error)
        bent[j] = (jump > sure) & (jump > 1e-6 * scale[j])
        right[j], left[j] = plus.value, minus.value
    if not bent.any():
        return None
    return tuple(as_jacobian(part, x) for part in (left, right, bent))


def measured_hessian(f, x, claimed, rtol, here=None):
    """Second derivatives of f at x and how far they may be off.

    Parameters, returns and notes are those of :func:`measured`; kinks are not
    looked for.

    Examples
    --------
    >>> found = measured_hessian(np.exp, np.array(0.0), None, 1e-6)
    >>> print(f"{found.value:.4f}", found.error < 1e-5)
    1.0000 True
    """
    value = hessian(f, x)
    longer = hessian(f, x, step=4 * SECOND_STEP)
    error = np.abs(value - longer) / 10 + 1e-7 * np.abs(value).max(initial=0)
    here = values(f, x[np.newaxis])[0] if here is None else here
    h = SECOND_STEP * np.maximum(np.abs(x), 1.0)
    unsure = np.finfo(np.float64).eps * abs(here).max() / np.multiply.outer(h, h)
    if (np.abs(value) <= 10 * unsure).all():  # 0 everywhere, but for round-off
        error = error + unsure
    return Measured(value, error)
