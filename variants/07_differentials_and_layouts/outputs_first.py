"""Answers to `outputs_first`: a derivative in denominator layout, translated."""

import numpy as np


def sizes(output, input):
    """Rows and columns that denominator layout prints, None where it has no custom."""
    if len(input) == 2 and output == ():
        return input
    if len(output) > 1 or len(input) > 1:
        return None
    return (*input, 1)[0], (*output, 1)[0]


def right_by_cases(printed, output, input):
    """A gradient by a matrix stays; all others are transposed and reshaped."""
    if printed.shape != sizes(output, input):
        raise ValueError(f"{printed.shape} is not printed for {output} by {input}")
    if len(input) == 2:
        return printed.copy()
    return printed.T.reshape(output + input)


def right_by_axes(printed, output, input):
    """Moves the axis of the output to the front, then drops the axes of paper."""
    if printed.shape != sizes(output, input):
        raise ValueError("not a derivative of this kind")
    if len(input) == 2:
        return np.array(printed)
    moved = np.moveaxis(printed, 1, 0)
    if output == ():
        moved = moved[0]
    if input == ():
        moved = moved[..., 0]
    return moved


def right_entry_by_entry(printed, output, input):
    """Fills the array of the course from the entries."""
    if printed.shape != sizes(output, input):
        raise ValueError("shapes do not fit")
    J = np.empty(output + input)
    for place in np.ndindex(J.shape):
        i, j = place[: len(output)], place[len(output) :]
        J[place] = printed[j] if len(j) == 2 else printed[(*j, 0)[0], (*i, 0)[0]]
    return J


def wrong_transposed_only(printed, output, input):
    """Transposes everything and keeps two axes."""
    if printed.shape != sizes(output, input):
        raise ValueError
    return printed.T


def wrong_unchanged(printed, output, input):
    """Returns the array as printed."""
    if printed.shape != sizes(output, input):
        raise ValueError
    return printed


def wrong_reshaped(printed, output, input):
    """reshape where a transpose is needed: right shape, wrong places."""
    if printed.shape != sizes(output, input):
        raise ValueError
    return printed.reshape(output + input)


def wrong_squeezed(printed, output, input):
    """Transposes and squeezes: also axes that belong to the shapes are lost."""
    if printed.shape != sizes(output, input):
        raise ValueError
    return np.squeeze(printed if len(input) == 2 else printed.T)


def wrong_matrix_transposed(printed, output, input):
    """Transposes the gradient by a matrix too."""
    if printed.shape != sizes(output, input):
        raise ValueError
    if len(input) == 2:
        return printed.T
    return printed.T.reshape(output + input)


def wrong_input_first(printed, output, input):
    """Leaves the input axis first, without the axes of paper."""
    if printed.shape != sizes(output, input):
        raise ValueError
    return printed.reshape(input + output)


def wrong_flipped(printed, output, input):
    """Reads the rows backwards."""
    if printed.shape != sizes(output, input):
        raise ValueError
    if len(input) == 2:
        return printed[::-1]
    return printed[::-1].T.reshape(output + input)


def wrong_no_refusal(printed, output, input):
    """Does not look whether the shape fits."""
    if len(input) == 2:
        return printed
    return printed.T.reshape(output + input)


def wrong_accepts_numerator(printed, output, input):
    """Takes numerator layout for it as well."""
    if printed.shape == tuple(reversed(sizes(output, input) or ())):
        return printed.reshape(output + input)
    return right_by_cases(printed, output, input)


def wrong_none_for_refusal(printed, output, input):
    """Returns None where it should refuse."""
    try:
        return right_by_cases(printed, output, input)
    except ValueError:
        return None


def wrong_shape_returned(printed, output, input):
    """Returns the shape, not the array."""
    return right_by_cases(printed, output, input).shape


def wrong_without_return(printed, output, input):
    """Forgets to return."""
    right_by_cases(printed, output, input)
