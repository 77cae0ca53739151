"""Answers to `grad_shape`: the shape of .grad after loss.backward()."""

import math

import numpy as np


def right_product(parameter_shape, loss_shape):
    """Counts the entries of the loss by math.prod."""
    if math.prod(loss_shape) != 1:
        raise ValueError("grad can be created for one number only")
    return parameter_shape


def right_all_ones(parameter_shape, loss_shape):
    """One entry means that every length is one."""
    if all(length == 1 for length in loss_shape):
        return tuple(parameter_shape)
    raise ValueError(loss_shape)


def right_numpy(parameter_shape, loss_shape):
    """Lets NumPy turn the loss into one number, which it refuses for others."""
    np.zeros(loss_shape).item()
    return np.zeros(parameter_shape).shape


def right_set(parameter_shape, loss_shape):
    """The set of lengths must hold nothing but 1; returns a list."""
    if set(loss_shape) - {1}:
        raise ValueError("not a single number")
    return list(parameter_shape)


def wrong_numerator_layout(parameter_shape, loss_shape):
    """Numerator layout: the transpose."""
    return right_product(parameter_shape, loss_shape)[::-1]


def wrong_jacobian(parameter_shape, loss_shape):
    """The Jacobian: axes of the loss, then of the parameter."""
    return loss_shape + right_product(parameter_shape, loss_shape)


def wrong_parameter_then_loss(parameter_shape, loss_shape):
    """Axes of the parameter, then of the loss."""
    return right_product(parameter_shape, loss_shape) + loss_shape


def wrong_loss_shape(parameter_shape, loss_shape):
    """The shape of the loss."""
    right_product(parameter_shape, loss_shape)
    return loss_shape


def wrong_flattened(parameter_shape, loss_shape):
    """The gradient as one long vector."""
    return (math.prod(right_product(parameter_shape, loss_shape)),)


def wrong_row(parameter_shape, loss_shape):
    """An axis of length one in front, for the loss."""
    return (1, *right_product(parameter_shape, loss_shape))


def wrong_column(parameter_shape, loss_shape):
    """An axis of length one at the end."""
    return (*right_product(parameter_shape, loss_shape), 1)


def wrong_squeezed(parameter_shape, loss_shape):
    """Axes of length one squeezed away."""
    shape = right_product(parameter_shape, loss_shape)
    return tuple(length for length in shape if length != 1)


def wrong_scalar_is_one(parameter_shape, loss_shape):
    """A parameter that is a number gets the shape (1,)."""
    return right_product(parameter_shape, loss_shape) or (1,)


def wrong_second_derivative(parameter_shape, loss_shape):
    """The shape of a second derivative."""
    return 2 * right_product(parameter_shape, loss_shape)


def wrong_nothing_refused(parameter_shape, loss_shape):
    """Every loss is accepted."""
    return parameter_shape


def wrong_only_no_axes(parameter_shape, loss_shape):
    """Refuses a loss of shape (1,), which PyTorch accepts."""
    if loss_shape != ():
        raise ValueError("the loss must be a number")
    return parameter_shape


def wrong_counts_axes(parameter_shape, loss_shape):
    """Counts the axes of the loss, not its entries."""
    if len(loss_shape) > 1:
        raise ValueError("the loss has several axes")
    return parameter_shape


def wrong_adds_lengths(parameter_shape, loss_shape):
    """Adds the lengths of the loss: (1, 1) is refused."""
    if sum(loss_shape) > 1:
        raise ValueError("too many entries")
    return parameter_shape


def wrong_empty_loss(parameter_shape, loss_shape):
    """Refuses more than one entry, and lets an empty loss pass."""
    if math.prod(loss_shape) > 1:
        raise ValueError("too many entries")
    return parameter_shape


def wrong_first_length(parameter_shape, loss_shape):
    """Looks at the first length of the loss only."""
    if loss_shape and loss_shape[0] != 1:
        raise ValueError("a loss for each example")
    return parameter_shape


def wrong_runtime_error(parameter_shape, loss_shape):
    """Raises PyTorch's RuntimeError where a ValueError is asked."""
    if math.prod(loss_shape) != 1:
        raise RuntimeError("grad can be implicitly created only for scalar outputs")
    return parameter_shape


def wrong_none(parameter_shape, loss_shape):
    """Returns None where a ValueError is asked."""
    return parameter_shape if math.prod(loss_shape) == 1 else None


def wrong_sums_the_loss(parameter_shape, loss_shape):
    """One gradient for each entry of the loss, in a batch."""
    return (
        parameter_shape if math.prod(loss_shape) == 1 else loss_shape + parameter_shape
    )


def wrong_without_return(parameter_shape, loss_shape):
    """Checks the loss and forgets to return."""
    right_product(parameter_shape, loss_shape)
