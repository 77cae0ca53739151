"""Answers to `penalty_gradient`: 2λθ or λθ, with 0 in the place of the bias."""

import numpy as np


def right_first_set_to_zero(theta, lam, half=False):
    """Scales a float copy and sets its first entry to 0."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    slopes = (lam if half else 2 * lam) * np.asarray(theta, dtype=float)
    slopes[0] = 0.0
    return slopes


def right_zeros_filled(theta, lam, half=False):
    """Zeros as floats, filled from the second entry on."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    slopes = np.zeros(len(theta))
    slopes[1:] = lam * theta[1:]
    return slopes if half else 2 * slopes


def right_concatenated(theta, lam, half=False):
    """A zero put in front of the scaled weights."""
    if lam < 0:
        raise ValueError(f"lam = {lam} is negative")
    factor = 1 if half else 2
    return np.concatenate([[0.0], factor * lam * theta[1:]])


def right_masked(theta, lam, half=False):
    """Multiplied by a mask that is 0 for the bias."""
    if lam < 0:
        raise ValueError("negative lam")
    return theta * (np.arange(theta.size) > 0) * (lam if half else 2.0 * lam)


def wrong_bias_penalised(theta, lam, half=False):
    """The bias is penalised too."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return (lam if half else 2 * lam) * theta


def wrong_factor_two(theta, lam, half=False):
    """λθ for both conventions."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return lam * theta * (np.arange(theta.size) > 0)


def wrong_half_ignored(theta, lam, half=False):
    """2λθ for both conventions."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return 2 * lam * theta * (np.arange(theta.size) > 0)


def wrong_halved_twice(theta, lam, half=False):
    """λθ/2 where λθ is meant."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return (0.5 if half else 2) * lam * theta * (np.arange(theta.size) > 0)


def wrong_bias_dropped(theta, lam, half=False):
    """The entry of the bias left out, shape (n - 1,)."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return (lam if half else 2 * lam) * theta[1:]


def wrong_last_spared(theta, lam, half=False):
    """The last parameter spared in place of the first."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    slopes = (lam if half else 2.0 * lam) * theta
    slopes[-1] = 0
    return slopes


def wrong_integer_zeros(theta, lam, half=False):
    """Zeros in the dtype of theta, which cuts off digits for integers."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    slopes = np.zeros_like(theta)
    slopes[1:] = (lam if half else 2 * lam) * theta[1:]
    return slopes


def wrong_lambda_missing(theta, lam, half=False):
    """λ forgotten."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return (1 if half else 2) * theta * (np.arange(theta.size) > 0)


def wrong_lambda_squared(theta, lam, half=False):
    """λ taken twice."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return (lam if half else 2 * lam) * lam * theta * (np.arange(theta.size) > 0)


def wrong_value(theta, lam, half=False):
    """The value of the penalty."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return (lam / 2 if half else lam) * np.sum(theta[1:] ** 2)


def wrong_terms(theta, lam, half=False):
    """The terms λθ² instead of their slopes."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    terms = lam * theta**2 * (np.arange(theta.size) > 0)
    return terms / 2 if half else terms


def wrong_absolute(theta, lam, half=False):
    """The gradient of the penalty on absolute values."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return lam * np.sign(theta) * (np.arange(theta.size) > 0)


def wrong_sign(theta, lam, half=False):
    """A minus in front, as the update has it."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    return -(lam if half else 2 * lam) * theta * (np.arange(theta.size) > 0)


def wrong_bias_kept(theta, lam, half=False):
    """The bias itself left in its place."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    slopes = (lam if half else 2 * lam) * np.asarray(theta, dtype=float)
    slopes[0] = theta[0]
    return slopes


def wrong_accepts_negative(theta, lam, half=False):
    """Accepts a negative λ."""
    return (lam if half else 2 * lam) * theta * (np.arange(theta.size) > 0)


def wrong_refuses_zero(theta, lam, half=False):
    """Refuses λ = 0 as well."""
    if lam <= 0:
        raise ValueError("lam must be positive")
    return (lam if half else 2 * lam) * theta * (np.arange(theta.size) > 0)


def wrong_in_place(theta, lam, half=False):
    """Zeroes the bias in the caller's array."""
    if lam < 0:
        raise ValueError("lam must not be negative")
    theta[0] = 0
    return (lam if half else 2 * lam) * theta
