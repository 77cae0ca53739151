"""Compute with numbers of fifty digits, and with vectors and matrices of them.

A vector is a column of shape (n, 1), a row has the shape (1, n), and no shape is
stretched to fit another: that is how a lost transpose is seen. Functions are analytic
(a norm is the root of a sum of squares, without a conjugate), so that complex steps
work. Fifty digits leave thirty after a difference quotient, and ten after three.
"""

import mpmath
import numpy as np

DIGITS = 50
mpmath.mp.dps = DIGITS


class Undefined(ValueError):
    """A value that is not a real number or an array that does not fit."""


class Identity:
    """c times the identity matrix, of whatever size its neighbour has."""

    def __init__(self, factor=1):
        self.factor = factor

    def like(self, size):
        return array(np.eye(size, dtype=int)) * self.factor


def number(value):
    """An integer, a float or the digits of a number as one of mpmath's."""
    return mpmath.mpf(str(value) if isinstance(value, str) else value)


def array(value):
    """An array of mpmath's numbers."""
    return np.frompyfunc(number, 1, 1)(np.asarray(value))


def apply(name, value):
    """A function of one number by its name, entry by entry for an array."""
    if isinstance(value, np.ndarray):
        return np.frompyfunc(lambda v: apply(name, v), 1, 1)(value)
    try:
        result = FUNCTIONS[name](value)
    except (ZeroDivisionError, ValueError) as problem:
        raise Undefined(f"{name}({shown(value)}): {problem}") from None
    if isinstance(result, mpmath.mpc) and not isinstance(value, mpmath.mpc):
        raise Undefined(f"{name}({shown(value)}) is not a real number")
    if not mpmath.isfinite(result):
        raise Undefined(f"{name}({shown(value)}) is not a finite number")
    return result


def inverse(a):
    """1/a, or the inverse of a matrix."""
    if isinstance(a, Identity):
        return Identity(1 / a.factor)
    if np.shape(a) == ():
        return divide(number(1), a)
    _size(a, "the inverse")
    try:
        return _array_of(mpmath.inverse(mpmath.matrix(a.tolist())))
    except ZeroDivisionError:
        raise Undefined("the inverse of a singular matrix") from None


def determinant(a):
    _size(a, "the determinant")
    return mpmath.det(mpmath.matrix(a.tolist()))


def _array_of(matrix):
    rows = [[matrix[i, j] for j in range(matrix.cols)] for i in range(matrix.rows)]
    return np.array(rows, dtype=object)


def real(value):
    return value.real if isinstance(value, complex | mpmath.mpc) else value


def absolute(value):
    return -value if real(value) < 0 else value


def sign(value):
    return (real(value) > 0) - (real(value) < 0)


FUNCTIONS = {
    "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan,
    "sinh": mpmath.sinh, "cosh": mpmath.cosh, "tanh": mpmath.tanh,
    "coth": mpmath.coth, "sec": mpmath.sec, "csc": mpmath.csc, "cot": mpmath.cot,
    "arcsin": mpmath.asin, "arccos": mpmath.acos, "arctan": mpmath.atan,
    "atan": mpmath.atan, "artanh": mpmath.atanh, "arsinh": mpmath.asinh,
    "exp": mpmath.exp, "ln": mpmath.log, "sqrt": mpmath.sqrt, "erf": mpmath.erf,
}  # fmt: skip


def shape(value):
    """() for a number, the shape of an array, None for an identity matrix."""
    if isinstance(value, Identity):
        return None
    return np.shape(value)


def add(a, b, minus=False):
    """a + b or a - b; the shapes must be equal."""
    if isinstance(a, Identity) and isinstance(b, Identity):
        return Identity(a.factor - b.factor if minus else a.factor + b.factor)
    if isinstance(a, Identity):
        a = a.like(_size(b))
    if isinstance(b, Identity):
        b = b.like(_size(a))
    if np.shape(a) != np.shape(b):
        raise Undefined(f"a sum of shapes {_words(a)} and {_words(b)}")
    return a - b if minus else a + b


def multiply(a, b):
    """The matrix product, or the product with a number; 1 by 1 becomes a number."""
    if isinstance(a, Identity) or isinstance(b, Identity):
        if isinstance(a, Identity) and isinstance(b, Identity):
            return Identity(a.factor * b.factor)
        eye, other = (a, b) if isinstance(a, Identity) else (b, a)
        if np.shape(other) == ():
            return Identity(eye.factor * other)
        return eye.factor * other
    if np.shape(a) == ():
        return b * a  # mpmath would look long at an array on its right
    if np.shape(b) == ():
        return a * b
    if np.ndim(a) != 2 or np.ndim(b) != 2 or a.shape[1] != b.shape[0]:
        raise Undefined(f"a product of shapes {_words(a)} and {_words(b)}")
    product = _product(a, b)
    return product[0, 0] if product.shape == (1, 1) else product


def _product(a, b):
    """mpmath's sum of products, which rounds once for each entry."""
    columns = b.T.tolist()
    rows = [[mpmath.fdot(row, column) for column in columns] for row in a.tolist()]
    return np.array(rows, dtype=object)


def hadamard(a, b):
    if np.shape(a) != np.shape(b):
        raise Undefined(f"an entrywise product of shapes {_words(a)} and {_words(b)}")
    return a * b


def divide(a, b):
    if isinstance(a, Identity):
        return Identity(divide(a.factor, b))
    if np.shape(b) != ():
        raise Undefined(f"a division by something of shape {_words(b)}")
    if b == 0:
        raise Undefined("a division by zero")
    return a / b


def transpose(a):
    if isinstance(a, Identity) or np.shape(a) == ():
        return a
    if np.ndim(a) != 2:
        raise Undefined(f"the transpose of an array of shape {_words(a)}")
    return a.T


def power(a, b):
    """Powers of numbers; whole powers of square matrices."""
    if isinstance(a, Identity):
        return Identity(power(a.factor, b))
    if np.shape(b) != ():
        raise Undefined(f"an exponent of shape {_words(b)}")
    whole = int(real(b)) if real(b) == int(real(b)) and b == real(b) else None
    if np.shape(a) != ():
        if whole is None or whole < 1 or np.ndim(a) != 2 or a.shape[0] != a.shape[1]:
            raise Undefined(f"a power {shown(b)} of something of shape {_words(a)}")
        result = a
        for _ in range(whole - 1):
            result = multiply(result, a)
        return result
    if whole is not None:
        if whole < 0 and a == 0:
            raise Undefined("a negative power of zero")
        return a**whole
    if real(a) < 0:
        raise Undefined(f"the power {shown(b)} of the negative number {shown(a)}")
    if a == 0:
        if real(b) > 0:
            return 0 * a
        raise Undefined(f"the power {shown(b)} of zero")
    return apply("exp", b * apply("ln", a))


def _size(a, what="the identity beside something"):
    if np.ndim(a) != 2 or a.shape[0] != a.shape[1]:
        raise Undefined(f"{what} of shape {_words(a)}")
    return a.shape[0]


def _words(a):
    return (
        "identity" if isinstance(a, Identity) else str(tuple(np.shape(a)) or "a number")
    )


def shown(value):
    """A value for an error message, six digits of each number."""
    if isinstance(value, Identity):
        return "a multiple of I"
    if isinstance(value, np.ndarray):
        rows = np.frompyfunc(lambda v: float(real(v)), 1, 1)(value).astype(float)
        flat = value.ndim == 2 and value.shape[1] == 1
        text = np.array2string(
            rows.ravel() if flat else rows, precision=6, separator=", "
        )
        return " ".join(text.split())
    if isinstance(value, bool | str):
        return str(value)
    return f"{float(real(value)):.6g}"
