"""Answers to `norm_gradient`: x/‖x‖, with a rule for 0 and for huge entries."""

import math

import numpy as np


def _settled(x, at_zero):
    """The zeros for the point 0, or None elsewhere; ValueError as the drill says."""
    if at_zero not in ("raise", "zero"):
        raise ValueError(f"no rule {at_zero!r}")
    if np.any(x):
        return None
    if at_zero == "raise":
        raise ValueError("no gradient at 0")
    return np.zeros(x.shape)


def right_scaled(x, at_zero="raise"):
    """Scaled by the largest absolute entry before any square is taken."""
    zeros = _settled(x, at_zero)
    if zeros is not None:
        return zeros
    scaled = x / np.max(np.abs(x))
    return scaled / np.linalg.norm(scaled.reshape(-1))


def right_math_hypot(x, at_zero="raise"):
    """The length by math.hypot, which scales by itself."""
    zeros = _settled(x, at_zero)
    return x / math.hypot(*x.reshape(-1)) if zeros is None else zeros


def right_power_of_two(x, at_zero="raise"):
    """Scaled by a power of two, so that the scaling rounds nothing."""
    zeros = _settled(x, at_zero)
    if zeros is not None:
        return zeros
    exponent = np.frexp(np.max(np.abs(x)))[1]
    scaled = np.ldexp(np.asarray(x, dtype=float), -exponent)
    return scaled / np.sqrt(np.sum(scaled * scaled))


def right_zero_last(x, at_zero="raise"):
    """Asks for the words first and for the zero last."""
    if at_zero != "raise" and at_zero != "zero":
        raise ValueError("at_zero is raise or zero")
    largest = abs(x).max()
    if largest > 0:
        scaled = x / largest
        return scaled * np.sum(scaled**2) ** -0.5
    if at_zero == "zero":
        return 0.0 * x
    raise ValueError("the zero vector has no direction")


def wrong_of_square(x, at_zero="raise"):
    """2x, the gradient of the squared norm."""
    zeros = _settled(x, at_zero)
    return 2 * x if zeros is None else zeros


def wrong_undivided(x, at_zero="raise"):
    """x itself."""
    zeros = _settled(x, at_zero)
    return 1 * x if zeros is None else zeros


def wrong_squared_length(x, at_zero="raise"):
    """Divided by the squared length."""
    zeros = _settled(x, at_zero)
    return x / np.sum(x**2) if zeros is None else zeros


def wrong_signs(x, at_zero="raise"):
    """The signs, the gradient of the sum of absolute values."""
    zeros = _settled(x, at_zero)
    return np.sign(x) if zeros is None else zeros


def wrong_sum_of_absolute(x, at_zero="raise"):
    """Divided by the sum of the absolute entries."""
    zeros = _settled(x, at_zero)
    return x / np.sum(np.abs(x)) if zeros is None else zeros


def wrong_length(x, at_zero="raise"):
    """The length, not its gradient."""
    _settled(x, at_zero)
    return np.sqrt(np.sum(x**2))


def wrong_largest(x, at_zero="raise"):
    """Divided by the largest absolute entry, and no further."""
    zeros = _settled(x, at_zero)
    return x / np.max(np.abs(x)) if zeros is None else zeros


def wrong_factor_two(x, at_zero="raise"):
    """2x/‖x‖: the ½ of the root forgotten."""
    zeros = _settled(x, at_zero)
    return 2 * right_scaled(x) if zeros is None else zeros


def wrong_factor_half(x, at_zero="raise"):
    """x/(2‖x‖): the 2 of the square forgotten."""
    zeros = _settled(x, at_zero)
    return right_scaled(x) / 2 if zeros is None else zeros


def wrong_absolute(x, at_zero="raise"):
    """The signs of the entries lost."""
    zeros = _settled(x, at_zero)
    return np.abs(right_scaled(x)) if zeros is None else zeros


def wrong_spectral(x, at_zero="raise"):
    """np.linalg.norm(x, 2), which for a matrix is its largest singular value."""
    zeros = _settled(x, at_zero)
    return x / np.linalg.norm(x, 2) if zeros is None else zeros


def wrong_rows(x, at_zero="raise"):
    """Each row of a matrix divided by its own length."""
    zeros = _settled(x, at_zero)
    if zeros is not None:
        return zeros
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


def wrong_naive(x, at_zero="raise"):
    """x/√Σx², whose squares overflow or vanish."""
    zeros = _settled(x, at_zero)
    return x / np.sqrt(np.sum(x**2)) if zeros is None else zeros


def wrong_nan_at_zero(x, at_zero="raise"):
    """0/0 at 0, whatever the word says."""
    if at_zero not in ("raise", "zero"):
        raise ValueError("no such rule")
    largest = np.max(np.abs(x))
    scaled = x / largest if largest > 0 else x * np.nan
    return scaled / np.sqrt(np.sum(scaled**2))


def wrong_zero_by_default(x, at_zero="raise"):
    """Returns zeros at 0 without being asked."""
    if at_zero not in ("raise", "zero"):
        raise ValueError("no such rule")
    return right_scaled(x, "zero")


def wrong_always_raises(x, at_zero="raise"):
    """Raises at 0 even where zeros are asked."""
    if at_zero not in ("raise", "zero"):
        raise ValueError("no such rule")
    return right_scaled(x, "raise")


def wrong_any_word(x, at_zero="raise"):
    """Takes any other word for "zero"."""
    return right_scaled(x, "raise" if at_zero == "raise" else "zero")


def wrong_word_at_zero_only(x, at_zero="raise"):
    """Looks at the word only where x is 0."""
    return _settled(x, at_zero) if not np.any(x) else right_scaled(x)


def wrong_small_counts_as_zero(x, at_zero="raise"):
    """Takes entries below 1e-12 for 0."""
    if at_zero not in ("raise", "zero"):
        raise ValueError("no such rule")
    return right_scaled(np.where(np.abs(x) < 1e-12, 0.0, x), at_zero)


def wrong_small_number_added(x, at_zero="raise"):
    """Adds 1e-12 to the length, so that nothing is divided by 0."""
    zeros = _settled(x, at_zero)
    if zeros is not None:
        return zeros
    largest = np.max(np.abs(x))
    scaled = x / largest
    return scaled / (np.sqrt(np.sum(scaled**2)) + 1e-12 / largest)


def wrong_zero_of_one_axis(x, at_zero="raise"):
    """At 0 returns a single number."""
    if at_zero == "zero" and not np.any(x):
        return 0.0
    return right_scaled(x, at_zero)
