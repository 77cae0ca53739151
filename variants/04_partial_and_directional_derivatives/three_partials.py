"""Answers to `three_partials`: the slopes of 4x⁴z³ + x²y + sin y by x, y and z."""

import numpy as np

from course_lib import gradient


def _slopes(p, by_x=None, by_y=None, by_z=None):
    """The right slopes, with those replaced that are given."""
    x, y, z = p
    right = [16 * x**3 * z**3 + 2 * x * y, x**2 + np.cos(y), 12 * x**4 * z**2]
    given = [by_x, by_y, by_z]
    return np.array([r if g is None else g for r, g in zip(right, given, strict=True)])


def right_formulas(p):
    """Three formulas in an array."""
    x, y, z = p
    return np.array([16 * x**3 * z**3 + 2 * x * y, x**2 + np.cos(y), 12 * x**4 * z**2])


def right_term_by_term(p):
    """One array for each of the three terms, added."""
    x, y, z = (float(t) for t in p)
    first = np.array([4 * 4 * x**3 * z**3, 0.0, 4 * x**4 * 3 * z**2])
    second = np.array([2 * x * y, x**2, 0.0])
    third = np.array([0.0, np.cos(y), 0.0])
    return first + second + third


def right_filled_in(p):
    """An empty array, filled entry by entry, with powers as products."""
    x, y, z = p
    slopes = np.zeros(3)
    slopes[0] = 2 * x * (8 * x * x * z * z * z + y)
    slopes[1] = x * x + np.cos(y)
    slopes[2] = 12 * (x * x * z) ** 2
    return slopes


def right_complex_step(p):
    """The imaginary part of f at a point moved by ih in one entry."""
    slopes = []
    for e in np.eye(3):
        x, y, z = np.asarray(p) + 1e-200j * e
        slopes.append((4 * x**4 * z**3 + x**2 * y + np.sin(y)).imag / 1e-200)
    return np.array(slopes)


def right_list(p):
    """A list of three numbers; the contract's array is made of it."""
    x, y, z = p
    return [16 * x**3 * z**3 + 2 * x * y, x**2 + np.cos(y), 12 * x**4 * z**2]


def wrong_both_differentiated(p):
    """By x both x⁴ and z³ are differentiated: 16x³ · 3z²."""
    x, y, z = p
    return _slopes(p, by_x=16 * x**3 * 3 * z**2 + 2 * x * y)


def wrong_factor_lost(p):
    """By x the factor z³ is dropped like a summand: 16x³."""
    x, y, _ = p
    return _slopes(p, by_x=16 * x**3 + 2 * x * y)


def wrong_factor_added(p):
    """By x the factor z³ is added: 16x³ + z³."""
    x, y, z = p
    return _slopes(p, by_x=16 * x**3 + z**3 + 2 * x * y)


def wrong_constant_is_z(p):
    """By x the constant z³ comes back as z: 16x³z."""
    x, y, z = p
    return _slopes(p, by_x=16 * x**3 * z + 2 * x * y)


def wrong_exponent_kept_up(p):
    """By x the 4 does not come down: 4x³z³."""
    x, y, z = p
    return _slopes(p, by_x=4 * x**3 * z**3 + 2 * x * y)


def wrong_exponent_not_lowered(p):
    """By x the exponent stays: 16x⁴z³."""
    x, y, z = p
    return _slopes(p, by_x=16 * x**4 * z**3 + 2 * x * y)


def wrong_second_term_lost(p):
    """By x the term x²y is forgotten."""
    x, _, z = p
    return _slopes(p, by_x=16 * x**3 * z**3)


def wrong_y_dropped(p):
    """By x the term x²y gives 2x."""
    x, _, z = p
    return _slopes(p, by_x=16 * x**3 * z**3 + 2 * x)


def wrong_summand_kept(p):
    """By x the summand sin y is kept."""
    x, y, z = p
    return _slopes(p, by_x=16 * x**3 * z**3 + 2 * x * y + np.sin(y))


def wrong_by_y_as_by_x(p):
    """By y the term x²y gives 2xy."""
    x, y, _ = p
    return _slopes(p, by_y=2 * x * y + np.cos(y))


def wrong_by_y_both(p):
    """By y both x² and y are differentiated: 2x + cos y."""
    x, y, _ = p
    return _slopes(p, by_y=2 * x + np.cos(y))


def wrong_sine_forgotten(p):
    """By y only x²."""
    return _slopes(p, by_y=p[0] ** 2 + 0.0)


def wrong_minus_cosine(p):
    """By y x² - cos y."""
    return _slopes(p, by_y=p[0] ** 2 - np.cos(p[1]))


def wrong_sine_kept(p):
    """By y x² + sin y."""
    return _slopes(p, by_y=p[0] ** 2 + np.sin(p[1]))


def wrong_y_kept(p):
    """By y x²y + cos y."""
    x, y, _ = p
    return _slopes(p, by_y=x**2 * y + np.cos(y))


def wrong_square_dropped(p):
    """By y 1 + cos y."""
    return _slopes(p, by_y=1 + np.cos(p[1]))


def wrong_z_not_lowered(p):
    """By z 12x⁴z³."""
    return _slopes(p, by_z=12 * p[0] ** 4 * p[2] ** 3)


def wrong_by_z_both(p):
    """By z both factors are differentiated: 16x³ · 3z²."""
    return _slopes(p, by_z=16 * p[0] ** 3 * 3 * p[2] ** 2)


def wrong_by_z_factor_lost(p):
    """By z the factor x⁴ is dropped: 12z²."""
    return _slopes(p, by_z=12 * p[2] ** 2)


def wrong_summands_kept_by_z(p):
    """By z the terms without z are kept."""
    x, y, z = p
    return _slopes(p, by_z=12 * x**4 * z**2 + x**2 * y + np.sin(y))


def wrong_order(p):
    """The slopes in the order z, y, x."""
    return _slopes(p)[::-1]


def wrong_letters_swapped(p):
    """x and z are unpacked the wrong way round."""
    z, y, x = p
    return np.array([16 * x**3 * z**3 + 2 * x * y, x**2 + np.cos(y), 12 * x**4 * z**2])


def wrong_numbers_first(p):
    """Puts the numbers in and differentiates a constant."""
    return np.zeros(3)


def wrong_column(p):
    """A column of shape (3, 1)."""
    return _slopes(p).reshape(3, 1)


def wrong_sum(p):
    """The sum of the three slopes."""
    return _slopes(p).sum()


def wrong_measured(p):
    """Central differences, which keep about ten digits."""
    f = lambda q: 4 * q[0] ** 4 * q[2] ** 3 + q[0] ** 2 * q[1] + np.sin(q[1])  # noqa: E731
    return gradient(f, p)


def wrong_divides(p):
    """Writes 16x³z³ as four times the term over x, which fails at x = 0."""
    x, y, z = (np.float64(t) for t in p)
    return _slopes(p, by_x=4 * (4 * x**4 * z**3) / x + 2 * x * y)


def wrong_integers(p):
    """Fills an array of the kind of p, which cuts integers off."""
    slopes = np.zeros_like(p)
    slopes[:] = _slopes(p)
    return slopes


def wrong_in_place(p):
    """Overwrites the point with the slopes."""
    p[:] = _slopes(p)
    return p


def wrong_without_return(p):
    """Computes the slopes and forgets to return them."""
    _slopes(p)
