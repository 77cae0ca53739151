"""Answers to `generalized_jacobian`: entry by entry, for any numbers of axes."""

import itertools

import numpy as np


def right_entries(rate, output, input):
    """All pairs of addresses."""
    J = np.empty((*output, *input))
    for i in np.ndindex(*output):
        for j in np.ndindex(*input):
            J[i + j] = rate(i, j)
    return J


def right_flat(rate, output, input):
    """A flat list, given its axes at the end."""
    i = itertools.product(*map(range, output))
    pairs = itertools.product(i, list(itertools.product(*map(range, input))))
    return np.array([rate(*pair) for pair in pairs], float).reshape((*output, *input))


def right_recursive(rate, output, input):
    """The repaired recursion: first all axes of the output, then those of the input."""

    def below(i, j):
        if len(i) < len(output):
            return [below((*i, a), j) for a in range(output[len(i)])]
        if len(j) < len(input):
            return [below(i, (*j, a)) for a in range(input[len(j)])]
        return rate(i, j)

    return np.array(below((), ()), dtype=float)


def right_index_array(rate, output, input):
    """One address of the whole array, cut in two."""
    output, input = tuple(output), tuple(input)
    J = np.zeros(output + input)
    for at in np.ndindex(J.shape):
        J[at] = rate(at[: len(output)], at[len(output) :])
    return J


def wrong_interleaved(rate, output, input):
    """The printed recursion to the letter: axes i₁, j₁, i₂, j₂."""
    if len(output) != len(input):
        raise ValueError("one of the two has run out of axes")
    p = len(output)
    order = np.arange(2 * p).reshape(2, p).T.reshape(-1)
    return right_entries(rate, output, input).transpose(order)


def wrong_stuck(rate, output, input):
    """Refuses different numbers of axes."""
    if len(output) != len(input):
        raise ValueError("one of the two has run out of axes")
    return right_entries(rate, output, input)


def wrong_input_first(rate, output, input):
    """Input axes first."""
    J = right_entries(rate, output, input)
    p = len(output)
    return J.transpose([*range(p, J.ndim), *range(p)])


def wrong_arguments_exchanged(rate, output, input):
    """Calls the rate with the input first."""
    J = np.empty((*output, *input))
    for i in np.ndindex(*output):
        for j in np.ndindex(*input):
            J[i + j] = rate(j, i)
    return J


def wrong_flat(rate, output, input):
    """The flat matrix."""
    J = right_entries(rate, output, input)
    return J.reshape(int(np.prod(output)), int(np.prod(input)))


def wrong_from_one(rate, output, input):
    """Counts the addresses from 1."""
    J = np.empty((*output, *input))
    for i in np.ndindex(*output):
        for j in np.ndindex(*input):
            J[i + j] = rate(tuple(a + 1 for a in i), tuple(b + 1 for b in j))
    return J


def wrong_reversed(rate, output, input):
    """Addresses read from the end."""
    J = np.empty((*output, *input))
    for i in np.ndindex(*output):
        for j in np.ndindex(*input):
            J[i + j] = rate(i[::-1], j[::-1])
    return J


def wrong_numbers_for_lists(rate, output, input):
    """Hands over running numbers in place of addresses."""
    J = np.empty((*output, *input))
    for p, i in enumerate(np.ndindex(*output)):
        for q, j in enumerate(np.ndindex(*input)):
            J[i + j] = rate(p, q)
    return J


def wrong_transposed(rate, output, input):
    """All axes in reverse order."""
    return right_entries(rate, output, input).T


def wrong_column_order(rate, output, input):
    """Fills the array by columns."""
    J = right_entries(rate, output, input)
    return J.reshape(-1).reshape(J.shape, order="F")


def wrong_paired(rate, output, input):
    """Only pairs with equal first indices."""
    J = right_entries(rate, output, input)
    if output and input:
        for a, b in np.ndindex(output[0], input[0]):
            if a != b:
                J[(a, *[slice(None)] * (len(output) - 1), b)] = 0
    return J


def wrong_first_output(rate, output, input):
    """The table of the first output alone."""
    J = np.zeros((*output, *input))
    i = (0,) * len(output)
    for j in np.ndindex(*input):
        J[i + j] = rate(i, j)
    return J


def wrong_summed(rate, output, input):
    """Summed over the outputs: a gradient."""
    return right_entries(rate, output, input).sum(axis=tuple(range(len(output))))


def wrong_without_return(rate, output, input):
    """Computes it and forgets to return it."""
    right_entries(rate, output, input)
