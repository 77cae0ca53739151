"""Answers to `normalise_jacobian`: (I - u uᵀ)/‖x‖ with u = x/‖x‖."""

import numpy as np


def _length(x):
    length = np.linalg.norm(x)
    if length == 0:
        raise ValueError("x = 0 has no direction")
    return length


def right_projection(x):
    """The projection I - u uᵀ, divided by the length."""
    length = _length(x)
    u = x / length
    return (np.eye(len(x)) - np.outer(u, u)) / length


def right_entry_by_entry(x):
    """Entry by entry, by the quotient rule."""
    r, n = _length(x), len(x)
    J = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            top = (r if i == j else 0.0) - x[i] * x[j] / r
            J[i, j] = top / r**2
    return J


def right_product_rule(x):
    """x times 1/‖x‖ by the product rule: I/r + x times the gradient of 1/r."""
    r = _length(x)
    return np.identity(x.size) / r + x[:, None] * (-x / r**3)[None, :]


def right_by_columns(x):
    """Each unit vector without its part along u, divided by the length."""
    r = _length(x)
    u = x / r
    return np.stack([(e - (u @ e) * u) / r for e in np.eye(x.size)], axis=1)


def wrong_length_frozen(x):
    """I/‖x‖: the length taken for a constant."""
    return np.eye(len(x)) / _length(x)


def wrong_without_division(x):
    """The projection alone, not divided by the length."""
    u = x / _length(x)
    return np.eye(len(x)) - np.outer(u, u)


def wrong_x_for_u(x):
    """(I - x xᵀ)/‖x‖, with x in place of the direction."""
    return (np.eye(len(x)) - np.outer(x, x)) / _length(x)


def wrong_sign(x):
    """(I + u uᵀ)/‖x‖."""
    r = _length(x)
    return (np.eye(len(x)) + np.outer(x / r, x / r)) / r


def wrong_length_squared(x):
    """Divided by ‖x‖² instead of ‖x‖."""
    r = _length(x)
    return (np.eye(len(x)) - np.outer(x / r, x / r)) / r**2


def wrong_outer_alone(x):
    """u uᵀ/‖x‖, the part that should be removed."""
    r = _length(x)
    return np.outer(x / r, x / r) / r


def wrong_diagonal_only(x):
    """As if output i saw input i alone."""
    return np.diag(np.diag(right_projection(x)))


def wrong_square_differentiated(x):
    """The slope 2x of the squared length in place of that of the length."""
    r = _length(x)
    return np.eye(len(x)) / r - np.outer(x, 2 * x) / r**2


def wrong_gradient_of_length(x):
    """The gradient of ‖x‖."""
    return x / _length(x)


def wrong_slopes_only(x):
    """The diagonal as a vector."""
    return np.diag(right_projection(x)).copy()


def wrong_two_rows_across(x):
    """In two dimensions the inverse projection: diagonal entries swapped."""
    J = right_projection(x)
    return J[::-1, ::-1]


def wrong_zero_is_nan(x):
    """Divides by 0 without asking."""
    r = np.linalg.norm(x)
    return (np.eye(len(x)) - np.outer(x / r, x / r)) / r


def wrong_zero_is_zero(x):
    """Returns zeros at x = 0."""
    if not x.any():
        return np.zeros((len(x), len(x)))
    return right_projection(x)


def wrong_zero_is_identity(x):
    """Returns the identity at x = 0."""
    if not x.any():
        return np.eye(len(x))
    return right_projection(x)


def wrong_short_refused(x):
    """Takes every length below 1e-8 for 0."""
    if np.linalg.norm(x) < 1e-8:
        raise ValueError("x is too short")
    return right_projection(x)


def wrong_small_number_added(x):
    """1e-10 added to the length, as layers do against division by 0."""
    r = _length(x) + 1e-10
    return (np.eye(len(x)) - np.outer(x / r, x / r)) / r


def wrong_tiny_number_added(x):
    """1e-12 added to the length."""
    r = _length(x) + 1e-12
    return (np.eye(len(x)) - np.outer(x / r, x / r)) / r


def wrong_squeezed(x):
    """Squeezes the axes away for n = 1."""
    return np.squeeze(right_projection(x))


def wrong_in_place(x):
    """Normalises the caller's array."""
    r = _length(x)
    x /= r
    return (np.eye(len(x)) - np.outer(x, x)) / r


def wrong_arithmetic_error(x):
    """Refuses x = 0 with ZeroDivisionError."""
    if not x.any():
        raise ZeroDivisionError("length 0")
    return right_projection(x)


def wrong_sum_norm(x):
    """The length as the sum of the sizes of the entries."""
    r = np.abs(x).sum()
    if r == 0:
        raise ValueError("x = 0")
    return (np.eye(len(x)) - np.outer(x / r, x / r)) / r


def wrong_without_return(x):
    """Computes the matrix and forgets to return it."""
    right_projection(x)
