"""Answers to `product_shape`: the shape of left @ right, or None."""

import numpy as np


def right_slices(left, right):
    """The axes that meet are compared and cut off."""
    return left[:-1] + right[1:] if left[-1] == right[0] else None


def right_cases(left, right):
    """Four cases, one for each pair of 1-D and 2-D."""
    if len(left) == 1 and len(right) == 1:
        return () if left == right else None
    if len(left) == 1:
        return (right[1],) if left[0] == right[0] else None
    if len(right) == 1:
        return (left[0],) if left[1] == right[0] else None
    return (left[0], right[1]) if left[1] == right[0] else None


def right_asks_numpy(left, right):
    """Lets NumPy multiply arrays of ones, and catches its refusal."""
    try:
        return (np.ones(left) @ np.ones(right)).shape
    except ValueError:
        return None


def right_tensordot(left, right):
    """One contraction of two arrays by tensordot."""
    try:
        return np.tensordot(np.zeros(left), np.zeros(right), axes=1).shape
    except ValueError:
        return None


def right_promote_and_strip(left, right):
    """As NumPy does it: vectors become a row or a column, and lose it afterwards."""
    rows, inner = left if len(left) == 2 else (None, left[0])
    meets, columns = right if len(right) == 2 else (right[0], None)
    if inner != meets:
        return None
    return tuple(length for length in (rows, columns) if length is not None)


def wrong_outer(left, right):
    """All axes kept, as in the outer product."""
    return left + right


def wrong_elementwise(left, right):
    """The shape of left * right, by broadcasting."""
    try:
        return np.broadcast_shapes(left, right)
    except ValueError:
        return None


def wrong_no_check(left, right):
    """Lengths that meet are not compared."""
    return left[:-1] + right[1:]


def wrong_stretches_one(left, right):
    """Length one is stretched, as in broadcasting."""
    if left[-1] == right[0] or 1 in (left[-1], right[0]):
        return left[:-1] + right[1:]
    return None


def wrong_numpy_einsum(left, right):
    """Lets np.einsum multiply, which stretches length one."""
    a, b = "ij"[-len(left) :], "jk"[: len(right)]
    try:
        product = np.einsum(f"{a},{b}", np.ones(left), np.ones(right))
    except ValueError:
        return None
    return product.shape


def wrong_row_kept(left, right):
    """A vector on the left becomes a row, and stays one."""
    left = left if len(left) == 2 else (1, left[0])
    return left[:-1] + right[1:] if left[-1] == right[0] else None


def wrong_column_kept(left, right):
    """A vector on the right becomes a column, and stays one."""
    right = right if len(right) == 2 else (right[0], 1)
    return left[:-1] + right[1:] if left[-1] == right[0] else None


def wrong_vectors_are_columns(left, right):
    """Each vector is a column, so only J @ v exists."""
    left = left if len(left) == 2 else (left[0], 1)
    right = right if len(right) == 2 else (right[0], 1)
    return (left[0], right[1]) if left[1] == right[0] else None


def wrong_first_axes_compared(left, right):
    """The first lengths compared, as in left.T @ right."""
    return left[1:] + right[1:] if left[0] == right[0] else None


def wrong_last_axes_compared(left, right):
    """The last lengths compared, as in left @ right.T."""
    return left[:-1] + right[:-1] if left[-1] == right[-1] else None


def wrong_exchanged(left, right):
    """The factors exchanged: right @ left."""
    return right[:-1] + left[1:] if right[-1] == left[0] else None


def wrong_transposed(left, right):
    """The remaining axes, right before left."""
    return right[1:] + left[:-1] if left[-1] == right[0] else None


def wrong_axes_that_meet(left, right):
    """The axes that meet are returned, the others dropped."""
    return (left[-1], right[0]) if left[-1] == right[0] else None


def wrong_matrices_only(left, right):
    """Only matrices are multiplied; a vector has no product."""
    if len(left) == len(right) == 2 and left[1] == right[0]:
        return left[0], right[1]
    return None


def wrong_dot_is_one(left, right):
    """Vector @ vector gets the shape (1,)."""
    shape = right_slices(left, right)
    return (1,) if shape == () else shape


def wrong_dot_is_falsy(left, right):
    """The shape () counts as false, and becomes None."""
    return right_slices(left, right) or None


def wrong_squeezed(left, right):
    """Axes of length one that remain are squeezed away."""
    shape = right_slices(left, right)
    return shape and tuple(length for length in shape if length != 1)


def wrong_raises(left, right):
    """Raises NumPy's ValueError where None is asked."""
    return (np.ones(left) @ np.ones(right)).shape


def wrong_false(left, right):
    """Returns False where None is asked."""
    shape = right_slices(left, right)
    return False if shape is None else shape


def wrong_without_return(left, right):
    """Finds the shape and forgets to return it."""
    right_slices(left, right)
