"""Answers to `linear_layer_shapes`: y = W x + b by x, W and b."""

import numpy as np

from course_lib import jacobian


def right_written_out(m, n):
    """The three shapes written out."""
    return (m, n), (m, m, n), (m, m)


def right_by_the_rule(m, n):
    """Output axes plus input axes for each of x, W and b."""
    y, x, W, b = (m,), (n,), (m, n), (m,)
    return tuple(y + wrt for wrt in (x, W, b))


def right_list_of_lists(m, n):
    """The shapes as lists."""
    return [[m, n], [m, m, n], [m, m]]


def right_without_memory(m, n):
    """The shapes of arrays that hold one number, broadcast to their size."""
    shapes = []
    for axes in ("mn", "mmn", "mm"):
        lengths = [{"m": m, "n": n}[letter] for letter in axes]
        shapes.append(np.broadcast_to(np.int8(0), lengths).shape)
    return shapes


def wrong_gradient_shape_for_W(m, n):
    """By W, the shape of W itself: the output axis is missing."""
    return (m, n), (m, n), (m, m)


def wrong_output_axis_last(m, n):
    """By W, the output axis behind the axes of W."""
    return (m, n), (m, n, m), (m, m)


def wrong_W_flattened(m, n):
    """By W, the entries of W along one axis."""
    return (m, n), (m, m * n), (m, m)


def wrong_x_transposed(m, n):
    """By x, the input axis first."""
    return (n, m), (m, m, n), (m, m)


def wrong_inputs_first(m, n):
    """Input axes first in all three."""
    return (n, m), (m, n, m), (m, m)


def wrong_diagonal_only(m, n):
    """By b, the diagonal of the identity instead of the matrix."""
    return (m, n), (m, m, n), (m,)


def wrong_column_for_b(m, n):
    """By b, a column of ones."""
    return (m, n), (m, m, n), (m, 1)


def wrong_b_like_x(m, n):
    """By b, as if b had n entries."""
    return (m, n), (m, m, n), (m, n)


def wrong_identity_of_n(m, n):
    """By b, an identity with n rows."""
    return (m, n), (m, m, n), (n, n)


def wrong_shapes_of_arguments(m, n):
    """The shapes of x, W and b, not of the Jacobians."""
    return (n,), (m, n), (m,)


def wrong_weights_stored_in_out(m, n):
    """W taken as (in, out): m and n exchanged."""
    return (n, m), (n, n, m), (n, n)


def wrong_order_W_x_b(m, n):
    """The shapes in the order W, x, b."""
    return (m, m, n), (m, n), (m, m)


def wrong_order_W_b_x(m, n):
    """The shapes in the order W, b, x."""
    return (m, m, n), (m, m), (m, n)


def wrong_squeezed(m, n):
    """Axes of length one squeezed away."""
    shapes = (m, n), (m, m, n), (m, m)
    return tuple(tuple(k for k in shape if k != 1) for shape in shapes)


def wrong_one_output_is_a_number(m, n):
    """A layer with one output treated as a scalar function."""
    return ((n,), (m, n), (m,)) if m == 1 else ((m, n), (m, m, n), (m, m))


def wrong_builds_them(m, n):
    """Builds each Jacobian to ask for its shape."""
    by_W = np.zeros((m, m, n))
    return np.zeros((m, n)).shape, by_W.shape, np.zeros((m, m)).shape


def wrong_measured_for_b_by_x(m, n):
    """Measured, with the derivative by x in the place of b."""
    if m * n > 1000:
        return (m, n), (m, m, n), (m, n)
    W, x = np.ones((m, n)), np.ones(n)
    by_x = jacobian(lambda x: W @ x, x).shape
    return by_x, jacobian(lambda W: W @ x, W).shape, by_x


def wrong_without_return(m, n):
    """Puts the shapes in a variable and forgets to return it."""
    shapes = (m, n), (m, m, n), (m, m)  # noqa: F841
