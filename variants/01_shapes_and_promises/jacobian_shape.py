"""Answers to `jacobian_shape`: output axes, then input axes."""

import math

import numpy as np

from course_lib import jacobian


def right_sum_of_tuples(output_shape, input_shape):
    """The two tuples, one behind the other, by +."""
    return output_shape + input_shape


def right_unpacked(output_shape, input_shape):
    """Both tuples unpacked into a list."""
    return [*output_shape, *input_shape]


def right_axis_by_axis(output_shape, input_shape):
    """A loop that appends one axis at a time."""
    axes = []
    for shape in (output_shape, input_shape):
        for length in shape:
            axes.append(length)
    return tuple(axes)


def right_outer_product(output_shape, input_shape):
    """The shape of an outer product: an entry for each pair."""
    return np.multiply.outer(np.zeros(output_shape), np.zeros(input_shape)).shape


def wrong_inputs_first(output_shape, input_shape):
    """Input axes first, as in denominator layout."""
    return input_shape + output_shape


def wrong_flattened(output_shape, input_shape):
    """Outputs and inputs flattened to one axis each."""
    return (math.prod(output_shape), math.prod(input_shape))


def wrong_all_flattened(output_shape, input_shape):
    """All pairs counted, along one axis."""
    return (math.prod(output_shape) * math.prod(input_shape),)


def wrong_pair_of_shapes(output_shape, input_shape):
    """The two shapes as a pair, not one tuple."""
    return (output_shape, input_shape)


def wrong_gradient_shape(output_shape, input_shape):
    """The shape of the input, as if there were one output."""
    return input_shape


def wrong_output_shape(output_shape, input_shape):
    """The shape of the output, as if the map were elementwise."""
    return output_shape


def wrong_squeezed(output_shape, input_shape):
    """Axes of length one squeezed away."""
    return tuple(k for k in output_shape + input_shape if k != 1)


def wrong_scalar_output_as_one(output_shape, input_shape):
    """A number is given an axis of length one."""
    return (output_shape or (1,)) + (input_shape or (1,))


def wrong_always_two_axes(output_shape, input_shape):
    """A single axis is padded: the result has at least two."""
    shape = output_shape + input_shape
    return shape if len(shape) >= 2 else (1, *shape)


def wrong_first_lengths(output_shape, input_shape):
    """Takes the first length of each shape only."""
    return (output_shape[0], input_shape[0])


def wrong_batch_shared(output_shape, input_shape):
    """Outputs and inputs share the first axis if it is equally long."""
    if output_shape[:1] == input_shape[:1]:
        return output_shape + input_shape[1:]
    return output_shape + input_shape


def wrong_matrix_product(output_shape, input_shape):
    """Axes that meet are cancelled as in a matrix product."""
    if output_shape[-1:] == input_shape[:1]:
        return output_shape[:-1] + input_shape[1:]
    return output_shape + input_shape


def wrong_lengths_added(output_shape, input_shape):
    """Lengths added entry by entry."""
    return tuple(a + b for a, b in zip(output_shape, input_shape, strict=False))


def wrong_sorted(output_shape, input_shape):
    """Axes sorted by their length."""
    return tuple(sorted(output_shape + input_shape))


def wrong_measured_on_the_sum(output_shape, input_shape):
    """Measured, but on the sum of all outputs."""
    y = np.ones(output_shape)
    return jacobian(lambda x: (y * x.sum()).sum(), np.ones(input_shape)).shape


def wrong_without_return(output_shape, input_shape):
    """Computes the shape and forgets to return it."""
    output_shape + input_shape


def wrong_printed(output_shape, input_shape):
    """Prints the shape and returns it as a string."""
    return str(output_shape + input_shape)
