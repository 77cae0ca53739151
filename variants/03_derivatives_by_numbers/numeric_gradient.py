"""Answers to `numeric_gradient`: the published helper, repaired for whole numbers."""

import numpy as np

H = 6e-6


def _loop(f, x, gradient, h=H):
    """The helper's loop, on an array x that it moves, into a given gradient."""
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + h
        above = f(x)
        x[at] = kept - h
        below = f(x)
        x[at] = kept
        gradient[at] = (above - below) / (2 * h)
    return gradient


def right_float_copy(f, x):
    """A float64 copy at the start."""
    x = np.array(x, dtype=np.float64)
    return _loop(f, x, np.zeros_like(x))


def right_shifted_copies(f, x):
    """A fresh copy for each call of f."""
    x = np.asarray(x).astype(float)
    slopes = []
    for at in np.ndindex(x.shape):
        right, left = x.copy(), x.copy()
        right[at] += H
        left[at] -= H
        slopes.append((f(right) - f(left)) / (right[at] - left[at]))
    return np.reshape(slopes, x.shape)


def right_basis(f, x):
    """Adds and subtracts steps along the unit arrays."""
    x = np.asarray(x, dtype=np.float64) + 0.0
    units = np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(f(x + H * e) - f(x - H * e)) / (2 * H) for e in units]
    return np.array(slopes).reshape(x.shape)


def right_richardson(f, x):
    """Fourth order from two steps, on a float copy."""
    x = np.array(x, dtype=float)
    whole = _loop(f, x.copy(), np.zeros(x.shape), 2e-3)
    half = _loop(f, x.copy(), np.zeros(x.shape), 1e-3)
    return (4 * half - whole) / 3


def wrong_as_published(f, x):
    """The published helper."""
    return _loop(f, x, np.zeros_like(x), 1e-5)


def wrong_as_in_the_book(f, x):
    """The same with the step 1e-4 of the book."""
    return _loop(f, x, np.zeros_like(x), 1e-4)


def wrong_integer_copy(f, x):
    """Works on a copy, which still holds integers."""
    x = np.array(x)
    return _loop(f, x, np.zeros_like(x))


def wrong_float_gradient_only(f, x):
    """A gradient of floats; x still holds integers."""
    x = np.array(x)
    return _loop(f, x, np.zeros(x.shape))


def wrong_float_x_only(f, x):
    """x as floats; the gradient still holds integers."""
    return _loop(f, np.array(x, dtype=float), np.zeros_like(x))


def wrong_step_one(f, x):
    """A step of 1, which integers can hold."""
    x = np.array(x)
    return _loop(f, x, np.zeros(x.shape), 1)


def wrong_rounded(f, x):
    """Rounds the slopes to whole numbers."""
    return np.round(right_float_copy(f, x))


def wrong_float32(f, x):
    """A copy in float32, too coarse for the step."""
    x = np.array(x, dtype=np.float32)
    return _loop(f, x, np.zeros(x.shape))


def wrong_kind_kept(f, x):
    """Turns integers into float64 and leaves float32 alone."""
    x = np.array(x)
    if x.dtype.kind in "iu":
        x = x.astype(float)
    return _loop(f, x, np.zeros(x.shape))


def wrong_int_check(f, x):
    """Repairs arrays of the default integer only, not int8."""
    x = np.array(x)
    if x.dtype == int or x.dtype.kind == "f":
        x = x.astype(np.float64)
    return _loop(f, x, np.zeros(x.shape))


def wrong_in_place(f, x):
    """No copy where x holds floats already."""
    x = np.asarray(x, dtype=float)
    return _loop(f, np.add(x, H, out=x) - H, np.zeros(x.shape))


def wrong_one_axis(f, x):
    """Loops over the first axis only."""
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for k in range(len(x)):
        kept = x[k].copy()
        x[k] = kept + H
        above = f(x)
        x[k] = kept - H
        below = f(x)
        x[k] = kept
        gradient[k] = (above - below) / (2 * H)
    return gradient


def wrong_flattened(f, x):
    """Returns the gradient in one row."""
    return right_float_copy(f, x).ravel()


def wrong_flat_for_f(f, x):
    """Hands f a flat array."""
    shape, x = np.shape(x), np.array(x, dtype=float).ravel()
    return _loop(f, x, np.zeros(x.shape)).reshape(shape)


def wrong_no_lists(f, x):
    """Uses methods that lists do not have."""
    return right_float_copy(f, x.astype(float))


def wrong_list_for_f(f, x):
    """Hands f lists in place of arrays."""
    x = np.array(x, dtype=float)
    return right_float_copy(lambda t: f(t.tolist()), x)


def wrong_forward(f, x):
    """A forward difference, with the step of a central one."""
    x = np.array(x, dtype=float)
    gradient, here = np.zeros(x.shape), f(x)
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + H
        gradient[at] = (f(x) - here) / H
        x[at] = kept
    return gradient


def wrong_not_restored(f, x):
    """Does not write the kept value back."""
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for at in np.ndindex(x.shape):
        x[at] += 1e-3
        above = f(x)
        x[at] -= 2e-3
        gradient[at] = (above - f(x)) / 2e-3
    return gradient


def wrong_over_h(f, x):
    """Divides by h."""
    return 2 * right_float_copy(f, x)


def wrong_no_return(f, x):
    """Forgets the return."""
    right_float_copy(f, x)
