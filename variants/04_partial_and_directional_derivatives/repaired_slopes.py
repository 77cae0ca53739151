"""Answers to `repaired_slopes`: all slopes, one input moved at a time."""

import numpy as np

from course_lib import gradient


def right_central(f, x):
    """Central differences, with a copy of x in each round."""
    x = np.array(x, dtype=float)
    slopes = np.empty(x.size)
    for i in range(x.size):
        above, below = x.copy(), x.copy()
        above[i], below[i] = x[i] + 1e-5, x[i] - 1e-5
        slopes[i] = (f(above) - f(below)) / 2e-5
    return slopes


def right_unit_vectors(f, x):
    """x ± h e for each row e of the identity."""
    h = 2e-5
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])


def right_put_back(f, x):
    """One copy of x, moved and put back."""
    moved = np.array(x, dtype=float)
    slopes = []
    for i, kept in enumerate(moved.tolist()):
        h = 1e-5 * max(abs(kept), 1.0)
        moved[i] = kept + h
        above = f(moved)
        moved[i] = kept - h
        slopes.append((above - f(moved)) / (2 * h))
        moved[i] = kept
    return np.array(slopes)


def right_course_lib(f, x):
    """`gradient` of course_lib."""
    return gradient(f, x)


def right_fine_forward(f, x):
    """Forward differences at two steps, combined so that the first error cancels."""
    x = np.array(x, dtype=float)
    here, h = f(x), 1e-5

    def forward(i, h):
        moved = x.copy()
        moved[i] += h
        return (f(moved) - here) / h

    return np.array([2 * forward(i, h) - forward(i, 2 * h) for i in range(x.size)])


def _moved(x, i, h):
    p = np.array(x, dtype=float)
    p[i] += h
    return p


def wrong_as_it_was(f, x):
    """The routine as it was: starts from zeros."""
    moved, slopes = np.zeros(x.size), np.zeros(x.size)
    for i in range(x.size):
        h = 1e-8 * abs(x[i]) or 1e-8
        moved[i] = x[i] + h
        slopes[i] = (f(moved) - f(x)) / h
        moved[i] = x[i]
    return slopes


def wrong_central_from_zeros(f, x):
    """Both points start from zeros."""
    slopes = np.zeros(x.size)
    for i in range(x.size):
        above, below = np.zeros(x.size), np.zeros(x.size)
        above[i], below[i] = x[i] + 1e-5, x[i] - 1e-5
        slopes[i] = (f(above) - f(below)) / 2e-5
    return slopes


def wrong_moves_all(f, x):
    """Moves all entries in each round."""
    x = np.asarray(x, dtype=float)
    return np.array([(f(x + 1e-5) - f(x - 1e-5)) / 2e-5 for _ in x])


def wrong_not_put_back(f, x):
    """One copy of x, not put back after each round: the steps pile up."""
    moved, slopes = np.array(x, dtype=float), []
    for i in range(len(x)):
        moved[i] += 1e-4
        above = f(moved)
        moved[i] -= 2e-4
        slopes.append((above - f(moved)) / 2e-4)
    return np.array(slopes)


def wrong_forward(f, x):
    """Forward differences with a step of 1e-4."""
    here = f(np.array(x, dtype=float))
    return np.array([(f(_moved(x, i, 1e-4)) - here) / 1e-4 for i in range(len(x))])


def wrong_tiny_step(f, x):
    """A step of 1e-11, which drowns in round-off."""
    h = 1e-11
    return np.array(
        [(f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h) for i in range(len(x))]
    )


def wrong_divided_by_h(f, x):
    """The central difference over h."""
    return 2 * gradient(f, x)


def wrong_divided_by_2h(f, x):
    """Two points h apart, divided by 2h."""
    return gradient(f, x) / 2


def wrong_not_divided(f, x):
    """The changes of f alone."""
    return np.array(
        [f(_moved(x, i, 1e-5)) - f(_moved(x, i, -1e-5)) for i in range(len(x))]
    )


def wrong_sign(f, x):
    """With a minus."""
    return -gradient(f, x)


def wrong_sum(f, x):
    """The sum of the slopes."""
    return gradient(f, x).sum()


def wrong_first_everywhere(f, x):
    """The slope by the first entry in each place."""
    return np.full(len(x), gradient(f, x)[0])


def wrong_last_left_out(f, x):
    """The loop ends one entry too early."""
    slopes = gradient(f, x)
    slopes[-1] = 0.0
    return slopes


def wrong_reversed(f, x):
    """The entries in reverse order."""
    return gradient(f, x)[::-1]


def wrong_integer_copy(f, x):
    """Copies x as it is, so that integers cut the step off."""
    slopes = np.zeros(x.size)
    for i in range(x.size):
        above, below = x.copy(), x.copy()
        above[i] = above[i] + 1e-5
        below[i] = below[i] - 1e-5
        slopes[i] = (f(above) - f(below)) / 2e-5
    return slopes


def wrong_relative_step(f, x):
    """A step of 1e-5 times the entry, which is 0 at 0."""
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        h = 1e-5 * np.abs(np.float64(x[i]))
        slopes[i] = (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h)
    return slopes


def wrong_own_array(f, x):
    """Moves the caller's array and leaves the last step in it."""
    slopes = np.zeros(x.size)
    for i in range(x.size):
        x[i] += 1e-5
        above = f(x)
        x[i] -= 2e-5
        slopes[i] = (above - f(x)) / 2e-5
    return slopes


def wrong_column(f, x):
    """A column of shape (n, 1)."""
    return gradient(f, x).reshape(-1, 1)


def wrong_without_return(f, x):
    """Measures and forgets to return."""
    gradient(f, x)
