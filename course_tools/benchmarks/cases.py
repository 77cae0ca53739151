"""The functions on which numeric derivatives are measured, ordinary and nasty.

Each is written once, as ``formula(m, x)`` with m the elementary functions of NumPy
or of mpmath (see ``exact.py``), and has an exact derivative at its float64 point.
The right answer to "what is the derivative here?" is that reference, rounded once
to float64. The kinds say what makes a case hard:

========== ===============================================================
ordinary   smooth, of moderate size: what exercises and code are made of
habit      right for real numbers, but written so that complex ones break
steep      changes by much within the usual step
scale      values, coefficients or points far from 1
edge       close to, or at, the end of the domain
noise      f itself is computed to few digits
corner     a kink nearby, though not at the point
alias      repeats itself after the steps that methods take
input      integers, float32, broadcast or read-only points
========== ===============================================================

At the points of ``KINKS`` there is no derivative; a checker should say so.
"""

from dataclasses import dataclass

import numpy as np

from course_tools.benchmarks.exact import FLOATS, Case

_rng = np.random.default_rng(11)
_A, _C = _rng.normal(size=(11, 7)), _rng.normal(size=(5, 5))
_W, _V = _rng.normal(size=(5, 7)) / 2, _rng.normal(size=(3, 5))
_X = _rng.normal(size=(5, 7))
_b, _u, _t = _rng.normal(size=5), _rng.normal(size=7), _rng.normal(size=11)
_labels = np.sign(_rng.normal(size=11))
_S, _M = _rng.normal(size=(4, 4)), _rng.normal(size=(4, 2))
_positive = _S @ _S.T + np.eye(4)
_x3 = np.array([0.3, -0.7, 1.9])
_x5, _x7 = _rng.normal(size=5), _rng.normal(size=7)
_wide = 10.0 ** np.arange(-8, 9, 4)
_logits = np.array([1000.0, 998.5, 990.0, -500.0])
_wilkinson = np.poly(np.arange(1.0, 13.0))  # integers below 2**53: exact
_often = 2 * np.pi / np.finfo(np.float64).eps ** (1 / 3)
_oftener = 2e6 * np.pi


def _hilbert(n):
    return 1 / (np.arange(n)[:, None] + np.arange(1, n + 1))


def _chebyshev(x, degree):
    low, high = 1, x
    for _ in range(degree - 1):
        low, high = high, 2 * x * high - low
    return high


def _horner(x, coefficients):
    value = 0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


def _softmax(m, x):
    weights = m.exp(x - x.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def _logsumexp(m, x):
    return x.max() + m.log(m.exp(x - x.max()).sum())


def _standardized(m, X):
    centred = X - X.mean(axis=0)
    return centred / m.sqrt((centred**2).mean(axis=0) + 1e-5)


def _polar(m, x):
    return x[0] * np.array([m.cos(x[1]), m.sin(x[1])])


def _euler(x):
    """One step of Euler's method along the Lorenz system."""
    slope = [10 * (x[1] - x[0]), x[0] * (28 - x[2]) - x[1], x[0] * x[1] - 2.5 * x[2]]
    return x + 0.01 * np.array(slope)


def _rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def _huber(x):
    return np.where(abs(x) <= 1, x**2 / 2, abs(x) - 0.5).sum()


def _kind(kind, *cases):
    return tuple(Case(name, kind, x, formula) for name, x, formula in cases)


ORDINARY = _kind(
    "ordinary",
    ("sin x", 0.7, lambda m, x: m.sin(x)),
    ("exp x", 1.3, lambda m, x: m.exp(x)),
    ("2x³ + 5", 2.0, lambda m, x: 2 * x**3 + 5),
    ("x sin x / (1 + x²)", -2.6, lambda m, x: x * m.sin(x) / (1 + x * x)),
    ("erf x", 0.4, lambda m, x: m.erf(x)),
    ("Runge's 1/(1 + 25x²)", 0.21, lambda m, x: 1 / (1 + 25 * x**2)),
    ("sigmoid", _x5, lambda m, x: 1 / (1 + m.exp(-x))),
    ("linear map", _x7, lambda m, x: _A @ x),
    ("quadratic form", _x5, lambda m, x: x @ _C @ x),
    ("least squares", _x7, lambda m, x: ((_A @ x - _t) ** 2).sum()),
    ("logistic loss", _x7, lambda m, x: m.log1p(m.exp(-_labels * (_A @ x))).mean()),
    ("log-sum-exp", _x5, _logsumexp),
    ("softmax of rows", _X[:3, :4], _softmax),
    ("normalised vector", _x7, lambda m, x: x / m.sqrt((x * x).sum())),
    ("standardised batch", _A[:, :3], _standardized),
    ("network loss", _W, lambda m, W: ((_V @ m.tanh(W @ _u + _b)) ** 2).sum() / 2),
    ("attention", _X[:3], lambda m, X: _softmax(m, X @ X.T / 2.5) @ X),
    ("XᵀXXᵀ", _X[:2, :3], lambda m, X: X.T @ X @ X.T),
    ("inverse", _positive, lambda m, X: m.inv(X)),
    ("determinant", _positive, lambda m, X: m.det(X)),
    ("log determinant", _positive, lambda m, X: m.logdet(X)),
    ("polar to Cartesian", np.array([1.5, 0.8]), _polar),
    ("atan2", _x3[:2], lambda m, x: m.arctan2(x[0], x[1])),
    ("running product", _x5, lambda m, x: np.cumprod(x)),
    ("Rosenbrock", _x5, lambda m, x: _rosenbrock(x)),
    ("one step of Lorenz", _x3, lambda m, x: _euler(x)),
)
HABITS = _kind(
    "habit",
    ("np.linalg.norm", _x7, lambda m, x: m.norm(x)),
    ("sum of |x|", _x7, lambda m, x: abs(x).sum()),
    ("Huber loss", _x7, lambda m, x: _huber(x)),
    ("largest entry", _x7, lambda m, x: x.max()),
    ("real part", _x5, lambda m, x: m.real(x * x)),
    ("conjugate", _x5, lambda m, x: m.conj(x) * x),
    ("loop into np.zeros", _x5, lambda m, x: m.into_zeros([t**3 for t in x])),
    ("float() inside", 0.7, lambda m, x: m.float(x) ** 2),
)
STEEP = _kind(
    "steep",
    ("exp 100x", 0.5, lambda m, x: m.exp(100 * x)),
    ("sin 1e4 x", 0.3, lambda m, x: m.sin(1e4 * x)),
    ("tanh 1e5 x", 3e-6, lambda m, x: m.tanh(1e5 * x)),
    ("bell of width 1e-4", 2e-4, lambda m, x: m.exp(-((1e4 * x) ** 2))),
    ("Chebyshev, degree 40", 0.97, lambda m, x: _chebyshev(x, 40)),
    ("inverse of Hilbert 4", _hilbert(4), lambda m, X: m.inv(X)),
)
SCALE = _kind(
    "scale",
    ("sin x at 1e8", 1e8, lambda m, x: m.sin(x)),
    ("x² at 1e8", 1e8, lambda m, x: x**2),
    ("exp x at 1e-8", 1e-8, lambda m, x: m.exp(x)),
    ("1e12 (x² + x)", 0.7, lambda m, x: 1e12 * (x**2 + x)),
    ("1e-7 x²", 0.7, lambda m, x: 1e-7 * x**2),
    ("1e-30 sin x", _x5, lambda m, x: 1e-30 * m.sin(x)),
    ("softmax of logits near 1000", _logits, _softmax),
    (
        "softmax 100x",
        np.array([0.3, 0.25, 0.1, -0.4]),
        lambda m, x: _softmax(m, 100 * x),
    ),
    ("log x, x from 1e-8 to 1e8", _wide, lambda m, x: m.log(x)),
    ("sum of x², x from 1e-8 to 1e8", _wide, lambda m, x: (x * x).sum()),
    ("determinant of Hilbert 5", _hilbert(5), lambda m, X: m.det(X)),
)
EDGE = _kind(
    "edge",
    ("1/x at 1e-8", 1e-8, lambda m, x: 1 / x),
    ("log x at 1e-8", 1e-8, lambda m, x: m.log(x)),
    ("√x at 1e-10", 1e-10, lambda m, x: m.sqrt(x)),
    ("√(1 - x²) at 1 - 1e-9", 1 - 1e-9, lambda m, x: m.sqrt(1 - x * x)),
    ("x√x at 1e-6", 1e-6, lambda m, x: x * m.sqrt(x)),
    ("entropy", np.array([0.7, 0.3, 1e-9]), lambda m, x: -(x * m.log(x)).sum()),
    ("x²√x + 3x at 0, none left", 0.0, lambda m, x: x * x * m.sqrt(x) + 3 * x),
    ("arcosh² x at 1, none left", 1.0, lambda m, x: m.arccosh(x) ** 2),
)
NOISE = _kind(
    "noise",
    ("float32 inside", 0.7, lambda m, x: m.sin(m.float32(x))),
    ("(1e8 + sin x) - 1e8", 0.7, lambda m, x: 1e8 + m.sin(x) - 1e8),
    ("(1 - cos x)/x² at 1e-3", 1e-3, lambda m, x: (1 - m.cos(x)) / x**2),
    ("Wilkinson, degree 12", 6.3, lambda m, x: _horner(x, _wilkinson)),
    ("inverse of Hilbert 6", _hilbert(6), lambda m, X: m.inv(X)),
)
CORNER = _kind(
    "corner",
    ("relu at 1e-5", 1e-5, lambda m, x: x * (x > 0)),
    ("|x| at 1e-5", 1e-5, lambda m, x: abs(x)),
    ("norm near 0", 1e-9 * _x3, lambda m, x: m.sqrt((x * x).sum())),
    ("largest square, near tie", 1 + 1e-6 * _x3, lambda m, x: (x * x).max()),
)
ALIAS = _kind(
    "alias",
    ("wave of period eps^(1/3)", 0.3, lambda m, x: x + 1e-3 * m.sin(_often * x)),
    ("wave of period 1e-6", 0.3, lambda m, x: x + 1e-3 * m.sin(_oftener * x)),
)
INPUT = _kind(
    "input",
    ("integer point", np.array([1, 2, 3]), lambda m, x: (x**3).sum()),
    ("float32 point", _x5.astype(np.float32), lambda m, x: m.exp(x)),
    ("broadcast point", np.broadcast_to(0.7, (3, 4)), lambda m, x: m.sin(x) @ _M),
    ("Fortran order", np.asfortranarray(_X[:3]), lambda m, X: X.T @ X),
)
CASES = (
    *ORDINARY,
    *HABITS,
    *STEEP,
    *SCALE,
    *EDGE,
    *NOISE,
    *CORNER,
    *ALIAS,
    *INPUT,
)


# The derivatives by their formulas, in float64, of functions whose own float64 values
# lose digits: no method that calls such an f can be expected to do better.
FORMULAS = {
    "√(1 - x²) at 1 - 1e-9": ("-x / √(1 - x²)", lambda x: -x / np.sqrt(1 - x * x)),
    "inverse of Hilbert 6": ("-X⁻¹ dX X⁻¹", lambda X: _derivative_of_inverse(X)),
    "wave of period eps^(1/3)": (
        "1 + 1e-3 ω cos ωx",
        lambda x: 1 + 1e-3 * _often * np.cos(_often * x),
    ),
}


def _derivative_of_inverse(X):
    inverse = np.linalg.inv(X)
    return -np.einsum("ik,lj->ijkl", inverse, inverse)


@dataclass(frozen=True)
class Kink:
    """A point where the derivative jumps: which claims are admissible there.

    Attributes
    ----------
    name : str
        In words.
    x : float or ndarray
        The point.
    formula : callable
        As in a case.
    admissible, wrong : tuple
        Claims between the slopes of both sides, and claims outside.
    """

    name: str
    x: object
    formula: object
    admissible: tuple
    wrong: tuple

    def f(self, x):
        """The NumPy function of x."""
        return self.formula(FLOATS, x)


KINKS = (
    Kink("relu at 0", 0.0, lambda m, x: x * (x > 0), (0.0, 0.5, 1.0), (-0.1, 1.1)),
    Kink("|x| at 0", 0.0, lambda m, x: abs(x), (-1.0, 0.0, 1.0), (1.5, -2.0)),
    Kink(
        "tie of a maximum",
        np.array([2.0, 2.0, 1.0]),
        lambda m, x: x.max(),
        (np.array([1.0, 0.0, 0.0]), np.array([0.5, 0.5, 0.0])),
        (np.array([0.5, 0.5, 0.5]), np.array([2.0, -1.0, 0.0])),
    ),
)
