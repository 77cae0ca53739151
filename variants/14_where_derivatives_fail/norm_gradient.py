"""Answers to `norm_gradient`: x over its norm, and zeros at 0."""

import math

import numpy as np


def right_scaled(x):
    """Divided by the largest entry, then by the norm."""
    largest = np.max(np.abs(x))
    if largest == 0:
        return np.zeros(np.shape(x))
    y = x / largest
    return y / np.sqrt(np.sum(y**2))


def right_hypot(x):
    """math.hypot scales by itself; the quotient is taken of scaled numbers."""
    largest = max(abs(float(t)) for t in x.flat)
    y = x / (largest or 1.0)
    return y / (math.hypot(*y.flat) or 1.0)


def right_double_where(x):
    """Powers of two for a scale, and harmless divisors at 0."""
    exponent = np.frexp(np.max(np.abs(x)))[1]
    y = np.ldexp(np.asarray(x, dtype=float), -exponent)
    length = np.linalg.norm(y.reshape(-1))
    return y / np.where(length > 0, length, 1.0)


def wrong_plain(x):
    """x over its norm, whatever it is."""
    return x / np.sqrt(np.sum(x * 1.0 * x))


def wrong_guarded(x):
    """Zeros where the norm is computed as 0: tiny entries are lost."""
    length = np.sqrt(np.sum(x * 1.0 * x))
    return x / length if length > 0 else np.zeros(x.shape)


def wrong_harmless_only(x):
    """A harmless divisor, and no scaling."""
    length = np.sqrt(np.sum(x * 1.0 * x))
    return x / (length if length > 0 else 1.0)


def wrong_epsilon_outside(x):
    """A small number beside the norm."""
    return x / (np.linalg.norm(x.reshape(-1)) + 1e-12)


def wrong_epsilon_inside(x):
    """A small number inside the root."""
    return x / np.sqrt(np.sum(x * 1.0 * x) + 1e-12)


def wrong_ones(x):
    """Ones at 0."""
    return right_scaled(x) if np.any(x) else np.ones(x.shape)


def wrong_unit_at_0(x):
    """A diagonal unit vector at 0."""
    return right_scaled(x) if np.any(x) else np.ones(x.shape) / np.sqrt(x.size)


def wrong_first_axis_at_0(x):
    """The first unit vector at 0."""
    y = right_scaled(x)
    if not np.any(x):
        y.reshape(-1)[0] = 1.0
    return y


def wrong_square(x):
    """The gradient of the square."""
    return 2.0 * x


def wrong_over_square(x):
    """x over the square of the norm."""
    return x / np.sum(x * 1.0 * x)


def wrong_taxi(x):
    """x over the sum of its absolute entries."""
    return x / np.sum(np.abs(x))


def wrong_largest(x):
    """x over its largest entry."""
    return x / (np.max(np.abs(x)) or 1.0)


def wrong_signs(x):
    """The signs of x."""
    return np.sign(x)


def wrong_absolute(x):
    """The signs are lost."""
    return np.abs(right_scaled(x))


def wrong_norm(x):
    """The norm."""
    return np.linalg.norm(x.reshape(-1))


def wrong_rows(x):
    """Each row by its own norm."""
    y = x / (np.max(np.abs(x)) or 1.0)
    length = np.linalg.norm(y, axis=-1, keepdims=True)
    return y / np.where(length > 0, length, 1.0)


def wrong_spectral(x):
    """np.linalg.norm with 2: for a matrix its spectral norm."""
    y = x / (np.max(np.abs(x)) or 1.0)
    length = np.linalg.norm(y, 2)
    return y / (length if length > 0 else 1.0)
