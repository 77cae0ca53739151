"""Answers to `quotient`: the difference quotient of 2x³ + 5, multiplied out."""


def right_polynomial(x, h):
    """The three terms 6x² + 6xh + 2h²."""
    return 6 * x**2 + 6 * x * h + 2 * h**2


def right_nested(x, h):
    """Nested in h, as Horner would write it."""
    return (2 * h + 6 * x) * h + 6 * x * x


def right_difference_of_cubes(x, h):
    """Twice (a³ - b³)/(a - b) = a² + ab + b² with a = x + h, b = x."""
    a, b = x + h, x
    return 2 * (a * a + a * b + b * b)


def wrong_h_cubed_for_x_h_squared(x, h):
    """A published expansion: h³ where xh² belongs, 6x² + 2xh + h²."""
    return 6 * x**2 + 2 * x * h + h**2


def wrong_fraction(x, h):
    """The fraction itself, not multiplied out."""
    return ((2 * (x + h) ** 3 + 5) - (2 * x**3 + 5)) / h


def wrong_brackets(x, h):
    """Brackets around f(x) forgotten: -2x³ + 5 for -(2x³ + 5)."""
    return 6 * x**2 + 6 * x * h + 2 * h**2 + 10 / h


def wrong_cube_of_sum(x, h):
    """(x + h)³ taken for x³ + h³."""
    return 2 * h**2


def wrong_not_divided(x, h):
    """The rise f(x + h) - f(x), not divided by h."""
    return 6 * x**2 * h + 6 * x * h**2 + 2 * h**3


def wrong_limit(x, h):
    """The limit 6x² in place of the quotient."""
    return 6 * x**2


def wrong_factor_on_first_term(x, h):
    """The factor 2 of 2x³ applied to the first term alone."""
    return 6 * x**2 + 3 * x * h + h**2


def wrong_sign(x, h):
    """f(x) - f(x + h) over h."""
    return -(6 * x**2 + 6 * x * h + 2 * h**2)


def wrong_inverted(x, h):
    """h over the rise: the quotient upside down."""
    return 1 / (6 * x**2 + 6 * x * h + 2 * h**2)


def wrong_slope_at_far_end(x, h):
    """The derivative at x + h."""
    return 6 * (x + h) ** 2


def wrong_without_return(x, h):
    """Computes the value and forgets to return it."""
    6 * x**2 + 6 * x * h + 2 * h**2
