"""Answers to `slope_with_follower`: by x of x² + 3xy + z(x)⁴, with y held."""

import numpy as np


def right_two_effects(x, y, z, z_prime):
    """The direct effect plus the effect by way of z."""
    return 2 * x + 3 * y + 4 * z(x) ** 3 * z_prime(x)


def right_differentials(x, y, z, z_prime):
    """By dx = 1, dy = 0, dz = z'(x)."""
    dx, dy, dz = 1.0, 0.0, z_prime(x)
    return (2 * x + 3 * y) * dx + 3 * x * dy + 4 * z(x) ** 3 * dz


def right_product_rule(x, y, z, z_prime):
    """z⁴ as a product of four factors, by the product rule."""
    value, rate = z(x), z_prime(x)
    fourth = sum(rate * value * value * value for _ in range(4))
    return x + x + 3 * y + fourth


def right_complex_step(x, y, z, z_prime):
    """Imaginary part of f with x moved by ih and z by ih z'(x)."""
    h = 1e-200
    s, t = np.asarray(x) + 1j * h, z(x) + 1j * h * z_prime(x)
    return (s**2 + 3 * s * y + t**4).imag / h


def wrong_partial(x, y, z, z_prime):
    """The partial derivative with z held: 2x + 3y."""
    return 2 * x + 3 * y


def wrong_rate_missing(x, y, z, z_prime):
    """z'(x) is missing."""
    return 2 * x + 3 * y + 4 * z(x) ** 3


def wrong_slope_missing(x, y, z, z_prime):
    """4z³ is missing."""
    return 2 * x + 3 * y + z_prime(x)


def wrong_slope_at_x(x, y, z, z_prime):
    """4x³ for 4z(x)³."""
    return 2 * x + 3 * y + 4 * x**3 * z_prime(x)


def wrong_not_differentiated(x, y, z, z_prime):
    """z⁴ z'(x)."""
    return 2 * x + 3 * y + z(x) ** 4 * z_prime(x)


def wrong_slope_at_rate(x, y, z, z_prime):
    """4z'(x)³ z'(x)."""
    return 2 * x + 3 * y + 4 * z_prime(x) ** 3 * z_prime(x)


def wrong_outer_at_rate(x, y, z, z_prime):
    """4z'(x)³."""
    return 2 * x + 3 * y + 4 * z_prime(x) ** 3


def wrong_rate_at_z(x, y, z, z_prime):
    """z' is taken at z(x)."""
    return 2 * x + 3 * y + 4 * z(x) ** 3 * z_prime(z(x))


def wrong_direct_missing(x, y, z, z_prime):
    """Only the effect by way of z."""
    return 4 * z(x) ** 3 * z_prime(x)


def wrong_y_moves(x, y, z, z_prime):
    """Adds the slope 3x by y."""
    return 2 * x + 3 * y + 3 * x + 4 * z(x) ** 3 * z_prime(x)


def wrong_y_dropped(x, y, z, z_prime):
    """3 for 3y."""
    return 2 * x + 3 + 4 * z(x) ** 3 * z_prime(x)


def wrong_mixed_term_dropped(x, y, z, z_prime):
    """The term 3xy is forgotten."""
    return 2 * x + 4 * z(x) ** 3 * z_prime(x)


def wrong_multiplied(x, y, z, z_prime):
    """Multiplies the two effects."""
    return (2 * x + 3 * y) * 4 * z(x) ** 3 * z_prime(x)


def wrong_rate_added(x, y, z, z_prime):
    """Adds z'(x) to 4z³."""
    return 2 * x + 3 * y + 4 * z(x) ** 3 + z_prime(x)


def wrong_sign(x, y, z, z_prime):
    """Subtracts the effect by way of z."""
    return 2 * x + 3 * y - 4 * z(x) ** 3 * z_prime(x)


def wrong_factor(x, y, z, z_prime):
    """z³ for 4z³."""
    return 2 * x + 3 * y + z(x) ** 3 * z_prime(x)


def wrong_value(x, y, z, z_prime):
    """The value of f."""
    return x**2 + 3 * x * y + z(x) ** 4


def wrong_rate_measured(x, y, z, z_prime):
    """Measures the rate of z and ignores z_prime."""
    rate = (z(x + 1e-6) - z(x - 1e-6)) / 2e-6
    return 2 * x + 3 * y + 4 * z(x) ** 3 * rate


def wrong_float_only(x, y, z, z_prime):
    """Turns x into a Python float, which an array is not."""
    x = float(x)
    return 2 * x + 3 * y + 4 * z(x) ** 3 * z_prime(x)


def wrong_sum(x, y, z, z_prime):
    """Adds the slopes of all entries."""
    return np.sum(2 * x + 3 * y + 4 * z(x) ** 3 * z_prime(x))


def wrong_in_place(x, y, z, z_prime):
    """Doubles the array x in place."""
    rest = 3 * y + 4 * z(x) ** 3 * z_prime(x)
    x *= 2
    return x + rest


def wrong_without_return(x, y, z, z_prime):
    """Computes the slope and forgets to return it."""
    2 * x + 3 * y + 4 * z(x) ** 3 * z_prime(x)
