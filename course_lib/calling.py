"""Call f at many points, safely: each call gets numbers of its own.

What NumPy warns about while f runs reaches the caller: a warning of your f at a point
beside x is worth reading. Only those who leave the domain of f on purpose (`check`,
the ladder) are silent.
"""

import math

import numpy as np


def as_float(array, name="x"):
    """A fresh float64 array, so that no f can reach the caller's data."""
    found = np.asarray(array)
    if type(array) is list and found.dtype == np.float64:
        return found  # made here, nobody else holds it
    if found.dtype.kind not in "biuf":
        raise TypeError(
            f"{name} must hold real numbers, got dtype {found.dtype} "
            f"({type(array).__name__})"
        )
    return np.array(found, np.float64, order="C")


def norm(array):
    """Euclidean norm of all entries of a float64 array; infinite or NaN if one is."""
    return math.sqrt(np.vdot(array, array))  # half the time of np.linalg.norm


def values(f, points, *, vectorized=False):
    """f at each of the points, as one array of float64.

    Parameters
    ----------
    f : callable
        As in :func:`jacobian`; each call gets a point of its own.
    points : ndarray
        The first axis counts the points.
    vectorized : bool
        As in :func:`jacobian`.

    Returns
    -------
    ndarray
        Of shape ``(len(points),) + y.shape``; NaN where f raises an arithmetic or a
        value error, unless it does so everywhere.

    Raises
    ------
    TypeError
        If f returns complex numbers, no numbers, or different shapes.
    """
    if vectorized:
        return _values_of_batch(f, points)
    try:
        found = [f(point) for point in points]
        reused = getattr(found[0], "ndim", 0)
        if reused and np.may_share_memory(found[0], found[-1]):
            found = [np.array(f(point)) for point in points]  # f reuses its output
    except (ArithmeticError, ValueError):
        found = _values_where_defined(f, points)
    try:
        return as_float(found, "f(x)")
    except ValueError:
        shapes = sorted(set(map(np.shape, found)))
        raise TypeError(f"f returns different shapes: {shapes}") from None


def _values_of_batch(f, points):
    """f at all points by one call."""
    y = as_float(f(points), "f(batch)")
    if y.shape[:1] != points.shape[:1]:
        raise ValueError(
            f"vectorized: f got a batch of {len(points)} points and returned shape "
            f"{y.shape}; its first axis must have that length"
        )
    return y


def _values_where_defined(f, points):
    """f at each point, NaN in the shape of the others where it raises."""
    found, error = [], None
    for point in points:
        try:
            found.append(np.array(f(point)))
        except (ArithmeticError, ValueError) as edge:
            found.append(None)
            error = edge
    defined = [y for y in found if y is not None]
    if not defined:
        raise error
    nothing = np.full(defined[0].shape, np.nan)
    return [nothing if y is None else y for y in found]
