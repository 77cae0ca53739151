"""Derivatives to all digits by one complex call of f for each entry, guarded.

For an analytic f, Im f(x + ih) / h = f'(x) - f'''(x) h²/6 + ...: nothing is
subtracted, so nothing cancels, and h can be so small that the second term is gone.
But abs, conj, a comparison, float() or an array of floats inside f make the result
wrong without a word. So the result is held against a derivative that was measured
with real numbers, along one random direction, and f is asked at neighbouring points
whether its own digits are worth anything. Chapter 3 derives it.
"""

import warnings

import numpy as np

from course_lib.differences import Estimate, as_jacobian
from course_lib.ladder import ladder

__all__ = ["NotAnalytic", "complex_step"]

STEP = 1e-40  # its square is far below the smallest digit of anything


class NotAnalytic(ValueError):
    """The complex step would be wrong for this f; the text says why.

    Notes
    -----
    Chapter 3, "Derivatives by numbers".

    Examples
    --------
    >>> try:
    ...     complex_step(lambda x: x.real**2, np.array(3.0))
    ... except NotAnalytic as refusal:
    ...     print(str(refusal)[:52])
    method="complex": along some direction f has another
    """


def complex_step(f, x):
    """Jacobian of f at x by complex steps.

    Parameters
    ----------
    f : callable
        As in :func:`course_lib.jacobian`, and able to take complex numbers.
    x : ndarray of float64
        The point.

    Returns
    -------
    ndarray
        Of shape ``f(x).shape + x.shape``.

    Raises
    ------
    NotAnalytic
        If f refuses complex numbers, or what they give is not its derivative.

    Notes
    -----
    Chapter 3, "Derivatives by numbers"; after Squire and Trapp (1998).

    Examples
    --------
    >>> print(complex_step(np.exp, np.array(1.0)) == np.exp(1.0))
    True
    """
    scale = STEP * np.maximum(np.abs(x).reshape(-1), 1.0)
    columns = []
    for j, h in enumerate(scale.tolist()):
        point = x.astype(complex)
        point.reshape(-1)[j] += 1j * h
        columns.append(imaginary(f, point if x.ndim else point[()]) / h)
    J = as_jacobian(np.array(columns), x)
    v = _random_direction(x)
    largest = np.tensordot(np.abs(J), np.abs(v), axes=x.ndim)
    _guard(f, x, v, np.tensordot(J, v, axes=x.ndim), largest)
    return J


def complex_along(f, x, v):
    """Slope of t -> f(x + t v) at t = 0 by one complex step, guarded.

    Parameters
    ----------
    f, x
        As in :func:`complex_step`.
    v : ndarray of float64
        The direction, in the shape of `x`.

    Returns
    -------
    ndarray
        In the shape of ``f(x)``.

    Raises
    ------
    NotAnalytic
        As in :func:`complex_step`.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP".

    Examples
    --------
    >>> print(complex_along(np.exp, np.array([0.0, 1.0]), np.array([1.0, 0.0])))
    [1. 0.]
    """
    slope = _slope(f, x, v)
    # Along v the terms of the slope may cancel; another direction shows their size.
    other = _slope(f, x, np.abs(v).max() * _random_direction(x))
    _guard(f, x, v, slope, np.abs(slope) + np.abs(other))
    return slope


def imaginary(f, point):
    """The imaginary part of f at a complex point."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            y = np.asarray(f(point))
    except (TypeError, np.exceptions.ComplexWarning) as refusal:
        raise NotAnalytic(
            f'method="complex": f does not take complex numbers ({refusal}); '
            'use method="ladder"'
        ) from None
    if y.dtype == np.complex64:
        raise NotAnalytic(
            'method="complex": f computes in single precision; use method="ladder"'
        )
    return y.imag.astype(np.float64)


def _slope(f, x, v):
    """The slope along v that complex values of f give."""
    point = x + 1j * STEP * v
    return imaginary(f, point if x.ndim else point[()]) / STEP


def _random_direction(x):
    """Entries of both signs and of size about 1, in the shape of x."""
    v = np.random.default_rng(0).uniform(0.5, 1.5, size=x.shape)
    return v * np.where(np.arange(x.size) % 2, 1.0, -1.0).reshape(x.shape)


def _guard(f, x, v, claimed, largest):
    """Hold the slope along v that is claimed against a measured one.

    `largest` is what the slope would be if none of its terms cancelled.
    """
    measured = slope_along(f, x, v)
    allowed = 10 * measured.error + 1e-7 * largest
    if not (np.abs(claimed - measured.value) <= allowed).all():
        raise NotAnalytic(
            'method="complex": along some direction f has another slope than its '
            "complex values say; something in it is not analytic (abs, max of "
            'complex numbers, conj, float, ...). Use method="ladder"'
        )
    if not (_jitter(f, x, v) <= 1e-10 * largest).all():
        raise NotAnalytic(
            'method="complex": f itself loses digits here (a cancellation?), so its '
            'complex values are not exact; use method="ladder"'
        )


def _jitter(f, x, v):
    """How much complex slopes jump between neighbouring floating-point points."""
    spacing = 8 * np.spacing(np.abs(x))
    slopes = [_slope(f, x + k * spacing, v) for k in range(5)]
    return np.abs(np.diff(slopes, 2, axis=0)).max(axis=0)


def slope_along(f, x, direction):
    """Slope of t -> f(x + t direction) at t = 0, with an error estimate."""
    line = ladder(lambda t: f(x + t * direction), np.zeros(()))
    return Estimate(*line)
