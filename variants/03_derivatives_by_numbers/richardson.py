"""Answers to `richardson`: (4 D(h/2) - D(h)) / 3."""

import numpy as np


def _central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def right_formula(f, x, h):
    """Four times the half step minus the whole, over 3."""
    return (4 * _central(f, x, h / 2) - _central(f, x, h)) / 3


def right_correction(f, x, h):
    """The half step, and a third of the change added to it."""
    half = _central(f, x, h / 2)
    return half + (half - _central(f, x, h)) / 3


def right_five_points(f, x, h):
    """The classical weights -1, 8, -8, 1 over 6h."""
    near, far = f(x + h / 2) - f(x - h / 2), f(x + h) - f(x - h)
    return (8 * near - far) / (6 * h)


def right_weights(f, x, h):
    """A dot product of four values with four weights."""
    points = (x - h, x - h / 2, x + h / 2, x + h)
    values = np.array([f(point) for point in points])
    return np.tensordot([1, -8, 8, -1], values, axes=1) / (6 * h)


def right_solved(f, x, h):
    """Solves two equations for the derivative and the coefficient of h²."""
    both = np.array([_central(f, x, h), _central(f, x, h / 2)])
    return np.linalg.inv([[1, h**2], [1, h**2 / 4]])[0] @ both


def wrong_half_only(f, x, h):
    """D(h/2) alone."""
    return _central(f, x, h / 2)


def wrong_whole_only(f, x, h):
    """D(h) alone."""
    return _central(f, x, h)


def wrong_swapped(f, x, h):
    """The two steps swapped."""
    return (4 * _central(f, x, h) - _central(f, x, h / 2)) / 3


def wrong_first_order(f, x, h):
    """The mixing 2 D(h/2) - D(h), which is for errors like h."""
    return 2 * _central(f, x, h / 2) - _central(f, x, h)


def wrong_not_divided(f, x, h):
    """The division by 3 forgotten."""
    return 4 * _central(f, x, h / 2) - _central(f, x, h)


def wrong_divided_by_four(f, x, h):
    """Divided by 4."""
    return (4 * _central(f, x, h / 2) - _central(f, x, h)) / 4


def wrong_mean(f, x, h):
    """The mean of both."""
    return (_central(f, x, h / 2) + _central(f, x, h)) / 2


def wrong_plus(f, x, h):
    """A plus sign, and the weights made to sum to 1."""
    return (4 * _central(f, x, h / 2) + _central(f, x, h)) / 5


def wrong_plus_over_three(f, x, h):
    """A plus sign, over 3."""
    return (4 * _central(f, x, h / 2) + _central(f, x, h)) / 3


def wrong_correction_only(f, x, h):
    """The correction alone."""
    return (_central(f, x, h / 2) - _central(f, x, h)) / 3


def wrong_correction_sign(f, x, h):
    """The correction subtracted."""
    half = _central(f, x, h / 2)
    return half - (half - _central(f, x, h)) / 3


def wrong_next_mixing(f, x, h):
    """The weights 16 and -1 over 15, which are for errors like h⁴."""
    return (16 * _central(f, x, h / 2) - _central(f, x, h)) / 15


def wrong_double_step(f, x, h):
    """The steps h and 2h."""
    return (4 * _central(f, x, h) - _central(f, x, 2 * h)) / 3


def wrong_forward(f, x, h):
    """Forward differences under the weights for central ones."""
    near, far = (f(x + h / 2) - f(x)) / (h / 2), (f(x + h) - f(x)) / h
    return (4 * near - far) / 3


def wrong_forward_mixed(f, x, h):
    """Forward differences, mixed for their own order."""
    near, far = (f(x + h / 2) - f(x)) / (h / 2), (f(x + h) - f(x)) / h
    return 2 * near - far


def wrong_width(f, x, h):
    """The step is halved in the points, not in the divisor."""
    near = (f(x + h / 2) - f(x - h / 2)) / (2 * h)
    return (4 * near - _central(f, x, h)) / 3


def wrong_tiny_step(f, x, h):
    """A step of its own in place of h."""
    return (4 * _central(f, x, 5e-4) - _central(f, x, 1e-3)) / 3


def wrong_until_converged(f, x, h):
    """Halves the step on and on, with calls at other points."""
    return (4 * _central(f, x, h / 512) - _central(f, x, h / 256)) / 3


def wrong_float(f, x, h):
    """Turns the result into a float, which an array is not."""
    return float((4 * _central(f, x, h / 2) - _central(f, x, h)) / 3)


def wrong_no_return(f, x, h):
    """Forgets the return."""
    (4 * _central(f, x, h / 2) - _central(f, x, h)) / 3
