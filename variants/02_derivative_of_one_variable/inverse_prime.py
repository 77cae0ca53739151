"""Answers to `inverse_prime`: the derivative 1/f'(f⁻¹(y)) of an inverse function."""

import numpy as np


def right_reciprocal(f_prime, f_inverse, y):
    """One over the slope of f at the point that f sends to y."""
    slope = f_prime(f_inverse(y))
    if np.any(slope == 0):
        raise ValueError("f' is 0 there: the inverse has no slope")
    return 1 / slope


def right_in_steps(f_prime, f_inverse, y):
    """The point first, then the slope, then a power of -1."""
    x = np.asarray(f_inverse(y))
    slope = np.asarray(f_prime(x), dtype=float)
    if not slope.all():
        raise ValueError("vertical tangent")
    return np.power(slope, -1.0)


def right_solved(f_prime, f_inverse, y):
    """Solves slope · g = 1 for every entry."""
    slope = np.atleast_1d(f_prime(f_inverse(y)))
    if (slope == 0).any():
        raise ValueError(f"f'(f_inverse(y)) is 0 for y = {y}")
    solved = np.array([np.linalg.solve([[s]], [1.0])[0] for s in slope.ravel()])
    return solved.reshape(np.shape(y))


def _checked(slope):
    if np.any(np.asarray(slope) == 0):
        raise ValueError("f' is 0 there")
    return slope


def wrong_slope_at_y(f_prime, f_inverse, y):
    """The slope of f taken at y: 1/f'(y)."""
    _checked(f_prime(f_inverse(y)))
    return 1 / f_prime(y)


def wrong_not_inverted(f_prime, f_inverse, y):
    """The reciprocal forgotten: f'(f⁻¹(y))."""
    return _checked(f_prime(f_inverse(y)))


def wrong_slope_at_y_not_inverted(f_prime, f_inverse, y):
    """The slope of f itself: f'(y)."""
    _checked(f_prime(f_inverse(y)))
    return f_prime(y)


def wrong_slope_at_reciprocal(f_prime, f_inverse, y):
    """f⁻¹(y) read as 1/y: 1/f'(1/y)."""
    _checked(f_prime(f_inverse(y)))
    return 1 / f_prime(1 / y)


def wrong_value(f_prime, f_inverse, y):
    """The value f⁻¹(y) instead of its slope."""
    _checked(f_prime(f_inverse(y)))
    return f_inverse(y)


def wrong_composition_swapped(f_prime, f_inverse, y):
    """f⁻¹ applied to the slope at y: f⁻¹(f'(y))."""
    _checked(f_prime(f_inverse(y)))
    return f_inverse(f_prime(y))


def wrong_inverse_of_slope(f_prime, f_inverse, y):
    """One over f⁻¹ of the slope: 1/f⁻¹(f'(y))."""
    _checked(f_prime(f_inverse(y)))
    return 1 / f_inverse(f_prime(y))


def wrong_sign(f_prime, f_inverse, y):
    """The sign of (1/u)' taken over: -1/f'(f⁻¹(y))."""
    return -1 / _checked(f_prime(f_inverse(y)))


def wrong_square(f_prime, f_inverse, y):
    """The square of (1/u)' taken over: 1/f'(f⁻¹(y))²."""
    return 1 / _checked(f_prime(f_inverse(y))) ** 2


def wrong_reciprocal_of_value(f_prime, f_inverse, y):
    """One over the value: 1/f⁻¹(y)."""
    _checked(f_prime(f_inverse(y)))
    return 1 / f_inverse(y)


def wrong_point_over_slope(f_prime, f_inverse, y):
    """The point kept as a factor: f⁻¹(y)/f'(f⁻¹(y))."""
    return f_inverse(y) / _checked(f_prime(f_inverse(y)))


def wrong_product(f_prime, f_inverse, y):
    """The slope at y times the point: f'(y) · f⁻¹(y)."""
    _checked(f_prime(f_inverse(y)))
    return f_prime(y) * f_inverse(y)


def wrong_differences(f_prime, f_inverse, y):
    """A central difference of f⁻¹ with the step 1e-5."""
    _checked(f_prime(f_inverse(y)))
    return (f_inverse(y + 1e-5) - f_inverse(y - 1e-5)) / 2e-5


def wrong_function_returned(f_prime, f_inverse, y):
    """Returns the derivative as a function, not its value at y."""
    return lambda t: 1 / f_prime(f_inverse(t))


def wrong_not_called(f_prime, f_inverse, y):
    """Passes f⁻¹ itself, not its value, to f'."""
    return 1 / f_prime(f_inverse)


def wrong_no_refusal(f_prime, f_inverse, y):
    """Divides by the slope 0 without looking: ∞."""
    return np.divide(1.0, f_prime(f_inverse(y)))


def wrong_python_division(f_prime, f_inverse, y):
    """Lets a division by 0 raise ZeroDivisionError."""
    slope = f_prime(f_inverse(y))
    if np.any(np.equal(slope, 0)):
        raise ZeroDivisionError("division by zero")
    return 1 / slope


def wrong_zero_at_vertical(f_prime, f_inverse, y):
    """Returns 0 where the slope of f is 0."""
    slope = np.asarray(f_prime(f_inverse(y)), dtype=float)
    return np.where(slope == 0, 0.0, 1 / slope)


def wrong_y_zero_refused(f_prime, f_inverse, y):
    """Refuses y = 0 instead of slope 0."""
    if np.any(np.asarray(y) == 0):
        raise ValueError("y must not be 0")
    return 1 / f_prime(f_inverse(y))


def wrong_small_slope_refused(f_prime, f_inverse, y):
    """Refuses every slope below 0.001."""
    slope = f_prime(f_inverse(y))
    if np.any(np.abs(slope) < 1e-3):
        raise ValueError("f' is too small")
    return 1 / slope


def wrong_if_on_array(f_prime, f_inverse, y):
    """Asks `slope == 0` in an `if`, which an array cannot answer."""
    slope = f_prime(f_inverse(y))
    if slope == 0:
        raise ValueError("f' is 0 there")
    return 1 / slope


def wrong_without_return(f_prime, f_inverse, y):
    """Computes the slope and forgets to return it."""
    1 / _checked(f_prime(f_inverse(y)))
