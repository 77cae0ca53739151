"""One formula, two arithmetics: NumPy's for the function, mpmath's for its reference.

A case holds its formula once, as ``formula(m, x)`` where m names the elementary
functions. With ``FLOATS`` it is an ordinary NumPy function; with ``EXACT`` it runs
on arrays of 160-digit numbers, and differences of step 1e-50 then give its
derivative at the very same float64 point to more than 60 digits. Literals and
matrices of the formula are float64 numbers in both, converted without rounding.
"""

import math
from dataclasses import dataclass
from functools import cached_property, partial
from types import SimpleNamespace

import mpmath
import numpy as np

DIGITS = 160
STEP = mpmath.mpf(10) ** -50


def _into_zeros(values):
    """The values copied one by one into an array of zeros, as loops do it."""
    out = np.zeros(len(values))
    for k, value in enumerate(values):
        out[k] = value
    return out


FLOATS = SimpleNamespace(
    exp=np.exp,
    log=np.log,
    log1p=np.log1p,
    sin=np.sin,
    cos=np.cos,
    tanh=np.tanh,
    sqrt=np.sqrt,
    arctan2=np.arctan2,
    arccosh=np.arccosh,
    real=np.real,
    conj=np.conj,
    erf=math.erf,
    float32=np.float32,
    float=float,
    into_zeros=_into_zeros,
    norm=np.linalg.norm,
    inv=np.linalg.inv,
    det=np.linalg.det,
    logdet=lambda a: np.linalg.slogdet(a)[1],
)


def _elementwise(function, arguments=1):
    return np.frompyfunc(function, arguments, 1)


def _inverse(a):
    return np.array((mpmath.matrix(a.tolist()) ** -1).tolist(), dtype=object)


def _determinant(a):
    return mpmath.det(mpmath.matrix(a.tolist()))


# The rounding that a formula hides (float32) and the habits that only break complex
# numbers (real, float, a loop into zeros) do nothing here: the reference is the
# derivative of the function that was meant.
EXACT = SimpleNamespace(
    exp=_elementwise(mpmath.exp),
    log=_elementwise(mpmath.log),
    log1p=_elementwise(lambda t: mpmath.log(1 + t)),
    sin=_elementwise(mpmath.sin),
    cos=_elementwise(mpmath.cos),
    tanh=_elementwise(mpmath.tanh),
    sqrt=_elementwise(mpmath.sqrt),
    arctan2=_elementwise(mpmath.atan2, 2),
    arccosh=_elementwise(mpmath.acosh),
    erf=_elementwise(mpmath.erf),
    real=lambda t: t,
    conj=lambda t: t,
    float32=lambda t: t,
    float=lambda t: t,
    into_zeros=lambda values: np.array(values, dtype=object),
    norm=lambda v: mpmath.sqrt(np.sum(v * v)),
    inv=_inverse,
    det=_determinant,
    logdet=lambda a: mpmath.log(abs(_determinant(a))),
)


@dataclass(frozen=True)
class Case:
    """A function, a point and the right derivative there.

    Attributes
    ----------
    name, kind : str
        What it is, in words, and which difficulty it stands for.
    x : float or ndarray
        The point; may be of integers, of float32, read-only or broadcast.
    formula : callable
        ``formula(m, x)`` with m the namespace of elementary functions.
    """

    name: str
    kind: str
    x: object
    formula: object

    @cached_property
    def f(self):
        """The NumPy function of x."""
        return partial(self.formula, FLOATS)

    @cached_property
    def reference(self):
        """The derivative, shape ``f(x).shape + x.shape``, rounded once to float64."""
        exact = reference_digits(self.formula, self.x)
        return np.array([float(v) for v in exact.flat]).reshape(exact.shape)


def reference_digits(formula, x):
    """Differentiate a formula at a float64 point to more than 60 digits.

    Parameters
    ----------
    formula : callable
        ``formula(m, x)``; called with ``EXACT`` and arrays of mpmath numbers.
    x : array_like
        The point, taken as the exact value of its floating-point numbers.

    Returns
    -------
    ndarray of object
        mpmath numbers, shape ``f(x).shape + x.shape``.
    """
    with mpmath.workdps(DIGITS):
        point = np.frompyfunc(lambda t: mpmath.mpf(float(t)), 1, 1)(np.asarray(x))
        point = np.array(point, dtype=object)
        columns = [_slope(formula, point, j) for j in np.ndindex(point.shape)]
        return np.stack(columns, axis=-1).reshape(columns[0].shape + point.shape)


def _slope(formula, point, j):
    right, left = point.copy(), point.copy()
    right[j] += STEP
    left[j] -= STEP
    rise = np.asarray(_value(formula, right) - _value(formula, left), dtype=object)
    # Left of a domain's edge the formula goes on into the complex numbers, and
    # only its real part belongs to the derivative.
    slope = np.frompyfunc(lambda t: mpmath.re(t) / (2 * STEP), 1, 1)(rise)
    return np.asarray(slope, dtype=object)


def _value(formula, x):
    """The formula at x; a point of one number goes in as that number."""
    return np.asarray(formula(EXACT, x[()]), dtype=object)
