"""Answers to `missing_terms`: what 6x² + h² + 2xh lacks of the quotient of 2x³ + 5."""


def right_two_terms(x, h):
    """The two terms 4xh + h²."""
    return 4 * x * h + h**2


def right_factored(x, h):
    """With h in front: h(4x + h)."""
    return h * (4 * x + h)


def right_line_by_line(x, h):
    """The unlike coefficients subtracted: (6 - 2)xh + (2 - 1)h²."""
    true, printed = (6, 2), (2, 1)
    return (true[0] - printed[0]) * x * h + (true[1] - printed[1]) * h * h


def right_difference_of_squares(x, h):
    """As (2x + h)² - (2x)², factored before it can cancel."""
    a, b = 2 * x + h, 2 * x
    return h * (a + b)


def wrong_sign(x, h):
    """Printed minus true: what is too much instead of what is missing."""
    return -4 * x * h - h**2


def wrong_square_forgotten(x, h):
    """Only the term in xh is repaired: 4xh."""
    return 4 * x * h


def wrong_middle_forgotten(x, h):
    """Only the term in h² is repaired: h²."""
    return h**2


def wrong_whole_quotient(x, h):
    """The right quotient itself, not what is missing in the printed one."""
    return 6 * x**2 + 6 * x * h + 2 * h**2


def wrong_terms_replaced(x, h):
    """The right terms with h, as if the page had printed none."""
    return 6 * x * h + 2 * h**2


def wrong_printed(x, h):
    """The printed quotient."""
    return 6 * x**2 + h**2 + 2 * x * h


def wrong_printed_terms(x, h):
    """The printed terms with h."""
    return 2 * x * h + h**2


def wrong_factor_two(x, h):
    """Takes the printed terms for half the right ones: 2xh + h² more, and 2xh lost."""
    return 2 * (2 * x * h + h**2)


def wrong_letters_swapped(x, h):
    """x and h swapped: 4xh + x²."""
    return 4 * x * h + x**2


def wrong_not_divided(x, h):
    """What is missing in the rise, before the division by h: 4xh² + h³."""
    return 4 * x * h**2 + h**3


def wrong_divided_twice(x, h):
    """One h too few: 4x + h."""
    return 4 * x + h


def wrong_limit(x, h):
    """The limit is right, so nothing is missing: 0."""
    return 0 * x * h


def wrong_other_expansion(x, h):
    """Takes h³ for h² in the last term: 4xh + h³."""
    return 4 * x * h + h**3


def wrong_subtraction(x, h):
    """Subtracts the two quotients as numbers, which cancel at small h."""
    return (6 * x**2 + 6 * x * h + 2 * h**2) - (6 * x**2 + h**2 + 2 * x * h)


def wrong_fraction(x, h):
    """The fraction minus the printed quotient; the fraction fails at h = 0."""
    rise = (2 * (x + h) ** 3 + 5) - (2 * x**3 + 5)
    return rise / h - (6 * x**2 + h**2 + 2 * x * h)


def wrong_text(x, h):
    """The terms as a text."""
    return "4xh + h^2"


def wrong_pair(x, h):
    """The two terms as a pair, not added."""
    return 4 * x * h, h**2


def wrong_in_place(x, h):
    """Multiplies the array h in place."""
    square = h**2
    h *= 4 * x
    return h + square


def wrong_without_return(x, h):
    """Computes the terms and forgets to return them."""
    4 * x * h + h**2
