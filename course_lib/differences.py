"""Derivatives by central differences: two calls of f for each entry of x.

For a step h the central difference (f(x + h) - f(x - h)) / (x + h - (x - h))
differs from the derivative by about f'''(x) h²/6 (truncation) plus
eps |f(x)| / h (round-off). Their sum is smallest near h = eps^(1/3), about
6e-6; some ten digits of the derivative remain. Chapter 3 measures this.
"""

import numpy as np

STEP = np.finfo(np.float64).eps ** (1 / 3)


def derivative(f, x, *, step=None):
    """Derivative of a function of one real variable.

    Parameters
    ----------
    f : callable
        Takes a float and returns a number or an array.
    x : float
        The point.
    step : float, optional
        Half the distance of the two points; default ``eps**(1/3) * max(|x|, 1)``.

    Returns
    -------
    float or ndarray
        ``df/dx`` in the shape of ``f(x)``; a float where ``f(x)`` is a number.

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
    x = _as_float(x)
    if x.ndim != 0:
        raise ValueError(
            f"derivative: x must be a single number, got shape {x.shape}; "
            "use gradient (one output) or jacobian (many outputs)"
        )
    slope = jacobian(lambda t: f(float(t)), x, step=step)
    return slope if slope.ndim else float(slope)


def gradient(f, x, *, step=None):
    """Gradient of a scalar function: one partial derivative for each entry of x.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x` and returns one number.
    x : array_like
        The point, of any shape.
    step : float, optional
        As in :func:`derivative`, for each entry.

    Returns
    -------
    ndarray
        The partial derivatives, in the shape of `x`.

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
    x = _as_float(x)
    slopes = jacobian(f, x, step=step)
    if slopes.shape != x.shape:
        outputs = slopes.shape[: slopes.ndim - x.ndim]
        raise ValueError(
            f"gradient: f must return one number, it returned shape {outputs}; "
            "use jacobian"
        )
    return slopes


def jacobian(f, x, *, step=None):
    """Jacobian of any function of arrays: output axes first, then input axes.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns a number or an array.
    x : array_like
        The point, of any shape.
    step : float, optional
        As in :func:`derivative`, for each entry.

    Returns
    -------
    ndarray
        ``J[i..., j...]``, the derivative of output ``i...`` with respect to input
        ``j...``, in the shape ``f(x).shape + x.shape``; no axis is squeezed away.

    Raises
    ------
    TypeError
        If `x` or ``f(x)`` is complex or not numeric.
    ValueError
        If `step` is not positive.

    Notes
    -----
    Chapter 1, "Shapes and promises", fixes the order of the axes.

    Examples
    --------
    >>> W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    >>> print(jacobian(lambda x: W @ x, np.ones(3)).round(6))
    [[1. 2. 3.]
     [4. 5. 6.]]
    """
    x = _as_float(x)
    if step is not None and not step > 0:
        raise ValueError(f"step must be a positive number, got {step!r}")
    if x.size == 0:
        return np.zeros(_as_float(f(x), "f(x)").shape + x.shape)
    columns = []
    for j in np.ndindex(x.shape):
        h = STEP * max(abs(x[j]), 1.0) if step is None else step
        right, left = x.copy(), x.copy()
        right[j] += h
        left[j] -= h
        width = right[j] - left[j]  # what really lies between them in floating point
        rise = _as_float(f(right), "f(x)") - _as_float(f(left), "f(x)")
        columns.append(rise / width)
    return np.stack(columns, axis=-1).reshape(columns[0].shape + x.shape)


def _as_float(value, name="x"):
    """A fresh float64 array, so that no f can reach the caller's data."""
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name} must hold real numbers, got dtype {array.dtype} "
            f"({type(value).__name__})"
        )
    return array.astype(np.float64)
