"""Answers to `newton_step`: x - f(x)/f'(x), refused where f'(x) is 0."""

import numpy as np


def right_formula(f, f_prime, x):
    """The formula x - f(x)/f'(x)."""
    slope = f_prime(x)
    if slope == 0:
        raise ValueError(f"the tangent at {x} is level")
    return x - f(x) / slope


def right_linear_model(f, f_prime, x):
    """Solves f(x) + f'(x) d = 0 for the step d, and adds it."""
    if not f_prime(x):
        raise ValueError("f'(x) is 0")
    step = np.linalg.solve([[f_prime(x)]], [-f(x)])
    return x + step[0]


def right_tangent_crossing(f, f_prime, x):
    """The tangent as a line y = sx + c, set to 0."""
    s = f_prime(x)
    c = f(x) - s * x
    try:
        return float(-c) / float(s)
    except ZeroDivisionError:
        raise ValueError("a level tangent does not cross the axis") from None


def right_one_fraction(f, f_prime, x):
    """As one fraction: (x f'(x) - f(x))/f'(x)."""
    slope = np.float64(f_prime(x))
    if slope == 0.0:
        raise ValueError("f'(x) must not be 0")
    return (x * slope - f(x)) / slope


def _slope(f_prime, x):
    slope = f_prime(x)
    if slope == 0:
        raise ValueError("f'(x) is 0")
    return slope


def wrong_sign(f, f_prime, x):
    """Steps away from the root: x + f(x)/f'(x)."""
    return x + f(x) / _slope(f_prime, x)


def wrong_inverted(f, f_prime, x):
    """The fraction upside down: x - f'(x)/f(x)."""
    return x - _slope(f_prime, x) / f(x)


def wrong_fraction_only(f, f_prime, x):
    """The fraction f(x)/f'(x) alone."""
    return f(x) / _slope(f_prime, x)


def wrong_step_only(f, f_prime, x):
    """The step -f(x)/f'(x), not the new point."""
    return -f(x) / _slope(f_prime, x)


def wrong_brackets(f, f_prime, x):
    """Brackets in the wrong place: (x - f(x))/f'(x)."""
    return (x - f(x)) / _slope(f_prime, x)


def wrong_slope_ignored(f, f_prime, x):
    """The slope forgotten: x - f(x)."""
    _slope(f_prime, x)
    return x - f(x)


def wrong_descent_step(f, f_prime, x):
    """A step of gradient descent: x - f'(x)."""
    return x - _slope(f_prime, x)


def wrong_product(f, f_prime, x):
    """Multiplied instead of divided: x - f(x) f'(x)."""
    return x - f(x) * _slope(f_prime, x)


def wrong_slope_at_value(f, f_prime, x):
    """The slope taken at f(x) in place of x."""
    _slope(f_prime, x)
    return x - f(x) / f_prime(f(x))


def wrong_two_steps(f, f_prime, x):
    """Two steps instead of one."""
    x = x - f(x) / _slope(f_prime, x)
    return x - f(x) / _slope(f_prime, x)


def wrong_until_converged(f, f_prime, x):
    """Steps until the root is reached."""
    for _ in range(100):
        if f(x) == 0:
            break
        x = x - f(x) / _slope(f_prime, x)
    return x


def wrong_y_intercept(f, f_prime, x):
    """Where the tangent crosses the y-axis: f(x) - x f'(x)."""
    return f(x) - x * _slope(f_prime, x)


def wrong_half_step(f, f_prime, x):
    """Half the step: x - f(x)/(2f'(x))."""
    return x - f(x) / (2 * _slope(f_prime, x))


def wrong_same_point(f, f_prime, x):
    """Returns x itself."""
    _slope(f_prime, x)
    return x


def wrong_integer_division(f, f_prime, x):
    """Divides with //, which cuts the fraction off."""
    return x - f(x) // _slope(f_prime, x)


def wrong_square_root_of_two(f, f_prime, x):
    """Heron's rule (x + 2/x)/2, whatever f is."""
    _slope(f_prime, x)
    return (x + 2 / x) / 2


def wrong_own_slope(f, f_prime, x):
    """Measures the slope instead of using the one that was passed."""
    _slope(f_prime, x)
    return x - f(x) / ((f(x + 1e-6) - f(x - 1e-6)) / 2e-6)


def wrong_no_refusal(f, f_prime, x):
    """Lets Python divide by 0."""
    return x - f(x) / f_prime(x)


def wrong_infinite(f, f_prime, x):
    """Returns ∞ at a level tangent."""
    return x - np.divide(float(f(x)), float(f_prime(x)))


def wrong_stays_at_level(f, f_prime, x):
    """Stays where it is at a level tangent."""
    return x if f_prime(x) == 0 else x - f(x) / f_prime(x)


def wrong_root_first(f, f_prime, x):
    """Returns a root before it looks at the slope."""
    if f(x) == 0:
        return x
    return x - f(x) / _slope(f_prime, x)


def wrong_small_slope_refused(f, f_prime, x):
    """Refuses slopes below 1e-6 as well."""
    if abs(f_prime(x)) < 1e-6:
        raise ValueError("f'(x) is too small")
    return x - f(x) / f_prime(x)


def wrong_nudged(f, f_prime, x):
    """Adds 1e-12 to the slope so that it is never 0."""
    return x - f(x) / (f_prime(x) + 1e-12)


def wrong_printed(f, f_prime, x):
    """Prints the new point and returns nothing."""
    print(x - f(x) / _slope(f_prime, x))
