"""Answers to `mixed_by_four`: four values of f, signs + - - +, over 4h²."""

import numpy as np


def right_four_points(f, x, i, j, h):
    """Two unit vectors times h, and the four corners."""
    a, b = h * np.eye(len(x))[[i, j]]
    return (f(x + a + b) - f(x + a - b) - f(x - a + b) + f(x - a - b)) / (4 * h**2)


def right_two_differences(f, x, i, j, h):
    """The central difference by j of the central difference by i."""
    e = np.eye(len(x))

    def slope(y):
        return (f(y + h * e[i]) - f(y - h * e[i])) / (2 * h)

    return (slope(x + h * e[j]) - slope(x - h * e[j])) / (2 * h)


def right_signs(f, x, i, j, h):
    """A loop over the signs."""
    total = 0.0
    for s in (1, -1):
        for t in (1, -1):
            y = np.array(x, dtype=float)
            y[i] += s * h
            y[j] += t * h
            total += s * t * f(y)
    return total / (2 * h) ** 2


def wrong_without_four(f, x, i, j, h):
    """Divided by h², the 4 is missing."""
    return 4 * right_four_points(f, x, i, j, h)


def wrong_two(f, x, i, j, h):
    """Divided by 2h²."""
    return 2 * right_four_points(f, x, i, j, h)


def wrong_over_h(f, x, i, j, h):
    """Divided by 4h."""
    return h * right_four_points(f, x, i, j, h)


def wrong_signs(f, x, i, j, h):
    """All mixed signs plus: f(x+a+b) + ... - ..., a minus lost."""
    a, b = h * np.eye(len(x))[[i, j]]
    return (f(x + a + b) - f(x + a - b) + f(x - a + b) - f(x - a - b)) / (4 * h**2)


def wrong_opposite(f, x, i, j, h):
    """All four signs turned."""
    return -right_four_points(f, x, i, j, h)


def wrong_forward(f, x, i, j, h):
    """Forward in both: f(x+a+b) - f(x+a) - f(x+b) + f(x) over h²."""
    a, b = h * np.eye(len(x))[[i, j]]
    return (f(x + a + b) - f(x + a) - f(x + b) + f(x)) / h**2


def wrong_diagonal(f, x, i, j, h):
    """The second derivative by i."""
    a = h * np.eye(len(x))[i]
    return (f(x + a) - 2 * f(x) + f(x - a)) / h**2


def wrong_one_based(f, x, i, j, h):
    """Counts the inputs from 1."""
    return right_four_points(f, x, i - 1, j - 1, h)


def wrong_neighbour(f, x, i, j, h):
    """The pair (i, j + 1)."""
    return right_four_points(f, x, i, (j + 1) % len(x), h)


def wrong_own_step(f, x, i, j, h):
    """A step of its own, 0.1, in place of the given one."""
    return right_four_points(f, x, i, j, 0.1)


def wrong_product(f, x, i, j, h):
    """The product of the two slopes."""
    a, b = h * np.eye(len(x))[[i, j]]
    return (f(x + a) - f(x - a)) * (f(x + b) - f(x - b)) / (4 * h**2)


def wrong_diagonal_step(f, x, i, j, h):
    """The second difference along the diagonal direction."""
    a, b = h * np.eye(len(x))[[i, j]]
    return (f(x + a + b) - 2 * f(x) + f(x - a - b)) / (2 * h**2)


def wrong_all_inputs(f, x, i, j, h):
    """Moves all inputs at once."""
    return (f(x + 2 * h) - 2 * f(x) + f(x - 2 * h)) / (4 * h**2)


def wrong_in_place(f, x, i, j, h):
    """Moves the caller's x and leaves it moved."""
    e = np.eye(len(x))
    result = right_four_points(f, x, i, j, h)
    x += h * e[i]
    return result


def wrong_integers(f, x, i, j, h):
    """Writes the moved entries back into an array of the kind of x."""
    total = 0.0
    for s in (1, -1):
        for t in (1, -1):
            y = x.copy()
            y[i] = y[i] + s * h
            y[j] = y[j] + t * h
            total += s * t * f(y)
    return total / (4 * h**2)


def wrong_equal_pair(f, x, i, j, h):
    """Sets the entries instead of adding: wrong for i = j."""
    total = 0.0
    for s in (1, -1):
        for t in (1, -1):
            y = np.array(x, dtype=float)
            y[i], y[j] = x[i] + s * h, x[j] + t * h
            total += s * t * f(y)
    return total / (4 * h**2)


def wrong_without_return(f, x, i, j, h):
    """Computes it and forgets to return it."""
    right_signs(f, x, i, j, h)
