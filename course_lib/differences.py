"""Derivatives by differences: f is called at points to both sides of x.

For a step h the central difference (f(x + h) - f(x - h)) / (x + h - (x - h))
differs from the derivative by about f'''(x) h²/6 (truncation) plus
eps |f(x)| / h (round-off). Their sum is smallest near h = eps^(1/3), about
6e-6; some ten digits of the derivative remain. Chapter 3 measures this.

The three public functions differ in what they allow: `derivative` takes a number,
`gradient` a function with one output, `jacobian` everything.
"""

import math
from typing import NamedTuple

import numpy as np

from course_lib.calling import as_float, norm, values

STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
BLOCK = 2**17  # numbers that a function of a batch gets to see at once


class Estimate(NamedTuple):
    """A measured derivative and how far it may be off, entry by entry.

    Attributes
    ----------
    value : float or ndarray
        The derivative.
    error : float or ndarray
        Estimate of its absolute error, in the same shape.

    Notes
    -----
    Chapter 3, "Derivatives by numbers".

    Examples
    --------
    >>> value, error = derivative(np.exp, 1.0, method="ladder")
    >>> print(f"{value:.6f}", error < 1e-9, abs(value - np.e) <= error)
    2.718282 True True
    """

    value: np.ndarray
    error: np.ndarray


def derivative(f, x, *, method="central", step=None, vectorized=False):
    """Derivative of a function of one real variable.

    Parameters
    ----------
    f : callable
        Takes a float and returns a number or an array.
    x : float
        The point.
    method : {"central", "ladder", "complex"}
        As in :func:`jacobian`.
    step : float, optional
        Half the distance of the two points; default ``eps**(1/3) * max(|x|, 1)``.
        For ``"central"`` only.
    vectorized : bool
        True if f takes an array of points of shape (k,); ``"central"`` only.

    Returns
    -------
    float or ndarray
        ``df/dx`` in the shape of ``f(x)``; a float where ``f(x)`` is a number. For
        ``"ladder"`` an :class:`Estimate`.

    Raises
    ------
    ValueError
        If `x` is not a single number (use :func:`gradient` or :func:`jacobian`).

    Notes
    -----
    Chapter 2, "The derivative of one variable".

    Examples
    --------
    >>> print(f"{derivative(lambda x: 2 * x**3 + 5, 2.0):.6f}")
    24.000000
    """
    x = as_float(x)
    if x.ndim != 0:
        raise ValueError(
            f"derivative: x must be a single number, got shape {x.shape}; "
            "use gradient (one output) or jacobian (many outputs)"
        )
    g = f if vectorized else lambda t: f(t[()])  # f gets a number, not an array
    slope = jacobian(g, x, method=method, step=step, vectorized=vectorized)
    if isinstance(slope, Estimate):
        return Estimate(*map(_unwrapped, slope))
    return _unwrapped(slope)


def gradient(f, x, *, method="central", step=None, vectorized=False):
    """Gradient of a scalar function: one partial derivative for each entry of x.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x` and returns one number.
    x : array_like
        The point, of any shape.
    method, step, vectorized
        As in :func:`jacobian`.

    Returns
    -------
    ndarray
        The partial derivatives, in the shape of `x`. For ``"ladder"`` an
        :class:`Estimate` of two such arrays.

    Raises
    ------
    ValueError
        If f returns more than one number (use :func:`jacobian`).

    Notes
    -----
    Chapter 5, "Gradients".

    Examples
    --------
    >>> print(gradient(lambda x: x @ x, [1.0, 2.0]).round(6))
    [2. 4.]
    """
    slopes = jacobian(f, x, method=method, step=step, vectorized=vectorized)
    shape = (slopes.value if method == "ladder" else slopes).shape
    if shape != np.shape(x):
        outputs = shape[: len(shape) - np.ndim(x)]
        raise ValueError(
            f"gradient: f must return one number, it returned shape {outputs}; "
            "use jacobian"
        )
    return slopes


def jacobian(f, x, *, method="central", step=None, vectorized=False):
    """Jacobian of any function of arrays: output axes first, then input axes.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns a number or an array. It always
        gets a fresh array and may write into it.
    x : array_like
        The point, of any shape.
    method : {"central", "ladder", "complex"}
        ``"central"``: two calls of f for each entry of x, some ten digits.
        ``"ladder"``: several steps, with an estimate of the error; for functions that
        change fast, have edges or carry noise. ``"complex"``: one call with a complex
        argument for each entry, all digits; f must be made of analytic operations,
        which is checked.
    step : float, optional
        As in :func:`derivative`, for each entry; ``"central"`` only.
    vectorized : bool
        True if f takes a batch: an array of shape ``(k,) + x.shape`` gives one of
        shape ``(k,) + y.shape``; ``"central"`` only.

    Returns
    -------
    ndarray
        ``J[i..., j...]``, the derivative of output ``i...`` with respect to input
        ``j...``, in the shape ``f(x).shape + x.shape``; no axis is squeezed away.
        For ``"ladder"`` an :class:`Estimate` of two such arrays.

    Raises
    ------
    TypeError
        If `x` or ``f(x)`` is complex or not numeric.
    ValueError
        If `step` is not positive, `method` is unknown, f changes the shape of what
        it returns, or (:class:`NotAnalytic`) the complex
        step would be wrong.

    Notes
    -----
    Chapter 1, "Shapes and promises", fixes the order of the axes; chapter 3,
    "Derivatives by numbers", derives the methods. Where f is not defined on one side
    of x (it raises, or returns NaN), steps go to the other side alone. What NumPy
    warns about at those points, such as the log of a negative number, is passed on by
    "central"; the other two are silent.

    Examples
    --------
    >>> W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    >>> print(jacobian(lambda x: W @ x, np.ones(3)).round(6))
    [[1. 2. 3.]
     [4. 5. 6.]]
    """
    x = as_float(x)
    if method != "central":
        measure = method_named(method)
        if step is not None or vectorized:
            raise ValueError(f'step and vectorized go with "central", not {method!r}')
    if x.size == 0:
        empty = np.zeros(as_float(f(x.copy()), "f(x)").shape + x.shape)
        return Estimate(empty, empty) if method == "ladder" else empty
    if method != "central":
        return measure(f, x)
    h = steps_for(x, step)
    above, below, width = both_sides(f, x, h, vectorized=vectorized)
    columns = ((above - below).T / width).T
    if not (math.isfinite(norm(columns)) or vectorized):
        for j in np.flatnonzero(~np.isfinite(columns).reshape(x.size, -1).all(axis=1)):
            columns[j] = _beside_the_edge(f, x, j, h[j])
    return as_jacobian(columns, x)


def method_named(name):
    """The function of f and x that measures a Jacobian in this way."""
    from course_lib.complex_step import complex_step
    from course_lib.ladder import ladder

    methods = {"central": jacobian, "ladder": ladder, "complex": complex_step}
    if name not in methods:
        raise ValueError(f"method must be one of {tuple(methods)}, got {name!r}")
    return methods[name]


def central_columns(f, x, h, columns=None, *, vectorized=False):
    """Central differences of f in some entries of x, counted in row order.

    Parameters
    ----------
    f : callable
        As in :func:`jacobian`.
    x : ndarray of float64
        The point.
    h : ndarray of shape (x.size,)
        The step for each entry.
    columns : ndarray of int, optional
        Which entries; default all.
    vectorized : bool
        As in :func:`jacobian`.

    Returns
    -------
    ndarray
        One column of the Jacobian for each entry, of the shape of ``f(x)``; the
        first axis counts them. NaN where f is not defined on both sides.
    """
    above, below, width = both_sides(f, x, h, columns, vectorized=vectorized)
    return ((above - below).T / width).T


def both_sides(f, x, h, columns=None, *, vectorized=False):
    """f at x + h and at x - h for some entries, and the distance between the two."""
    n = x.size if columns is None else len(columns)
    if 2 * n * x.size > BLOCK and n > 1:
        every = np.arange(x.size) if columns is None else columns
        halves = every[: n // 2], every[n // 2 :]
        parts = [both_sides(f, x, h, half, vectorized=vectorized) for half in halves]
        return [np.concatenate(part) for part in zip(*parts, strict=True)]
    flat = x.reshape(-1)
    right, left = flat + h, flat - h
    moved = slice(None, None, x.size + 1)  # a diagonal, flattened
    if columns is not None:
        moved = columns + x.size * np.arange(n)
        right, left = right[columns], left[columns]
    points = x[np.newaxis].repeat(2 * n, axis=0)
    ends = points.reshape(2, -1)
    ends[0, moved], ends[1, moved] = right, left
    y = values(f, points, vectorized=vectorized)
    return y[:n], y[n:], right - left  # the distance as rounded


def _beside_the_edge(f, x, j, h):
    """A slope from three points on the side where f is defined, to second order."""
    for side in (h, -h):
        points = np.repeat(x[np.newaxis], 3, axis=0)
        points.reshape(3, -1)[:, j] += (0.0, side, 2 * side)
        width = points.reshape(3, -1)[1, j] - x.reshape(-1)[j]
        here, near, far = values(f, points)
        slope = (4 * (near - here) - (far - here)) / (2 * width)
        if np.isfinite(slope).all():
            break
    return slope


def as_jacobian(columns, x):
    """Columns, counted by the first axis, as one array: outputs, then the axes of x."""
    outputs = columns.shape[1:]
    if not outputs:
        return columns.reshape(x.shape)
    return columns.reshape(x.size, -1).T.reshape(outputs + x.shape)


def steps_for(x, step=None):
    """The step for each entry of x, in row order."""
    if step is None:
        return np.maximum(STEP * abs(x.reshape(-1)), STEP)
    if not step > 0:
        raise ValueError(f"step must be a positive number, got {step!r}")
    return np.full(x.size, float(step))


def _unwrapped(slope):
    """A number as a Python float, an array as it is."""
    return slope if np.ndim(slope) else float(slope)
