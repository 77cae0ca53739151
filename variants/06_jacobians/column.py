"""Answers to `column`: one column of the Jacobian, measured by two calls."""

import numpy as np

from course_lib import jacobian


def right_central(f, x, j):
    """Two copies, entry j up in one and down in the other."""
    above, below = x.astype(float), x.astype(float)
    above[j] += 1e-5
    below[j] -= 1e-5
    return (f(above) - f(below)) / 2e-5


def right_unit_vector(f, x, j):
    """A step along a unit vector, scaled to the entry, the distance as rounded."""
    h = 6e-6 * max(1.0, abs(x[j]))
    e = np.eye(len(x))[j]
    right, left = x + h * e, x - h * e
    width = right[j] - left[j]
    return (f(right) - f(left)) / width


def right_complex_step(f, x, j):
    """One call with an imaginary step."""
    z = x.astype(complex)
    z[j] += 1e-30j
    return f(z).imag / 1e-30


def right_forward(f, x, j):
    """A forward difference with the step 1e-8."""
    x = np.asarray(x, dtype=float)
    moved = x.copy()
    moved[j] += 1e-8
    return (f(moved) - f(x.copy())) / 1e-8


def wrong_row(f, x, j):
    """Row j of the whole Jacobian."""
    return jacobian(f, x)[j]


def wrong_all_then_column(f, x, j):
    """The whole Jacobian, of which one column is kept."""
    return jacobian(f, x)[..., j]


def wrong_whole(f, x, j):
    """The whole Jacobian."""
    return jacobian(f, x)


def wrong_from_one(f, x, j):
    """Counts j from 1."""
    return right_central(f, x, j - 1)


def wrong_one_after(f, x, j):
    """Takes the entry after j."""
    return right_central(f, x, (j + 1) % len(x))


def wrong_all_moved(f, x, j):
    """Moves all inputs at once."""
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


def wrong_divisor_h(f, x, j):
    """Divides by h where the points are 2h apart."""
    return 2 * right_central(f, x, j)


def wrong_half(f, x, j):
    """A forward step, divided by 2h."""
    above = x.astype(float)
    above[j] += 1e-5
    return (f(above) - f(x.astype(float))) / 2e-5


def wrong_rough_forward(f, x, j):
    """A forward difference with a step of 1e-4."""
    above = x.astype(float)
    above[j] += 1e-4
    return (f(above) - f(x.astype(float))) / 1e-4


def wrong_not_divided(f, x, j):
    """The difference alone, not divided."""
    return right_central(f, x, j) * 2e-5


def wrong_tiny_step(f, x, j):
    """The step 1e-13, lost in round-off."""
    above, below = x.astype(float), x.astype(float)
    above[j] += 1e-13
    below[j] -= 1e-13
    return (f(above) - f(below)) / 2e-13


def wrong_sign(f, x, j):
    """Below minus above."""
    return -right_central(f, x, j)


def wrong_value(f, x, j):
    """f(x), no rate at all."""
    return f(x.copy())


def wrong_integers(f, x, j):
    """Copies of integers, which cut the step off."""
    above, below = x.copy(), x.copy()
    above[j] += 1e-5
    below[j] -= 1e-5
    return (f(above) - f(below)) / 2e-5


def wrong_integers_assigned(f, x, j):
    """Writes the moved entry into a copy of integers."""
    above, below = x.copy(), x.copy()
    above[j] = x[j] + 1e-5
    below[j] = x[j] - 1e-5
    return (f(above) - f(below)) / 2e-5


def wrong_in_place(f, x, j):
    """Moves the caller's own entry and leaves it moved."""
    x[j] = x[j] + 1e-5
    above = f(x.copy())
    x[j] = x[j] - 2e-5
    return (above - f(x.copy())) / 2e-5


def wrong_one_array(f, x, j):
    """One copy for both calls, handed to f as it is."""
    z = x.astype(float)
    z[j] += 1e-5
    above = f(z)
    z[j] -= 2e-5
    return (above - f(z)) / 2e-5


def wrong_four_calls(f, x, j):
    """Four points, more exact than asked, too expensive."""
    e = np.eye(len(x))[j]
    h = 1e-3
    near = f(x + h * e) - f(x - h * e)
    far = f(x + 2 * h * e) - f(x - 2 * h * e)
    return (8 * near - far) / (12 * h)


def wrong_flattened(f, x, j):
    """The column flattened to one axis."""
    return right_central(f, x, j).ravel()


def wrong_as_column(f, x, j):
    """The column with a second axis."""
    return right_central(f, x, j)[:, None]


def wrong_without_return(f, x, j):
    """Computes the column and forgets to return it."""
    right_central(f, x, j)
