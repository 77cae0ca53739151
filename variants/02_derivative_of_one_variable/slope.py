"""Answers to `slope`: the derivative 6x² of 2x³ + 5."""

import numpy as np

from course_lib import derivative


def right_power_rule(x):
    """The power rule: 6x²."""
    return 6 * x**2


def right_quotient_at_zero(x):
    """The multiplied-out quotient of drill 1 with h = 0 put in."""
    h = 0
    return 6 * x**2 + 6 * x * h + 2 * h**2


def right_product_rule(x):
    """The product rule on x · x · x, term by term."""
    return 2 * (1 * x * x + x * 1 * x + x * x * 1)


def right_complex_step(x):
    """The imaginary part of f(x + ih) over h, with h = 1e-200."""
    h = 1e-200
    return (2 * (np.asarray(x) + 1j * h) ** 3 + 5).imag / h


def wrong_constant_kept(x):
    """The constant 5 survives: 6x² + 5."""
    return 6 * x**2 + 5


def wrong_exponent_kept(x):
    """The exponent comes down and stays up: 6x³."""
    return 6 * x**3


def wrong_exponent_one(x):
    """The exponent falls by two: 6x."""
    return 6 * x


def wrong_factor_two_lost(x):
    """The factor 2 of 2x³ is lost: 3x²."""
    return 3 * x**2


def wrong_exponent_not_brought_down(x):
    """The exponent falls and does not come down as a factor: 2x²."""
    return 2 * x**2


def wrong_integrated(x):
    """Integrated instead: x⁴/2 + 5x."""
    return x**4 / 2 + 5 * x


def wrong_value(x):
    """The value 2x³ + 5 instead of the slope."""
    return 2 * x**3 + 5


def wrong_second_derivative(x):
    """Differentiated twice: 12x."""
    return 12 * x


def wrong_exponent_twice(x):
    """The exponent 3 comes down twice: 18x²."""
    return 18 * x**2


def wrong_sign(x):
    """f(x) - f(x + h) over h in the limit: -6x²."""
    return -6 * x**2


def wrong_step_left(x):
    """The quotient with the step h = 1e-8 left in it."""
    h = 1e-8
    return 6 * x**2 + 6 * x * h + 2 * h**2


def wrong_large_step_left(x):
    """The quotient with the step h = 0.001 left in it."""
    h = 0.001
    return 6 * x**2 + 6 * x * h + 2 * h**2


def wrong_central_difference(x):
    """A central difference with the step 1e-5."""
    h = 1e-5
    return ((2 * (x + h) ** 3 + 5) - (2 * (x - h) ** 3 + 5)) / (2 * h)


def wrong_library_call(x):
    """Lets the library measure the slope at a single number."""
    return derivative(lambda t: 2 * t**3 + 5, x)


def wrong_step_into_integers(x):
    """Adds a small step inside a copy of x, where integers cut it off to 0."""
    moved = np.array(x)
    moved[...] = moved + 1e-6
    return (2 * moved**3 - 2 * np.asarray(x) ** 3) / 1e-6


def wrong_one_number_only(x):
    """Turns x into one Python float, which an array is not."""
    return 6 * float(x) ** 2


def wrong_flattened(x):
    """Returns the slopes of an array in one long row."""
    slopes = 6 * np.asarray(x) ** 2
    return slopes.ravel() if slopes.ndim else slopes


def wrong_summed(x):
    """Adds up the slopes of an array."""
    return np.sum(6 * x**2)


def wrong_in_place(x):
    """Squares the array in place, so that the caller's x changes."""
    x **= 2
    return 6 * x


def wrong_rounded_to_integer(x):
    """Cuts the slope off to an integer."""
    return (6 * np.asarray(x) ** 2).astype(int)


def wrong_without_return(x):
    """Computes the slope and forgets to return it."""
    6 * x**2
