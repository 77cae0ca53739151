"""Answers to `same_shape`: strict, without broadcasting."""

import numpy as np


def right_np_shape(gradient, x):
    """np.shape of both, compared as tuples."""
    return np.shape(gradient) == np.shape(x)


def right_asarray(gradient, x):
    """Both made arrays first; axes counted, then lengths compared."""
    gradient, x = np.asarray(gradient), np.asarray(x)
    if gradient.ndim != x.ndim:
        return False
    return all(a == b for a, b in zip(gradient.shape, x.shape, strict=True))


def right_recursive(gradient, x):
    """Without shapes: descends into both, row by row."""
    if np.ndim(gradient) == 0 or np.ndim(x) == 0:
        return np.ndim(gradient) == np.ndim(x)
    if len(gradient) != len(x):
        return False
    return all(right_recursive(g, v) for g, v in zip(gradient, x, strict=True))


def right_numpy_bool(gradient, x):
    """NumPy compares the two shapes, and returns its own kind of truth value."""
    return np.bool_(np.array_equal(np.shape(gradient), np.shape(x)))


def right_zeros(gradient, x):
    """array_equal, which does not broadcast, on arrays of zeros."""
    return np.array_equal(np.zeros(np.shape(gradient)), np.zeros(np.shape(x)))


def wrong_broadcasts(gradient, x):
    """True whenever NumPy can subtract the two."""
    try:
        np.subtract(gradient, x)
    except ValueError:
        return False
    return True


def wrong_allclose(gradient, x):
    """np.allclose on zeros of the two shapes."""
    try:
        return np.allclose(np.zeros(np.shape(gradient)), np.zeros(np.shape(x)))
    except ValueError:
        return False


def wrong_update_keeps_x(gradient, x):
    """True if x minus the gradient still has the shape of x."""
    try:
        return np.shape(np.subtract(x, gradient)) == np.shape(x)
    except ValueError:
        return False


def wrong_number_of_entries(gradient, x):
    """Compares the numbers of entries."""
    return np.size(gradient) == np.size(x)


def wrong_number_of_axes(gradient, x):
    """Compares the numbers of axes."""
    return np.ndim(gradient) == np.ndim(x)


def wrong_length(gradient, x):
    """Compares len, the first length only."""
    return len(gradient) == len(x)


def wrong_last_length(gradient, x):
    """Compares the last lengths only."""
    return np.shape(gradient)[-1:] == np.shape(x)[-1:]


def wrong_squeezed(gradient, x):
    """Squeezes both before it compares."""
    return np.squeeze(gradient).shape == np.squeeze(x).shape


def wrong_sorted(gradient, x):
    """Compares the sorted lengths: transposes pass."""
    return sorted(np.shape(gradient)) == sorted(np.shape(x))


def wrong_zip(gradient, x):
    """Pairs the lengths with zip, which stops at the shorter shape."""
    pairs = zip(np.shape(gradient), np.shape(x), strict=False)
    return all(a == b for a, b in pairs)


def wrong_values(gradient, x):
    """np.array_equal, which compares the values too."""
    return np.array_equal(gradient, x)


def wrong_attribute(gradient, x):
    """Uses .shape, which numbers and lists do not have."""
    return gradient.shape == x.shape


def wrong_arrays_only(gradient, x):
    """False unless both are NumPy arrays."""
    arrays = isinstance(gradient, np.ndarray) and isinstance(x, np.ndarray)
    return arrays and gradient.shape == x.shape


def wrong_same_type(gradient, x):
    """Asks for the same type as well as the same shape."""
    return type(gradient) is type(x) and np.shape(gradient) == np.shape(x)


def wrong_outer_list(gradient, x):
    """Counts only the outer level of a list."""
    sizes = [(len(a),) if isinstance(a, list) else np.shape(a) for a in (gradient, x)]
    return sizes[0] == sizes[1]


def wrong_number_as_vector(gradient, x):
    """np.atleast_1d makes a number a vector of one entry."""
    return np.atleast_1d(gradient).shape == np.atleast_1d(x).shape


def wrong_returns_shape(gradient, x):
    """Returns the shape, where it is the same, and False elsewhere."""
    return np.shape(x) if np.shape(gradient) == np.shape(x) else False


def wrong_one_and_zero(gradient, x):
    """Returns 1 and 0 for True and False."""
    return 1 if np.shape(gradient) == np.shape(x) else 0


def wrong_asserts(gradient, x):
    """Asserts instead of returning False."""
    assert np.shape(gradient) == np.shape(x)
    return True


def wrong_elementwise(gradient, x):
    """Compares the lengths one by one, and returns them all."""
    return [a == b for a, b in zip(np.shape(gradient), np.shape(x), strict=False)]


def wrong_without_return(gradient, x):
    """Compares and forgets to return."""
    np.shape(gradient) == np.shape(x)  # noqa: B015
