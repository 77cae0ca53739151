"""Answers to `complex_slope`: the imaginary part of f(x + ih), over h."""

import cmath

import numpy as np


def right_tiny(f, x):
    """The step 1e-40."""
    return np.imag(f(x + 1e-40j)) / 1e-40


def right_short(f, x):
    """The step 1e-20 and the attribute imag of an array."""
    h = 1e-20
    return np.asarray(f(complex(x, h))).imag[()] / h


def right_scaled(f, x):
    """A step in proportion to x."""
    h = 1e-30 * abs(x)
    return np.asarray(f(np.complex128(complex(x, h))) / 1j).real[()] / h


def right_downwards(f, x):
    """A step to the other side: the signs cancel."""
    h = -1e-60
    return np.imag(f(x + 1j * h)) / h


def wrong_real_part(f, x):
    """The real part, which is f(x)."""
    return np.real(f(x + 1e-40j))


def wrong_not_divided(f, x):
    """Not divided by h."""
    return np.imag(f(x + 1e-40j))


def wrong_sign(f, x):
    """Steps to x - ih and divides by h."""
    return np.imag(f(x - 1e-40j)) / 1e-40


def wrong_modulus(f, x):
    """The modulus in place of the imaginary part."""
    return np.abs(f(x + 1e-40j)) / 1e-40


def wrong_angle(f, x):
    """The angle of f(x + ih), which is h f'/f."""
    return np.angle(f(x + 1e-40j)) / 1e-40


def wrong_at_ih(f, x):
    """Calls f at ih."""
    return np.imag(f(1e-40j)) / 1e-40


def wrong_long_step(f, x):
    """A step so long that its square counts."""
    return np.imag(f(x + 1e-3j)) / 1e-3


def wrong_rather_long_step(f, x):
    """The step 1e-6: half of the digits."""
    return np.imag(f(x + 1e-6j)) / 1e-6


def wrong_subnormal_step(f, x):
    """A step below the smallest normal number: it has few digits itself."""
    return np.imag(f(x + 3e-322j)) / 3e-322


def wrong_central(f, x):
    """A real central difference."""
    return (f(x + 6e-6) - f(x - 6e-6)) / 1.2e-5


def wrong_forward(f, x):
    """A real forward difference."""
    return (f(x + 1e-8) - f(x)) / 1e-8


def wrong_complex_difference(f, x):
    """Subtracts f(x), divides by ih, and returns a complex number."""
    h = 1e-40
    return (f(x + 1j * h) - f(x)) / (1j * h)


def wrong_added_up(f, x):
    """Adds up the outputs of f."""
    return np.sum(np.imag(f(x + 1e-40j))) / 1e-40


def wrong_number_only(f, x):
    """Reads .imag of a number; the result is turned into a float."""
    return float(np.imag(f(x + 1e-40j)) / 1e-40)


def wrong_phase(f, x):
    """cmath.phase, which takes numbers alone, times the modulus: loses no digits."""
    y = f(x + 1e-40j)
    return abs(y) * cmath.phase(y) / 1e-40


def wrong_no_return(f, x):
    """Forgets the return."""
    np.imag(f(x + 1e-40j)) / 1e-40
