"""Answers to `sin_of_square_prime`: the derivative 2x cos(x²) of sin(x²)."""

import math

import numpy as np


def right_chain_rule(x):
    """Outer slope at x², times the inner slope: cos(x²) · 2x."""
    return np.cos(x**2) * 2 * x


def right_complex_step(x):
    """The imaginary part of f(x + ih) over h, with h = 1e-200."""
    z = np.asarray(x) + 1e-200j
    return np.sin(z * z).imag / 1e-200


def right_euler(x):
    """As the real part of 2x e^(ix²)."""
    return np.real(2 * x * np.exp(1j * x * x))


def right_half_angle(x):
    """With cos(x²) written as 1 - 2 sin²(x²/2)."""
    return 2 * x * (1 - 2 * np.sin(x * x / 2) ** 2)


def wrong_inner_forgotten(x):
    """The inner derivative 2x forgotten: cos(x²)."""
    return np.cos(x**2)


def wrong_outer_at_inner_slope(x):
    """The outer slope taken at 2x: cos(2x)."""
    return np.cos(2 * x)


def wrong_outer_at_inner_slope_times(x):
    """The outer slope taken at 2x and multiplied by 2x: 2x cos(2x)."""
    return 2 * x * np.cos(2 * x)


def wrong_outer_at_x(x):
    """The outer slope taken at x in place of x²: 2x cos x."""
    return 2 * x * np.cos(x)


def wrong_square_outside(x):
    """(sin x)² differentiated instead: 2 sin x cos x."""
    return 2 * np.sin(x) * np.cos(x)


def wrong_inner_not_differentiated(x):
    """Multiplied by x² itself instead of its slope: x² cos(x²)."""
    return x**2 * np.cos(x**2)


def wrong_factor_two_lost(x):
    """The inner derivative taken as x: x cos(x²)."""
    return x * np.cos(x**2)


def wrong_sine_kept(x):
    """The outer function not differentiated: 2x sin(x²)."""
    return 2 * x * np.sin(x**2)


def wrong_sign(x):
    """The sign of cos' taken for sin': -2x cos(x²)."""
    return -2 * x * np.cos(x**2)


def wrong_value(x):
    """The value sin(x²) instead of the slope."""
    return np.sin(x**2)


def wrong_sum_for_product(x):
    """Outer and inner slope added: cos(x²) + 2x."""
    return np.cos(x**2) + 2 * x


def wrong_degrees(x):
    """x² read as degrees."""
    return 2 * x * np.cos(np.radians(x**2))


def wrong_absolute(x):
    """|x| for x in the inner derivative."""
    return 2 * np.abs(x) * np.cos(x**2)


def wrong_central_difference(x):
    """A central difference with the step 1e-5."""
    return (np.sin((x + 1e-5) ** 2) - np.sin((x - 1e-5) ** 2)) / 2e-5


def wrong_math_cos(x):
    """math.cos, which takes one number only."""
    return 2 * x * math.cos(x * x)


def wrong_matrix_product(x):
    """Squares an array with the matrix product x @ x."""
    square = x @ x if np.ndim(x) else x * x
    return 2 * x * np.cos(square)


def wrong_in_place(x):
    """Doubles the array in place."""
    slope = np.cos(x**2)
    x *= 2
    return x * slope


def wrong_without_return(x):
    """Computes the slope and forgets to return it."""
    2 * x * np.cos(x**2)
