"""Answers to `mixed_partials`: both mixed second derivatives of Peano's function."""

import numpy as np


def _formula(x, y):
    a, b = x * x, y * y
    return (a - b) * (a * a + 10 * a * b + b * b) / (a + b) ** 3


def right_factored(x, y):
    """(x² - y²)(x⁴ + 10x²y² + y⁴) over the cube of x² + y²."""
    if x == 0 and y == 0:
        return np.array([-1.0, 1.0])
    return np.array([_formula(x, y)] * 2)


def right_expanded(x, y):
    """The numerator multiplied out; a pair."""
    if x == y == 0:
        return -1.0, 1.0
    top = x**6 + 9 * x**4 * y**2 - 9 * x**2 * y**4 - y**6
    return top / (x**2 + y**2) ** 3, top / (x**2 + y**2) ** 3


def right_polar(x, y):
    """By the angle alone: cos 2φ (1 + 2 sin² 2φ)."""
    if not (x or y):
        return [-1, 1]
    angle = 2 * np.arctan2(y, x)
    value = np.cos(angle) * (1 + 2 * np.sin(angle) ** 2)
    return [value, value]


def right_quotient_rule(x, y):
    """The quotient rule by y on the slope by x, with numbers scaled to size 1."""
    scale = max(abs(x), abs(y))
    if scale == 0:
        return np.array([-1.0, 1.0])
    x, y = x / scale, y / scale
    top, bottom = y * (x**4 + 4 * x**2 * y**2 - y**4), (x**2 + y**2) ** 2
    top_y = x**4 + 12 * x**2 * y**2 - 5 * y**4
    bottom_y = 4 * y * (x**2 + y**2)
    value = (top_y * bottom - top * bottom_y) / bottom**2
    return np.array([value, value])


def wrong_nan_at_origin(x, y):
    """The formula everywhere; at the origin it is 0/0."""
    x, y = np.float64(x), np.float64(y)
    return np.array([_formula(x, y)] * 2)


def wrong_zero_at_origin(x, y):
    """0 and 0 at the origin."""
    return np.array([_formula(x, y)] * 2 if x or y else [0.0, 0.0])


def wrong_swapped(x, y):
    """+1 and -1 at the origin: the order swapped."""
    return np.array([_formula(x, y)] * 2 if x or y else [1.0, -1.0])


def wrong_both_minus(x, y):
    """-1 twice at the origin, as Schwarz would have it."""
    return np.array([_formula(x, y)] * 2 if x or y else [-1.0, -1.0])


def wrong_both_plus(x, y):
    """+1 twice at the origin."""
    return np.array([_formula(x, y)] * 2 if x or y else [1.0, 1.0])


def wrong_everywhere_different(x, y):
    """-1 and +1 everywhere."""
    return np.array([-1.0, 1.0])


def wrong_opposite_signs(x, y):
    """Opposite signs everywhere."""
    return np.array([-_formula(x, y), _formula(x, y)] if x or y else [-1.0, 1.0])


def wrong_axes_different(x, y):
    """-1 and +1 on the axes too."""
    return np.array([_formula(x, y)] * 2 if x and y else [-1.0, 1.0])


def wrong_close_is_origin(x, y):
    """Takes points near the origin for the origin."""
    close = abs(x) < 1e-6 and abs(y) < 1e-6
    return np.array([-1.0, 1.0] if close else [_formula(x, y)] * 2)


def wrong_one_number(x, y):
    """One number away from the origin."""
    return _formula(x, y) if x or y else np.array([-1.0, 1.0])


def wrong_sign(x, y):
    """x and y swapped in the formula."""
    return np.array([_formula(y, x)] * 2 if x or y else [-1.0, 1.0])


def wrong_first_slopes(x, y):
    """The two first slopes."""
    if x == 0 and y == 0:
        return np.array([-1.0, 1.0])
    d = (x**2 + y**2) ** 2
    by_x = y * (x**4 + 4 * x**2 * y**2 - y**4) / d
    return np.array([by_x, x * (x**4 - 4 * x**2 * y**2 - y**4) / d])


def wrong_pure(x, y):
    """The pure second derivatives by xx and by yy."""
    if x == 0 and y == 0:
        return np.array([-1.0, 1.0])
    d = (x**2 + y**2) ** 3
    by_xx = 4 * x * y**3 * (3 * y**2 - x**2) / d
    return np.array([by_xx, 4 * x**3 * y * (y**2 - 3 * x**2) / d])


def wrong_numerator_only(x, y):
    """Differentiates the numerator and leaves the denominator."""
    value = 3 * (x**2 - y**2) / (x**2 + y**2) if x or y else 0.0
    return np.array([value] * 2 if x or y else [-1.0, 1.0])


def wrong_denominator_squared(x, y):
    """The numerator differentiated, the denominator squared."""
    value = 3 * (x**2 - y**2) / (x**2 + y**2) ** 2 if x or y else 0.0
    return np.array([value] * 2 if x or y else [-1.0, 1.0])


def wrong_power(x, y):
    """The square where the cube of x² + y² belongs."""
    value = _formula(x, y) * (x**2 + y**2) if x or y else 0.0
    return np.array([value] * 2 if x or y else [-1.0, 1.0])


def wrong_ten(x, y):
    """x⁴ + x²y² + y⁴ for x⁴ + 10x²y² + y⁴."""
    if x == 0 and y == 0:
        return np.array([-1.0, 1.0])
    value = (x**2 - y**2) * (x**4 + x**2 * y**2 + y**4) / (x**2 + y**2) ** 3
    return np.array([value] * 2)


def wrong_value(x, y):
    """The value of the function."""
    value = x * y * (x**2 - y**2) / (x**2 + y**2) if x or y else 0.0
    return np.array([value] * 2 if x or y else [-1.0, 1.0])


def wrong_measured(x, y):
    """Four values of the function around the point, with a step of 1e-3."""
    if x == 0 and y == 0:
        return np.array([-1.0, 1.0])

    def w(s, t):
        return s * t * (s**2 - t**2) / (s**2 + t**2)

    h = 1e-3
    a, b = w(x + h, y + h) - w(x + h, y - h), w(x - h, y + h) - w(x - h, y - h)
    return np.array([(a - b) / (4 * h * h)] * 2)


def wrong_matrix(x, y):
    """The pair as a matrix of shape (1, 2)."""
    return np.array([[_formula(x, y)] * 2 if x or y else [-1.0, 1.0]])


def wrong_without_return(x, y):
    """Computes both and forgets to return them away from the origin."""
    if x == 0 and y == 0:
        return np.array([-1.0, 1.0])
    _formula(x, y)
