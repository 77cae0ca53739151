"""Answers to `partial`: one measured partial derivative, all other inputs held."""

import numpy as np

from course_lib import derivative, gradient


def right_two_points(f, x, i):
    """Two copies of x, moved up and down in entry i."""
    x = np.asarray(x, dtype=float)
    if i not in range(x.size):
        raise IndexError(f"no entry {i}")
    above, below = x.copy(), x.copy()
    above[i] += 1e-5
    below[i] -= 1e-5
    return (f(above) - f(below)) / 2e-5


def right_unit_vector(f, x, i):
    """x ± h e, with the row i of the identity for e."""
    if not 0 <= i < len(x):
        raise IndexError("i must count an entry of x")
    e, h = np.eye(len(x))[i], 2e-5
    return (f(x + h * e) - f(x - h * e)) / (2 * h)


def right_function_of_one(f, x, i):
    """`derivative` of the function in which entry i is t and the rest is fixed."""
    if i < 0 or i >= len(x):
        raise IndexError(i)

    def slice_through_x(t):
        p = np.array(x, dtype=float)
        p[i] = t
        return f(p)

    return derivative(slice_through_x, x[i])


def right_five_points(f, x, i):
    """Four values, at h and 2h on both sides."""
    x = np.array(x, dtype=np.float64)
    if not (i >= 0 and i <= x.size - 1):
        raise IndexError("there is no such entry")
    e, h = (np.arange(x.size) == i).astype(float), 1e-3
    near, far = f(x + h * e) - f(x - h * e), f(x + 2 * h * e) - f(x - 2 * h * e)
    return (8 * near - far) / (12 * h)


def _check(x, i):
    if not 0 <= i < len(x):
        raise IndexError(f"no entry {i}")


def _at(x, i, h):
    p = np.array(x, dtype=float)
    p[i] += h
    return p


def wrong_moves_all(f, x, i):
    """Adds the step to every entry."""
    _check(x, i)
    x = np.asarray(x, dtype=float)
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


def wrong_first_entry(f, x, i):
    """Moves the first entry, whatever i is."""
    _check(x, i)
    return (f(_at(x, 0, 1e-5)) - f(_at(x, 0, -1e-5))) / 2e-5


def wrong_last_entry(f, x, i):
    """Moves the last entry, whatever i is."""
    _check(x, i)
    return (f(_at(x, -1, 1e-5)) - f(_at(x, -1, -1e-5))) / 2e-5


def wrong_counts_from_one(f, x, i):
    """Takes i = 1 for the first entry."""
    _check(x, i)
    return (f(_at(x, i - 1, 1e-5)) - f(_at(x, i - 1, -1e-5))) / 2e-5


def wrong_counts_from_the_end(f, x, i):
    """Moves entry -1 - i."""
    _check(x, i)
    return (f(_at(x, -1 - i, 1e-5)) - f(_at(x, -1 - i, -1e-5))) / 2e-5


def wrong_sign(f, x, i):
    """f(x - h) minus f(x + h)."""
    _check(x, i)
    return (f(_at(x, i, -1e-5)) - f(_at(x, i, 1e-5))) / 2e-5


def wrong_divided_by_h(f, x, i):
    """The central difference over h, not 2h."""
    _check(x, i)
    return (f(_at(x, i, 1e-5)) - f(_at(x, i, -1e-5))) / 1e-5


def wrong_divided_by_2h(f, x, i):
    """A forward difference over 2h."""
    _check(x, i)
    return (f(_at(x, i, 1e-8)) - f(_at(x, i, 0.0))) / 2e-8


def wrong_not_divided(f, x, i):
    """The change of f alone."""
    _check(x, i)
    return f(_at(x, i, 1e-5)) - f(_at(x, i, -1e-5))


def wrong_value(f, x, i):
    """The value f(x)."""
    _check(x, i)
    return f(np.array(x, dtype=float))


def wrong_others_at_zero(f, x, i):
    """Holds the other inputs at 0 instead of at x."""
    _check(x, i)
    above, below = np.zeros(len(x)), np.zeros(len(x))
    above[i], below[i] = x[i] + 1e-5, x[i] - 1e-5
    return (f(above) - f(below)) / 2e-5


def wrong_forward(f, x, i):
    """A forward difference with a step of 1e-5."""
    _check(x, i)
    return (f(_at(x, i, 1e-5)) - f(_at(x, i, 0.0))) / 1e-5


def wrong_tiny_step(f, x, i):
    """A step of 1e-12, which drowns in round-off."""
    _check(x, i)
    return (f(_at(x, i, 1e-12)) - f(_at(x, i, -1e-12))) / 2e-12


def wrong_large_step(f, x, i):
    """A step of 0.1."""
    _check(x, i)
    return (f(_at(x, i, 0.1)) - f(_at(x, i, -0.1))) / 0.2


def wrong_all_slopes(f, x, i):
    """Returns all partial derivatives."""
    _check(x, i)
    return gradient(f, x)


def wrong_whole_gradient(f, x, i):
    """Measures all slopes and takes one: 2n calls."""
    _check(x, i)
    return gradient(f, x)[i]


def wrong_own_array(f, x, i):
    """Moves the caller's array, and puts it back."""
    _check(x, i)
    kept = x[i]
    x[i] = kept + 1e-5
    above = f(x)
    x[i] = kept - 1e-5
    below = f(x)
    x[i] = kept
    return (above - below) / 2e-5


def wrong_not_put_back(f, x, i):
    """Moves the caller's array, and leaves it there."""
    _check(x, i)
    x[i] += 1e-5
    above = f(x)
    x[i] -= 2e-5
    return (above - f(x)) / 2e-5


def wrong_integer_copy(f, x, i):
    """Copies x as it is, so that integers cut the step off."""
    _check(x, i)
    above, below = x.copy(), x.copy()
    above[i] = above[i] + 1e-5
    below[i] = below[i] - 1e-5
    return (f(above) - f(below)) / 2e-5


def wrong_negative_index(f, x, i):
    """Lets Python count negative indices from the end."""
    return (f(_at(x, i, 1e-5)) - f(_at(x, i, -1e-5))) / 2e-5


def wrong_refusal(f, x, i):
    """Raises ValueError where IndexError is asked."""
    if not 0 <= i < len(x):
        raise ValueError(f"no entry {i}")
    return (f(_at(x, i, 1e-5)) - f(_at(x, i, -1e-5))) / 2e-5


def wrong_last_refused(f, x, i):
    """Refuses the last entry too."""
    if not 0 <= i < len(x) - 1:
        raise IndexError(f"no entry {i}")
    return (f(_at(x, i, 1e-5)) - f(_at(x, i, -1e-5))) / 2e-5


def wrong_without_return(f, x, i):
    """Computes the slope and forgets to return it."""
    _check(x, i)
    (f(_at(x, i, 1e-5)) - f(_at(x, i, -1e-5))) / 2e-5
