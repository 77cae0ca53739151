"""Products with Jacobians, and second derivatives, all from calls of f alone."""

import numpy as np

from course_lib.calling import as_float, values
from course_lib.complex_step import STEP as TINY
from course_lib.complex_step import complex_along, complex_step, imaginary, slope_along
from course_lib.differences import STEP, Estimate, as_jacobian, gradient, method_named

SECOND_STEP = np.finfo(np.float64).eps ** 0.25  # balances h² against eps/h²


def jvp(f, x, v, *, method="central"):
    """Jacobian-vector product J v: the slope of t -> f(x + t v) at t = 0.

    Parameters
    ----------
    f : callable
        As in :func:`course_lib.jacobian`.
    x : array_like
        The point.
    v : array_like
        The tangent, in the shape of `x`.
    method : {"central", "ladder", "complex"}
        "central": two calls of f, some ten digits. "ladder": several steps along the
        line, with an estimate of the error. "complex": one call with a complex
        argument, all digits; guarded as in :func:`course_lib.jacobian`.

    Returns
    -------
    ndarray
        In the shape of ``f(x)``. For "ladder" an :class:`~course_lib.Estimate`.

    Raises
    ------
    ValueError
        If `v` has not the shape of `x`, `method` is unknown, or
        (:class:`~course_lib.NotAnalytic`) the complex step would be wrong.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP". The point moves by as much as the step for
    its largest entry, whatever the length of `v`.

    Examples
    --------
    >>> W = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> print(jvp(lambda x: W @ x, [1.0, 1.0], [1.0, -1.0]).round(6))
    [-1. -1.]
    >>> print(jvp(np.exp, [0.0, 1.0], [1.0, 0.0], method="complex"))
    [1. 0.]
    """
    x, v = as_float(x), as_float(v, "v")
    _same_shape("v", v, "x", x.shape)
    method_named(method)  # refuses an unknown one
    longest = np.abs(v).max(initial=0)
    if longest == 0:
        nothing = 0 * as_float(f(x.copy()), "f(x)")
        return Estimate(nothing, nothing) if method == "ladder" else nothing
    size = max(np.abs(x).max(), 1.0) / longest
    if method == "ladder":
        value, error = slope_along(f, x, size * v)
        return Estimate(value / size, error / size)
    if method == "complex":
        return complex_along(f, x, size * v) / size
    t = STEP * size
    above, below = values(f, np.stack([x + t * v, x - t * v]))
    return (above - below) / (2 * t)


def vjp(f, x, u, *, method="central"):
    """Vector-Jacobian product: the gradient of the number ⟨u, f(x)⟩.

    Parameters
    ----------
    f : callable
        As in :func:`course_lib.jacobian`.
    x : array_like
        The point.
    u : array_like
        The cotangent from upstream, in the shape of ``f(x)``.
    method : {"central", "ladder", "complex"}
        As in :func:`course_lib.jacobian`.

    Returns
    -------
    ndarray
        In the shape of `x`. For ``"ladder"`` an :class:`Estimate`.

    Raises
    ------
    ValueError
        If `u` has not the shape of ``f(x)``.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP".

    Examples
    --------
    >>> W = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> print(vjp(lambda x: W @ x, [1.0, 1.0], [1.0, -1.0]).round(6))
    [-2. -2.]
    """
    x, u = as_float(x), as_float(u, "u")
    _same_shape("u", u, "f(x)", np.shape(f(x.copy())))
    return gradient(lambda x: np.sum(u * f(x)), x, method=method)


def hvp(f, x, v):
    """Hessian-vector product H v: how the gradient changes along v.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x` and returns one number.
    x : array_like
        The point.
    v : array_like
        The tangent, in the shape of `x`.

    Returns
    -------
    ndarray
        In the shape of `x`, by four calls of f for each entry.

    Raises
    ------
    ValueError
        If `v` has not the shape of `x`.

    Notes
    -----
    Chapter 8, "Hessian and curvature".

    Examples
    --------
    >>> print(hvp(lambda x: x[0] ** 2 * x[1], [1.0, 2.0], [1.0, 0.0]).round(5))
    [4. 2.]
    """
    x, v = as_float(x), as_float(v, "v")
    _same_shape("v", v, "x", x.shape)
    longest = np.abs(v).max(initial=0)
    if longest == 0 or x.size == 0:
        return np.zeros(x.shape)
    t = SECOND_STEP * max(np.abs(x).max(), 1.0) / longest
    h = SECOND_STEP * np.maximum(np.abs(x).reshape(-1), 1.0)
    corners = np.repeat([x + t * v, x - t * v], 2 * x.size, axis=0)
    corners = corners.reshape(2, 2, x.size, x.size)  # along v, along e_j, j, entry
    j = np.arange(x.size)
    corners[:, 0, j, j] += h
    corners[:, 1, j, j] -= h
    y = values(f, corners.reshape(-1, *x.shape)).reshape(2, 2, -1)
    twist = y[0, 0] - y[0, 1] - y[1, 0] + y[1, 1]
    return (twist / (4 * t * h)).reshape(x.shape)


def hessian(f, x, *, method="central", step=SECOND_STEP):
    """Second derivatives of f: the Jacobian of its Jacobian.

    Parameters
    ----------
    f : callable
        As in :func:`course_lib.jacobian`; usually returns one number.
    x : array_like
        The point.
    method : {"central", "complex"}
        ``"central"``: n² + n + 1 calls for n entries, some seven digits. ``"complex"``:
        n² + n complex calls of an analytic f, some ten digits.
    step : float
        Step for an entry of size 1 and below, by default ``eps**(1/4)``; ``"central"``
        only.

    Returns
    -------
    ndarray
        Of shape ``f(x).shape + x.shape + x.shape``, symmetric in its last halves.

    Raises
    ------
    ValueError
        If `method` is unknown.
    TypeError
        As in :func:`course_lib.jacobian`.

    Notes
    -----
    Chapter 8, "Hessian and curvature".

    Examples
    --------
    >>> print(hessian(lambda x: x[0] ** 2 * x[1], [1.0, 2.0]).round(5))
    [[4. 2.]
     [2. 0.]]
    """
    x = as_float(x)
    if method not in ("central", "complex"):
        raise ValueError(f'method must be "central" or "complex", got {method!r}')
    n = x.size
    if n == 0:
        return np.zeros(as_float(f(x.copy()), "f(x)").shape + x.shape + x.shape)
    rows, columns = np.triu_indices(n)
    if method == "central":
        entries = _central_second(f, x, rows, columns, step)
    else:
        entries = _complex_second(f, x, rows, columns)
    H = np.zeros((n, n, *entries.shape[1:]))
    H[rows, columns] = H[columns, rows] = entries
    return as_jacobian(H.reshape(n * n, *entries.shape[1:]), np.empty(x.shape * 2))


def _central_second(f, x, rows, columns, step):
    """Second differences; those of two entries reuse the ones of each alone."""
    n, flat = x.size, x.reshape(-1)
    h = step * np.maximum(np.abs(flat), 1.0)
    h = (flat + h) - flat  # as rounded
    mixed = rows != columns
    i, j = rows[mixed], columns[mixed]
    alone = np.concatenate([flat + np.diag(h), flat - np.diag(h), flat[None]])
    pairs = np.repeat(flat[None], 2 * len(i), axis=0)
    k = np.arange(len(i))
    for move, half in ((h, k), (-h, k + len(i))):
        pairs[half, i] += move[i]
        pairs[half, j] += move[j]
    y = values(f, np.concatenate([alone, pairs]).reshape(-1, *x.shape))
    right, left, here, both = y[:n], y[n : 2 * n], y[2 * n], y[2 * n + 1 :]
    bend = right + left - 2 * here  # h² times the second derivative of each entry
    entries = np.empty((len(rows), *y.shape[1:]))
    entries[~mixed] = (bend.T / h**2).T
    twist = both[: len(i)] + both[len(i) :] - 2 * here - bend[i] - bend[j]
    entries[mixed] = (twist.T / (2 * h[i] * h[j])).T
    return entries


def _complex_second(f, x, rows, columns):
    """Central differences, in one entry, of complex steps in another."""
    complex_step(f, x)  # refuses an f that is not analytic
    size = np.maximum(np.abs(x).reshape(-1), 1.0)
    entries = []
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        slopes = []
        for h in (STEP * size[j], -STEP * size[j]):
            point = x.astype(complex)
            point.reshape(-1)[j] += h
            point.reshape(-1)[i] += 1j * TINY * size[i]
            slopes.append(imaginary(f, point) / (TINY * size[i]))
        entries.append((slopes[0] - slopes[1]) / (2 * STEP * size[j]))
    return np.array(entries)


def _same_shape(name, array, other, shape):
    if array.shape != shape:
        raise ValueError(f"{name} has shape {array.shape}, {other} has {shape}")
