"""Answers to `dual_apply`: value and tangent of one operation."""

import math

import numpy as np


def _pair(a):
    return a if isinstance(a, tuple) else (a, 0.0)


def right_formulas(op, a, b=None):
    """One formula an operation."""
    (a, v), (b, w) = _pair(a), _pair(b)
    if op == "add":
        return (a + b, v + w)
    if op == "sub":
        return (a - b, v - w)
    if op == "mul":
        return (a * b, v * b + a * w)
    if op == "div":
        return (a / b, (v * b - a * w) / b**2)
    if op == "pow":
        return (a**b, 0.0 if b == 0 else b * a ** (b - 1) * v)
    f, slope = {
        "exp": (math.exp, math.exp),
        "sin": (math.sin, math.cos),
        "sqrt": (math.sqrt, lambda a: 0.5 / math.sqrt(a)),
    }[op]
    return (f(a), slope(a) * v)


def right_matrices(op, a, b=None):
    """Dual numbers as matrices ((a, v), (0, a))."""

    def matrix(x):
        value, tangent = _pair(x)
        return np.array([[value, tangent], [0.0, value]], dtype=float)

    if op in ("exp", "sin", "sqrt", "pow"):
        a, v = _pair(a)
        f = {
            "exp": (np.exp(a), np.exp(a)),
            "sin": (np.sin(a), np.cos(a)),
            "sqrt": (abs(a) ** 0.5, 0.5 / (abs(a) ** 0.5 or 1)),
        }.get(op)
        if op == "pow":
            f = (a**b, b * a ** (b - 1) if b else 0.0)
        return f[0], f[1] * v
    A, B = matrix(a), matrix(b)
    Y = {
        "add": lambda: A + B,
        "sub": lambda: A - B,
        "mul": lambda: A @ B,
        "div": lambda: A @ np.linalg.inv(B),
    }[op]()
    return Y[0, 0], Y[0, 1]


def right_partials(op, a, b=None):
    """Both partial derivatives, then the sum over the inputs."""
    (a, v), (b, w) = _pair(a), _pair(b)
    if op == "pow":
        partials = (b * a ** (b - (b != 0)), 0.0)
    else:
        partials = {
            "add": lambda: (1.0, 1.0),
            "sub": lambda: (1.0, -1.0),
            "mul": lambda: (b, a),
            "div": lambda: (1 / b, -a / b**2),
            "exp": lambda: (np.exp(a), 0.0),
            "sin": lambda: (np.cos(a), 0.0),
            "sqrt": lambda: (0.5 * a**-0.5, 0.0),
        }[op]()
    value = {
        "add": lambda: a + b,
        "sub": lambda: a - b,
        "mul": lambda: a * b,
        "div": lambda: a / b,
        "pow": lambda: a**b,
        "exp": lambda: np.exp(a),
        "sin": lambda: np.sin(a),
        "sqrt": lambda: a**0.5,
    }[op]()
    return value, partials[0] * v + partials[1] * w


def _wrong(op, changes):
    """The right answer, with one operation exchanged."""

    def answer(which, a, b=None):
        if which != op:
            return right_formulas(which, a, b)
        (a, v), (b, w) = _pair(a), _pair(b)
        return changes(a, v, b, w)

    return answer


def wrong_product_of_tangents(op, a, b=None):
    """The tangents of a product multiplied."""
    return _wrong("mul", lambda a, v, b, w: (a * b, v * w))(op, a, b)


def wrong_own_value(op, a, b=None):
    """Each factor's tangent with its own value."""
    return _wrong("mul", lambda a, v, b, w: (a * b, v * a + w * b))(op, a, b)


def wrong_first_factor(op, a, b=None):
    """Only the first factor of a product moves."""
    return _wrong("mul", lambda a, v, b, w: (a * b, v * b))(op, a, b)


def wrong_difference(op, a, b=None):
    """The tangents of a difference added."""
    return _wrong("sub", lambda a, v, b, w: (a - b, v + w))(op, a, b)


def wrong_reversed_difference(op, a, b=None):
    """b - a."""
    return _wrong("sub", lambda a, v, b, w: (b - a, w - v))(op, a, b)


def wrong_sum(op, a, b=None):
    """The product rule for a sum."""
    return _wrong("add", lambda a, v, b, w: (a + b, v * b + a * w))(op, a, b)


def wrong_quotient_sign(op, a, b=None):
    """The minus of the quotient rule lost."""
    return _wrong("div", lambda a, v, b, w: (a / b, (v * b + a * w) / b**2))(op, a, b)


def wrong_quotient_of_tangents(op, a, b=None):
    """The tangents divided; 0 where the divisor is constant."""
    return _wrong("div", lambda a, v, b, w: (a / b, v / w if w else 0.0))(op, a, b)


def wrong_quotient_still(op, a, b=None):
    """The divisor held still."""
    return _wrong("div", lambda a, v, b, w: (a / b, v / b))(op, a, b)


def wrong_quotient_square(op, a, b=None):
    """b in place of b² below."""
    return _wrong("div", lambda a, v, b, w: (a / b, (v * b - a * w) / b))(op, a, b)


def wrong_power_not_lowered(op, a, b=None):
    """The exponent not lowered by one."""
    return _wrong("pow", lambda a, v, b, w: (a**b, b * a**b * v))(op, a, b)


def wrong_power_factor(op, a, b=None):
    """The exponent missing in front."""
    return _wrong("pow", lambda a, v, b, w: (a**b, b and a ** (b - 1) * v))(op, a, b)


def wrong_power_as_exponential(op, a, b=None):
    """aᵇ log a, the slope by the exponent."""
    log = lambda a: np.log(abs(a)) if a else 0.0  # noqa: E731
    return _wrong("pow", lambda a, v, b, w: (a**b, a**b * log(a) * v))(op, a, b)


def wrong_power_zero(op, a, b=None):
    """0 · 0⁻¹ is computed."""
    slope = lambda a, b: np.float64(b) * np.float64(a) ** (b - 1)  # noqa: E731
    return _wrong("pow", lambda a, v, b, w: (a**b, slope(a, b) * v))(op, a, b)


def wrong_no_inner_tangent(op, a, b=None):
    """The tangent of the input missing in exp."""
    return _wrong("exp", lambda a, v, b, w: (np.exp(a), np.exp(a)))(op, a, b)


def wrong_sine_sign(op, a, b=None):
    """The slope of the sine with a minus."""
    return _wrong("sin", lambda a, v, b, w: (np.sin(a), -np.cos(a) * v))(op, a, b)


def wrong_sine_value(op, a, b=None):
    """sin in place of cos."""
    return _wrong("sin", lambda a, v, b, w: (np.sin(a), np.sin(a) * v))(op, a, b)


def wrong_root(op, a, b=None):
    """The 2 of the root's slope missing."""
    return _wrong("sqrt", lambda a, v, b, w: (a**0.5, v / a**0.5))(op, a, b)


def wrong_function_of_tangent(op, a, b=None):
    """The function applied to the tangent as well."""
    return _wrong("exp", lambda a, v, b, w: (np.exp(a), np.exp(abs(v))))(op, a, b)


def wrong_constant_moves(op, a, b=None):
    """Constants with the tangent 1."""
    a = a if isinstance(a, tuple) else (a, 1.0)
    if b is not None and op != "pow":
        b = b if isinstance(b, tuple) else (b, 1.0)
    return right_formulas(op, a, b)


def wrong_constants_refused(op, a, b=None):
    """Written for pairs only."""
    a, v = a
    if op in ("pow", "exp", "sin", "sqrt"):
        return right_formulas(op, (a, v), b)
    b, w = b
    return right_formulas(op, (a, v), (b, w))


def wrong_value_only(op, a, b=None):
    """The value without its tangent."""
    return right_formulas(op, a, b)[0]


def wrong_no_return(op, a, b=None):
    """Forgets to return."""
    right_formulas(op, a, b)
